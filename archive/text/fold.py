"""Folding for search: a text in the form in which script, width, case and punctuation make no difference.

Index and query are folded alike, and what is folded is never shown. NFKC, then case, then one character for each
class of fold_classes.py, 〇 ○ ◯ as 0; of that, letters and digits are kept and everything else is dropped:
punctuation, spaces, symbols, controls, and marks that did not compose with a letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .fold_classes import CLASSES, MADE_WITH_OPENCC

# Raised with every change of what is folded to what; part of a release's identity.
FOLD_RULES = 1
FOLD_VERSION = f"{FOLD_RULES}, classes of OpenCC {MADE_WITH_OPENCC}"

_DROPPED = re.compile(r"[\W_]+")
# Letters and signs of which each is folded by itself, whatever stands beside it; the rest may compose.
_ALONE = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u20cf\u2100-\u2cee\u2e00-\u3029\u3030-\u3098\u309b-\ua66e"
    "\uf900-\ufaff\ufe30-\uff9d\U00020000-\U000323af]*"
)
_ZEROS = "〇○◯"


def _table() -> str:
    """What each character is folded to, at the place of its code point.

    A string and not a dictionary: `str.translate` pays for each character that a dictionary does not hold.
    """
    folded = {sign: each[0] for each in CLASSES.split() for sign in each} | dict.fromkeys(_ZEROS, "0")
    longest = max(map(ord, folded))
    return "".join(folded.get(chr(code), chr(code)) for code in range(longest + 1))


_TABLE = _table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where that starts and ends in the original, in code points."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters [start, end) stand in the original: from the first to the last of them."""
        return self.offsets[start], self.ends[end - 1]


def mapped(text: str) -> str:
    """The text folded but for what is dropped: its words can still be told apart."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)


def kept(mapped_text: str) -> str:
    """What folding keeps of a mapped text."""
    return _DROPPED.sub("", mapped_text)


def folded(text: str) -> str:
    """The folded text alone."""
    return _DROPPED.sub("", mapped(text))


def unscripted(text: str) -> str:
    """The text folded in everything but script: to tell a hit in the very script typed from one in another."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


class _Pieces(dict[str, str]):
    """What each character is folded to by itself, found out once."""

    def __missing__(self, character: str) -> str:
        self[character] = piece = folded(character)
        return piece


_PIECES = _Pieces()


def fold(text: str) -> Folded:
    """The folded text with the way back; its text is `folded(text)`."""
    if _ALONE.fullmatch(text):
        ends = range(1, len(text) + 1)
        return _with_offsets([_PIECES[sign] for sign in text], list(range(len(text))), list(ends))
    starts = [at for at, sign in enumerate(text) if at == 0 or not _composes(sign)]
    ends_of = [*starts[1:], len(text)]
    pieces = [folded(text[start:end]) for start, end in zip(starts, ends_of, strict=True)]
    return _with_offsets(pieces, starts, ends_of)


def _composes(sign: str) -> bool:
    """Whether the sign may become one with the character before it."""
    first = unicodedata.normalize("NFKC", sign)[:1]
    return unicodedata.category(first).startswith("M") or "\u1161" <= first <= "\u11ff"


def _with_offsets(pieces: list[str], starts: list[int], ends: list[int]) -> Folded:
    offsets, ending = [], []
    for piece, start, end in zip(pieces, starts, ends, strict=True):
        for _ in piece:
            offsets.append(start)
            ending.append(end)
    return Folded("".join(pieces), tuple(offsets), tuple(ending))
