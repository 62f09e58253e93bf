"""Markdown, as CommonMark has it: the marks are layout, the words between them the text.

https://spec.commonmark.org/0.31.2/ — headings with "#" or underlined, quotation marks ">", rules, comments,
and front matter between "---" lines as every site generator writes it. Lists keep their marks: they are labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from archive.text.paragraph import Line, Paragraph, ends_sentence, lines, trimmed
from archive.text.span import Span

from .page import Page, page
from .wrapping import paragraphs

HEADING = re.compile(r"#{1,6}(?:[ \t\u3000]+(?P<words>.*?))?(?:[ \t]+#+)?")
UNDERLINE = re.compile(r"=+|-{2,}")
RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
COMMENT = re.compile(r"<!--.*-->")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
QUOTE = re.compile(r"(?:>[ \t]?)+")
# Emphasis around a whole line says how it looks; inside a line it is left as it was found.
EMPHASIS = re.compile(r"(?P<mark>\*\*\*|\*\*|__|\*|_)(?P<words>[^*_\s](?:[^*_]*[^*_\s])?)(?P=mark)")
FENCE = "---"
# One line between asterisks may be a rule or a note.
BOLD_LINES = 2


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown: a heading with "#", front matter, or two lines at least wholly in bold."""
    if "#" not in text and FENCE not in text and "**" not in text:
        return False
    printed = [text[line.start : line.end] for line in lines(text) if not line.is_blank]
    has_front = len(printed) > 2 and printed[0] == FENCE and FENCE in printed[1:]
    if has_front or any(is_heading(words) for words in printed):
        return True
    return (
        sum(words.startswith("**") and EMPHASIS.fullmatch(words) is not None for words in printed)
        >= BOLD_LINES
    )


def is_heading(words: str) -> bool:
    found = HEADING.fullmatch(words) if words[:1] == "#" else None
    return found is not None and bool(found["words"])


def read(text: str, language: str) -> Page:
    """The page as Markdown: see the top of this room."""
    printed = list(lines(text))
    start = front_matter(text, printed)
    claimed = [Span(line.start, line.end, "metadata") for line in printed[:start] if not line.is_blank]
    body: list[Paragraph] = []
    for role, group in groupby(blocks(text, printed[start:]), key=lambda block: block[0]):
        held = [line for _, line in group]
        if role == "text":
            body += paragraphs(text, held, are_soft=True)
        elif role == "heading":
            body += [Paragraph((line,), is_heading=True) for line in held]
        elif role != "layout":
            claimed += [Span(line.start, line.end, role) for line in held]
    return page(text, body, language, claimed)


def front_matter(text: str, printed: list[Line]) -> int:
    """How many lines the front matter has, its two fences included."""
    words = [text[line.start : line.end] for line in printed]
    first = next((index for index, line in enumerate(words) if line), 0)
    if words[first : first + 1] != [FENCE] or FENCE not in words[first + 1 :]:
        return 0
    return words.index(FENCE, first + 1) + 1


def blocks(text: str, printed: list[Line]) -> Iterator[tuple[str, Line]]:
    """Every line with what it is: text (blank lines too), heading, layout, metadata or furniture."""
    for index, line in enumerate(printed):
        words = text[line.start : line.end]
        heading = heading_in(text, printed, index)
        if COMMENT.fullmatch(words):
            yield "metadata", line
        elif IMAGE.fullmatch(words):
            yield "furniture", line
        elif is_underline(text, printed, index) or RULE.fullmatch(words):
            yield "layout", line
        elif heading is not None:
            yield "layout" if heading.is_blank else "heading", heading
        else:
            yield "text", unmarked(text, line.start, line.end, line.indent)


def heading_in(text: str, printed: list[Line], index: int) -> Line | None:
    """The words of line `index` when a mark makes it a heading, or the line below does; None when none does."""
    line = printed[index]
    if text.startswith("#", line.start, line.end) and (
        found := HEADING.fullmatch(text, line.start, line.end)
    ):
        return unmarked(text, *found.span("words")) if found["words"] else Line(line.start, line.start)
    if index + 1 < len(printed) and is_underline(text, printed, index + 1):
        return unmarked(text, line.start, line.end)
    return None


def is_underline(text: str, printed: list[Line], index: int) -> bool:
    """Whether line `index` makes the line above it a heading; under a sentence it is a rule."""
    line = printed[index]
    if index == 0 or UNDERLINE.fullmatch(text, line.start, line.end) is None:
        return False
    above = text[printed[index - 1].start : printed[index - 1].end]
    return above != "" and not ends_sentence(above) and not RULE.fullmatch(above)


def unmarked(text: str, start: int, end: int, indent: int = 0) -> Line:
    """The words of a line without the marks around all of them."""
    if quote := QUOTE.match(text, start, end):
        start = quote.end()
    # A backslash at the end of a line is a line break.
    line = trimmed(text, start, end - 1 if text[start:end].endswith("\\") else end)
    if found := EMPHASIS.fullmatch(text, line.start, line.end):
        line = Line(found.start("words"), found.end("words"))
    return Line(line.start, line.end, indent)
