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
_CLASSES = {sign: each[0] for each in CLASSES.split() for sign in each} | dict.fromkeys("〇○◯", "0")

_MEMBERS = {each[0]: each for each in CLASSES.split()}


def members(sign: str) -> str:
    """Characters that are folded to this one, itself among them: those of its class."""
    return _MEMBERS.get(sign, sign)


def _steps(text: str) -> str:
    """The text through every step of folding, a space for each character that is dropped."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _DROPPED.sub(" ", "".join([_CLASSES.get(sign, sign) for sign in plain]))


class _Signs(dict[int, str]):
    """What each character is folded to by itself, as `str.translate` wants it; found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded_sign = _steps(chr(code))
        return folded_sign


_SIGNS = _Signs()


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
    """The text folded, with spaces where something was dropped: its words can still be told apart."""
    if _ALONE.fullmatch(text):
        return text.translate(_SIGNS)
    return "".join(_steps(text[start:end]) for start, end in _clusters(text))


def one_to_one(text: str) -> str | None:
    """The mapped text when each of its characters stands for the one in the same place; else None."""
    if not _ALONE.fullmatch(text):
        return None
    # None vanishes, what is dropped is a space: of the same length, every character became one.
    plain = text.translate(_SIGNS)
    return plain if len(plain) == len(text) else None


def kept(mapped_text: str) -> str:
    """What folding keeps of a mapped text."""
    return mapped_text.replace(" ", "")


def folded(text: str) -> str:
    """The folded text alone."""
    return kept(mapped(text))


def unscripted(text: str) -> str:
    """The text folded in everything but script: to tell a hit in the very script typed from one in another."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def fold(text: str) -> Folded:
    """The folded text with the way back; its text is `folded(text)`."""
    if (plain := one_to_one(text)) is not None:
        kept_at = tuple(at for at, sign in enumerate(plain) if sign != " ")
        return Folded(kept(plain), kept_at, tuple(at + 1 for at in kept_at))
    places = _clusters(text)
    pieces = [_steps(text[start:end]) for start, end in places]
    offsets, ends = [], []
    for piece, (start, end) in zip(map(kept, pieces), places, strict=True):
        offsets += [start] * len(piece)
        ends += [end] * len(piece)
    return Folded(kept("".join(pieces)), tuple(offsets), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each character starts and ends, together with those that may become one with it."""
    starts = [at for at, sign in enumerate(text) if at == 0 or not _composes(sign)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if text else []


def _composes(sign: str) -> bool:
    """Whether the sign may become one with the character before it."""
    first = unicodedata.normalize("NFKC", sign)[:1]
    return unicodedata.category(first).startswith("M") or "\u1161" <= first <= "\u11ff"
