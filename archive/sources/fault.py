"""What can be wrong with a source before anything is known of its words: one named error a kind."""

from __future__ import annotations


class SourceError(Exception):
    """A source that cannot be read; its words say why, and what to do next."""


class UndecodableSource(SourceError):
    """Bytes that are no text. offset: of the first such byte, from 0; encoding: what they should have been."""

    def __init__(self, offset: int, byte: int, encoding: str) -> None:
        super().__init__(offset, byte, encoding)
        self.offset, self.byte, self.encoding = offset, byte, encoding

    def __str__(self) -> str:
        named = "UTF-8" if self.encoding == "utf-8" else self.encoding
        return (
            f"byte {self.offset} (0x{self.byte:02X}) is not {named}. "
            "Find out the encoding of the source, or fetch it again: part of it may be missing."
        )


class CutSource(UndecodableSource):
    """Bytes that end inside a character. offset: of its first byte."""

    def __str__(self) -> str:
        return (
            f"the source ends inside a character: byte {self.offset} (0x{self.byte:02X}) begins one of "
            f"{self.encoding} that is not whole. Fetch the source again: its end is missing."
        )


class DamagedSource(SourceError):
    """A text whose characters were replaced before it came here. offset: of the first, in bytes."""

    def __init__(self, offset: int, count: int, what: str = "replacement characters (U+FFFD)") -> None:
        super().__init__(offset, count, what)
        self.offset, self.count, self.what = offset, count, what

    def __str__(self) -> str:
        return (
            f"{self.count:,} {self.what} stand for characters that were lost, the first at byte {self.offset}. "
            "Fetch the source again and keep its bytes as they come."
        )


class UnknownEncoding(SourceError):
    """An encoding that the archive does not read."""


class UnknownFormat(SourceError):
    """A format no reader knows."""


class UnreadableMarkup(SourceError):
    """A page or a package that does not hold what its format says, or more than any text needs."""


class OversizedSource(SourceError):
    """More bytes than a source may have, or a package that unfolds to more than it may."""
