"""DOCX: a package of XML parts (ECMA-376) as its reader sees it, paragraph by paragraph, table row by row.

Numbers of lists are computed as Word prints them. Insertions of tracked changes are text, deletions are not, as in
the document with all changes accepted. Headers, footers and notes are kept below the text as furniture.
Nothing is fetched and nothing is run: no entity is resolved, no external relation followed.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from .docx_numbering import Numbering
from .docx_package import Package
from .docx_words import Words
from .encoding import decode_as
from .extract import Extract, Printed
from .fault import UnreadableMarkup

# The parts of a package are XML in UTF-8, which is therefore recorded as the encoding of its words.
ENCODING = "utf-8"
# zipfile says by these that a package is broken, encrypted or packed in a way it does not know.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)
ASIDE = (
    ("header", "the page's header"),
    ("footer", "the page's footer"),
    ("footnotes", "a footnote"),
    ("endnotes", "an endnote"),
)


def is_package(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive; which one, its parts tell."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def extract(data: bytes, encoding: str) -> Extract:
    """The document in a package. Raises UnreadableMarkup or OversizedSource, UnknownEncoding for another encoding."""
    if encoding != ENCODING:
        decode_as(b"", encoding)
        raise UnreadableMarkup(
            f"the parts of a DOCX are {ENCODING}, not “{encoding:.30}”. Correct the record."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return Extract.of(printed_lines(Package(file)))
    except BROKEN as fault:
        raise UnreadableMarkup(f"the package cannot be opened: {fault}. Save it again as DOCX.") from fault


def printed_lines(package: Package) -> Iterator[Printed]:
    """The lines of the document, then those of its headers, footers and notes."""
    numbering = next(iter(package.beside("numbering")), "")
    styles = next(iter(package.beside("styles")), "")
    words = Words(
        Numbering(package.root(numbering) if numbering else None, package.root(styles) if styles else None)
    )
    for block in package.elements(package.main):
        yield from words.lines(block)
    for kind, reason in ASIDE:
        for part in package.beside(kind):
            for block in package.elements(part):
                yield from words.lines(block, reason)
