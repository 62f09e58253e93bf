"""Clause keys: the language-neutral address of a clause inside its document, and the order keys stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST_KEY = 64
MOST_PARTS = 6
# Divisions under which a document may count its clauses anew.
SCOPES = ("part", "annex", "chapter", "section", "appendix", "protocol")
# Divisions that are printed after the signatures, and so after a closing.
_APPENDED = frozenset({"annex", "appendix", "protocol"})

# Clauses are inserted with a letter (12a); an ordinal has neither leading zero nor more than five digits.
_ORDINAL = r"(?P<ordinal>[1-9][0-9]{0,4})(?P<suffix>[a-z]?)"
_PART = re.compile(rf"(?P<word>preamble|closing)|(?P<sort>|p|h|{'|'.join(SCOPES)}){_ORDINAL}", re.ASCII)

# What each sort of part may stand under; "" is the top of the document, "number" a numbered clause or item.
_UNDER = {
    "number": frozenset({"", "scope", "number", "p", "preamble", "closing"}),
    "p": frozenset({"", "scope", "number", "preamble", "closing"}),
    "h": frozenset({"", "scope"}),
    "scope": frozenset({"", "scope"}),
    "preamble": frozenset({"", "scope"}),
    "closing": frozenset({"", "scope"}),
}
_NAMES = {
    "": "the document",
    "number": "a number",
    "p": "a paragraph",
    "h": "a heading",
    "scope": "a part, annex or the like",
    "preamble": "a preamble",
    "closing": "a closing",
}
_KINDS = {"h": "heading", "scope": "heading", "preamble": "preamble", "closing": "closing"}


class MalformedKey(ValueError):
    """A clause key that breaks the rules of keys; its words say which."""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one clause, "10.3" or "preamble.p2", as its dot-separated parts, outermost first.

    Raises MalformedKey when the parts are no key: a part of unknown form, one that cannot stand where it
    stands, more than 6 parts, more than 64 characters. Numbers run from 1 to 99999, with one letter if a
    curator inserted the clause later (12a).
    """

    parts: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.parts) <= MOST_PARTS:
            raise MalformedKey(f"a key has 1 to {MOST_PARTS} parts, not {len(self.parts)}")
        length = len(str(self))
        if length > LONGEST_KEY:
            raise MalformedKey(f"a key has at most {LONGEST_KEY} characters, not {length}")
        above = ""
        for part in self.parts:
            sort = _class(part)
            if above not in _UNDER[sort]:
                raise MalformedKey(f'"{part}" in "{self}": {_NAMES[sort]} cannot stand under {_NAMES[above]}')
            if above in ("preamble", "closing") and part == "p1":
                raise MalformedKey(f'"{self}": the first paragraph of the {above} is "{above}" itself')
            above = sort

    @classmethod
    def parse(cls, text: str) -> Key:
        """The key written as `text`, exactly as keys are stored: "10", "1.p2", "p7.1", "annex1.3", "12a"."""
        if len(text) > LONGEST_KEY:
            raise MalformedKey(f"a key has at most {LONGEST_KEY} characters, not {len(text)}")
        return cls(tuple(text.split(".")))

    def __str__(self) -> str:
        return ".".join(self.parts)

    @property
    def parent(self) -> Key | None:
        """The key this one stands under, or None at the top of the document."""
        if len(self.parts) < 2:
            return None
        # What a key stands under is a key: it need not be read again.
        above = object.__new__(Key)
        object.__setattr__(above, "parts", self.parts[:-1])
        return above

    @property
    def kind(self) -> str:
        """preamble, heading, clause, paragraph, item or closing."""
        last = _class(self.parts[-1])
        above = _class(self.parts[-2]) if len(self.parts) > 1 else ""
        if last == "number":
            return "clause" if above in ("", "scope") else "item"
        if last == "p":
            return above if above in ("preamble", "closing") else "paragraph"
        return _KINDS[last]

    @property
    def sort(self) -> str:
        """The row the last part is counted in: "" for numbers, "p", "h", "part" …, "preamble", "closing"."""
        part = self.parts[-1]
        if _is_counted(part):
            return "p" if part[0] == "p" else ""
        found = _read(part)
        return found["word"] or found["sort"]

    @property
    def number(self) -> int | None:
        """The number of the last part, 12 for "12a" and 2 for "1.p2"; None for a preamble or closing."""
        part = self.parts[-1]
        ordinal = part.removeprefix("p") if _is_counted(part) else _read(part)["ordinal"]
        return int(ordinal) if ordinal else None

    @property
    def ordinal(self) -> tuple[int, str]:
        """What orders keys of one sort under one parent: 12 < 12a < 12b < 13."""
        part = self.parts[-1]
        return (int(part.removeprefix("p")), "") if _is_counted(part) else (self.number or 0, self.suffix)

    @property
    def suffix(self) -> str:
        """The letter of an inserted clause, "a" for "12a", else ""."""
        return "" if _is_counted(self.parts[-1]) else _read(self.parts[-1])["suffix"] or ""


