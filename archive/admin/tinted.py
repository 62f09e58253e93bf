"""A source as a review shows it: each character tinted by its role, each stretch leading to the form for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from archive.drafting.review import Review
from archive.reading.source_pages import Line, Linked, Stretch
from archive.text.lineation import UNCLAIMED, Run, line_number, lines, runs
from archive.text.span import Span


def tinted(review: Review, start: int, end: int, lang: str) -> Iterator[Line]:
    """The lines of the source between two places. Each stretch leads to "?at={its first character}#change"."""
    cuts = list(lines(review.text, start, end))
    first = line_number(review.text, start) if start else 1
    said_before = ""
    for number, line in enumerate(runs(review.spans, (), cuts), first):
        told = [named(review.spans[run.span]) for run in line if run.span != UNCLAIMED]
        said = ", ".join(dict.fromkeys(one for one in told if one))
        yield Line(number, tuple(linked(review, line, lang)), said if said != said_before else "")
        said_before = said or said_before


def named(span: Span) -> str:
    """What the margin calls a span: the clause's key, else the role; white space needs no name."""
    if span.role == "layout":
        return ""
    return span.target.partition("/")[2] or span.role


def linked(review: Review, line: list[Run], lang: str) -> Iterator[Linked]:
    for index, group in groupby(line, key=lambda run: run.span):
        found = list(group)
        span = review.spans[index] if index != UNCLAIMED else Span(found[0].start, found[-1].end, "")
        stretches = tuple(Stretch(review.text[run.start : run.end], span.role, lang) for run in found)
        title = f"{span.role} {span.target}".strip()
        yield Linked(stretches, f"?at={span.start}#change", title)
