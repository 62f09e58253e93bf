"""The two full-text engines: an expression put to SQLite's FTS5 or to PostgreSQL's GIN, under a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connections, transaction
from django.db.utils import OperationalError

from .expression import Expression
from .found import TooSlow
from .tables import is_postgres

# Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond.
STEPS = 2_000
# Of more tokens than this each step of the walk would take too long.
MOST_SPELLED_OUT = 2_000
# So many are counted year by year as quickly as one.
FEW_SPELLED_OUT = 10
# A token no unit has.
NO_TOKEN = "lang:"
Range = tuple[int, int]


Spelled = Mapping[str, Sequence[str]]


def spelled_out(alias: str, expression: Expression) -> Spelled:
    """The tokens there are for each beginning ("信*") that the expression asks for; nothing on PostgreSQL.

    FTS5 joins everything that begins so before it gives the first number; tokens it is given one by one it walks
    side by side, and stops when it has enough. One query, none where nothing is asked by its beginning.
    """
    beginnings = sorted(token[:-1] for token in expression.tokens if token.endswith("*"))
    if not beginnings or is_postgres(alias):
        return {}
    each = "SELECT %s, token FROM search_token WHERE token >= %s AND token < %s"
    bounds = [bound for beginning in beginnings for bound in (beginning, beginning, f"{beginning}\U0010ffff")]
    found: dict[str, list[str]] = {f"{beginning}*": [] for beginning in beginnings}
    with connections[alias].cursor() as cursor:
        cursor.execute(" UNION ALL ".join([each] * len(beginnings)), bounds)
        for beginning, token in cursor.fetchall():
            found[f"{beginning}*"].append(token)
    return {beginning: tokens for beginning, tokens in found.items() if len(tokens) <= MOST_SPELLED_OUT}


@dataclass(frozen=True, slots=True)
class Question:
    """An expression put to the index of a database. ranges: first and last numbers to stay within; None for all."""

    alias: str
    expression: Expression
    ranges: Sequence[Range] | None
    spelled: Spelled

    def numbers(self, limit: int, descending: bool = False) -> list[int]:
        """The first numbers of units that have what is asked, in ascending or descending order. One query."""
        column = self.column
        where, parameters = self.where
        order = "DESC" if descending else "ASC"
        question = f"SELECT {column} FROM search_index WHERE {where} ORDER BY {column} {order} LIMIT %s"
        with connections[self.alias].cursor() as cursor:
            cursor.execute(question, [*parameters, limit])
            return [number for (number,) in cursor.fetchall()]

    def by_year(self) -> dict[int, int]:
        """How many units have what is asked, by year. One query."""
        where, parameters = self.where
        if is_postgres(self.alias):
            question = (
                "WITH hits AS (SELECT width_bucket(id, (SELECT array_agg(first ORDER BY first) FROM search_year))"
                f" AS at, count(*) AS number FROM search_index WHERE {where} GROUP BY 1)"
                " SELECT y.year, h.number FROM hits h JOIN"
                " (SELECT year, row_number() OVER (ORDER BY first) AS at FROM search_year) y ON y.at = h.at"
            )
        else:
            # FTS5 goes straight to the first number of a range, so that all years together cost what one count does.
            question = (
                "SELECT y.year, (SELECT count(*) FROM search_index WHERE rowid BETWEEN y.first AND y.last AND"
                f" {where}) FROM search_year y"
            )
        with connections[self.alias].cursor() as cursor:
            cursor.execute(question, parameters)
            return {year: number for year, number in sorted(cursor.fetchall()) if number}

    @property
    def is_quickly_counted(self) -> bool:
        """Whether counting everything costs little more than finding a page: not by a common character."""
        return sum(map(len, self.spelled.values())) <= FEW_SPELLED_OUT

    def within(self, token: str) -> Question:
        """The same of the units that have this token as well."""
        return replace(self, expression=self.expression.with_token(token))

    def without(self, token: str) -> Question:
        """The same of the units that have not."""
        return replace(self, expression=self.expression.without_token(token))

    @property
    def column(self) -> str:
        return "id" if is_postgres(self.alias) else "rowid"

    @property
    def where(self) -> tuple[str, list[Any]]:
        """The condition of the query, and its parameters."""
        if is_postgres(self.alias):
            where, asked = "tokens @@ %s::tsquery", tsquery(self.expression)
        else:
            where, asked = "search_index MATCH %s", fts5(self.expression, self.spelled)
        if self.ranges is None:
            return where, [asked]
        if not self.ranges:
            return f"{where} AND 1 = 0", [asked]
        bounds = [min(first for first, _ in self.ranges), max(last for _, last in self.ranges)]
        where += f" AND {self.column} >= %s AND {self.column} <= %s"
        if len(self.ranges) > 1:
            where += " AND (" + " OR ".join([f"{self.column} BETWEEN %s AND %s"] * len(self.ranges)) + ")"
            bounds += [number for each in self.ranges for number in each]
        return where, [asked, *bounds]


def fts5(expression: Expression, spelled: Spelled) -> str:
    """The expression in FTS5's query language. Every token is quoted, and none has a quotation mark in it."""

    def quoted(token: str) -> str:
        if token in spelled:
            return "(" + " OR ".join(f'"{each}"' for each in spelled[token] or [NO_TOKEN]) + ")"
        return f'"{token[:-1]}" *' if token.endswith("*") else f'"{token}"'

    unwanted = " OR ".join(map(quoted, expression.none_of))
    asked = joined(expression, " AND ", " OR ", quoted)
    return f"({asked}) NOT ({unwanted})" if unwanted else asked


def tsquery(expression: Expression) -> str:
    """The expression as PostgreSQL's tsquery. Every token is quoted, and none has an apostrophe or backslash in it."""

    def quoted(token: str) -> str:
        return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"

    unwanted = "".join(f" & !{quoted(token)}" for token in expression.none_of)
    return f"({joined(expression, ' & ', ' | ', quoted)}){unwanted}"


def joined(expression: Expression, both: str, either: str, quoted: Callable[[str], str]) -> str:
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
