"""The units of a release read back: what a hit shows, and what it is looked through for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connections

from archive.text.tokens import Passage

from .tables import EDITORIAL, SIGNATURE, is_postgres
from .units import Corrected, corrected, signature_text

_UNITS = """
SELECT u.id, u.kind, u.ref, s.slug, s.tag, s.lang, c.key, t.label, t.text, g.office, g.name, y.code, y.person_id,
       e.title, d.titles
FROM search_unit u JOIN search_shelf s ON s.id = u.shelf
LEFT JOIN archive_clausetext t ON u.kind = 0 AND t.id = u.ref
LEFT JOIN archive_clause c ON c.id = t.clause_id
LEFT JOIN archive_edition e ON u.kind = 1 AND e.id = u.ref
LEFT JOIN archive_document d ON u.kind = 2 AND d.id = u.ref
LEFT JOIN archive_signature g ON u.kind = 3 AND g.id = u.ref
LEFT JOIN archive_signatory y ON y.id = g.signatory_id
WHERE u.id {among}
"""
_CORRECTIONS = """
SELECT u.id, r.start, r.found, r.reads FROM search_unit u JOIN archive_correction r ON r.clause_text_id = u.ref
WHERE u.kind = 0 AND u.id {among} ORDER BY u.id, r.start
"""
_PEOPLE = """
SELECT u.id, n.name FROM search_unit u JOIN archive_signature g ON g.id = u.ref
JOIN archive_signatory y ON y.id = g.signatory_id JOIN archive_personname n ON n.person_id = y.person_id
WHERE u.kind = 3 AND u.id {among} ORDER BY u.id, n.id
"""


@dataclass(frozen=True)
class Record:
    """One unit. key: "" for a title; corrections: (start, found, reads); names: every name of the person who signed."""

    number: int
    slug: str
    key: str
    tag: str
    lang: str
    label: str
    text: str
    corrections: tuple[tuple[int, str, str], ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_clause(self) -> bool:
        return bool(self.key) and not self.key.startswith("signatures/")

    @cached_property
    def passage(self) -> Passage:
        return Passage(self.text)

    @cached_property
    def correction(self) -> Corrected | None:
        return corrected(self.text, self.corrections) if self.corrections else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything the unit is found by: text, label, the text as corrected, names."""
        more = [self.label, self.correction.text if self.correction else "", *self.names]
        return (self.passage, *(Passage(text) for text in more if text))


def records(alias: str, numbers: Sequence[int]) -> list[Record]:
    """The units there are with these numbers, in that order. Three queries, however many there are; none for none."""
    if not numbers:
        return []
    corrections: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for number, *correction in asked(alias, _CORRECTIONS, numbers):
        corrections[number].append(tuple(correction))
    names: dict[int, list[str]] = defaultdict(list)
    for number, name in asked(alias, _PEOPLE, numbers):
        names[number].append(name)
    found = {
        row[0]: record(row, tuple(corrections.get(row[0], ())), tuple(names.get(row[0], ())))
        for row in asked(alias, _UNITS, numbers)
    }
    return [found[number] for number in numbers if number in found]


_CLAUSE_TEXTS = """
SELECT u.id, t.label, t.text FROM search_unit u JOIN archive_clausetext t ON t.id = u.ref
WHERE u.kind = 0 AND u.id {among}
"""


def clause_texts(alias: str, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
    """Number, label and text of the clauses among these units. One query."""
    return asked(alias, _CLAUSE_TEXTS, numbers)


def corrected_units(alias: str, numbers: Sequence[int]) -> set[int]:
    """The units among these that have corrections. One query."""
    return {number for number, *_ in asked(alias, _CORRECTIONS, numbers)}


def record(row: Sequence[Any], corrections: tuple, names: tuple) -> Record:
    number, kind, _, slug, tag, lang, key, label, text, office, name, code, _, title, titles = row
    if kind == SIGNATURE:
        key, text = f"signatures/{code}", signature_text(office, name)
    elif kind == EDITORIAL:
        text = (titles if isinstance(titles, dict) else json.loads(titles))[lang]
    return Record(number, slug, key or "", tag, lang, label or "", text or title or "", corrections, names)


def asked(alias: str, question: str, numbers: Iterable[int]) -> list[tuple]:
    """The rows of a question about the units with these numbers."""
    with connections[alias].cursor() as cursor:
        if is_postgres(alias):
            cursor.execute(question.format(among="= ANY(%s)"), [list(numbers)])
        else:
            # One parameter, however many numbers: the text of the statement stays the same.
            among = "IN (SELECT value FROM json_each(%s))"
            cursor.execute(question.format(among=among), [json.dumps(list(numbers))])
        return cursor.fetchall()


_FACETS = """
SELECT s.lang, s.year, s.body, s.kind, s.states, n
FROM (SELECT u.shelf, count(*) AS n FROM search_unit u WHERE u.id {among} GROUP BY 1) AS hit
JOIN search_shelf s ON s.id = hit.shelf
"""


def counted(alias: str, numbers: Sequence[int]) -> tuple[dict[str, dict[str, int]], dict[int, int]]:
    """How many of these units each value of each facet has, most first, and each year. One query."""
    facets: dict[str, dict[str, int]] = {name: defaultdict(int) for name in ("lang", "body", "state", "kind")}
    by_year: dict[int, int] = defaultdict(int)
    for lang, year, body, kind, states, count in asked(alias, _FACETS, numbers):
        by_year[year] += count
        for name, value in (("lang", lang), ("body", body), ("kind", kind)):
            facets[name][value] += count
        for state in states.split():
            facets["state"][state] += count
    return {name: most_first(values) for name, values in facets.items()}, dict(sorted(by_year.items()))


def most_first(values: Mapping[str, int]) -> dict[str, int]:
    return dict(
        sorted(((value, n) for value, n in values.items() if value), key=lambda each: (-each[1], each[0]))
    )
