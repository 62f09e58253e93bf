"""Why two units were linked, in words for the curator who confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from .align_path import Bead
from .align_score import Evidence
from .align_witness import Wording

# A length this many times the expected one is worth a word.
MUCH = 1.6
# How many shared marks of one class a reason spells out.
MOST_NAMED = 4
_NAMED = {"k": "number {}", "d": "date {}", "n": "figures {}", "l": "acronyms {}"}
_COUNTED = {"g": "glossary terms", "w": "words of one meaning", "t": "names", "x": "cognates"}


def reasons(bead: Bead, evidence: Evidence | Wording) -> tuple[str, ...]:
    """What tells for or against a bead that links units: shared marks and lengths, or shared wording."""
    if isinstance(evidence, Wording):
        return (f"{evidence.likeness(bead.i, bead.j, *bead.size):.0%} of the wording shared",)
    left, right = evidence.lefts[bead.size[0]], evidence.rights[bead.size[1]]
    shared = sorted(left.marks[bead.i] & right.marks[bead.j])
    lengths = right.lengths[bead.j] / left.lengths[bead.i] / exp(evidence.length.centre)
    return (*_shared(shared), *_length(lengths))


def _shared(marks: Sequence[str]) -> Iterator[str]:
    """The marks that both sides carry, class by class."""
    for kind, words in _NAMED.items():
        values = [mark[2:] for mark in marks if mark[0] == kind]
        if values:
            yield "same " + words.format(", ".join(values[:MOST_NAMED]))
    for kind, words in _COUNTED.items():
        number = sum(mark[0] == kind for mark in marks)
        if number:
            yield f"{words} shared: {number}"
    if not any(mark[0] in (*_NAMED, *_COUNTED) for mark in marks):
        yield "no number, name or term shared"


def _length(ratio: float) -> Iterator[str]:
    """A word on a right side that is much longer or shorter than the languages make expect."""
    if ratio > MUCH:
        yield f"{ratio:.1f} times as long as expected"
    elif ratio * MUCH < 1:
        yield f"only {ratio:.0%} as long as expected"
