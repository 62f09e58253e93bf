"""The path of an alignment: through the lattice of two sequences, bead by bead, and how sure each bead is.

A lattice point (i, j) says that i units of the left and j of the right are behind; a bead leads from one point to
the next and groups what lies between. Only a corridor of points is looked at, so time grows with its area.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, inf, log

# How many units of either side a bead takes, with the share of beads of its size among damaged witnesses. Gale
# and Church (1993, table 5) have the same order; witnesses of declarations lose paragraphs more often. A side of
# three is two units with one between them that answers nothing: a line of the page in the middle of a clause.
BEADS = (
    ((1, 1), 0.74),
    ((1, 0), 0.085),
    ((0, 1), 0.085),
    ((1, 2), 0.04),
    ((2, 1), 0.04),
    ((2, 2), 0.01),
    ((1, 3), 0.004),
    ((3, 1), 0.004),
)
SIZES = tuple(size for size, _ in BEADS)
PRIORS = tuple(log(share) for _, share in BEADS)
# The units a bead links beside its first, by its size.
BESIDES: dict[int, tuple[int, ...]] = {1: (), 2: (1,), 3: (2,)}
# Two sequences up to this many points are looked at in full.
SMALL = 16_000
# The corridor's half width beside an anchor, and by how much of the distance between two anchors it widens.
NARROWEST, WIDENING = 9, 0.15

Score = Callable[[int, int, int, int], float]


@dataclass(frozen=True, slots=True)
class Bead:
    """The units of the left from i and of the right from j, so many of each as size says; confidence 0 to 1."""

    i: int
    j: int
    size: tuple[int, int]
    confidence: float = 1.0

    @property
    def left(self) -> tuple[int, ...]:
        """The indexes of the left units that it links."""
        return _linked(self.i, self.size[0])

    @property
    def right(self) -> tuple[int, ...]:
        return _linked(self.j, self.size[1])


@dataclass(frozen=True, slots=True)
class Corridor:
    """The points (i, low[i]) to (i, high[i]), both included, for each i from 0 to the number of left units."""

    low: tuple[int, ...]
    high: tuple[int, ...]


def corridor(anchors: Sequence[tuple[int, int]], lefts: int, rights: int) -> Corridor:
    """The corridor around a chain of anchors, or the whole lattice when it is small.

    anchors: pairs of units that probably belong together, ascending on both sides.
    """
    if lefts * rights <= SMALL:
        return Corridor((0,) * (lefts + 1), (rights,) * (lefts + 1))
    low, high = [rights] * (lefts + 1), [0] * (lefts + 1)
    corners = [(0, 0), *((i + 1, j + 1) for i, j in anchors if i + 1 < lefts), (lefts, rights)]
    for (top, first), (bottom, last) in zip(corners, corners[1:], strict=False):
        down, along = bottom - top, last - first
        half = NARROWEST + abs(down - along) + WIDENING * max(down, along)
        # Beyond an anchor the corridor goes on for a while, in case the anchor itself is wrong.
        for i in range(max(0, top - NARROWEST), min(lefts, bottom + NARROWEST) + 1):
            centre = first + (i - top) * along / down if down else first
            low[i] = min(low[i], max(0, int(centre - half)))
            high[i] = max(high[i], min(rights, int(centre + half) + 1))
            if not down:
                high[i] = max(high[i], last)
    low[0], high[lefts] = 0, rights
    return _connected(low, high)


def _connected(low: list[int], high: list[int]) -> Corridor:
    """The corridor with both walls ascending and each row in touch with the next."""
    for i in range(len(low) - 2, -1, -1):
        low[i] = min(low[i], low[i + 1])
    for i in range(1, len(high)):
        high[i] = max(high[i], high[i - 1])
    for i in range(1, len(low)):
        low[i] = min(low[i], high[i - 1])
    return Corridor(tuple(low), tuple(high))


def chain(candidates: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The heaviest chain of (left, right, weight) candidates that ascends on both sides."""
    ends: list[int] = []  # right sides, ascending, of chains that no other beats
    weights: list[float] = []
    tails: list[int] = []
    before: dict[int, int] = {}
    order = sorted(range(len(candidates)), key=lambda at: (candidates[at][0], -candidates[at][1]))
    for at in order:
        _, j, weight = candidates[at]
        place = bisect_left(ends, j)
        if place:
            before[at] = tails[place - 1]
            weight += weights[place - 1]
        stop = place
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        if place < len(ends) and ends[place] == j and stop == place:
            continue
        ends[place:stop], weights[place:stop], tails[place:stop] = [j], [weight], [at]
    found: list[tuple[int, int]] = []
    last: int | None = tails[-1] if tails else None
    while last is not None:
        found.append(candidates[last][:2])
        last = before.get(last)
    return found[::-1]


