"""Keys for a new edition: the address of each of its units, from the clauses that an earlier edition has."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from .align import Group
from .key import Key, MalformedKey
from .labels import APPENDED

# No key that the alignment alone cannot settle is proposed with more confidence than this.
UNSETTLED = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """Unit `right` of the new edition is to stand at `key`.

    key: "" where no address is free; confidence: 0 to 1; reason: why, in words for a curator.
    """

    right: int
    key: str
    confidence: float
    reason: str


def proposed_keys(
    groups: Sequence[Group], existing_keys: Sequence[str], drafted_keys: Sequence[str] = ()
) -> list[Proposal]:
    """A proposal for every unit of the right side, in order.

    existing_keys: of the left units, in order; drafted_keys: what the new edition's own layout would call the
    right units, tried first for a unit that no clause answers. Two units of one clause get its key both.
    """
    addresses = Addresses(existing_keys)
    proposals: list[Proposal] = []
    reached = -1
    for group in groups:
        if not group.right:
            continue
        if group.left:
            reached = max(reached, *group.left)
            proposals += _answered(group, existing_keys)
            continue
        for right in group.right:
            drafted = drafted_keys[right] if right < len(drafted_keys) else ""
            key, reason = addresses.inserted(reached, drafted)
            proposals.append(Proposal(right, key, min(UNSETTLED, group.confidence), reason))
    return sorted(proposals, key=lambda proposal: proposal.right)


def _answered(group: Group, existing: Sequence[str]) -> Iterator[Proposal]:
    """The proposals for units that answer one clause or two."""
    keys = [existing[index] for index in group.left]
    unsettled = min(UNSETTLED, group.confidence)
    if len(keys) == len(group.right) == 1:
        yield Proposal(group.right[0], keys[0], group.confidence, f"answers {keys[0]}")
    elif len(group.right) == 1:
        reason = f"holds the words of {keys[0]} and of {keys[1]}, which would be a gap here"
        yield Proposal(group.right[0], keys[0], unsettled, reason)
    elif len(keys) == 1:
        yield Proposal(group.right[0], keys[0], group.confidence, f"begins {keys[0]}, which goes on below")
        yield Proposal(group.right[1], keys[0], unsettled, f"second paragraph of {keys[0]}, undivided before")
    else:
        reason = f"{keys[0]} and {keys[1]} are divided at another place"
        yield from (
            Proposal(right, key, unsettled, reason) for right, key in zip(group.right, keys, strict=True)
        )


class Addresses:
    """The keys of a document, and what is free between them."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = [_parsed(key) for key in keys]
        # Under one parent, in one row of numbers: each ordinal with the place of its key.
        self.rows: defaultdict[tuple[str, str], list[tuple[tuple[int, str], int]]] = defaultdict(list)
        self.held: set[str] = set()
        self.latest: dict[int, Key] = {}
        for place, found in enumerate(self.keys):
            key = found
            while key is not None and str(key) not in self.held:
                self.take(key, place)
                key = key.parent

    def take(self, key: Key, place: int) -> None:
        self.held.add(str(key))
        insort(self.rows[str(key.parent or ""), key.sort], (key.ordinal, place))

    def inserted(self, reached: int, drafted: str) -> tuple[str, str]:
        """The key of a unit without counterpart after the clause at `reached` (-1: before all), and the reason."""
        before = self.keys[reached] if reached >= 0 else None
        for candidate in (drafted, *self._candidates(before)):
            key = _parsed(candidate)
            if key is not None and self._fits(key, reached):
                self.take(key, reached)
                self.latest[reached] = key
                return str(
                    key
                ), f"no clause answers it; stands {f'after {before}' if before else 'before all'}"
        return "", "no clause answers it, and no address is free at its place"

    def _candidates(self, before: Key | None) -> Iterator[str]:
        """What a unit after the key `before` may be called, the best first."""
        if before is None:
            yield from ("preamble", "h1", *(f"h1{letter}" for letter in ascii_lowercase))
            return
        if before.number is not None:
            above = f"{before.parent}." if before.parent else ""
            if before.sort == "p":
                yield f"{above}p{self._last(str(before.parent or '')) + 1}"
            yield from (f"{above}{before.sort}{before.number}{letter}" for letter in ascii_lowercase)
        yield f"{before}.p{max(1, self._last(str(before))) + 1}"

    def _last(self, above: str) -> int:
        """The number of the last paragraph under a key, 0 without one."""
        row = self.rows.get((above, "p"))
        return row[-1][0][0] if row else 0

    def _fits(self, key: Key, reached: int) -> bool:
        """Whether the key is free and would stand in order after the clause at `reached`."""
        here, following = self._beside(reached)
        parent = key.parent.parts if key.parent else ()
        if str(key) in self.held or (key.sort in ("preamble", "closing") and reached >= 0):
            return False
        # It must stand under what is open here, and split nothing that goes on below.
        split = _common(here, following)
        if here[: len(parent)] != parent or key.parts[: len(split)] != split:
            return False
        above = str(key.parent or "")
        if any(place > reached for _, place in self.rows.get((above, "preamble"), ())) and key.sort != "h":
            return False
        if any(place <= reached for _, place in self.rows.get((above, "closing"), ())):
            return key.sort in APPENDED and self._follows(key, above, reached)
        return self._follows(key, above, reached)

    def _follows(self, key: Key, above: str, reached: int) -> bool:
        """Whether the keys of its row before `reached` are smaller, those after it greater."""
        row = self.rows[above, key.sort]
        at = bisect_left(row, (key.ordinal, -1))
        return (at == 0 or row[at - 1][1] <= reached) and (at == len(row) or row[at][1] > reached)

    def _beside(self, reached: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts of the keys between which a unit after the clause at `reached` stands, () where there is none."""
        own = self.keys[reached] if reached >= 0 else None
        here = self.latest.get(reached, own)
        following = self.keys[reached + 1] if reached + 1 < len(self.keys) else None
        return (here.parts if here else ()), (following.parts if following else ())


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The parts with which both begin."""
    size = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[:size]


def _parsed(key: str) -> Key | None:
    """The key, or None for a unit without one (a title, a place and date)."""
    try:
        return Key.parse(key)
    except MalformedKey:
        return None
