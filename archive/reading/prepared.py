"""Queries of the release that are put into SQL once a process.

Django writes the SQL of a query anew each time it is asked. For the queries of a reading page, with their joins and
subqueries, that takes several times as long as the database takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import ValuesIterable

from archive.models.published import RELEASE

Value = TypeVar("Value", int, str)
Shape = ParamSpec("Shape")
# What stands for the value while the SQL is written; nothing else in a query is one of these.
MARKERS: Mapping[type, Any] = MappingProxyType(
    {int: -7_203_110_945_338, str: "a value that is still to come"}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A query as SQL: what is filled in and at which places the value goes, and how to read a row.

    names: the keys of a row of `values()`, None for the tuples of `values_list()`; readers: column → Django's
    functions that make Python's value of the database's, and the expression they ask for.
    """

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[int, ...]
    names: tuple[str, ...] | None
    readers: Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]


def prepared(
    rows: Callable[Concatenate[Value, Shape], QuerySet],
) -> Callable[Concatenate[Value, Shape], list[Any]]:
    """Make of a function that gives a query of values a function that gives its rows, by one query.

    The first argument, an int or a str, is filled in each time; the others shape the query, so there may be only
    a few of them in the life of a process, and they must be hashable.
    """
    statements: dict[tuple[Any, ...], Statement] = {}

    @wraps(rows)
    def asked(value: Value, *shape: Shape.args, **more: Shape.kwargs) -> list[Any]:
        key = (connections[RELEASE].vendor, type(value), shape, *sorted(more.items()))
        if key not in statements:
            marker = MARKERS[type(value)]
            statements[key] = statement(rows(marker, *shape, **more), marker)
        return fetched(statements[key], value)

    return asked


def statement(rows: QuerySet, marker: Any) -> Statement:
    """The query written out. Raises ValueError when it does not ask for the value."""
    compiler = rows.query.get_compiler(RELEASE)
    sql, parameters = compiler.as_sql()
    places = tuple(at for at, parameter in enumerate(parameters) if parameter == marker)
    if not places:
        raise ValueError(f"the query does not ask for its value: {sql}")
    is_named = issubclass(rows._iterable_class, ValuesIterable)
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    return Statement(
        sql=sql,
        parameters=tuple(parameters),
        places=places,
        names=tuple(rows.query.selected or ()) if is_named else None,
        readers=compiler.get_converters(columns),
    )


def fetched(asked: Statement, value: Any) -> list[Any]:
    """The rows of a statement with the value filled in. One query."""
    connection = connections[RELEASE]
    parameters = list(asked.parameters)
    for place in asked.places:
        parameters[place] = value
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, parameters)
        found = cursor.fetchall()
    if asked.readers:
        found = [read(row, asked, connection) for row in found]
    return found if asked.names is None else [dict(zip(asked.names, row, strict=True)) for row in found]


def read(row: Sequence[Any], asked: Statement, connection: Any) -> tuple[Any, ...]:
    values = list(row)
    for at, (readers, expression) in asked.readers.items():
        for reader in readers:
            values[at] = reader(values[at], expression, connection)
    return tuple(values)
