"""The yardsticks of a search: what the database's own full-text query takes for the same words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import islice
from operator import add
from pathlib import Path
from typing import Any

from django.db import connections

from archive.search.engines import tsquery
from archive.search.expression import Condition, Expression
from archive.search.units import shelves
from archive.text.fold import folded
from archive.text.query import Filters, parse
from archive.text.tokens import HAN, tokens

PAGE = 20
BATCH = 2_000


class Timer:
    """Milliseconds of processor time that something takes, or by the clock where another process does the work."""

    def __init__(self, is_elsewhere: bool = False) -> None:
        self.now = time.perf_counter if is_elsewhere else time.process_time

    def __call__(self, act: Callable[[], Any]) -> float:
        begun = self.now()
        act()
        return (self.now() - begun) * 1000


class RawSqlite:
    """FTS5 with every pair of characters at its position, so that a phrase is decided by the index."""

    def __init__(self, file: Path, alias: str) -> None:
        self.file, self.alias = file, alias

    def __enter__(self) -> RawSqlite:
        self.connection = sqlite3.connect(self.file)
        self.connection.execute("PRAGMA journal_mode=OFF")
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute(
            "CREATE VIRTUAL TABLE raw USING fts5(tokens, content='', columnsize=0, prefix='1', tokenize='ascii')"
        )
        self.seconds = Timer()(self.fill) / 1000
        self.connection.execute("ATTACH ? AS texts", [connections[self.alias].settings_dict["NAME"]])
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        self.file.unlink()

    def fill(self) -> None:
        rows = self.rows()
        while batch := list(islice(rows, BATCH)):
            self.connection.executemany("INSERT INTO raw (rowid, tokens) VALUES (?, ?)", batch)
        self.connection.execute("INSERT INTO raw(raw) VALUES ('optimize')")
        self.connection.commit()

    def rows(self) -> Iterator[tuple[int, str]]:
        number = 0
        for _, units in shelves(self.alias):
            for unit in units:
                number += 1
                yield number, " ".join(map(in_order, unit.words))

    def first_page(self, words: str) -> int:
        """The count of what has the words, with the texts of the first page."""
        asked = " AND ".join(map(phrase, words.split()))
        (count,) = self.connection.execute("SELECT count(*) FROM raw WHERE raw MATCH ?", [asked]).fetchone()
        self.connection.execute(
            "SELECT t.text FROM (SELECT rowid AS id FROM raw WHERE raw MATCH ? ORDER BY rowid LIMIT ?) r"
            " JOIN texts.search_unit u ON u.id = r.id JOIN texts.archive_clausetext t ON t.id = u.ref",
            [asked, PAGE],
        ).fetchall()
        return int(count)


def in_order(text: str) -> str:
    """The pairs of a text in their order, the last character after them; or its stems."""
    signs = folded(text)
    return " ".join([*map(add, signs, signs[1:]), signs[-1:]] if HAN.search(signs) else tokens(text))


def phrase(word: str) -> str:
    signs = folded(word)
    if not HAN.search(signs):
        return " AND ".join(f'"{token}"' for token in tokens(word))
    return f'"{signs}" *' if len(signs) == 1 else '"' + " ".join(map(add, signs, signs[1:])) + '"'


class RawPostgres:
    """GIN asked for every pair of the words together."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def first_page(self, words: str) -> int:
        """The count of what has the words, with the texts of the first page."""
        asked = tsquery(Expression.of(map(Condition.of, parse(words).terms), Filters()))
        with connections[self.alias].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_index WHERE tokens @@ %s::tsquery", [asked])
            (count,) = cursor.fetchone()
            cursor.execute(
                "SELECT t.text FROM (SELECT id FROM search_index WHERE tokens @@ %s::tsquery ORDER BY id LIMIT %s) r"
                " JOIN search_unit u ON u.id = r.id JOIN archive_clausetext t ON t.id = u.ref",
                [asked, PAGE],
            )
            cursor.fetchall()
        return int(count)
