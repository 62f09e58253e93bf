"""The path of an alignment: through the lattice of two sequences, bead by bead, and how sure each bead is.

A lattice point (i, j) says that i units of the left and j of the right are behind; a bead leads from one point to
the next and groups what lies between. Only a corridor of points is looked at, so time grows with its area.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp, fsum, inf, log

# How many units of either side a bead takes, with the share of beads of its size among damaged witnesses. Gale
# and Church (1993, table 5) have the same order; witnesses of declarations lose paragraphs more often. A side of
# three is two units with one between them that answers nothing: a line of the page in the middle of a clause.
BEADS = (
    ((1, 1), 0.69),
    ((1, 0), 0.1),
    ((0, 1), 0.1),
    ((1, 2), 0.045),
    ((2, 1), 0.045),
    ((2, 2), 0.01),
    ((1, 3), 0.005),
    ((3, 1), 0.005),
)
SIZES = tuple(size for size, _ in BEADS)
# Enough to find the way; the others refine it.
PLAIN = ((1, 1), (1, 0), (0, 1))
PRIORS = tuple(log(share) for _, share in BEADS)
# The units a bead links beside its first, by its size.
BESIDES: dict[int, tuple[int, ...]] = {1: (), 2: (1,), 3: (2,)}
# Two sequences up to this many points are looked at in full.
SMALL = 10_000
# No corridor is wider than makes so many points, however far apart its anchors are.
MOST_POINTS = 400_000
# The corridor's half width beside an anchor, and by how much of the distance between two anchors it widens,
# and how many units it goes on beyond an anchor, in case the anchor itself is wrong.
NARROWEST, WIDENING, BEYOND = 9, 0.15, 4

# The logarithm of a share of all paths that is as good as none.
NEGLIGIBLE = -30.0

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
    widest = max(NARROWEST, MOST_POINTS / (lefts + rights))
    corners = [(0, 0), *((i + 1, j + 1) for i, j in anchors if i + 1 < lefts), (lefts, rights)]
    for (top, first), (bottom, last) in zip(corners, corners[1:], strict=False):
        down, along = bottom - top, last - first
        half = min(widest, NARROWEST + abs(down - along) + WIDENING * max(down, along))
        for i in range(max(0, top - BEYOND), min(lefts, bottom + BEYOND) + 1):
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
    """The points of a corridor in one row, and for every point the score of each bead that ends there.

    score(i, j, a, b) says, as the logarithm of a likelihood ratio, how well a left units from i and b right ones
    from j answer each other; it is asked only where neither a nor b is 0. sizes: those of BEADS that may be used.
    """

    def __init__(self, corridor: Corridor, score: Score, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
        self.corridor, self.sizes = corridor, sizes
        widths = [high - low + 1 for low, high in zip(corridor.low, corridor.high, strict=True)]
        self.starts = [0, *accumulate(widths)]
        self.scores = [array("d") for _ in sizes]
        for i in range(len(widths)):
            for scores, size in zip(self.scores, sizes, strict=True):
                scores.extend(self._row(i, size, score))

    def _row(self, i: int, size: tuple[int, int], score: Score) -> Iterator[float]:
        """The scores of one bead at the points of row i; -inf where it would begin outside the corridor."""
        low, high = self.corridor.low, self.corridor.high
        (a, b), prior, k = size, PRIORS[SIZES.index(size)], i - size[0]
        first, last = (low[k] + b, high[k] + b) if k >= 0 else (0, -1)
        for j in range(low[i], high[i] + 1):
            if first <= j <= last:
                yield prior + score(k, j - b, a, b) if a and b else prior
            else:
                yield -inf

    def rows(self) -> Iterator[tuple[range, list[tuple[int, int, array[float]]]]]:
        """Each row with the beads that may end in it: index into sizes, steps back to where they begin, scores."""
        low, starts = self.corridor.low, self.starts
        for i, start in enumerate(starts[:-1]):
            beads = [
                (bead, starts[i - a] + low[i] - b - low[i - a] - start, self.scores[bead])
                for bead, (a, b) in enumerate(self.sizes)
                if i >= a
            ]
            yield range(start, starts[i + 1]), beads

    def best(self) -> list[Bead]:
        """The path of greatest score, as beads in order."""
        return [bead for bead, _ in self._traced(self.scores)]

    def probable(self) -> list[Bead]:
        """The path on which the most units are expected to be in their right group, each bead with its probability."""
        shares = self._shares()
        worth = [
            array("d", [share * sum(size) for share in column])
            for column, size in zip(shares, self.sizes, strict=True)
        ]
        return [
            replace(bead, confidence=shares[self.sizes.index(bead.size)][end])
            for bead, end in self._traced(worth)
        ]

    def _traced(self, worth: Sequence[array[float]]) -> list[tuple[Bead, int]]:
        """The path whose beads add up to the most, each with the point where it ends."""
        total = array("d", [-inf]) * self.starts[-1]
        came = array("b", [0]) * self.starts[-1]
        total[0] = 0.0
        for points, beads in self.rows():
            for point in points:
                for bead, back, scores in beads:
                    if scores[point] != -inf:
                        reached = total[point + back] + worth[bead][point]
                        if reached > total[point]:
                            total[point], came[point] = reached, bead
        low, i, j = self.corridor.low, len(self.starts) - 2, self.corridor.high[-1]
        path: list[tuple[Bead, int]] = []
        while i or j:
            end = self.starts[i] + j - low[i]
            a, b = self.sizes[came[end]]
            i, j = i - a, j - b
            path.append((Bead(i, j, (a, b)), end))
        return path[::-1]

    def _before(self) -> array[float]:
        """For each point the logarithm of the sum over all paths that lead to it."""
        before = array("d", [-inf]) * self.starts[-1]
        before[0] = 0.0
        for points, beads in self.rows():
            for point in points if points.start else points[1:]:
                sums = [
                    score + before[point + back]
                    for _, back, scores in beads
                    if (score := scores[point]) != -inf
                ]
                before[point] = _log_sum(sums)
        return before

    def _shares(self) -> list[array[float]]:
        """The probability of every bead, in the shape of the scores: the share of all paths that use it."""
        before = self._before()
        after = array("d", [-inf]) * len(before)
        after[-1], whole = 0.0, before[-1]
        shares = [array("d", [0.0]) * len(before) for _ in self.sizes]
        for points, beads in reversed(list(self.rows())):
            for point in reversed(points):
                here = after[point]
                # Most points lie on no path worth the name.
                if before[point] + here - whole < NEGLIGIBLE:
                    continue
                for bead, back, scores in beads:
                    score = scores[point]
                    if score == -inf:
                        continue
                    share = before[point + back] + score + here - whole
                    if share > NEGLIGIBLE:
                        shares[bead][point] = exp(min(0.0, share))
                        after[point + back] = _log_sum((after[point + back], here + score))
        return shares


def _linked(first: int, size: int) -> tuple[int, ...]:
    return (first, *(first + step for step in BESIDES[size])) if size else ()


def _log_sum(logs: Sequence[float]) -> float:
    """The logarithm of the sum of what the logarithms stand for."""
    most = max(logs, default=-inf)
    if most == -inf:
        return -inf
    return most + log(fsum([exp(one - most) for one in logs]))
