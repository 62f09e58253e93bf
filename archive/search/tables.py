"""The tables of the index. `build` makes them in a release; no migration does, and no model stands for them.

search_unit: a text that can be a hit, numbered in the order of documents (by date, then slug), editions (by tag)
and the places in an edition (title, clauses, signatures), so that the order of numbers is the order of reading.
search_shelf: an edition, or the editorial title in one language (tag ""); its units are numbered first to last.
search_year: the numbers of each year's units, first to last.
search_name: every name of the glossary, folded.
search_index: the tokens of every unit, under its number.
search_token: every token, and how many units have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connections

# What a unit is, as search_unit.kind has it.
CLAUSE, TITLE, EDITORIAL, SIGNATURE = range(4)

_TABLES = (
    """CREATE TABLE search_shelf (id integer PRIMARY KEY, document_id bigint NOT NULL, slug varchar(100) NOT NULL,
    tag varchar(35) NOT NULL, lang varchar(35) NOT NULL, year integer NOT NULL, body varchar(64) NOT NULL,
    kind varchar(20) NOT NULL, states text NOT NULL, first integer NOT NULL, last integer NOT NULL)""",
    """CREATE TABLE search_unit (id integer PRIMARY KEY, shelf integer NOT NULL, kind smallint NOT NULL,
    ref bigint NOT NULL)""",
    "CREATE TABLE search_year (year integer PRIMARY KEY, first integer NOT NULL, last integer NOT NULL)",
    """CREATE TABLE search_name (folded varchar(800) NOT NULL, term_id bigint NOT NULL, name varchar(200) NOT NULL)""",
    "CREATE INDEX search_name_folded ON search_name (folded)",
    "CREATE INDEX search_name_term ON search_name (term_id)",
)
# The tokenizer only cuts at spaces: everything not ASCII is part of a token to it, and letters and digits are;
# ":" and "-" stand in tokens of filters. Nothing but "which units have this token" is kept: whether a longer
# word really stands in a unit, and where, is read from its text. Positions would more than double the index.
_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', detail=none, columnsize=0, "
    "tokenize=\"ascii tokenchars ':-'\")"
)
# What `faults` reads the index back by: a view of it that FTS5 offers, without rows of its own. It is made with the
# index because a release cannot be written to.
_SQLITE_WORDS = "CREATE VIRTUAL TABLE search_words USING fts5vocab(search_index, instance)"
_SQLITE_TOKENS = "CREATE TABLE search_token (token text PRIMARY KEY, units integer NOT NULL) WITHOUT ROWID"
_POSTGRES_TOKENS = 'CREATE TABLE search_token (token text COLLATE "C" PRIMARY KEY, units integer NOT NULL)'
_POSTGRES_INDEX = "CREATE TABLE search_index (id integer PRIMARY KEY, tokens tsvector NOT NULL)"
_SQLITE_TABLES = (_SQLITE_INDEX, _SQLITE_WORDS, _SQLITE_TOKENS)
_POSTGRES_TABLES = (_POSTGRES_INDEX, _POSTGRES_TOKENS)
# Each statement once, when every unit is in its place: what is derived of the whole, and what answers quicker.
_YEARS = "INSERT INTO search_year SELECT year, min(first), max(last) FROM search_shelf GROUP BY year"
_SQLITE_FINISH = (
    _YEARS,
    "INSERT INTO search_index(search_index) VALUES ('optimize')",
    "INSERT INTO search_token SELECT term, count(*) FROM search_words GROUP BY term",
)
_POSTGRES_FINISH = (
    _YEARS,
    "CREATE INDEX search_index_tokens ON search_index USING gin (tokens)",
    "INSERT INTO search_token SELECT word, ndoc FROM ts_stat('SELECT tokens FROM search_index')",
    "ANALYZE search_index, search_unit, search_shelf, search_token, search_name",
)
BATCH = 2_000


def create(alias: str) -> None:
    """Make the empty tables."""
    own = _POSTGRES_TABLES if is_postgres(alias) else _SQLITE_TABLES
    with connections[alias].cursor() as cursor:
        for statement in (*_TABLES, *own):
            cursor.execute(statement)


def finish(alias: str) -> None:
    """Derive what the tables say as a whole, and bring the filled index into the form that answers quickest."""
    with connections[alias].cursor() as cursor:
        for statement in _POSTGRES_FINISH if is_postgres(alias) else _SQLITE_FINISH:
            cursor.execute(statement)


def is_postgres(alias: str) -> bool:
    return connections[alias].vendor == "postgresql"


def insert(alias: str, table: str, columns: int, rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table, some thousand at a time."""
    marks = ", ".join(["%s"] * columns)
    remaining = iter(rows)
    with connections[alias].cursor() as cursor:
        while batch := list(islice(remaining, BATCH)):
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)


def insert_tokens(alias: str, rows: Iterable[tuple[int, set[str]]]) -> None:
    """Index units: their numbers and their tokens."""
    remaining = iter(rows)
    with connections[alias].cursor() as cursor:
        while batch := list(islice(remaining, BATCH)):
            if is_postgres(alias):
                cursor.executemany(
                    "INSERT INTO search_index VALUES (%s, array_to_tsvector(%s::text[]))",
                    [(number, sorted(tokens)) for number, tokens in batch],
                )
            else:
                cursor.executemany(
                    "INSERT INTO search_index (rowid, tokens) VALUES (%s, %s)",
                    [(number, " ".join(tokens)) for number, tokens in batch],
                )


def token_counts(alias: str) -> dict[str, tuple[int, int]]:
    """Each token of the index → how many units have it, and the sum of their numbers."""
    with connections[alias].cursor() as cursor:
        if is_postgres(alias):
            cursor.execute(
                "SELECT word.lexeme, count(*), sum(id) FROM search_index, unnest(tokens) AS word GROUP BY 1"
            )
        else:
            cursor.execute("SELECT term, count(*), sum(doc) FROM search_words GROUP BY term")
        return {token: (count, int(total)) for token, count, total in cursor.fetchall()}


def frequencies(alias: str, tokens: Sequence[str]) -> dict[str, int]:
    """How many units have each of these tokens; those that none has are left out. One query."""
    with connections[alias].cursor() as cursor:
        if is_postgres(alias):
            cursor.execute("SELECT token, units FROM search_token WHERE token = ANY(%s)", [list(tokens)])
        else:
            asked = "SELECT token, units FROM search_token WHERE token IN (SELECT value FROM json_each(%s))"
            cursor.execute(asked, [json.dumps(list(tokens))])
        return dict(cursor.fetchall())
