"""A source read: the bytes of a witness as text, with what every character of it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.text.paragraph import Paragraph
from archive.text.span import Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source read.

    format: the reader's name; encoding: a name in ENCODINGS; text: every character of the source, line ends as
    they are, or of a page or package what a reader of it sees, one printed line a line;
    spans: tile the text exactly, the body as text spans, one a printed line, none with a target yet;
    paragraphs: the paragraphs of the body, in order; reasons: why a span is furniture, by its offset;
    confidence: that the encoding is the right one, 0 to 1; how: what told it.
    """

    format: str
    encoding: str
    text: str
    spans: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)
    confidence: float = 1.0
    how: str = ""
