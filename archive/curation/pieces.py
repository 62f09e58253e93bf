"""Two wordings as one: what they share, what only the first has, what only the second has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.text.differences import stretches

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of wording. kind: SAME in both, GONE from the first, NEW in the second."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What leads from one wording to the other, in order; what is gone stands before what is new in its place."""
    return tuple(piece for piece in told(before, after) if piece.text)


def told(before: str, after: str) -> Iterator[Piece]:
    for one in stretches(before, after):
        if one.is_same:
            yield Piece(SAME, before[slice(*one.left)])
        else:
            yield from (Piece(GONE, before[slice(*one.left)]), Piece(NEW, after[slice(*one.right)]))
