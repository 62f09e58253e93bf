"""A search: a query in, one page of hits out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connections

from archive.models.published import RELEASE
from archive.text.query import Filters, Query, parse
from archive.text.script import NotRenderable, renderer

from . import glossary
from .engines import Clock, Question, Range, spelled_out, within
from .expression import Condition, Expression
from .found import Found, Hit, UnknownPlace
from .hits import hit, nearness
from .looking import looked_through
from .records import counted, records

# How far pages go, and of how many hits the facets count.
MOST_PAGED = 5_000
# Texts looked through one by one where the index alone does not decide.
MOST_LOOKED_THROUGH = 3_000
# A set of hits that is sorted by how near each is to what was asked; a larger one is in the order of reading.
MOST_RANKED = 200
SECONDS = 2.0
PAGE = 50
MOST_ON_A_PAGE = 1_000


def search(
    typed: str,
    facets: Mapping[str, Sequence[str]] | None = None,
    order: str = "relevance",
    after: str = "",
    size: int = PAGE,
    deadline: float = SECONDS,
    using: str = RELEASE,
) -> Found:
    """The hits for what was typed, `size` of them from the place `after` (a page's `next`) on.

    facets: values of lang, year, body, state, kind beside those in the query: {"year": ["2001..2010"]}. order:
    "relevance" (those in the very script typed first, then the nearest; of many, in the order of reading),
    "newest" or "oldest". deadline: seconds. Queries: as many for a million texts as for ten, fifteen at most.
    Raises TooSlow, UnknownPlace, and BadFilter for a facet that has no such value.
    """
    query = parse(typed)
    asked = replace(query, filters=query.filters & Filters.of(facets or {}))
    nothing = Found(left_out=query.left_out, is_shortened=query.is_shortened)
    if not asked.filters and all(term.is_excluded for term in asked.terms):
        return nothing
    with within(using, deadline) as clock:
        return Search(using, asked, order, clock).page(nothing, after, max(1, min(size, MOST_ON_A_PAGE)))


@dataclass(slots=True)
class Search:
    """One search on one database."""

    using: str
    query: Query
    order: str
    clock: Clock

    def page(self, nothing: Found, after: str, size: int) -> Found:
        """The page of hits after a place, with the counts of all."""
        conditions = glossary.conditions(self.using, self.query.terms)
        question = self.question(conditions)
        is_decided = all(condition.is_decided for condition in conditions)
        most = MOST_PAGED if is_decided else MOST_LOOKED_THROUGH
        candidates = self.candidates(question, most + 1)
        has_more, numbers = len(candidates) > most, candidates[:most]
        if not is_decided:
            numbers = looked_through(self.using, numbers, conditions, self.clock)
        facets, by_year = counted(self.using, numbers)
        if has_more:
            # Of the texts that were not looked through nobody knows which are hits.
            is_counted = is_decided and question.is_quickly_counted
            by_year = question.by_year() if is_counted else {}
        ranked = self.ranked(numbers, conditions) if self.is_to_rank(numbers) else {}
        numbers = list(ranked) or numbers
        start = place_of(numbers, after)
        shown = numbers[start : start + size]
        return replace(
            nothing,
            searched_as=searched_as(conditions),
            total=sum(by_year.values()) or len(numbers),
            is_capped=has_more and not by_year,
            hits=tuple(ranked[number] for number in shown) if ranked else self.hits(shown, conditions),
            next=f"{shown[-1]:x}" if start + size < len(numbers) else "",
            facets=facets,
            faceted=len(numbers),
            by_year=by_year,
        )

    def question(self, conditions: Sequence[Condition]) -> Question:
        expression = Expression.of(conditions, self.query.filters)
        return Question(self.using, expression, self.ranges(), spelled_out(self.using, expression))

    def ranges(self) -> list[Range] | None:
        """The unit numbers of the years asked for: units are numbered by date. None for any year."""
        if not self.query.filters.year:
            return None
        found: list[Range] = []
        with connections[self.using].cursor() as cursor:
            for first, last in self.query.filters.year:
                cursor.execute(
                    "SELECT min(first), max(last) FROM search_year WHERE year BETWEEN %s AND %s",
                    [first, last],
                )
                bounds = cursor.fetchone()
                found += [bounds] if bounds[0] is not None else []
        return found

    def candidates(self, question: Question, limit: int) -> list[int]:
        """Units that may be hits, those in the script typed first unless sorted by date."""
        token = self.script_token()
        if self.order != "relevance" or not token:
            return question.numbers(limit, self.order == "newest")
        first = question.within(token).numbers(limit)
        return first + question.without(token).numbers(limit - len(first))

    def script_token(self) -> str:
        """The token of the texts in the script typed; "" where what was typed does not tell."""
        typed = " ".join(term.text for term in self.query.terms if not term.is_excluded)
        try:
            is_hans = renderer("zh-Hans", "zh-Hant").render(typed) != typed
            is_hant = renderer("zh-Hant", "zh-Hans").render(typed) != typed
        except NotRenderable:
            return ""
        return "" if is_hans == is_hant else "lang:zh-hans" if is_hans else "lang:zh-hant"

    def is_to_rank(self, numbers: Sequence[int]) -> bool:
        has_words = any(not term.is_excluded for term in self.query.terms)
        return self.order == "relevance" and has_words and len(numbers) <= MOST_RANKED

    def ranked(self, numbers: Sequence[int], conditions: Sequence[Condition]) -> dict[int, Hit]:
        """The hits with these numbers: in the very script typed first, of these the nearest."""
        made = [(record, hit(record, conditions)) for record in records(self.using, numbers)]
        made.sort(key=lambda pair: (not pair[1].is_exact, -round(nearness(*pair), 6), pair[0].number))
        return {record.number: found for record, found in made}

    def hits(self, numbers: Sequence[int], conditions: Sequence[Condition]) -> tuple[Hit, ...]:
        return tuple(hit(record, conditions) for record in records(self.using, numbers))


def searched_as(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """The names of the glossary that were looked for beside what was typed."""
    return tuple(dict.fromkeys(each.via for c in conditions for each in c.alternatives if each.via))


def place_of(numbers: Sequence[int], after: str) -> int:
    """Where in the numbers the page after a place begins. Raises UnknownPlace."""
    if not after:
        return 0
    try:
        return numbers.index(int(after, 16)) + 1
    except ValueError as fault:
        raise UnknownPlace(
            f"{after[:20]!r} is no place in these results: begin with the first page"
        ) from fault
