"""The list of documents: narrowed by facets, sorted, a page at a time, and all of it in the address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext, pgettext

from archive.text.filing import filing_key

from . import asjson, lists, words
from .front_pages import Facet, FacetValue, ListPage, Remedy
from .holdings import FACETS, SORTS, UNDATED, Holdings, numbers
from .pages import Alternate, Link
from .site import Site

PATH = "/documents"
PAGE = 50
# Values of a facet that are shown at once; the rest is folded.
SHOWN = 8
# No value of the archive is longer; what is asked for is shown on the page, so it is bounded.
LONGEST_VALUE = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of the list. choices: facet → value; after: slug of the last document of the page before."""

    choices: Mapping[str, str] = field(default_factory=dict)
    sort: str = SORTS[0]
    after: str = ""

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]], holdings: Holdings, interface: str) -> Selection:
        """A selection from a query string's pairs; what means nothing is left out, the last of a name counts.

        A value the archive does not hold is kept, and finds nothing: to widen the list silently would be a guess.
        """
        given = dict(pairs)
        choices = {name: known(given.get(name, ""), holdings.having[name]) for name in FACETS}
        asked = cls(
            {name: value for name, value in choices.items() if value},
            given["sort"] if given.get("sort") in SORTS else SORTS[0],
            given.get("after", ""),
        )
        return asked if starts(asked, holdings, interface) is not None else asked.but(after="")

    def __str__(self) -> str:
        """The canonical query string with its question mark, "" when nothing is chosen."""
        pairs = [(name, self.choices[name]) for name in FACETS if name in self.choices]
        if self.sort != SORTS[0]:
            pairs.append(("sort", self.sort))
        if self.after:
            pairs.append(("after", self.after))
        return f"?{urlencode(pairs)}" if pairs else ""

    def but(self, after: str = "", sort: str = "", **choices: str) -> Selection:
        """The same from its first page, or after `after`; a choice of "" is taken out."""
        chosen = {name: value for name, value in {**self.choices, **choices}.items() if value}
        return Selection(chosen, sort or self.sort, after)


def known(value: str, values: Mapping[str, int]) -> str:
    """The value as the archive spells it, the value itself where it has none such, "" for what cannot be one."""
    plain = unicodedata.normalize("NFKC", value).strip()
    if plain not in values and plain.lower() in values:
        return plain.lower()
    return plain if len(plain) <= LONGEST_VALUE else ""


def found(selection: Selection, holdings: Holdings, interface: str) -> tuple[int, ...]:
    """The numbers of all documents a selection finds, in its order."""
    order = holdings.order(selection.sort, interface)
    return tuple(numbers(holdings.chosen(selection.choices), order))


def starts(selection: Selection, holdings: Holdings, interface: str) -> int | None:
    """How many documents stand before the page; None when there is no page after the document named."""
    if not selection.after:
        return 0
    if selection.after not in holdings.slugs:
        return None
    # The document named need not be among those found: a link may be older than a choice.
    order = holdings.order(selection.sort, interface)
    passed = order[: order.index(holdings.slugs.index(selection.after)) + 1]
    bits = holdings.chosen(selection.choices)
    before = sum(1 for _ in numbers(bits, passed))
    return before if 0 < before < bits.bit_count() else None


