"""What a command says when the archive refuses: what is wrong, where, and the next step; never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db.utils import OperationalError, ProgrammingError

from archive.exchange.ingest import UnexportedEdits
from archive.exchange.writeback import NotOurs
from archive.fixture.fault import FixtureFault
from archive.models.building import AlreadyBuilding
from archive.publish import NotVerified

# Beside 1 for everything else, so that a script can tell curators' work from a broken fixture.
EDITS_IN_THE_WAY = 3
# Files a refusal names before it counts the rest.
MOST_NAMED = 20


@contextmanager
def told(fixtures: Path) -> Iterator[None]:
    """Turn what the archive raises into a CommandError in plain words. fixtures: the folder faults are in."""
    try:
        yield
    except FixtureFault as fault:
        raise CommandError(f"{fixtures}/{fault}\nNothing was written.") from fault
    except UnexportedEdits as fault:
        raise CommandError(
            f"The database holds curators' edits that no fixture file has:\n{listed(fault.paths)}\n"
            "Nothing was imported. With --force they are saved under var/ and overwritten.",
            returncode=EDITS_IN_THE_WAY,
        ) from fault
    except NotOurs as fault:
        raise CommandError(
            f"{fixtures}: {fault.what}:\n{listed(shortened(fault.paths))}\n{fault.step} Nothing was written."
        ) from fault
    except NotVerified as fault:
        what = "The release does not prove itself; the current one stays."
        raise CommandError(f"{what}\n{listed(fault.faults)}") from fault
    except AlreadyBuilding as fault:
        raise CommandError(f"Nothing was published: {fault}.") from fault
    except (OperationalError, ProgrammingError) as fault:
        step = "If the database is new or the code is, run manage.py migrate."
        raise CommandError(f"The database does not answer as it should: {fault}\n{step}") from fault


def shortened(paths: list[str]) -> list[str]:
    """The first of many paths, and how many more there are."""
    more = len(paths) - MOST_NAMED
    return paths if more <= 0 else [*paths[:MOST_NAMED], f"and {more:,} more"]


def listed(lines: list[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)
