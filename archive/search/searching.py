"""A search: a query in, one page of hits out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connections

from archive.models.published import RELEASE
from archive.text.query import Filters, Query, parse
from archive.text.script import NotRenderable, renderer

from . import glossary
from .engines import Clock, Range, matching, within
from .expression import Condition, Expression
from .found import Found, Hit, UnknownPlace
from .hits import hit, nearness
from .records import Record, counted, records

# Hits counted one by one; of more than that the page says "more than".
MOST_COUNTED = 10_000
# Texts looked through one by one where the index alone does not decide.
MOST_LOOKED_THROUGH = 4_000
# A set of hits that is sorted by how near each is to what was asked; a larger one is in the order of reading.
MOST_RANKED = 400
ORDERS = ("relevance", "newest", "oldest")
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
    "newest" or "oldest". deadline: seconds. Queries: constant, ten at most.
    Raises TooSlow, UnknownPlace, and BadFilter for a facet that has no such value.
    """
    query = parse(typed)
    asked = replace(query, filters=query.filters & Filters.of(facets or {}))
    found = Found(left_out=query.left_out, is_shortened=query.is_shortened)
    if not asked.filters and not any(not term.is_excluded for term in asked.terms):
        return found
    with within(using, deadline) as clock:
        return Search(using, asked, order, clock).page(found, after, max(1, min(size, MOST_ON_A_PAGE)))


@dataclass(slots=True)
class Search:
    """One search on one database."""

    using: str
    query: Query
    order: str
    clock: Clock

    def page(self, found: Found, after: str, size: int) -> Found:
        """The page of hits after a place, with the counts of all."""
        conditions = glossary.conditions(self.using, self.query.terms)
        numbers, is_capped, known = self.numbers(conditions)
        start = place_of(numbers, after)
        shown = numbers[start : start + size]
        facets, by_year = counted(self.using, numbers)
        return replace(
            found,
            searched_as=tuple(searched_as(conditions)),
            total=len(numbers),
            is_capped=is_capped,
            hits=tuple(self.hits(shown, conditions, known)),
            next=f"{shown[-1]:x}" if start + size < len(numbers) else "",
            facets=facets,
            by_year=by_year,
        )

    def hits(
        self, numbers: Sequence[int], conditions: Sequence[Condition], known: Mapping[int, Hit]
    ) -> list[Hit]:
        missing = [number for number in numbers if number not in known]
        made = (
            {each.number: hit(each, conditions) for each in records(self.using, missing)} if missing else {}
        )
        return [known.get(number) or made[number] for number in numbers]

    def numbers(self, conditions: Sequence[Condition]) -> tuple[list[int], bool, Mapping[int, Hit]]:
        """Every hit's unit in the order asked for, whether there are more, and those that were made into hits."""
        is_decided = all(condition.is_decided for condition in conditions)
        most = MOST_COUNTED if is_decided else MOST_LOOKED_THROUGH
        candidates = self.candidates(conditions, most + 1)
        is_capped, candidates = len(candidates) > most, candidates[:most]
        if is_decided and len(candidates) > MOST_RANKED:
            return candidates, is_capped, {}
        looked: list[Record] = []
        for record in records(self.using, candidates):
            self.clock.look()
            if is_decided or all(condition.holds(record.passages) for condition in conditions):
                looked.append(record)
        if len(looked) > MOST_RANKED or self.order != "relevance":
            return [record.number for record in looked], is_capped, {}
        made = {record.number: hit(record, conditions) for record in looked}
        ranked = sorted(
            looked,
            key=lambda record: (
                not made[record.number].is_exact,
                -round(nearness(record, made[record.number]), 6),
                record.number,
            ),
        )
        return [record.number for record in ranked], is_capped, made

    def candidates(self, conditions: Sequence[Condition], limit: int) -> list[int]:
        """Units that may be hits, those in the script typed first unless sorted by date."""
        expression = Expression.of(conditions, self.query.filters)
        ranges = self.ranges()
        token = self.script_token()
        if self.order != "relevance" or not token:
            return matching(self.using, expression, ranges, limit, self.order == "newest")
        first = matching(self.using, expression.with_token(token), ranges, limit)
        rest = matching(self.using, expression.without_token(token), ranges, limit - len(first))
        return first + rest

    def script_token(self) -> str:
        """The token of the texts in the script typed; "" where what was typed does not tell."""
        typed = " ".join(term.text for term in self.query.terms if not term.is_excluded)
        try:
            is_hans = renderer("zh-Hans", "zh-Hant").render(typed) != typed
            is_hant = renderer("zh-Hant", "zh-Hans").render(typed) != typed
        except NotRenderable:
            return ""
        return "" if is_hans == is_hant else "lang:zh-hans" if is_hans else "lang:zh-hant"

    def ranges(self) -> list[Range] | None:
        """The unit numbers of the years asked for: units are numbered by date. None for any year."""
        if not self.query.filters.year:
            return None
        found: list[Range] = []
        with connections[self.using].cursor() as cursor:
            for first, last in self.query.filters.year:
                cursor.execute(
                    "SELECT min(first), max(last) FROM search_shelf WHERE year BETWEEN %s AND %s",
                    [first, last],
                )
                bounds = cursor.fetchone()
                found += [bounds] if bounds[0] is not None else []
        return found


def searched_as(conditions: Sequence[Condition]) -> list[str]:
    """The names of the glossary that were looked for beside what was typed."""
    return list(dict.fromkeys(each.via for c in conditions for each in c.alternatives if each.via))


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
