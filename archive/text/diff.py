"""Where two wordings differ: the pieces they share, those only the first has, and those only the second has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word of letters or digits, or one character of anything else: Chinese is compared character by character.
TOKEN = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff]+|.", re.DOTALL)
# Comparing takes the square of this in the worst case; longer wordings are told to differ as a whole.
MOST_TOKENS = 5_000

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of wording. kind: SAME in both, GONE from the first, NEW in the second."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What leads from one wording to the other, in order; what is gone stands before what is new in its place."""
    return tuple(piece for piece in compared(before, after) if piece.text)


def compared(before: str, after: str) -> Iterator[Piece]:
    if before == after:
        yield Piece(SAME, before)
        return
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if max(len(old), len(new)) > MOST_TOKENS:
        yield from (Piece(GONE, before), Piece(NEW, after))
        return
    for what, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(old[start:end]))
        else:
            yield from (Piece(GONE, "".join(old[start:end])), Piece(NEW, "".join(new[new_start:new_end])))
