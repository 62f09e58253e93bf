"""Sources: one room a format, each telling what every character of a witness is."""

from __future__ import annotations

from collections.abc import Callable

from archive.text.tag import Tag

from . import encyclopedia, markdown, plain, record
from .page import Page
from .source import SourceError, SourceText, UndecodableSource, UnknownFormat, decode

READERS: dict[str, Callable[[str, str], Page]] = {
    "encyclopedia": encyclopedia.read,
    "record": record.read,
    "markdown": markdown.read,
    "plain": plain.read,
}


def detect(text: str) -> str:
    """The format of a text, by the signs that only this format has; plain text has none.

    record: a field opened by 〖CODE〗 and closed by 〖-CODE〗. markdown: a heading with "#", or front matter.
    encyclopedia: two section headings of an encyclopedia's page, or one and an infobox.
    """
    if record.is_record(text):
        return "record"
    if markdown.is_markdown(text):
        return "markdown"
    return "encyclopedia" if encyclopedia.is_encyclopedia(text) else "plain"


def read(data: bytes, language: str, format: str = "") -> SourceText:
    """A source read by the reader of its format.

    data: the bytes as they were found; language: the edition's tag, "zh-Hans"; format: a name in READERS, or ""
    to go by the content. Raises UndecodableSource, UnknownFormat, and MalformedTag for a language that is none.
    """
    text, encoding = decode(data)
    name = format or detect(text)
    if name not in READERS:
        raise UnknownFormat(f"there is no format “{name}”; there are {', '.join(READERS)}")
    read_page = READERS[name](text, Tag.parse(language).language)
    return SourceText(name, encoding, text, read_page.spans, read_page.paragraphs, read_page.reasons)


__all__ = [
    "READERS",
    "SourceError",
    "SourceText",
    "UndecodableSource",
    "UnknownFormat",
    "decode",
    "detect",
    "read",
]
