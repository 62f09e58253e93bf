"""The glossary in a query: a word that is a name of something also finds its other names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connections

from archive.text.fold import folded
from archive.text.query import Term
from archive.text.tokens import Pattern

from .expression import Alternative, Condition
from .tables import is_postgres

# Words that may make up one name together: "Commonwealth of Independent States".
LONGEST_NAME = 12

_NAMES = """
SELECT asked.folded, other.name FROM search_name asked JOIN search_name other ON other.term_id = asked.term_id
WHERE asked.folded {among} ORDER BY asked.term_id, other.folded, other.name
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Terms [start, end) of a query that stand side by side and may be one name."""

    start: int
    end: int
    signs: str


def conditions(alias: str, terms: Sequence[Term]) -> list[Condition]:
    """The conditions of a query: its words, and beside each name of the glossary its other names. One query.

    A name of several words is looked for as these words or as its other names. What stands in quotation marks or
    is excluded is meant as written.
    """
    runs = name_runs(terms)
    names = other_names(alias, [run.signs for run in runs])
    found: list[Condition] = []
    at = 0
    for run in runs:
        if run.start >= at and (others := names.get(run.signs)):
            found += map(Condition.of, terms[at : run.start])
            found.append(expanded(terms[run.start : run.end], run.signs, others))
            at = run.end
    return [*found, *map(Condition.of, terms[at:])]


def expanded(typed: Sequence[Term], signs: str, others: Sequence[str]) -> Condition:
    """The words of a name, or any of its other names."""
    phrase = Pattern.of(" ".join(term.text for term in typed)) if len(typed) > 1 else None
    direct = Alternative(tuple(term.pattern for term in typed), phrase=phrase)
    more = {folded(name): Alternative((Pattern.of(name),), name) for name in reversed(others)}
    return Condition((direct, *(each for sign, each in reversed(more.items()) if sign != signs)))


def name_runs(terms: Sequence[Term]) -> list[Run]:
    """Every run of plain words, from left to right, of two that begin together the longer first."""
    runs: list[Run] = []
    for start in range(len(terms)):
        signs = ""
        longest: list[Run] = []
        for end in range(start + 1, min(len(terms), start + LONGEST_NAME) + 1):
            if terms[end - 1].is_phrase or terms[end - 1].is_excluded:
                break
            signs += terms[end - 1].pattern.signs
            longest.append(Run(start, end, signs))
        runs += reversed(longest)
    return runs


def other_names(alias: str, signs: Sequence[str]) -> dict[str, list[str]]:
    """Folded name → every name of what it is a name of, in the order of the glossary."""
    found: dict[str, list[str]] = {}
    with connections[alias].cursor() as cursor:
        if is_postgres(alias):
            cursor.execute(_NAMES.format(among="= ANY(%s)"), [list(signs)])
        else:
            cursor.execute(
                _NAMES.format(among="IN (SELECT value FROM json_each(%s))"), [json.dumps(list(signs))]
            )
        for asked, name in cursor.fetchall():
            names = found.setdefault(asked, [])
            if name not in names:
                names.append(name)
    return found
