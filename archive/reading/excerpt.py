"""A text as a page of results shows it: cut around what was found, what was found told from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.text.fold import Folded, fold, folded

Span = tuple[int, int]
# Code points of an excerpt, by whether the script sets words apart, and how much of them stands before the hit.
LENGTHS = {True: 480, False: 220}
BEFORE = 0.35
SPACELESS = frozenset({"zh", "ja"})
# Letters from here on are set without spaces.
FIRST_HAN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an excerpt; is_hit: it is what was looked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a text, or all of it. cut_before, cut_after: whether more of the text stands there."""

    lang: str
    runs: tuple[Run, ...]
    cut_before: bool = False
    cut_after: bool = False


def excerpt(text: str, marks: Sequence[Span], lang: str, at: float = 0.0) -> Excerpt:
    """Around the first mark; without marks around `at`, which is 0 for the beginning and 1 for the end of the text."""
    length = LENGTHS[lang.partition("-")[0] not in SPACELESS]
    if len(text) <= length * 1.25:
        return Excerpt(lang, runs(text, marks, 0, len(text)))
    place = marks[0][0] if marks else round(at * len(text))
    start = max(0, min(place - round(length * BEFORE), len(text) - length))
    start, end = at_word(text, start), at_word(text, min(len(text), start + length))
    return Excerpt(lang, runs(text, marks, start, end), start > 0, end < len(text))


def at_word(text: str, at: int) -> int:
    """The nearest place to the right of `at` where a word begins, where words are set apart."""
    if 0 < at < len(text) and " " in text[at - 20 : at + 20]:
        found = text.find(" ", at - 1, at + 20)
        return found + 1 if found >= 0 else at
    return at


def runs(text: str, marks: Iterable[Span], start: int, end: int) -> tuple[Run, ...]:
    """text[start:end] cut where a mark begins or ends."""
    made: list[Run] = []
    at = start
    for first, last in marks:
        first, last = max(first, start), min(last, end)  # noqa: PLW2901 - what of the mark is shown
        if first < last:
            made += [Run(text[at:first]), Run(text[first:last], True)]
            at = last
    return tuple(run for run in (*made, Run(text[at:end])) if run.text)


def named_in(text: str, names: Iterable[str]) -> list[Span]:
    """Where any of these names stands in a text, in any script, from left to right; the longer name is taken first."""
    page = fold(text)
    found: list[Span] = []
    for name in sorted(names, key=len, reverse=True):
        found += (place for place in places_of(page, folded(name), text) if apart(place, found))
    return sorted(found)


def places_of(page: Folded, name: str, text: str) -> Iterable[Span]:
    """Every place of a folded name in a folded text, as places of the text; of letters as whole words only."""
    at = page.text.find(name) if name else -1
    while at >= 0:
        start, end = page.original(at, at + len(name))
        if name[0] >= FIRST_HAN or is_word(text, start, end):
            yield start, end
        at = page.text.find(name, at + len(name))


def is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def apart(place: Span, others: Iterable[Span]) -> bool:
    return all(place[1] <= start or end <= place[0] for start, end in others)