def order_faults(keys: Sequence[Key]) -> Iterator[tuple[int, str]]:
    """Every key of a document, in reading order, that stands where it must not: its index and why, in words.

    At most one fault a key. Numbers ascend among numbers, paragraphs among paragraphs and so on, under one
    parent; gaps are fine. Only headings stand before a preamble; only annexes and their like after a closing.
    """
    seen: set[Key] = set()
    first: dict[Key | None, Key] = {}
    last: dict[tuple[Key | None, str], Key] = {}
    for index, key in enumerate(keys):
        if key in seen:
            yield index, f'"{key}" stands twice'
            continue
        parent, sort = key.parent, key.sort
        before = keys[index - 1].parts if index else ()
        earlier = first.get(parent) if sort == "preamble" else last.get((parent, sort))
        fault = _place_fault(key, parent, before, seen)
        fault = fault or _sibling_fault(key, sort, earlier, last.get((parent, "closing")))
        if fault:
            yield index, fault
        seen.add(key)
        if sort != "h":
            first.setdefault(parent, key)
        last[parent, sort] = key


def _place_fault(key: Key, parent: Key | None, before: tuple[str, ...], seen: set[Key]) -> str:
    """What is wrong between a key and the key it stands under, or ""; `before` is the key just before it."""
    if parent is None:
        return ""
    if parent not in seen:
        return f'"{key}" has no "{parent}" before it'
    if before[: len(parent.parts)] != parent.parts:
        return f'"{key}" stands apart from "{parent}": "{".".join(before)}" is between'
    return ""


def _sibling_fault(key: Key, sort: str, earlier: Key | None, closing: Key | None) -> str:
    """What is wrong between a key and its siblings before it, or "".

    sort: the key's; earlier: the last of it, for a preamble the first of any sort but headings.
    closing: the closing among these siblings, if there was one.
    """
    if closing and sort not in _APPENDED:
        return f'"{key}" stands after "{closing}"'
    if earlier is None:
        return ""
    if sort == "preamble" or earlier.ordinal > key.ordinal:
        return f'"{key}" stands after "{earlier}"'
    return ""


def _is_counted(part: str) -> bool:
    """Whether a part is "10" or "p7", as nearly all are: then nothing more is to be read from it."""
    digits = part.removeprefix("p")
    return digits.isdigit() and digits.isascii() and digits[0] != "0" and len(digits) <= 5


def _read(part: str) -> re.Match[str]:
    """One part taken to pieces: its word, or its sort, ordinal and suffix. Raises MalformedKey."""
    found = _PART.fullmatch(part)
    if found is None:
        raise MalformedKey(_why(part))
    return found


def _class(part: str) -> str:
    """Which row of the table of places a part belongs to. Raises MalformedKey."""
    if _is_counted(part):
        return "p" if part[0] == "p" else "number"
    found = _read(part)
    sort: str = found["word"] or found["sort"] or "number"
    return "scope" if sort in SCOPES else sort


def _why(part: str) -> str:
    """Why a part is none, for the person who wrote it."""
    if not part:
        return "a part of the key is empty"
    if part == "signatures":
        return '"signatures" is an address, never a clause'
    digits = re.search(r"[0-9]+", part, re.ASCII)
    if digits and digits[0].startswith("0"):
        return f'"{part}": numbers begin at 1 and have no leading zero'
    if digits and len(digits[0]) > 5:
        return f'"{part}": a number has at most five digits'
    return (
        f'"{part}" is no part of a key: write a number (10, 12a), p1, h1, preamble, closing, or {SCOPES[0]}1'
    )
