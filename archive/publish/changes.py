"""How the texts of a release differ from those of an earlier one.

Recorded releases form a chain: each is compared with the last one recorded before it, whatever was published and
never recorded in between. So the ledger tells the way from any of its releases to any later one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from archive.models import Correction, Edition, Release
from archive.models.published import RELEASE, reading
from archive.text.ledger import Change, chained, digest, is_change

from .texts import texts


@dataclass(frozen=True, slots=True)
class Differences:
    """previous: id of the release compared with, "" for none; changes: in order of their places."""

    previous: str
    changes: list[Change]


NOTHING_BEFORE = Differences("", [])
# Since when → place → why curators changed its text since.
Reasons = Callable[[datetime.datetime], Mapping[str, str]]


def no_reasons(since: datetime.datetime) -> Mapping[str, str]:
    """Where nobody curates, nobody gives reasons."""
    return {}


def differences(
    ledger: Sequence[Release], before: Release | None, alias: str, reasons: Reasons = no_reasons
) -> Differences:
    """What the release in `alias` changes, against the last recorded one where the current one tells of it.

    before: the current release, which is compared with itself where nothing was recorded, or where it is not
    known how it came out of the recorded one.
    """
    if before is None:
        return NOTHING_BEFORE
    changed = since_current(alias, reasons(before.date))
    if ledger and before.previous == ledger[-1].id != before.id:
        return Differences(before.previous, chained(before.changes, changed))
    return Differences(before.id, changed)


def since_current(alias: str, because: Mapping[str, str]) -> list[Change]:
    """What changed in any text, and in the corrections beside it, since the current release.

    The wording that was replaced is kept beside its digest, so that a reader who cited it can see the difference;
    not that of an edition which is no longer public: its words are withdrawn with it.
    """
    after = {place: digest(text) for place, text in texts(alias)}
    comes = corrections(alias)
    public = set(Edition.objects.using(alias).values_list("document__slug", "tag"))
    found: list[Change] = []
    with reading():
        goes = corrections(RELEASE)
        for place, text in texts(RELEASE):
            slug, tag, _ = place.split("/", 2)
            before, now = digest(text), after.pop(place, "")
            one: dict[str, Any] = {"place": place, "before": before, "after": now}
            if now != before:
                one |= {"was": text} if (slug, tag) in public else {}
                one |= {"because": because[place]} if place in because else {}
            if now:
                one |= apparatus(goes.get(place, []), comes.get(place, []))
            if is_change(one):
                found.append(one)
    found += [{"place": place, "before": "", "after": now} for place, now in after.items()]
    return sorted(found, key=itemgetter("place"))


def apparatus(before: list[Change], after: list[Change]) -> dict[str, list[Change]]:
    """The corrections that came and those that went; nothing where they are the same."""
    moved = {
        "corrected": [one for one in after if one not in before],
        "uncorrected": [one for one in before if one not in after],
    }
    return {name: listed for name, listed in moved.items() if listed}


def corrections(alias: str) -> dict[str, list[Change]]:
    """Place → the corrections beside its text, in order."""
    names = ("start", "found", "reads", "kind", "reason")
    place = ("clause_text__clause__document__slug", "clause_text__edition__tag", "clause_text__clause__key")
    rows = Correction.objects.using(alias).order_by("clause_text_id", "start", "found").values(*place, *names)
    found: dict[str, list[Change]] = {}
    for row in rows:
        found.setdefault("/".join(row[name] for name in place), []).append(
            {name: row[name] for name in names}
        )
    return found
