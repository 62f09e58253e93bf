"""The text of a page or package as its reader sees it, line by line, with what the markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.text.paragraph import EDGES, LINE_END, Line, Paragraph, trimmed
from archive.text.span import Span
from archive.text.structure import tiled
from archive.text.titles import names_kind

from .fault import OversizedSource
from .page import Page, page
from .wrapping import paragraphs

# A text of 5 MB that is wrapped at 70 columns has 70,000.
MOST_LINES, MOST_CHARACTERS = 200_000, 5_000_000
# What stands between a page's own name and its site's in the title of a window.
NAME_PARTS = re.compile(r"\s*[_|｜]+\s*|\s+[–—-]+\s*|\s*(?:--|——)\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line: its words, and what is known of it.

    role: "text", "furniture" or "metadata"; reason: why it is no text, "" for text; is_heading: the markup makes it
    one, of this rank; block: lines of one block were broken inside it, by a line break or by preformatted words.
    """

    words: str
    block: int
    role: str = "text"
    reason: str = ""
    is_heading: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Extract:
    """text: the printed lines, each ended by a line feed; printed: what is known of each, in the same order."""

    text: str
    printed: tuple[Printed, ...]

    @classmethod
    def of(cls, printed: Iterable[Printed]) -> Extract:
        """The extract of these lines, without the blank ones, cut where Unicode ends a line.

        Raises OversizedSource for more words than a source of plain text could hold.
        """
        kept: list[Printed] = []
        for line in printed:
            cut = (line,) if LINE_END.search(line.words) is None else parts(line)
            kept += [part for part in cut if part.words.strip(EDGES)]
        length = sum(len(line.words) + 1 for line in kept)
        if length > MOST_CHARACTERS:
            raise OversizedSource(
                f"{length:,} characters, the most is {MOST_CHARACTERS:,}. Split the source."
            )
        return cls("".join(f"{line.words}\n" for line in kept), tuple(kept))

    def placed(self) -> Iterator[tuple[Printed, Line]]:
        """Every printed line with its place in the text."""
        at = 0
        for line in self.printed:
            yield line, trimmed(self.text, at, at + len(line.words))
            at += len(line.words) + 1

    def masked(self) -> str:
        """The text with spaces for everything that is furniture, so that any reader can be asked of the rest."""
        return "".join(
            f"{line.words if line.role == 'text' else ' ' * len(line.words)}\n" for line in self.printed
        )

    def page(self, language: str) -> Page:
        """What is left of the page, as a page: paragraphs as the markup divides them."""
        body = [(line, place) for line, place in self.placed() if line.role == "text"]
        found: list[Paragraph] = []
        for _, group in groupby(body, key=lambda pair: pair[0].block):
            block = list(group)
            if block[0][0].is_heading:
                found += [Paragraph((place,), is_heading=True) for _, place in block]
            else:
                found += paragraphs(self.text, [place for _, place in block])
        return page(self.text, found, language)

    def overlaid(self, spans: Sequence[Span]) -> tuple[tuple[Span, ...], dict[int, str]]:
        """A reader's spans with the furniture laid over their layout, and the reason of each by its start."""
        kept = [span for span in spans if span.role != "layout"]
        reasons: dict[int, str] = {}
        for line, place in self.placed():
            if line.role != "text":
                kept.append(Span(place.start, place.end, line.role))
                reasons[place.start] = line.reason
        if not any(span.role == "title" for span in kept):
            kept = [piece for span in kept for piece in self.titled(span)]
        titles = {span.start for span in kept if span.role == "title"}
        reasons = {start: reason for start, reason in reasons.items() if start not in titles}
        return tiled(kept, len(self.text)), reasons

    def titled(self, span: Span) -> Iterator[Span]:
        """A metadata span with its title taken out of it: "Some Declaration_Some News" in a page's head."""
        words = self.text[span.start : span.end]
        named = span.role == "metadata" and next(filter(names_kind, NAME_PARTS.split(words)), "")
        if not named:
            yield span
            return
        start = span.start + words.index(named)
        pieces = (
            (span.start, start, "metadata"),
            (start, start + len(named), "title"),
            (start + len(named), span.end, "metadata"),
        )
        yield from (Span(first, last, role) for first, last, role in pieces if first < last)


def parts(line: Printed) -> tuple[Printed, ...]:
    return tuple(replace(line, words=words) for words in LINE_END.split(line.words))