class Lattice:
    """The points of a corridor, with the score of every bead that ends at each.

    score(i, j, a, b) says, as the logarithm of a likelihood ratio, how well a left units from i and b right ones from j
    answer each other; it is asked only where neither a nor b is 0.
    """

    def __init__(self, corridor: Corridor, score: Score) -> None:
        self.low, self.high = corridor.low, corridor.high
        self.scores = [
            [self._row(i, bead, corridor, score) for bead in range(len(BEADS))] for i in range(len(self.low))
        ]

    def _row(self, i: int, bead: int, corridor: Corridor, score: Score) -> array[float]:
        """The scores of one bead at the points of row i; -inf where it would begin outside the corridor."""
        a, b = SIZES[bead]
        prior, k = PRIORS[bead], i - a
        points = range(self.low[i], self.high[i] + 1)
        if k < 0:
            return array("d", [-inf] * len(points))
        first, last = corridor.low[k] + b, corridor.high[k] + b
        if not (a and b):
            return array("d", [prior if first <= j <= last else -inf for j in points])
        return array("d", [prior + score(k, j - b, a, b) if first <= j <= last else -inf for j in points])

    def beads(self, i: int, j: int) -> Iterator[tuple[int, int, int, float]]:
        """The beads that end at a point: index into BEADS, the point each comes from, its score."""
        at = j - self.low[i]
        for bead, row in enumerate(self.scores[i]):
            if row[at] != -inf:
                yield bead, i - SIZES[bead][0], j - SIZES[bead][1], row[at]

    def points(self) -> Iterator[tuple[int, int]]:
        """Every point but the first, each after all points that lead to it."""
        for i in range(len(self.low)):
            yield from ((i, j) for j in range(self.low[i], self.high[i] + 1) if i or j)

    def blank(self, value: float) -> list[array[float]]:
        return [array("d", [value]) * (high - low + 1) for low, high in zip(self.low, self.high, strict=True)]

    def best(self) -> list[Bead]:
        """The path of greatest score, as beads in order."""
        return self._traced(lambda i, j, at: self.beads(i, j))

    def probable(self) -> list[Bead]:
        """The path on which the most units are expected to be in their right group, each bead with its probability."""
        shares = self._probabilities()

        def worth(i: int, j: int, at: int) -> Iterator[tuple[int, int, int, float]]:
            for bead, k, h, _ in self.beads(i, j):
                yield bead, k, h, shares[i][bead][at] * sum(SIZES[bead])

        return [
            replace(bead, confidence=shares[i][SIZES.index(bead.size)][j - self.low[i]])
            for bead in self._traced(worth)
            for i, j in [(bead.i + bead.size[0], bead.j + bead.size[1])]
        ]

    def _traced(self, steps: Callable[[int, int, int], Iterator[tuple[int, int, int, float]]]) -> list[Bead]:
        """The path whose steps add up to the most."""
        low = self.low
        total, came = self.blank(-inf), [array("b", [0]) * len(row[0]) for row in self.scores]
        total[0][0] = 0.0
        for i, j in self.points():
            at = j - low[i]
            for bead, k, h, worth in steps(i, j, at):
                reached = total[k][h - low[k]] + worth
                if reached > total[i][at]:
                    total[i][at], came[i][at] = reached, bead
        i, j = len(low) - 1, self.high[-1]
        path: list[Bead] = []
        while i or j:
            a, b = SIZES[came[i][j - low[i]]]
            i, j = i - a, j - b
            path.append(Bead(i, j, (a, b)))
        return path[::-1]

    def _probabilities(self) -> list[list[array[float]]]:
        """The probability of every bead, in the shape of the scores: sums over all paths through it."""
        low, before, after = self.low, self.blank(-inf), self.blank(-inf)
        before[0][0] = after[-1][-1] = 0.0
        points = list(self.points())
        for i, j in points:
            sums = [before[k][h - low[k]] + score for _, k, h, score in self.beads(i, j)]
            before[i][j - low[i]] = _log_sum(sums)
        for i, j in reversed(points):
            here = after[i][j - low[i]]
            for _, k, h, score in self.beads(i, j):
                at = h - low[k]
                after[k][at] = _log_sum((after[k][at], here + score))
        whole = before[-1][-1]
        shares = [[array("d", [0.0]) * len(row) for row in rows] for rows in self.scores]
        for i, j in points:
            at = j - low[i]
            for bead, k, h, score in self.beads(i, j):
                shares[i][bead][at] = exp(min(0.0, before[k][h - low[k]] + score + after[i][at] - whole))
        return shares


def _linked(first: int, size: int) -> tuple[int, ...]:
    return (first, *(first + step for step in BESIDES[size])) if size else ()


def _log_sum(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what the logarithms stand for."""
    most = max(logs, default=-inf)
    if most == -inf:
        return -inf
    return most + log(sum(exp(one - most) for one in logs))
