"""How well units of two witnesses in one language answer each other: by the wording they share."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log

from .align_path import BESIDES, Bead
from .align_score import Side

# Likeness is twice the wording shared over the wording of both, rare runs of letters counting more. What it says
# is the logarithm of its odds, weighed: nothing at NEUTRAL, the more per step the nearer to the same words.
NEUTRAL, WEIGHT = 0.4, 4.0
LEAST, HIGHEST = -6.0, 0.99


class Wording:
    """What tells for a link between units of two witnesses in one language; its marks are runs of letters."""

    def __init__(self, left: Side, right: Side) -> None:
        self.sides = left, right
        counted = left.counted() + right.counted()
        units = len(left.marks) + len(right.marks)
        self.weights = {mark: log(1 + units / number) for mark, number in counted.items()}
        self.lefts = {size: left.runs(size).marks for size in BESIDES}
        self.rights = {size: right.runs(size).marks for size in BESIDES}
        self.totals = tuple(
            {size: [self._weight(unit) for unit in units] for size, units in runs.items()}
            for runs in (self.lefts, self.rights)
        )

    def score(self, i: int, j: int, a: int, b: int) -> float:
        """The log likelihood ratio of a left units from i and b right units from j being linked."""
        likeness = min(HIGHEST, self.likeness(i, j, a, b))
        return max(LEAST, WEIGHT * (_odds(likeness) - _odds(NEUTRAL))) if likeness else LEAST

    def likeness(self, i: int, j: int, a: int, b: int) -> float:
        """How much wording they share, from 0 to 1."""
        whole = self.totals[0][a][i] + self.totals[1][b][j]
        return 2 * self._weight(self.lefts[a][i] & self.rights[b][j]) / whole if whole else 0.0

    def learned(self, beads: Sequence[Bead]) -> Wording:
        """Wording needs no learning."""
        return self

    def _weight(self, marks: frozenset[str]) -> float:
        return fsum(map(self.weights.__getitem__, marks))


def _odds(share: float) -> float:
    return log(share / (1 - share))
