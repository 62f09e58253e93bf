"""How two wordings differ: by the character in Chinese, by the word elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word of letters, marks and digits, apostrophes within; any other character stands for itself.
TOKEN = re.compile(
    r"[^\W\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+(?:['’][^\W\u2e80-\u9fff]+)*|.", re.DOTALL
)
# Comparing token by token takes time with the product of both lengths: this many take about a second.
MOST = 4_000_000
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of both wordings, alike or not. left, right: (start, end) in code points; equal ends mean nothing there."""

    left: tuple[int, int]
    right: tuple[int, int]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of wording. kind: SAME in both, GONE from the first, NEW in the second."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What leads from one wording to the other, in order; what is gone stands before what is new in its place."""
    found: list[Piece] = []
    for run in stretches(before, after):
        out, put = before[slice(*run.left)], after[slice(*run.right)]
        told = ((SAME, out),) if run.is_same else ((GONE, out), (NEW, put))
        found += [Piece(kind, text) for kind, text in told if text]
    return tuple(found)


def stretches(left: str, right: str) -> tuple[Stretch, ...]:
    """Both wordings from start to end, alike and unlike stretches in turn; none for two empty ones.

    Wordings so long and so unlike that a comparison would take seconds differ as a whole between what they begin
    and end with alike.
    """
    a, b = tokens(left), tokens(right)
    head = alike(a, b)
    tail = alike(a[head:][::-1], b[head:][::-1])
    middle = (a[head : len(a) - tail], b[head : len(b) - tail])
    steps = [(head, head, True), *unlike(*middle), (tail, tail, True)]
    return tuple(joined(located(steps, a, b)))


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many tokens both begin with."""
    return next(
        (at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b))
    )


def unlike(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """(tokens on the left, on the right, whether alike), step by step."""
    if len(a) * len(b) > MOST:
        yield len(a), len(b), False
        return
    for kind, start, end, first, last in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield end - start, last - first, kind == "equal"


def located(steps: Sequence[tuple[int, int, bool]], a: Sequence[str], b: Sequence[str]) -> Iterator[Stretch]:
    """Steps in tokens as stretches in code points, empty ones left out."""
    i = j = left = right = 0
    for on_left, on_right, is_same in steps:
        until_left = left + sum(map(len, a[i : i + on_left]))
        until_right = right + sum(map(len, b[j : j + on_right]))
        if on_left or on_right:
            yield Stretch((left, until_left), (right, until_right), is_same)
        i, j, left, right = i + on_left, j + on_right, until_left, until_right


def joined(found: Iterator[Stretch]) -> Iterator[Stretch]:
    """The same with neighbours of one kind as one stretch."""
    before: Stretch | None = None
    for one in found:
        if before and before.is_same == one.is_same:
            before = Stretch((before.left[0], one.left[1]), (before.right[0], one.right[1]), one.is_same)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before
