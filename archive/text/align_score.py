"""How well units of two editions answer each other: logarithms of likelihood ratios, linked against unlinked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, log
from statistics import median

from .align_path import Bead

# Of a mark on one side, how often its counterpart carries it too beyond chance; a first guess for each class,
# which `learned` corrects by what the two editions at hand do.
TRUST = {
    "d": 0.9,
    "n": 0.85,
    "s": 0.45,
    "m": 0.75,
    "g": 0.75,
    "w": 0.4,
    "l": 0.6,
    "x": 0.25,
    "t": 0.35,
    "k": 0.6,
    "c": 0.5,
    "u": 0.3,
    "f": 0.7,
    "e": 0.5,
}
LEAST_TRUST, MOST_TRUST = 0.02, 0.97
# The first guess weighs as much as this many units.
GUESS_WEIGHT = 8.0
# A date or number that the other edition has nowhere still tells against a link; any other mark tells nothing.
ABSENT_TELLS = frozenset("dn")
# Marks of one unit come together (a date has a month and a year), so their sum says too much.
TEMPER = 0.6


@dataclass(frozen=True, slots=True)
class Side:
    """One edition's units as alignment sees them: the marks and the length (in letters) of each."""

    marks: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]

    def joined(self) -> tuple[frozenset[str], ...]:
        """The marks of each unit with the one after it; the last stands alone."""
        return (*map(frozenset.union, self.marks, self.marks[1:]), *self.marks[-1:])


@dataclass(frozen=True, slots=True)
class Length:
    """The logarithm of the length of right over left in linked units: normal, with this centre.

    spread: standard deviation for long units; noise: its square grows by noise over the letters of the shorter.
    """

    centre: float
    spread: float = 0.14
    noise: float = 2.5

    def ratio(self, left: int, right: int, background: float) -> float:
        """The log likelihood ratio for two lengths; background: variance of the logarithm when unlinked."""
        variance = self.spread**2 + self.noise / min(left, right)
        unlinked = variance + background
        square = (log(right / left) - self.centre) ** 2
        # A translation may be free; no length alone rules a link out.
        return max(-6.0, 0.5 * (log(unlinked / variance) - square / variance + square / unlinked))


class Evidence:
    """What tells for a link between any units of two sides, at one state of trust in the marks."""

    def __init__(self, left: Side, right: Side, trust: Mapping[str, float], length: Length) -> None:
        self.sides = left, right
        self.left, self.right, self.trust, self.length = left, right, trust, length
        self.background = _variance(left.lengths) + _variance(right.lengths)
        common = frozenset().union(*left.marks) & frozenset().union(*right.marks)
        lefts = {1: _kept(left.marks, common), 2: _kept(left.joined(), common)}
        rights = {1: _kept(right.marks, common), 2: _kept(right.joined(), common)}
        self.marks = lefts, rights
        costs = {kind: log(1 - share) for kind, share in trust.items()}
        self.costs = tuple(
            {size: [fsum(costs[mark[0]] for mark in unit) for unit in units] for size, units in side.items()}
            for side in (lefts, rights)
        )
        self.gains = {(a, b): _gains(lefts[a], rights[b], trust) for a in (1, 2) for b in (1, 2)}

    def score(self, i: int, j: int, a: int, b: int) -> float:
        """The log likelihood ratio of left[i:i + a] and right[j:j + b] being linked."""
        lefts, rights = self.marks
        gains = self.gains[a, b]
        # Exact sums, because the marks of a set come in another order in every process.
        found = fsum(map(gains.__getitem__, lefts[a][i] & rights[b][j]))
        found += self.costs[0][a][i] + self.costs[1][b][j]
        return TEMPER * found + self.length.ratio(
            sum(self.left.lengths[i : i + a]), sum(self.right.lengths[j : j + b]), self.background
        )

    def shared(self, bead: Bead) -> frozenset[str]:
        """The marks that both sides of a bead carry."""
        return _union(self.left.marks, bead.left) & _union(self.right.marks, bead.right)

    def learned(self, beads: Sequence[Bead]) -> Evidence:
        """The same evidence with trust and length corrected by what a first alignment shows."""
        links = [bead for bead in beads if _is_one_to_one(bead)]
        both: Counter[str] = Counter()
        either: Counter[str] = Counter()
        for bead in links:
            left, right = self.marks[0][1][bead.left[0]], self.marks[1][1][bead.right[0]]
            both.update(mark[0] for mark in left & right)
            either.update(mark[0] for mark in (*left, *right))
        chance = _chance(self.marks[0][1], self.marks[1][1])
        trust = {
            kind: _corrected(TRUST[kind], chance.get(kind, 0.0), 2 * both[kind], either[kind])
            for kind in TRUST
        }
        return Evidence(self.left, self.right, trust, self._measured(links))

    def _measured(self, links: Sequence[Bead]) -> Length:
        """The length model around the median of the links' ratios, its first centre counting as four links."""
        ratios = [log(self.right.lengths[bead.right[0]] / self.left.lengths[bead.left[0]]) for bead in links]
        return replace(self.length, centre=median([*ratios, *[self.length.centre] * 4]))


def _kept(units: Iterable[frozenset[str]], common: frozenset[str]) -> list[frozenset[str]]:
    return [frozenset(m for m in unit if m in common or m[0] in ABSENT_TELLS) for unit in units]


def _gains(
    lefts: Sequence[frozenset[str]], rights: Sequence[frozenset[str]], trust: Mapping[str, float]
) -> dict[str, float]:
    """What each mark adds when both sides carry it, beyond taking its two costs back."""
    left, right = Counter(m for unit in lefts for m in unit), Counter(m for unit in rights for m in unit)
    gains = {}
    for mark in left.keys() & right.keys():
        share = max(left[mark] / (len(lefts) + 1), right[mark] / (len(rights) + 1))
        faith = trust[mark[0]]
        gains[mark] = log(1 + faith * (1 - share) / share) - 2 * log(1 - faith)
    return gains


def _chance(lefts: Sequence[frozenset[str]], rights: Sequence[frozenset[str]]) -> dict[str, float]:
    """How often a mark of each class stands in a unit of the other side by chance, marks weighed by frequency."""
    left, right = Counter(m for unit in lefts for m in unit), Counter(m for unit in rights for m in unit)
    expected: defaultdict[str, float] = defaultdict(float)
    number: Counter[str] = Counter()
    for mark in left.keys() | right.keys():
        expected[mark[0]] += 2 * left[mark] * right[mark] / (max(len(lefts), len(rights)) or 1)
        number[mark[0]] += left[mark] + right[mark]
    return {kind: min(0.9, expected[kind] / number[kind]) for kind in number}


def _corrected(guess: float, chance: float, met: float, seen: float) -> float:
    """The trust in a class of marks, from how often they met and how often they would by chance."""
    observed = (met / seen - chance) / (1 - chance) if seen else guess
    share = (GUESS_WEIGHT * guess + seen * observed) / (GUESS_WEIGHT + seen)
    return min(MOST_TRUST, max(LEAST_TRUST, share))


def _variance(lengths: Sequence[int]) -> float:
    logs = [log(length) for length in lengths]
    mean = sum(logs) / len(logs) if logs else 0.0
    return sum((one - mean) ** 2 for one in logs) / len(logs) if logs else 0.0


def _union(marks: Sequence[frozenset[str]], span: tuple[int, int]) -> frozenset[str]:
    return frozenset().union(*marks[span[0] : span[1]])


def _is_one_to_one(bead: Bead) -> bool:
    return bead.left[1] - bead.left[0] == bead.right[1] - bead.right[0] == 1
