"""The two full-text engines: an expression put to SQLite's FTS5 or to PostgreSQL's GIN, under a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.utils import OperationalError

from .expression import Expression
from .found import TooSlow
from .tables import is_postgres

# Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond.
STEPS = 2_000
Range = tuple[int, int]


def matching(
    alias: str, expression: Expression, ranges: Sequence[Range] | None, limit: int, descending: bool = False
) -> list[int]:
    """The first numbers of units that have what the expression asks, in ascending or descending order. One query.

    ranges: first and last numbers to stay within; None for all.
    """
    column = "id" if is_postgres(alias) else "rowid"
    where, parameters = _where(alias, expression, ranges, column)
    order = "DESC" if descending else "ASC"
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM search_index WHERE {where} ORDER BY {column} {order} LIMIT %s",
            [*parameters, limit],
        )
        return [number for (number,) in cursor.fetchall()]


def _where(
    alias: str, expression: Expression, ranges: Sequence[Range] | None, column: str
) -> tuple[str, list[Any]]:
    if is_postgres(alias):
        where, asked = "tokens @@ %s::tsquery", tsquery(expression)
    else:
        where, asked = "search_index MATCH %s", fts5(expression)
    if ranges is None:
        return where, [asked]
    if not ranges:
        return f"{where} AND false", [asked]
    bounds = [min(first for first, _ in ranges), max(last for _, last in ranges)]
    where += f" AND {column} >= %s AND {column} <= %s"
    if len(ranges) > 1:
        where += " AND (" + " OR ".join([f"{column} BETWEEN %s AND %s"] * len(ranges)) + ")"
        bounds += [number for each in ranges for number in each]
    return where, [asked, *bounds]


def fts5(expression: Expression) -> str:
    """The expression in FTS5's query language. Every token is quoted, and none has a quotation mark in it."""
    unwanted = " OR ".join(map(_fts5_token, expression.none_of))
    asked = _joined(expression, " AND ", " OR ", _fts5_token)
    return f"({asked}) NOT ({unwanted})" if unwanted else asked


def tsquery(expression: Expression) -> str:
    """The expression as PostgreSQL's tsquery. Every token is quoted, and none has an apostrophe or backslash in it."""
    unwanted = "".join(f" & !{_tsquery_token(token)}" for token in expression.none_of)
    return f"({_joined(expression, ' & ', ' | ', _tsquery_token)}){unwanted}"


def _fts5_token(token: str) -> str:
    return f'"{token[:-1]}" *' if token.endswith("*") else f'"{token}"'


def _tsquery_token(token: str) -> str:
    return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"


def _joined(expression: Expression, both: str, either: str, quoted: Callable[[str], str]) -> str:
    return both.join(
        "(" + either.join("(" + both.join(map(quoted, tokens)) + ")" for tokens in alternatives) + ")"
        for alternatives in expression.all_of
    )


class Clock:
    """When a search has to be done."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.end

    def look(self) -> None:
        """Raises TooSlow when the time is over."""
        if self.is_over:
            raise TooSlow


@contextmanager
def within(alias: str, seconds: float) -> Iterator[Clock]:
    """Give up any query of this block, and anything that looks at the clock, after so many seconds.

    Raises TooSlow. The connection is usable afterwards, inside a transaction too.
    """
    clock = Clock(seconds)
    guard = _postgres_guard if is_postgres(alias) else _sqlite_guard
    with guard(alias, clock, seconds):
        yield clock


@contextmanager
def _sqlite_guard(alias: str, clock: Clock, seconds: float) -> Iterator[None]:
    connections[alias].ensure_connection()
    raw = connections[alias].connection
    raw.set_progress_handler(lambda: int(clock.is_over), STEPS)
    try:
        yield
    except OperationalError as fault:
        if "interrupted" in str(fault):
            raise TooSlow from fault
        raise
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _postgres_guard(alias: str, clock: Clock, seconds: float) -> Iterator[None]:
    try:
        # A savepoint of its own: a query that was cancelled leaves the reader's transaction as it was.
        with transaction.atomic(using=alias):
            with connections[alias].cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, true)", [str(max(1, int(seconds * 1000)))]
                )
            yield
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError as fault:
        if "statement timeout" in str(fault):
            raise TooSlow from fault
        raise
