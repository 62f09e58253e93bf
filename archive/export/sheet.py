"""Rows as CSV, for whatever is carried away as a plain table.

RFC 4180, in UTF-8 with a byte order mark: without one the spreadsheets most readers have take Chinese for a Western
code page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet runs a cell that begins with one of these, in either width (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
QUOTE = "'"


def safe(value: str) -> str:
    """The value as no spreadsheet runs it: with an apostrophe before it where it begins like a formula.

    A value that begins with an apostrophe gets another, so that taking one off always gives the value back.
    """
    return QUOTE + value if value.startswith((*FORMULA, QUOTE)) else value


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV, each cell made safe; the first row is the header."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows([safe(value) for value in row] for row in rows)
    return (BYTE_ORDER_MARK + page.getvalue()).encode()
