"""The index of a release, built when it is published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from django.db import transaction

from archive.models import TermName
from archive.text.fold import folded
from archive.text.tokens import tokens

from .tables import create, finish, insert, insert_tokens
from .units import Shelf, Unit, shelves


def build(alias: str) -> None:
    """Index every text of the release under construction. Cost: linear in its characters."""
    create(alias)
    with transaction.atomic(using=alias):
        insert(alias, "search_name", 3, names(alias))
        stock = Stock(alias)
        insert_tokens(alias, stock.tokens())
        insert(alias, "search_shelf", 11, stock.shelves)
        finish(alias)


class Stock:
    """The units of a release as they go by, numbered; what is kept of them is their shelves."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.shelves: list[tuple] = []
        self.last = 0

    def tokens(self) -> Iterator[tuple[int, set[str]]]:
        """Number and tokens of every unit; its row is written on the way."""
        for shelf, units in shelves(self.alias):
            first, self.last = self.last + 1, self.last + len(units)
            self.shelves.append(row_of(len(self.shelves) + 1, shelf, first, self.last))
            numbered = [
                (number, len(self.shelves), each.kind, each.ref) for number, each in enumerate(units, first)
            ]
            insert(self.alias, "search_unit", 4, numbered)
            common = shelf.tokens
            for number, unit in enumerate(units, first):
                yield number, common | unit_tokens(unit)


def unit_tokens(unit: Unit) -> set[str]:
    """What a unit is found by, in every reading and spelling of it."""
    return tokens(unit.words[0]).union(*map(short_tokens, unit.words[1:]))


@lru_cache(maxsize=10_000)
def short_tokens(text: str) -> frozenset[str]:
    """The tokens of a label or a person's name, which come again and again."""
    return frozenset(tokens(text))


def row_of(number: int, shelf: Shelf, first: int, last: int) -> tuple:
    return (
        number, shelf.document, shelf.slug, shelf.tag, shelf.lang, shelf.year, shelf.body, shelf.kind,
        " ".join(shelf.states), first, last,
    )  # fmt: skip


def names(alias: str) -> Iterator[tuple[str, int, str]]:
    """Every name of the glossary: folded, its term, and as written."""
    rows = TermName.objects.using(alias).order_by("term_id", "pk").values_list("term_id", "name")
    for term, name in rows.iterator():
        if sign := folded(name):
            yield sign, term, name
