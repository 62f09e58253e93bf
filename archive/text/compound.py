"""Labels that stand together on one line: "第一条　一、…" and "1. (a) …" begin a clause and its first item at once."""

from __future__ import annotations

from collections.abc import Sequence

from .labels import Label, label, scope_label
from .paragraph import Line, Paragraph, trimmed

# Between the first item of a clause and its second stand the first one's own, and few paragraphs more.
FARTHEST = 40


def uncompounded(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that begin with the labels of a clause and of its first item cut between the two.

    The item must be a first one, and the second of its row must follow before the clause's own row goes on;
    or "Article 3. A …" would be one.
    """
    divided: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        first = paragraph.lines[0]
        outer = label(text[first.start : first.end])
        inner = (
            trimmed(text, first.start + outer.length, first.end) if outer and not outer.is_bullet else None
        )
        found = label(text[inner.start : inner.end]) if inner and not inner.is_blank else None
        if (
            outer
            and inner
            and found
            and has_second(text, paragraphs[index + 1 : index + 1 + FARTHEST], outer, found)
        ):
            divided.append(Paragraph((Line(first.start, first.start + outer.length, first.indent),)))
            divided.append(Paragraph((Line(inner.start, inner.end), *paragraph.lines[1:])))
        else:
            divided.append(paragraph)
    return divided


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
