"""RIS, the tagged format of reference managers: one record a text, of the type that keeps it from being an article.

Lines end in CR LF, as its specification asks. Zotero makes a journal article of GEN and a bill of BILL; RPRT is what
keeps title, author, date and address where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.text.citation import pinpoint
from archive.text.citation.cited import Cited
from archive.text.citation.wording import english_title, text_name

from .citation import author, identifier, place, publisher, remark, short_title, title


def written(texts: Sequence[Cited]) -> bytes:
    return "\r\n".join(record(text) for text in texts).encode()


def record(cited: Cited) -> str:
    lines = (f"{tag}  - {one_line(value)}" for tag, value in fields(cited) if value)
    return "\r\n".join(["TY  - RPRT", *lines, "ER  - ", ""])


def fields(cited: Cited) -> Iterator[tuple[str, str]]:
    date = cited.adopted_on
    yield "AU", author(cited)
    yield "TI", title(cited)
    yield "ST", short_title(cited)
    yield "TT", english_title(cited) if cited.tag.language != "en" else ""
    yield "DA", f"{date:%Y/%m/%d}" if date else ""
    yield "PY", f"{date.year:04d}" if date else ""
    yield "CY", place(cited)
    yield "PB", publisher(cited)
    yield "ET", f"{text_name(cited.tag)}, release {cited.version}"
    yield "SE", pinpoint.english(cited)
    yield "LA", cited.tag.lang
    yield "M3", cited.kind
    yield "ID", identifier(cited)
    yield "UR", cited.address
    yield "Y2", f"{cited.released_on:%Y/%m/%d}"
    for sentence in remark(cited):
        yield "N1", sentence


def one_line(text: str) -> str:
    """A value ends with its line: whatever else a text has between words is one space."""
    return " ".join(text.split())
