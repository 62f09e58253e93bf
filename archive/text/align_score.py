"""How well units of two editions answer each other: logarithms of likelihood ratios, linked against unlinked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, log
from statistics import median

from .align_path import BESIDES, Bead

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
# The first guess weighs as much as this many marks met.
GUESS_WEIGHT = 8.0
# A date or number that the other edition has nowhere still tells against a link; any other mark tells nothing.
ABSENT_TELLS = frozenset("dn")
# Marks of one unit come together (a date has a month and a year), so their sum says too much.
TEMPER = 0.8


@dataclass(frozen=True, slots=True)
class Side:
    """One edition's units as alignment sees them: the marks and the length (in letters) of each."""

    marks: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]

    def runs(self, size: int) -> Side:
        """The side with every unit joined to the units that a bead of this size takes beside it."""
        places = range(len(self.marks))
        besides = [[at, *(at + step for step in BESIDES[size] if at + step in places)] for at in places]
        return Side(
            tuple(frozenset().union(*(self.marks[one] for one in taken)) for taken in besides),
            tuple(sum(self.lengths[one] for one in taken) for taken in besides),
        )

    def kept(self, common: Collection[str]) -> Side:
        """The side with only the marks that tell something when the other side has those in `common`."""
        kept = (frozenset(m for m in unit if m in common or m[0] in ABSENT_TELLS) for unit in self.marks)
        return Side(tuple(kept), self.lengths)

    def counted(self) -> Counter[str]:
        """In how many units each mark stands."""
        return Counter(mark for unit in self.marks for mark in unit)

    @property
    def variance(self) -> float:
        """The variance of the logarithm of the lengths."""
        logs = [log(length) for length in self.lengths]
        mean = fsum(logs) / len(logs) if logs else 0.0
        return fsum((one - mean) ** 2 for one in logs) / len(logs) if logs else 0.0


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
        self.sides, self.trust, self.length = (left, right), trust, length
        self.background = left.variance + right.variance
        common = left.counted().keys() & right.counted().keys()
        self.lefts = {size: left.runs(size).kept(common) for size in BESIDES}
        self.rights = {size: right.runs(size).kept(common) for size in BESIDES}
        self.costs = tuple(
            {size: _costs(run, trust) for size, run in runs.items()} for runs in (self.lefts, self.rights)
        )
        counts = tuple(
            {size: run.counted() for size, run in runs.items()} for runs in (self.lefts, self.rights)
        )
        units = len(left.marks) + 1, len(right.marks) + 1
        self.gains = {
            (a, b): _gains(counts[0][a], counts[1][b], units, trust) for a in BESIDES for b in BESIDES
        }

    def score(self, i: int, j: int, a: int, b: int) -> float:
        """The log likelihood ratio of a left units from i and b right units from j being linked."""
        left, right = self.lefts[a], self.rights[b]
        # Exact sums, because the marks of a set come in another order in every process.
        found = fsum(map(self.gains[a, b].__getitem__, left.marks[i] & right.marks[j]))
        found += self.costs[0][a][i] + self.costs[1][b][j]
        return TEMPER * found + self.length.ratio(left.lengths[i], right.lengths[j], self.background)

    def learned(self, beads: Sequence[Bead]) -> Evidence:
        """The same evidence with trust and length corrected by what a first alignment shows."""
        links = [bead for bead in beads if bead.size == (1, 1)]
        met: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for bead in links:
            left, right = self.lefts[1].marks[bead.i], self.rights[1].marks[bead.j]
            met.update(mark[0] for mark in left & right for _ in "lr")
            seen.update(mark[0] for mark in (*left, *right))
        chance = _chance(self.lefts[1], self.rights[1])
        trust = {
            kind: _corrected(guess, chance[kind], met[kind], seen[kind]) for kind, guess in TRUST.items()
        }
        return Evidence(*self.sides, trust, self._measured(links))

    def _measured(self, links: Sequence[Bead]) -> Length:
        """The length model around the median of the links' ratios, its first centre counting as four links."""
        left, right = self.sides
        ratios = [log(right.lengths[bead.j] / left.lengths[bead.i]) for bead in links]
        return replace(self.length, centre=median([*ratios, *[self.length.centre] * 4]))


def _costs(side: Side, trust: Mapping[str, float]) -> list[float]:
    """What each unit's marks would cost if its counterpart had none of them."""
    costs = {kind: log(1 - share) for kind, share in trust.items()}
    return [fsum(costs[mark[0]] for mark in unit) for unit in side.marks]


def _gains(
    left: Counter[str], right: Counter[str], units: tuple[int, int], trust: Mapping[str, float]
) -> dict[str, float]:
    """What each mark adds when both sides carry it, beyond taking its two costs back.

    left, right: in how many of the sides' units each mark stands.
    """
    gains = {}
    for mark in left.keys() & right.keys():
        share = max(left[mark] / units[0], right[mark] / units[1])
        faith = trust[mark[0]]
        gains[mark] = log(1 + faith * (1 - share) / share) - 2 * log(1 - faith)
    return gains


def _chance(left: Side, right: Side) -> defaultdict[str, float]:
    """How often a mark of each class would stand in a unit of the other side by chance."""
    lefts, rights = left.counted(), right.counted()
    met: defaultdict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    most = max(len(left.marks), len(right.marks), 1)
    for mark in sorted(lefts.keys() | rights.keys()):
        met[mark[0]] += 2 * lefts[mark] * rights[mark] / most
        seen[mark[0]] += lefts[mark] + rights[mark]
    return defaultdict(float, {kind: min(0.9, met[kind] / number) for kind, number in seen.items()})


def _corrected(guess: float, chance: float, met: int, seen: int) -> float:
    """The trust in a class of marks, from how often they met and how often they would by chance."""
    observed = (met / seen - chance) / (1 - chance) if seen else guess
    share = (GUESS_WEIGHT * guess + seen * observed) / (GUESS_WEIGHT + seen)
    return min(MOST_TRUST, max(LEAST_TRUST, share))
