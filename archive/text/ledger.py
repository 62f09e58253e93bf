"""What the ledger of releases records of texts: its steps one after another, and the wordings between them.

A change is {"place": "{doc}/{tag}/{key}", "before", "after": SHA-256 of the text, "" for none}; where the edition was
still public afterwards "was", the text that was replaced; "because", the curators' reason, where they gave one; and
"corrected", "uncorrected": the corrections that came to stand beside the text, and those that no longer do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Change = Mapping[str, Any]
Step = Sequence[Change]


def chained(earlier: Step, later: Step) -> list[Change]:
    """Two steps as one, in order of place: from before the earlier to after the later.

    What came and went again, or was altered and put back, is left out.
    """
    found: dict[str, Change] = {one["place"]: one for one in earlier}
    for one in later:
        first = found.get(one["place"])
        found[one["place"]] = joined(first, one) if first else one
    return [found[place] for place in sorted(found) if is_change(found[place])]


def is_change(one: Change) -> bool:
    return one["before"] != one["after"] or "corrected" in one or "uncorrected" in one


def joined(first: Change, then: Change) -> Change:
    """Two changes of one place as one."""
    came, went = first.get("corrected", []), first.get("uncorrected", [])
    comes, goes = then.get("corrected", []), then.get("uncorrected", [])
    apparatus = {
        "corrected": [one for one in came if one not in goes] + [one for one in comes if one not in went],
        "uncorrected": [one for one in went if one not in comes] + [one for one in goes if one not in came],
    }
    whole = {**first, **{name: then[name] for name in ("after", "because") if name in then}}
    kept = {name: value for name, value in whole.items() if name not in apparatus}
    return {**kept, **{name: listed for name, listed in apparatus.items() if listed and kept["after"]}}


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
            elif one["before"] == one["after"] and after:
                # Only what stands beside it changed.
                standing[place] = after
        found.append(pairs)
    return found


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
