"""The index of a release, proved: it has every text and every corrected reading, and nothing more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections

from .index import names, row_of, unit_tokens
from .tables import token_counts
from .units import shelves

# What of an index that is at fault is named one by one.
NAMED_FAULTS = 10
ROWS_AT_ONCE = 2_000


def faults(alias: str) -> list[str]:
    """What is wrong with the index of a release: a text it lacks, or anything no text has. Empty when it is whole.

    Every unit is folded again. Each token is compared by how many units have it and the sum of their numbers.
    """
    if "search_index" not in connections[alias].introspection.table_names():
        return ["search: the release has no index"]
    expected = Expected(alias)
    wrong = [
        f"search: {table} is not what the texts make of it"
        for table, digest in expected.digests.items()
        if digest.hexdigest() != digest_of(held(alias, table)).hexdigest()
    ]
    if digest_of(sorted(names(alias))).hexdigest() != digest_of(held(alias, "search_name")).hexdigest():
        wrong.append("search: search_name is not what the glossary says")
    kept = token_counts(alias)
    for token in sorted(expected.counts.keys() | kept.keys()):
        if kept.get(token) != (expected.counts[token], expected.sums[token]):
            number = kept.get(token, (0,))[0]
            wrong.append(f"search: “{token}” is indexed in {number} texts, of {expected.counts[token]}")
    if dict(held(alias, "search_token")) != {token: number for token, (number, _) in kept.items()}:
        wrong.append("search: search_token does not count what the index has")
    return wrong[:NAMED_FAULTS]


class Expected:
    """What the tables of the index must say, computed from the texts again: digests of rows, counts of tokens."""

    def __init__(self, alias: str) -> None:
        self.digests = {table: hashlib.sha256() for table in ("search_shelf", "search_unit", "search_year")}
        self.counts, self.sums = Counter[str](), Counter[str]()
        years: dict[int, list[int]] = {}
        number = 0
        for place, (shelf, units) in enumerate(shelves(alias), 1):
            first, last = number + 1, number + len(units)
            add(self.digests["search_shelf"], row_of(place, shelf, first, last))
            years.setdefault(shelf.year, [first])[1:] = [last]
            for number, unit in enumerate(units, first):
                add(self.digests["search_unit"], (number, place, unit.kind, unit.ref))
                found = shelf.tokens | unit_tokens(unit)
                self.counts.update(found)
                self.sums.update(dict.fromkeys(found, number))
            number = last
        for year in sorted(years):
            add(self.digests["search_year"], (year, *years[year]))


def add(digest: Any, row: tuple) -> None:
    digest.update(repr(row).encode())


def digest_of(rows: Iterable[tuple]) -> Any:
    digest = hashlib.sha256()
    for row in rows:
        add(digest, row)
    return digest


ORDER = {"search_name": "folded, term_id, name", "search_year": "year", "search_token": "token"}


def held(alias: str, table: str) -> Iterator[tuple]:
    """The rows of a table, in the order of its numbers; those of the glossary in code point order."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {ORDER.get(table, 'id')}")
        rows = iter(lambda: cursor.fetchmany(ROWS_AT_ONCE), [])
        found = (tuple(row) for batch in rows for row in batch)
        yield from sorted(found) if table == "search_name" else found
