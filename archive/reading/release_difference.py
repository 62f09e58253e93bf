"""Two releases side by side: every text that is not the same in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.utils.translation import gettext

from archive.text.ledger import Change, chained, digest, path

from . import ledger
from .change_lines import as_json, lines
from .ledger import ReleaseRecord
from .pages import Alternate, Link
from .release_pages import DifferencePage
from .site import Site
from .wordings import Pair, Wordings

PATH = "/releases"
# Editions that the page lists; the rest is counted, and stands in the JSON.
MOST = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """older, newer: the releases; changes: from the one to the other; wordings: place → what is known of both."""

    older: ReleaseRecord
    newer: ReleaseRecord
    changes: Sequence[Change]
    wordings: dict[str, Pair]

    @property
    def path(self) -> str:
        return f"{PATH}/{self.older.id}..{self.newer.id}"


def difference(
    older: ReleaseRecord, newer: ReleaseRecord, records: Sequence[ReleaseRecord]
) -> Difference | None:
    """What lies between two releases; None where the ledger does not lead from one to the other. Two queries."""
    steps = path({one.id: one.previous for one in records}, older.id, newer.id)
    if not steps:
        return None
    newest_first = [one.id for one in records]
    known = Wordings(steps, newest_first)
    changes = reduce(chained, [known.steps[name] for name in steps])
    standing: dict[str, str] = {}
    # Walked from the oldest step on, so that of several wordings the last one stays.
    for name in steps:
        standing |= {place: after for place, (_, after) in known.of(name).items()}
    wordings = {
        one["place"]: (one["was"], standing[one["place"]])
        for one in changes
        if "was" in one and digest(standing.get(one["place"], "")) == one["after"]
    }
    return Difference(older, newer, changes, wordings)


def difference_page(found: Difference, site: Site) -> DifferencePage:
    """The same as a page. Three queries."""
    changes = ledger.by_edition(found.changes)
    held = ledger.held(changes[:MOST])
    json = f"{found.path}.json"
    return DifferencePage(
        frame=site.frame(
            gettext("Release %(older)s and release %(newer)s")
            % {"older": found.older.id[:12], "newer": found.newer.id[:12]},
            found.path,
            exports=(Alternate(site.base_url + json, type="application/json", title="JSON"),),
            section="releases",
        ),
        older=Link(found.older.id[:12], site.path(f"{PATH}/{found.older.id}")),
        newer=Link(found.newer.id[:12], site.path(f"{PATH}/{found.newer.id}")),
        older_date=found.older.date,
        newer_date=found.newer.date,
        changes=lines(changes[:MOST], held, site, found.wordings),
        more_changes=max(0, len(changes) - MOST),
        json_href=json,
    )


def difference_json(found: Difference, site: Site) -> dict[str, Any]:
    changes = [as_json(one, found.wordings) for one in ledger.by_edition(found.changes)]
    return {
        "release": site.release and site.release.id,
        "url": site.base_url + found.path,
        "older": found.older.id,
        "newer": found.newer.id,
        "changes": changes,
    }
