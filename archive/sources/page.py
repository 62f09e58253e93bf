"""A page read: what every character of a source is, and which of its paragraphs are the text.

The readers take off what is peculiar to their format; what stands above and below the provisions is much the
same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from archive.text.agency import DATELINE
from archive.text.compound import uncompounded
from archive.text.crowded import uncrowded
from archive.text.heading import division
from archive.text.labels import APPENDED
from archive.text.paragraph import Paragraph, trimmed
from archive.text.signoff import Piece, place_and_date
from archive.text.span import Span
from archive.text.structure import countable, tiled
from archive.text.tail import page_end, tail
from archive.text.titles import MOST_HEAD_LINES, head_length, head_reason, head_roles, is_head_line

from .sifting import lines_of, sifted, titled


@dataclass(frozen=True, slots=True)
class Page:
    """spans: tile the source, text without targets; paragraphs: those whose lines are the text spans.

    reasons: why a span is furniture, by its offset, where its own words do not say so.
    """

    spans: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)


def page(
    text: str,
    paragraphs: Sequence[Paragraph],
    language: str,
    claimed: Iterable[Span] = (),
    titles: Sequence[str] = (),
    lead: Sequence[Paragraph] = (),
) -> Page:
    """The page whose remaining `paragraphs` hold everything the reader has not `claimed`.

    language: of the edition, "zh"; titles: those the reader has claimed already, which may be printed again;
    lead: paragraphs that open the text although they stand above its head. Raises TooManyParagraphs.
    """
    paragraphs = countable(uncompounded(text, uncrowded(text, paragraphs)))
    sift = sifted(text, paragraphs, language)
    paragraphs, titles = sift.paragraphs, [*titles, *sift.titles]
    paragraphs, agencies = undated(text, paragraphs)
    words = [paragraph.words(text) for paragraph in paragraphs]
    below = ends_of(paragraphs, words)
    head = min(head_length(words), next((at for at, found in enumerate(below) if found), len(words)))
    above = head_roles(words[:head], language, titles)
    spans, body = [*claimed, *sift.spans, *agencies], list(lead)
    for index, paragraph in enumerate(paragraphs):
        role = above[index] if index < head else ""
        if below[index]:
            spans += pieces(paragraph, below[index])
        elif role == "date" and len(paragraph.lines) == 1:
            spans += pieces(paragraph, place_and_date(words[index]) or [(0, len(words[index]), "date")])
        elif role in ("", "text"):
            body.append(paragraph)
        else:
            spans += titled(text, paragraph) if role == "title" else lines_of(paragraph, role)
            sift.reasons[paragraph.start] = head_reason(words[index], language)
    spans += [span for paragraph in body for span in lines_of(paragraph, "text")]
    return Page(tiled(spans, len(text)), tuple(body), sift.reasons)


def ends_of(paragraphs: Sequence[Paragraph], words: Sequence[str]) -> list[list[Piece]]:
    """For each paragraph its pieces if it stands below the last provision, else an empty list."""
    annex = len(list(takewhile(lambda line: not is_annex(line), words)))
    # What is printed below the provisions has a line for itself; a paragraph of several lines is none of it.
    alone = [
        line if len(paragraph.lines) == 1 else "" for line, paragraph in zip(words, paragraphs, strict=True)
    ]
    above = tail(alone[:annex])
    is_signed = any(role == "office" for found in above for _, _, role in found)
    # Some texts are signed once more, or only, below their annexes.
    return [*above, *(page_end if is_signed else tail)(alone[annex:])]


def is_annex(words: str) -> bool:
    """Whether the paragraph is the heading of an annex: what stands above it is signed for itself."""
    found = division(words)
    return found is not None and found.scope in APPENDED


def pieces(paragraph: Paragraph, found: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    """The pieces of a paragraph of one line, by their places in the source."""
    for start, end, role in found:
        if role != "layout":
            yield Span(paragraph.start + start, paragraph.start + end, role)


def undated(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Span]]:
    """The paragraphs without an agency's dateline, and it: it opens the title or the first paragraph below."""
    for index, paragraph in enumerate(paragraphs[: MOST_HEAD_LINES + 1]):
        first = paragraph.lines[0]
        if match := DATELINE.match(text, first.start, first.end):
            rest = trimmed(text, match.end(), first.end)
            lines = tuple(line for line in (rest, *paragraph.lines[1:]) if not line.is_blank)
            below = [replace(paragraph, lines=lines)] if lines else []
            agency = Span(first.start, first.start + len(match["agency"]), "agency")
            return [*paragraphs[:index], *below, *paragraphs[index + 1 :]], [agency]
        if not is_head_line(paragraph.words(text)):
            break
    return paragraphs, []
