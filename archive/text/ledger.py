"""What the ledger of releases records of texts: its steps one after another, and the wordings between them.

A change is {"place": "{doc}/{tag}/{key}", "before", "after": SHA-256 of the text, "" for none} and, where the edition
was still public afterwards, "was": the text that was replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

Change = Mapping[str, str]
Step = Sequence[Change]


def chained(earlier: Step, later: Step) -> list[Change]:
    """Two steps as one, in order of place: from before the earlier to after the later.

    What came and went again, or was altered and put back, is left out.
    """
    found: dict[str, Change] = {one["place"]: one for one in earlier}
    for one in later:
        first = found.get(one["place"])
        found[one["place"]] = {**first, "after": one["after"]} if first else one
    return [found[place] for place in sorted(found) if found[place]["before"] != found[place]["after"]]


def path(previous: Mapping[str, str], older: str, newer: str) -> list[str]:
    """The releases whose steps lead from `older` to `newer`, oldest first; empty where none do.

    previous: release → the one it is compared with.
    """
    found = []
    while newer and newer != older:
        if newer not in previous or newer in found:
            return []
        found.append(newer)
        newer = previous[newer]
    return found[::-1] if newer == older else []


def wordings(steps: Iterable[Step], current: Mapping[str, str]) -> list[dict[str, tuple[str, str]]]:
    """For each step, place → (wording before, wording after), of the texts that were changed and are known.

    steps: the newest first, from that of the current release on; current: place → the text it has now. A wording
    that does not have the recorded digest is not the one that stood there, and is left out.
    """
    found = []
    standing = dict(current)
    for step in steps:
        pairs = {}
        for one in step:
            place = one["place"]
            after = standing.pop(place, "")
            if after and "was" in one and digest(after) == one["after"]:
                pairs[place] = (one["was"], after)
            if "was" in one:
                standing[place] = one["was"]
        found.append(pairs)
    return found


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
