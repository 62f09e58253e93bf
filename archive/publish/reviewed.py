"""Publishing where there are curators: approved drafts become public with the release, and reviews are done with it.

Imported only where curation is installed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from archive.curation.reasons import reasons
from archive.curation.workflow import promote, settle
from archive.models.snapshot import snapshot

from . import Outcome, Prepared, prepared, publish
from .rehearsal import Rehearsal, rehearsal

Verify = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Preview:
    """The next release as it would be now. id: by which it is recognised when it is published."""

    id: str
    is_new: bool
    faults: tuple[str, ...]
    rehearsal: Rehearsal

    @classmethod
    def of(cls, built: Prepared) -> Preview:
        changes = rehearsal(built.alias) if built.is_new else Rehearsal()
        return cls(built.release.id, built.is_new, tuple(built.faults), changes)


def preview(verify: Verify, now: datetime.datetime) -> Preview:
    """What publishing now would do; nothing of it stays."""
    with snapshot("default"):
        promote()
        with prepared(verify, now) as built:
            shown = Preview.of(built)
        transaction.set_rollback(True, using="default")
    return shown


def publish_reviewed(verify: Verify, now: datetime.datetime, note: str = "", expected: str = "") -> Outcome:
    """Publish with the drafts that were approved. Raises NotVerified, NotExpected; then nothing has changed.

    expected: the id of the release that was looked at.
    """
    with snapshot("default"):
        promote()
        outcome = publish(verify, now, note, expected, reasons)
        settle()
    return outcome
