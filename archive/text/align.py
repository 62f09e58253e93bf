"""Alignment: which units of one edition of a document answer which of another, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from statistics import median

from .align_fold import folded, language, letters, shingles
from .align_marks import MOST_READ, Passage, marks
from .align_path import PLAIN, Bead, Lattice, chain, corridor
from .align_reasons import reasons
from .align_score import TRUST, Evidence, Length, Side
from .align_terms import Term, Terms
from .align_witness import Wording

__all__ = ["Group", "Passage", "align"]

# Below this a curator should look at a link.
DOUBTFUL = 0.8
# How many letters of the second language stand for one of the first, measured on declarations of the UN.
RATIOS = {("zh", "en"): 3.7, ("zh", "ru"): 4.1, ("en", "ru"): 1.1}
# A mark is an anchor only where it stands in so few units of each side.
RAREST = 8
ALONE = "nothing on the other side answers it"
BESIDE_ALONE = "a unit beside it has no counterpart"


@dataclass(frozen=True, slots=True)
class Group:
    """Units that answer each other, by their indexes; one side is empty where nothing answers.

    confidence: how probable it is that the group is right, 0 to 1; reasons: what tells for or against, in words.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float
    reasons: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL


def align(left: Sequence[Passage], right: Sequence[Passage], glossary: Sequence[Term] = ()) -> list[Group]:
    """The groups of two editions' units in reading order: every unit of both stands in exactly one.

    left, right: the units of one edition each, in reading order; glossary: terms as data, edition tag → forms.
    Groups are 1:1, 1:0, 0:1, 1:2, 2:1 or 2:2. The two units of a side stand next to each other, or have one between
    them that answers nothing and follows as a group of its own.
    """
    evidence = _evidence(left, right, glossary)
    rough = corridor(_anchors(*evidence.sides), len(left), len(right))
    way = Lattice(rough, evidence.score, PLAIN).best()
    evidence = evidence.learned(way)
    near = corridor([(bead.i, bead.j) for bead in way if bead.size == (1, 1)], len(left), len(right))
    beads = Lattice(near, evidence.score).probable()
    return _with_neighbours([group for bead in beads for group in _groups(bead, evidence)])


def _groups(bead: Bead, evidence: Evidence | Wording) -> Iterator[Group]:
    """The group a bead makes, and the unit between its two that it leaves alone."""
    confidence = round(bead.confidence, 3)
    found = reasons(bead, evidence) if all(bead.size) else (ALONE,)
    yield Group(bead.left, bead.right, confidence, found)
    if bead.size[0] == 3:
        yield Group((bead.i + 1,), (), confidence, (ALONE,))
    if bead.size[1] == 3:
        yield Group((), (bead.j + 1,), confidence, (ALONE,))


def _with_neighbours(groups: list[Group]) -> list[Group]:
    """The groups, the doubtful ones among them told when a unit beside them stands alone."""
    result = []
    for at, group in enumerate(groups):
        beside = groups[max(0, at - 1) : at] + groups[at + 1 : at + 2]
        if group.is_doubtful and any(not (one.left and one.right) for one in beside):
            group = replace(group, reasons=(*group.reasons, BESIDE_ALONE))
        result.append(group)
    return result


def _evidence(
    left: Sequence[Passage], right: Sequence[Passage], glossary: Sequence[Term]
) -> Evidence | Wording:
    """What the links are judged by: the wording within one language, marks and length across two."""
    if left and right and language(left[0].tag) == language(right[0].tag):
        lefts, rights = (_side(units, [_shingles(unit) for unit in units]) for units in (left, right))
        return Wording(lefts, rights)
    terms = Terms(glossary)
    lefts, rights = (_side(units, [marks(unit, terms) for unit in units]) for units in (left, right))
    return Evidence(lefts, rights, TRUST, Length(_centre(left, right, lefts, rights)))


def _shingles(unit: Passage) -> frozenset[str]:
    return shingles(folded(unit.text[:MOST_READ], unit.tag), unit.tag)


def _side(units: Sequence[Passage], found: Sequence[frozenset[str]]) -> Side:
    return Side(tuple(found), tuple(letters(unit.text) for unit in units))


def _centre(left: Sequence[Passage], right: Sequence[Passage], lefts: Side, rights: Side) -> float:
    """The logarithm of how much longer the right language is, from the table or from the units themselves."""
    if not left or not right:
        return 0.0
    pair = language(left[0].tag), language(right[0].tag)
    if pair in RATIOS:
        return log(RATIOS[pair])
    if pair[::-1] in RATIOS:
        return -log(RATIOS[pair[::-1]])
    return log(median(rights.lengths) / median(lefts.lengths))


def _anchors(left: Side, right: Side) -> list[tuple[int, int]]:
    """The heaviest chain of pairs of units that share rare marks."""
    places = _rare(left), _rare(right)
    weights: defaultdict[tuple[int, int], float] = defaultdict(float)
    for mark, lefts in places[0].items():
        rights = places[1].get(mark, ())
        for i in lefts:
            for j in rights:
                weights[i, j] += 1 / (len(lefts) * len(rights))
    return chain([(i, j, weight) for (i, j), weight in weights.items()])


def _rare(side: Side) -> dict[str, list[int]]:
    """Where each mark stands that stands in few units."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(side.marks):
        for mark in found:
            if len(places[mark]) <= RAREST:
                places[mark].append(index)
    return {mark: indexes for mark, indexes in places.items() if len(indexes) <= RAREST}
