"""What is asked of the search page, all of it in the address: words, filters, order, and how the hits are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from archive.search import BadFilter
from archive.text.query import FIRST_YEAR, LAST_YEAR, Filters

PATH = "/search"
FACETS = ("lang", "year", "body", "state", "kind")
# As the address spells an order → as the index does; the first is the default and is never spelled.
SORTS = {"relevance": "relevance", "-date": "newest", "date": "oldest"}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "sort": tuple(SORTS),
    "script": ("zh", "zh-Hans", "zh-Hant"),
    "show": ("hits", "concordance", "renderings", "years"),
    "by": ("place", "left", "right"),
}
# No place in the results is longer than this.
LONGEST_AFTER = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. choices: facet → value. sort, script, show, by: one of CHOICES each; after: where it goes on."""

    q: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    sort: str = "relevance"
    script: str = "zh"
    show: str = "hits"
    by: str = "place"
    after: str = ""

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> Asked:
        """A question from a query string's pairs; what means nothing is left out, the last of a name counts.

        A value of a filter that the archive does not hold is kept, and finds nothing.
        """
        given = dict(pairs)
        q = given.get("q", "").strip()
        chosen = {name: value for name in FACETS if (value := filtered(name, given.get(name, "")))}
        if not q and not chosen:
            return cls()
        options = {name: given[name] for name, values in CHOICES.items() if given.get(name) in values}
        if options.get("show") != "concordance":
            options.pop("by", None)
        return cls(q, chosen, **options, after=given.get("after", "")[:LONGEST_AFTER])

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The question as an address spells it, in this order."""
        asked = [("q", self.q), *((name, self.choices.get(name, "")) for name in FACETS)]
        asked += [(name, value) for name in CHOICES if (value := getattr(self, name)) != CHOICES[name][0]]
        return tuple((name, value) for name, value in [*asked, ("after", self.after)] if value)

    def __str__(self) -> str:
        """The canonical query string with its question mark, "" when nothing is asked."""
        return f"?{urlencode(self.pairs())}" if self.pairs() else ""

    def but(self, **changes: str) -> Asked:
        """The same from its first page, with other options; a facet's name chooses, "" takes its choice out."""
        facets = {name: changes.pop(name) for name in FACETS if name in changes}
        chosen = {name: value for name, value in {**self.choices, **facets}.items() if value}
        return replace(self, choices=chosen, **{"after": "", **changes})

    def as_found(self) -> Asked:
        """The same from its first page, without all that only concerns how a page shows it."""
        return self.but(**{name: values[0] for name, values in CHOICES.items() if name != "sort"})

    @property
    def filters(self) -> dict[str, list[str]]:
        """The choices as the index takes them."""
        return {name: [value] for name, value in self.choices.items()}


def filtered(name: str, value: str) -> str:
    """A value of a filter as the index spells it; "" for what can be none."""
    try:
        [found] = getattr(Filters.of({name: [value]}), name)
    except (BadFilter, ValueError):
        return ""
    return found if isinstance(found, str) else spelled_years(*found)


def spelled_years(first: int, last: int) -> str:
    """Years as an address spells them: "2008", "2001..2010", "2001..", "..2010"."""
    if first == last:
        return f"{first:04d}"
    return f"{'' if first == FIRST_YEAR else f'{first:04d}'}..{'' if last == LAST_YEAR else f'{last:04d}'}"
