"""Sources: one room a format, each telling what every character of a witness is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from archive.text.paragraph import LINE_END
from archive.text.tag import Tag

from . import docx, encyclopedia, html, markdown, plain, record
from .encoding import ENCODINGS, Decoded, decode, decode_as, is_plainly_utf8
from .extract import MOST_LINES, Extract
from .fault import (
    CutSource,
    DamagedSource,
    OversizedSource,
    SourceError,
    UndecodableSource,
    UnknownEncoding,
    UnknownFormat,
    UnreadableMarkup,
)
from .page import Page
from .source import SourceText

# Formats of text: what is decoded is what is printed.
READERS: dict[str, Callable[[str, str], Page]] = {
    "encyclopedia": encyclopedia.read,
    "record": record.read,
    "markdown": markdown.read,
    "plain": plain.read,
}
# Formats whose text is taken out of markup, from the bytes and the encoding these are in.
EXTRACTS: dict[str, Callable[[bytes, str], Extract]] = {"html": html.extract, "docx": docx.extract}
FORMATS = (*READERS, *EXTRACTS)
MOST_BYTES = 5_000_000
# What else people save texts as, by its first bytes, and what to do with it.
OTHERS = (
    (b"%PDF", "a PDF: save its text, or find the page it was printed from"),
    (b"\xd0\xcf\x11\xe0", "a file of an old word processor: save it as DOCX"),
    (b"{\\rtf", "an RTF: save it as DOCX"),
    (b"\x1f\x8b", "compressed: unpack it"),
)


def detect(text: str) -> str:
    """The format of a text, by the signs that only this format has; plain text has none.

    html: a doctype, or a tag of a page before any words. record: a field opened by 〖CODE〗 and closed by 〖-CODE〗.
    markdown: a heading with "#", or front matter.
    encyclopedia: two section headings of an encyclopedia's page, or one and an infobox.
    """
    if html.is_html(text):
        return "html"
    if record.is_record(text):
        return "record"
    if markdown.is_markdown(text):
        return "markdown"
    return "encyclopedia" if encyclopedia.is_encyclopedia(text) else "plain"


def read(data: bytes, language: str, format: str = "", encoding: str = "") -> SourceText:
    """A source read by the reader of its format.

    data: the bytes as they were found; language: the edition's tag, "zh-Hans"; format: a name in FORMATS, or ""
    to go by the content; encoding: a name in ENCODINGS, or "" to go by the bytes.
    Raises SourceError for whatever is wrong with it, and MalformedTag for a language that is none.
    """
    spoken = Tag.parse(language).language
    if format and format not in FORMATS:
        raise no_format(format)
    if len(data) > MOST_BYTES:
        raise OversizedSource(f"{len(data):,} bytes, the most is {MOST_BYTES:,}. Split the source.")
    if format == "docx" or (not format and docx.is_package(data)):
        package = docx.extract(data, encoding or docx.ENCODING)
        return extracted(
            "docx", package, spoken, Decoded(package.text, docx.ENCODING, 1.0, "XML of a package")
        )
    for signature, what in OTHERS:
        if data.startswith(signature):
            raise UnknownFormat(f"this is {what}.")
    found = decoded(data, spoken, encoding)
    if len(LINE_END.findall(found.text)) > MOST_LINES:
        raise OversizedSource(f"more than {MOST_LINES:,} lines. Split the source.")
    name = format or detect(found.text)
    if name == "html":
        return extracted(name, html.extracted(found.text), spoken, found)
    page = READERS[name](found.text, spoken)
    return SourceText(
        name,
        found.encoding,
        found.text,
        page.spans,
        page.paragraphs,
        page.reasons,
        confidence=found.confidence,
        how=found.how,
    )


def decoded(data: bytes, language: str, encoding: str) -> Decoded:
    """The source as text, in the encoding named or the one the bytes are in."""
    if encoding:
        return Decoded(decode_as(data, encoding), encoding, 1.0, "named")
    return decode(data, html.declared(data), language)


def extracted(format: str, extract: Extract, language: str, found: Decoded) -> SourceText:
    """The source whose text was taken out of markup, read by the reader of what the text is."""
    text = extract.text
    masked = extract.masked()
    name = detect(masked)
    page = READERS[name](masked, language) if name in ("encyclopedia", "record") else extract.page(language)
    spans, reasons = extract.overlaid(page.spans)
    furniture = {span.start for span in spans if span.role == "furniture"}
    told = {start: why for start, why in page.reasons.items() if start in furniture} | reasons
    return SourceText(format, found.encoding, text, spans, page.paragraphs, told, found.confidence, found.how)


def text_of(data: bytes, format: str, encoding: str) -> str:
    """The text of a stored source: what its spans count characters of, the same for ever.

    format, encoding: as recorded with it. Raises SourceError: UnknownFormat, UnknownEncoding, or what is wrong
    with the bytes.
    """
    if format in READERS:
        return decode_as(data, encoding)
    if format in EXTRACTS:
        return EXTRACTS[format](data, encoding).text
    raise no_format(format)


def text_digest(text: str) -> str:
    """SHA-256 of a source's text in UTF-8, by which a text read otherwise than it was recorded is found out."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_rendered(format: str, encoding: str) -> bool:
    """Whether a source's text is more than its bytes as UTF-8, so that the SHA-256 of these does not settle it."""
    return format in EXTRACTS or encoding != "utf-8"


def no_format(name: str) -> UnknownFormat:
    return UnknownFormat(f"there is no format “{name:.30}”; there are {', '.join(FORMATS)}")


__all__ = [
    "ENCODINGS",
    "EXTRACTS",
    "FORMATS",
    "READERS",
    "CutSource",
    "DamagedSource",
    "Decoded",
    "OversizedSource",
    "SourceError",
    "SourceText",
    "UndecodableSource",
    "UnknownEncoding",
    "UnknownFormat",
    "UnreadableMarkup",
    "decode",
    "detect",
    "is_plainly_utf8",
    "is_rendered",
    "read",
    "text_digest",
    "text_of",
]
