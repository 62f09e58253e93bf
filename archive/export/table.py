"""CSV: a row a clause, a text a pair of columns; of signatures a row a signatory.

RFC 4180 with a header, in UTF-8 with a byte order mark: without one the spreadsheets most readers have take Chinese
for a Western code page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from .extract import Extract

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet runs a cell that begins with one of these, in either width (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
QUOTE = "'"


def safe(value: str) -> str:
    """The value as no spreadsheet runs it: with an apostrophe before it where it begins like a formula.

    A value that begins with an apostrophe gets another, so that taking one off always gives the value back.
    """
    return QUOTE + value if value.startswith((*FORMULA, QUOTE)) else value


def made(extract: Extract) -> bytes:
    rows = signatures(extract) if extract.place.startswith("signatures") else clauses(extract)
    return written(rows)


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV, each cell made safe; the first row is the header."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows([safe(value) for value in row] for row in rows)
    return (BYTE_ORDER_MARK + page.getvalue()).encode()


def clauses(extract: Extract) -> Iterator[list[str]]:
    """A clause without a text in a column has empty cells there."""
    tags = [text.tag for text in extract.texts]
    yield ["key", "kind", *(f"{tag} {part}" for tag in tags for part in ("label", "text")), "url"]
    for clause in extract.clauses:
        cells: list[str] = []
        for tag in tags:
            wording = clause.wordings.get(tag)
            cells += [wording.label, wording.text] if wording else ["", ""]
        yield [clause.key, clause.kind, *cells, clause.url]


def signatures(extract: Extract) -> Iterator[list[str]]:
    tags = [text.tag for text in extract.texts]
    printed = (f"{tag} {part}" for tag in tags for part in ("office", "name"))
    yield ["code", "party", "capacity", "person", *printed, "url"]
    for one in extract.signatories:
        cells = [part for tag in tags for part in one.attested.get(tag, ("", ""))]
        yield [one.code, one.party, one.capacity, one.person, *cells, one.url]
