"""Sources: the bytes of a witness as text, with what every character of it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.text.paragraph import Paragraph
from archive.text.span import Span


class SourceError(Exception):
    """A source that cannot be read; its words say why, and what to do next."""


class UndecodableSource(SourceError):
    """Bytes that are no text in the encoding they should be in. offset: of the first such byte, from 0."""

    def __init__(self, offset: int, byte: int) -> None:
        super().__init__(offset, byte)
        self.offset, self.byte = offset, byte

    def __str__(self) -> str:
        return (
            f"byte {self.offset} (0x{self.byte:02X}) is not UTF-8. "
            "Find out the encoding of the source, or fetch it again: part of it may be missing."
        )


class UnknownFormat(SourceError):
    """A format no reader knows."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source read.

    format: the reader's name; encoding: "utf-8"; text: every character of the source, line ends as they are;
    spans: tile the text exactly, the body as text spans, one a printed line, none with a target yet;
    paragraphs: the paragraphs of the body, in order; reasons: why a span is furniture, by its offset.
    """

    format: str
    encoding: str
    text: str
    spans: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a source and the name of its encoding, "utf-8".

    Nothing is translated: a byte order mark stays as the first character, line ends stay as they are.
    Raises UndecodableSource, naming the first byte that is not UTF-8.
    """
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        raise UndecodableSource(fault.start, data[fault.start]) from fault
