"""Labels that stand together on one line: "第一条　一、…" and "1. (a) …" begin a clause and its first item at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .labels import Label, label, scope_label
from .paragraph import EDGES, Line, Paragraph, trimmed

# Between the first item of a clause and its second stand the first one's own, and few paragraphs more.
FARTHEST = 40
# Two labels and the first words, and what a first item is labelled by: most lines have none of it.
LONGEST = 60
FIRST = re.compile("[一壹1１甲子aAаАiIⅠⅰ][、.．)）〕:： \u3000]|[①⑴㈠⒈❶]")


def uncompounded(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that begin with the labels of a clause and of its first item cut between the two.

    The item must be a first one, and the second of its row must follow before the clause's own row goes on;
    or "Article 3. A …" would be one.
    """
    divided: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        first = paragraph.lines[0]
        cut = second_label(text[first.start : min(first.end, first.start + LONGEST)])
        if cut and has_second(text, paragraphs[index + 1 : index + 1 + FARTHEST], *cut):
            outer = first.start + cut[0].length
            inner = trimmed(text, outer, first.end)
            divided.append(Paragraph((Line(first.start, outer, first.indent),)))
            divided.append(Paragraph((Line(inner.start, inner.end), *paragraph.lines[1:])))
        else:
            divided.append(paragraph)
    return divided


def second_label(words: str) -> tuple[Label, Label] | None:
    """The label a line begins with and the one right behind it, of a first item; None without both."""
    if FIRST.search(words, 1) is None:
        return None
    outer = label(words)
    if outer is None or outer.is_bullet:
        return None
    inner = label(words[outer.length :].strip(EDGES))
    return (outer, inner) if inner else None


def has_second(text: str, below: Sequence[Paragraph], outer: Label, inner: Label) -> bool:
    """Whether number 2 of the row that `inner` begins is printed below, before the next of the row of `outer`."""
    rows = {reading.style for reading in inner.readings if 1 in reading.numbers}
    around = {reading.style for reading in outer.readings}
    if not rows or rows & around:
        return False
    for paragraph in below:
        first = paragraph.lines[0]
        words = text[first.start : first.end]
        found = label(words)
        for reading in found.readings if found else ():
            if reading.style in rows and 2 in reading.numbers:
                return True
        if scope_label(words) or (found and any(reading.style in around for reading in found.readings)):
            return False
    return False
