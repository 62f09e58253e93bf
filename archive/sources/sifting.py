"""What stands among a page's paragraphs and is not the edition's: another language, an article, a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.text.agency import DATELINE, agency
from archive.text.contents import contents
from archive.text.embedded import embedded, headline
from archive.text.furniture import furniture_kind
from archive.text.notes import notes
from archive.text.pagination import page_numbers
from archive.text.paragraph import Line, Paragraph, trimmed
from archive.text.span import Span
from archive.text.titles import ANNOUNCED
from archive.text.tongues import foreign

AROUND = "the article around the text"
NOTE = "a note on the text"
PAGE_NUMBER = "the number of a page"
TABLE = "the table of contents"
IN_ANOTHER = "in another language: "


@dataclass(slots=True)
class Sifted:
    """paragraphs: the edition's; spans: what was taken out; reasons: why, by offset; titles: found above an article."""

    paragraphs: list[Paragraph]
    spans: list[Span] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)

    def furniture(self, lines: Iterable[Line], reason: str) -> None:
        """Take lines out of the edition."""
        for line in lines:
            self.spans.append(Span(line.start, line.end, "furniture"))
            self.reasons[line.start] = reason


def sifted(text: str, paragraphs: Sequence[Paragraph], language: str) -> Sifted:
    """The paragraphs of the edition, and everything else as spans. language: of the edition, "zh"."""
    sift = Sifted([])
    words = [paragraph.words(text) for paragraph in paragraphs]
    aside = dict.fromkeys(notes(words), NOTE) | dict.fromkeys(page_numbers(words), PAGE_NUMBER)
    others = foreign(words, language)
    for index, (paragraph, line, other) in enumerate(zip(paragraphs, words, others, strict=True)):
        kind = aside.get(index) or furniture_kind(line)
        if kind or other:
            sift.furniture(paragraph.lines, kind or IN_ANOTHER + other)
        else:
            sift.paragraphs.append(paragraph)
    unwrap(text, sift)
    table = contents([paragraph.words(text) for paragraph in sift.paragraphs])
    for paragraph in sift.paragraphs[table.start : table.stop]:
        sift.furniture(paragraph.lines, TABLE)
    del sift.paragraphs[table.start : table.stop]
    return sift


def unwrap(text: str, sift: Sifted) -> None:
    """Take the article around a text away, where there is one."""
    words = [paragraph.words(text) for paragraph in sift.paragraphs]
    bounds = embedded(words)
    if bounds is None:
        return
    start, end = bounds
    title = headline(words, start)
    for index, paragraph in enumerate(sift.paragraphs):
        if index == title:
            sift.spans += titled(text, paragraph)
            sift.titles.append(words[index])
        elif not start <= index < end:
            around(text, paragraph, words[index], sift)
    sift.paragraphs = sift.paragraphs[start:end]


def titled(text: str, paragraph: Paragraph) -> list[Span]:
    """A title's lines without what the page prints before it: "Full text: Declaration of …"."""
    first, *rest = lines_of(paragraph, "title")
    found = ANNOUNCED.match(text, first.start, first.end)
    if found is None or found.end() >= first.end:
        return [first, *rest]
    return [Span(first.start, found.end(), "furniture"), Span(found.end(), first.end, "title"), *rest]


def lines_of(paragraph: Paragraph, role: str) -> list[Span]:
    return [Span(line.start, line.end, role) for line in paragraph.lines]


def around(text: str, paragraph: Paragraph, words: str, sift: Sifted) -> None:
    """Account for one paragraph of the article: the agency's line apart, the rest as furniture."""
    first, *rest = paragraph.lines
    if not rest and agency(words):
        sift.spans.append(Span(first.start, first.end, "agency"))
        return
    if match := DATELINE.match(text, first.start, first.end):
        sift.spans.append(Span(first.start, first.start + len(match["agency"]), "agency"))
        first = trimmed(text, match.end(), first.end)
    lines = [line for line in (first, *rest) if not line.is_blank]
    sift.furniture(lines, furniture_kind(words) or AROUND)
