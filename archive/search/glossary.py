"""The glossary in a query: a word that is a name of something also finds its other names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connections

from archive.text.fold import fold, folded
from archive.text.query import Term
from archive.text.script import NotRenderable, renderer
from archive.text.tokens import HAN, Pattern

from .expression import Alternative, Condition
from .tables import is_postgres

# A Chinese word in which names are looked for, and the names in it; beside the word, so many others are looked for.
LONGEST_SEARCHED, LONGEST_PART, MOST_VARIANTS = 40, 12, 6
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
    parts = {part for term in terms for part in parts_of(term)}
    names = other_names(alias, [*(run.signs for run in runs), *sorted(parts)])
    found: list[Condition] = []
    at = 0
    for run in runs:
        if run.start >= at and (others := names.get(run.signs)):
            found += [within(term, names) for term in terms[at : run.start]]
            found.append(expanded(terms[run.start : run.end], run.signs, others))
            at = run.end
    return [*found, *(within(term, names) for term in terms[at:])]


def expanded(typed: Sequence[Term], signs: str, others: Sequence[str]) -> Condition:
    """The words of a name, or any of its other names."""
    phrase = Pattern.of(" ".join(term.text for term in typed)) if len(typed) > 1 else None
    direct = Alternative(tuple(term.pattern for term in typed), phrase=phrase)
    more = {folded(name): Alternative((Pattern.of(name),), name) for name in reversed(others)}
    return Condition((direct, *(each for sign, each in reversed(more.items()) if sign != signs)))


def within(term: Term, names: Mapping[str, Sequence[str]]) -> Condition:
    """The word, or with another Chinese name in the place of one in it: 上合组织宪章 for 上海合作组织宪章."""
    places = fold(term.text)
    more: dict[str, Alternative] = {}
    at = 0
    while parts := [part for part in parts_of(term, at) if part in names]:
        at = min(places.text.index(part, at) for part in parts)
        part = max((each for each in parts if places.text.startswith(each, at)), key=len)
        start, end = places.original(at, at + len(part))
        for name in filter(HAN.search, names[part]):
            other = term.text[:start] + name + term.text[end:]
            # Of two spellings in which it is looked for alike, the one to show is in the script typed.
            if (sign := folded(other)) not in more or is_mixed(more[sign].via):
                more[sign] = Alternative((Pattern.of(other),), other)
        at += len(part)
    more.pop(term.pattern.signs, None)
    direct = Condition.of(term)
    return replace(direct, alternatives=(*direct.alternatives, *list(more.values())[:MOST_VARIANTS]))


def is_mixed(text: str) -> bool:
    """Whether a text has characters that only Simplified and others that only Traditional Chinese has."""
    try:
        return all(
            renderer(*pair).render(text) != text for pair in (("zh-Hans", "zh-Hant"), ("zh-Hant", "zh-Hans"))
        )
    except NotRenderable:
        return False


def parts_of(term: Term, start: int = 0) -> Iterator[str]:
    """Whatever in a Chinese word, from a place on, may be a name; nothing of what is meant as written."""
    signs = term.pattern.signs
    if (
        not term.pattern.words
        and not term.is_phrase
        and not term.is_excluded
        and len(signs) <= LONGEST_SEARCHED
    ):
        for at in range(start, len(signs) - 1):
            for length in range(2, LONGEST_PART + 1):
                if at + length <= len(signs):
                    yield signs[at : at + length]


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
