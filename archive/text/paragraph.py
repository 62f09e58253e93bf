"""Printed lines and paragraphs, by their place in a source; nothing here moves or changes a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What str.splitlines ends a line at, "\r\n" being one end: Unicode's line ends, form feed and the separators of ASCII.
LINE_MARKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
LINE_END = re.compile(f"\r\n|[{LINE_MARKS}]")
# White space that str.strip does not know: a byte order mark and the zero-width space web pages leave behind.
EDGES = "".join(
    (
        " \t\u00a0\u1680\u202f\u205f\u3000\ufeff\n\r\v\f\x85\u2028\u2029",
        "".join(map(chr, range(0x2000, 0x200C))),
        "".join(map(chr, range(0x1C, 0x20))),
    )
)
SENTENCE_END = "。．.！!？?…"
PAUSE = "：:；;，,、"
# What joins a phrase to the next one behind such a mark: "…, and", "…; или".
JOINED = re.compile(r"[:;,] +(?:and|or|и|или|et|ou|y|o)$", re.IGNORECASE)
CLOSERS = "”’\"'」』》〉）)]】»*"


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end` of a source, without line end, indent and trailing white space.

    indent: how many characters of white space stand before it on its line.
    """

    start: int
    end: int
    indent: int = 0

    @property
    def is_blank(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph: its lines in order, several where the source breaks lines at a width.

    is_heading: the source itself marks it as a heading.
    """

    lines: tuple[Line, ...]
    is_heading: bool = False

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    def words(self, text: str) -> str:
        """The paragraph as one string, a space where a line was broken: for rules to read, never to show."""
        if len(self.lines) == 1:
            return text[self.lines[0].start : self.lines[0].end]
        return " ".join(text[line.start : line.end] for line in self.lines)


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of text[start:end] by their places in `text`; blank lines that follow each other as one."""
    at, is_below_blank = start, False
    # Every text is gone through here, so a line costs no more than it must.
    for row in text[start:end].splitlines(keepends=True):
        inner = row.lstrip(EDGES)
        if inner:
            first = at + len(row) - len(inner)
            yield Line(first, first + len(inner.rstrip(EDGES)), first - at)
        elif not is_below_blank:
            yield Line(at, at)
        is_below_blank = not inner
        at += len(row)


def trimmed(text: str, start: int, end: int) -> Line:
    """text[start:end] without the white space around it; an empty Line at `start` when that is all."""
    words = text[start:end]
    inner = words.lstrip(EDGES)
    first = end - len(inner)
    last = first + len(inner.rstrip(EDGES))
    return Line(first, last, first - start) if inner else Line(start, start)


def ends_sentence(words: str) -> bool:
    """Whether the words end in a full stop or its like, quotation marks and brackets after it aside."""
    return words.rstrip(CLOSERS)[-1:] in tuple(SENTENCE_END)


def ends_in_pause(words: str) -> bool:
    """Whether the words end in a colon, semicolon or comma, or in an "and" behind one: something follows."""
    return (
        words.rstrip(CLOSERS)[-1:] in tuple(PAUSE)
        or JOINED.search(words, max(0, len(words) - 12)) is not None
    )


def opens_list(words: str) -> bool:
    """Whether the words end in a colon, and so announce what stands below them."""
    return words.rstrip(CLOSERS)[-1:] in tuple("：:︰∶")
