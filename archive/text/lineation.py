"""Lineation: a source cut for the eye into parts, lines and runs, so that joined again it is the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.text.span import Span

# A line ends as its author ended it: by LF, CR LF or CR. Everything else is a character of the line.
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END = re.compile("\r\n|\r|\n")
# What a run has for a span where no span claims its characters.
UNCLAIMED = -1


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` (code points of the source, end excluded) that are all of one sort.

    span: index among the spans, UNCLAIMED for none; mark: number of the mark that lies over them, 0 for none.
    """

    start: int
    end: int
    span: int
    mark: int = 0


def parts(text: str, most: int, most_lines: int) -> list[tuple[int, int]]:
    """The text in parts of at most `most` characters and `most_lines` line ends; joined, they are it.

    A part ends after a line wherever one ends in the second half of it. An empty text is one empty part.
    """
    cuts, at = [], 0
    while True:
        end = _part_end(text, at, most, most_lines)
        cuts.append((at, end))
        if end == len(text):
            return cuts
        at = end


def _part_end(text: str, at: int, most: int, most_lines: int) -> int:
    """Where the part that begins at `at` ends."""
    reach = min(at + most, len(text))
    if line_ends(text, at, reach) > most_lines:
        last = next(islice(_LINE_END.finditer(text, at, reach), most_lines - 1, None))
        return last.end()
    if reach == len(text):
        return reach
    after = max(text.rfind(end, at + most // 2, reach) for end in "\n\r") + 1
    # CR and LF stay together: between them no line ends.
    if after and text[after - 1 : after + 1] == "\r\n":
        after = after + 1 if after + 1 <= reach else after - 1
    return after if after > at else reach


def line_ends(text: str, start: int, end: int) -> int:
    """How many lines end in text[start:end]; a CR LF that is cut in two there ends one on either side."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of every line of text[start:end], its line end included; nothing lies between two lines."""
    return (found.span() for found in _LINE.finditer(text, start, len(text) if end is None else end))


def line_number(text: str, offset: int) -> int:
    """The number, from 1, of the line the character at `offset` stands on."""
    # Between CR and LF the line has not ended yet.
    is_within = 0 < offset < len(text) and text[offset - 1 : offset + 1] == "\r\n"
    return line_ends(text, 0, offset) + 1 - is_within


def runs(
    spans: Sequence[Span], marks: Iterable[tuple[int, int, int]], bounds: Iterable[tuple[int, int]]
) -> Iterator[list[Run]]:
    """The runs of each stretch of `bounds`, cut wherever a span or a mark begins or ends.

    spans: in order, disjoint; what none of them claims is a run of its own. marks: (start, end, number), in any
    order; where two overlap, the later in order of start lies on top. bounds: ascending and disjoint.
    """
    ordered = sorted(marks)
    span = mark = 0
    for start, end in bounds:
        while span < len(spans) and spans[span].end <= start:
            span += 1
        while mark < len(ordered) and ordered[mark][1] <= start:
            mark += 1
        yield list(_runs(spans, span, ordered, mark, start, end))


def _runs(
    spans: Sequence[Span],
    first: int,
    marks: Sequence[tuple[int, int, int]],
    nearest: int,
    start: int,
    end: int,
) -> Iterator[Run]:
    """The runs of one stretch; first and nearest: index of the first span and mark that can reach into it."""
    here = []
    for at in range(nearest, len(marks)):
        if marks[at][0] >= end:
            break
        here.append(marks[at])
    at, index = start, first
    while at < end:
        while index < len(spans) and spans[index].end <= at:
            index += 1
        claims = index < len(spans) and spans[index].start <= at
        until = spans[index].end if claims else (spans[index].start if index < len(spans) else end)
        until = min([until, end, *(edge for mark in here for edge in mark[:2] if edge > at)])
        over = [number for from_, to, number in here if from_ <= at < to]
        yield Run(at, until, index if claims else UNCLAIMED, over[-1] if over else 0)
        at = until


def located(spans: Sequence[tuple[int, int]], start: int, length: int) -> list[tuple[int, int]]:
    """Where in the source characters start to start + length of a text stand.

    spans: start and end of the text's spans in order; the text is what they hold, joined by one character that
    stands nowhere. Returns source ranges in order, one a span that is reached.
    """
    found, before = [], 0
    for from_, to in spans:
        low, high = max(start, before), min(start + length, before + to - from_)
        if low < high:
            found.append((from_ + low - before, from_ + high - before))
        before += to - from_ + 1
    return found