class Listing:
    """One page of what a selection finds, and the links around it."""

    def __init__(self, selection: Selection, holdings: Holdings, site: Site) -> None:
        self.selection, self.holdings, self.site = selection, holdings, site
        self.found = found(selection, holdings, site.interface)
        self.start = starts(selection, holdings, site.interface) or 0
        self.shown = [holdings.slugs[number] for number in self.found[self.start : self.start + PAGE]]

    def href(self, selection: Selection) -> str:
        return f"{self.site.path(PATH)}{selection}"

    def page(self) -> ListPage:
        """The page in HTML. One query."""
        removals = tuple(self.removal(name) for name in self.selection.choices)
        title = gettext("Documents")
        json = f"{PATH}.json{self.selection}"
        return ListPage(
            frame=self.site.frame(
                words.entry(title, words.series(link.label for link in removals)) if removals else title,
                f"{PATH}{self.selection}",
                exports=(Alternate(f"{self.site.base_url}{json}", type="application/json", title="JSON"),),
                section="documents",
            ),
            documents=lists.document_rows(self.shown, self.site),
            total=len(self.found),
            first=self.start + 1,
            last=self.start + len(self.shown),
            chosen=removals,
            clear=self.href(Selection(sort=self.selection.sort)) if len(removals) > 1 else "",
            facets=tuple(facet for name in FACETS if (facet := self.facet(name)).values),
            sorts=self.sorts(),
            previous=self.previous(),
            next=self.next(),
            remedies=() if self.found else self.remedies(),
            json_href=json,
        )

    def json(self) -> dict[str, Any]:
        """The same as JSON, with the count of every value of every facet. One query."""
        counts = {name: self.holdings.counts(name, self.selection.choices) for name in FACETS}
        further = self.following()
        return {
            **asjson.list_json(lists.documents_of(self.shown), self.site),
            "total": len(self.found),
            "chosen": dict(self.selection.choices),
            "sort": self.selection.sort,
            "facets": {name: dict(sorted(values.items())) for name, values in counts.items()},
            "next": f"{self.site.base_url}{PATH}.json{further}" if further else None,
        }

    def facet(self, name: str) -> Facet:
        """A facet's values, each with how many documents it would leave; years newest first, others by number, name."""
        counts = self.holdings.counts(name, self.selection.choices)
        values = [
            FacetValue(self.choice(name, value), counts[value]) for value in sorted(counts, reverse=True)
        ]
        if name == "year":
            values.sort(key=lambda value: value.link.label == gettext("undated"))
        else:
            values.sort(key=lambda value: (-value.number, filing_key(value.link.label, self.site.tag)))
        return Facet(facet_name(name), tuple(values[:SHOWN]), tuple(values[SHOWN:]))

    def choice(self, name: str, value: str) -> Link:
        """The link that chooses a value, or takes it out where it is chosen."""
        if self.selection.choices.get(name) == value:
            return replace(self.removal(name), is_current=True)
        chosen = self.href(self.selection.but(**{name: value}))
        return Link(self.value_name(name, value), chosen, lang=value_lang(name, value))

    def removal(self, name: str) -> Link:
        """What was chosen of a facet, as a link to the same list without it."""
        value = self.selection.choices[name]
        shown = self.value_name(name, value)
        title = gettext("Take out “%(choice)s”") % {"choice": words.entry(facet_name(name), shown)}
        return Link(
            shown, self.href(self.selection.but(**{name: ""})), lang=value_lang(name, value), title=title
        )

    def value_name(self, name: str, value: str) -> str:
        """What the interface calls a value of a facet; the value itself where the archive knows none such."""
        if name == "kind":
            return words.word(words.KINDS, value)
        if name == "language":
            return words.language_name(value)
        if value == UNDATED:
            return gettext("undated")
        return self.site.label(self.holdings.labels.get(name, {}).get(value, {})) or value

    def sorts(self) -> tuple[Link, ...]:
        labels = {
            "-date": gettext("newest first"),
            "date": gettext("oldest first"),
            "title": gettext("by title"),
            "-title": gettext("by title, reversed"),
        }
        return tuple(
            Link(
                labels[sort], self.href(self.selection.but(sort=sort)), is_current=sort == self.selection.sort
            )
            for sort in SORTS
        )

    def previous(self) -> Link | None:
        if not self.start:
            return None
        before = self.start - PAGE - 1
        after = self.holdings.slugs[self.found[before]] if before >= 0 else ""
        return Link(gettext("Previous page"), self.href(self.selection.but(after=after)))

    def following(self) -> Selection | None:
        """The selection of the next page, None on the last."""
        return self.selection.but(after=self.shown[-1]) if self.start + PAGE < len(self.found) else None

    def next(self) -> Link | None:
        further = self.following()
        return Link(gettext("Next page"), self.href(further)) if further else None

    def remedies(self) -> tuple[Remedy, ...]:
        """What to try when nothing was found: each choice whose taking out leaves something, and how much."""
        chosen = self.selection.choices
        left = {name: self.holdings.chosen(without(chosen, name)) for name in chosen}
        return tuple(Remedy(self.removal(name), bits.bit_count()) for name, bits in left.items() if bits)


def without(choices: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in choices.items() if other != name}


def facet_name(name: str) -> str:
    return {
        "year": pgettext("facet", "Year"),
        "body": pgettext("facet", "Body"),
        "kind": pgettext("facet", "Kind"),
        "place": pgettext("facet", "Place"),
        "language": pgettext("facet", "Language"),
        "state": pgettext("facet", "State"),
    }[name]


def value_lang(name: str, value: str) -> str:
    """Languages are called by their own names, each in its own language."""
    return value if name == "language" else ""
