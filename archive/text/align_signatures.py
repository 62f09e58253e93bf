"""Signatures of two editions paired by state: witnesses print them in other orders, or only some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignaturePair:
    """One party's signature, by its index on each side; None where a witness lacks it or leaves it unnamed."""

    party: str
    left: int | None
    right: int | None


def pair_signatures(left: Sequence[str], right: Sequence[str]) -> list[SignaturePair]:
    """Every signature of both sides in exactly one pair, in the left's order, then what only the right has.

    left, right: the party's code of each signature, "kg"; "" or "?" where it is not known, which pairs with
    nothing. Of a party that signs twice the first is paired with the first, the second with the second.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index, party in enumerate(right):
        if is_known(party):
            waiting[party].append(index)
    pairs = []
    for index, party in enumerate(left):
        found = waiting[party].pop(0) if waiting.get(party) else None
        pairs.append(SignaturePair(party, index, found))
    paired = {pair.right for pair in pairs}
    pairs += [SignaturePair(party, None, index) for index, party in enumerate(right) if index not in paired]
    return pairs


def is_known(party: str) -> bool:
    return party not in ("", "?")
