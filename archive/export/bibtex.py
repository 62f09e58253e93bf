"""BibTeX and biblatex: one @misc a text, since neither has a type for declarations.

An organisation stands in two pairs of braces, or its last word would be taken for a surname; so does a title, or
its capitals would be lost. UTF-8, which biber and every reference manager read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archive.text.citation.cited import Cited

from .citation import author, identifier, language_name, place, publisher, remark, short_title, title

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX would take for its own; a backslash has to come out of this alone.
ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    **{sign: f"\\{sign}" for sign in "%#$&_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
TABLE = str.maketrans(dict(ESCAPES))


def written(texts: Sequence[Cited]) -> bytes:
    return "\n".join(entry(text) for text in texts).encode()


def entry(cited: Cited) -> str:
    """One entry, a field a line; "@" and the commas are BibTeX's own."""
    lines = [f"  {name} = {value}," for name, value in fields(cited) if value]
    return "\n".join([f"@misc{{{identifier(cited)},", *lines, "}", ""])


def fields(cited: Cited) -> Iterator[tuple[str, str]]:
    date = cited.adopted_on
    yield "author", braced(author(cited), 2)
    yield "title", braced(title(cited), 2)
    yield "shorttitle", braced(short_title(cited), 2)
    yield "date", braced(date.isoformat() if date else "")
    yield "year", braced(f"{date.year:04d}" if date else "")
    yield "month", MONTHS[date.month - 1] if date else ""
    yield "address", braced(place(cited))
    yield "howpublished", braced(f"{publisher(cited)}, release {cited.version}")
    yield "langid", braced(language_name(cited).lower())
    yield "note", braced(". ".join(remark(cited)))
    # Verbatim in biblatex; an address of the archive has nothing that TeX would take for its own.
    yield "url", f"{{{cited.address}}}"
    yield "urldate", braced(cited.released_on.isoformat())


def braced(text: str, pairs: int = 1) -> str:
    """The text escaped for TeX in so many pairs of braces; "" for none."""
    return "{" * pairs + text.translate(TABLE) + "}" * pairs if text else ""
