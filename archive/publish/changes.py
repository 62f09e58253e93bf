"""How the texts of a release differ from those of an earlier one.

Recorded releases form a chain: each is compared with the last one recorded before it, whatever was published and
never recorded in between. So the ledger tells the way from any of its releases to any later one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.models import Edition, Release
from archive.models.published import RELEASE, reading
from archive.text.ledger import Change, chained, digest

from .texts import texts


@dataclass(frozen=True, slots=True)
class Differences:
    """previous: id of the release compared with, "" for none; changes: in order of their places."""

    previous: str
    changes: list[Change]


NOTHING_BEFORE = Differences("", [])


def differences(ledger: Sequence[Release], before: Release | None, alias: str) -> Differences:
    """What the release in `alias` changes, against the last recorded one where the current one tells of it.

    before: the current release, which is compared with itself where nothing was recorded, or where it is not
    known how it came out of the recorded one.
    """
    if before is None:
        return NOTHING_BEFORE
    changed = since_current(alias)
    if ledger and before.previous == ledger[-1].id != before.id:
        return Differences(before.previous, chained(before.changes, changed))
    return Differences(before.id, changed)


def since_current(alias: str) -> list[Change]:
    """What changed in any text since the current release.

    The wording that was replaced is kept beside its digest, so that a reader who cited it can see the difference;
    not that of an edition which is no longer public: its words are withdrawn with it.
    """
    after = {place: digest(text) for place, text in texts(alias)}
    public = set(Edition.objects.using(alias).values_list("document__slug", "tag"))
    found: dict[str, Change] = {}
    with reading():
        for place, text in texts(RELEASE):
            before = digest(text)
            if (now := after.pop(place, "")) != before:
                slug, tag, _ = place.split("/", 2)
                found[place] = change(place, before, now, text if (slug, tag) in public else "")
    found |= {place: change(place, "", now) for place, now in after.items()}
    return [found[place] for place in sorted(found)]


def change(place: str, before: str, after: str, was: str = "") -> Change:
    return {"place": place, "before": before, "after": after} | ({"was": was} if was else {})
