"""The controls of a page of results, each a plain link that keeps everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext, pgettext

from archive.search import Found
from archive.text.filing import filing_key
from archive.text.tag import MalformedTag, Tag

from . import words
from .asked import FACETS, PATH, Asked
from .find_pages import YearBar, Years
from .front_pages import Facet, FacetValue
from .holdings import Holdings
from .pages import Link
from .site import Site

# Values of a facet that are shown at once; the rest is folded.
SHOWN = 8
# The picture of hits by year: pixels of the highest bar, and how many years have room for their label.
HEIGHT = 56.0
MOST_LABELS = 12
FEWEST_YEARS, MOST_YEARS = 12, 400


class SearchLinks:
    """The links of one question."""

    def __init__(self, asked: Asked, holdings: Holdings, site: Site) -> None:
        self.asked, self.holdings, self.site = asked, holdings, site

    def href(self, asked: Asked) -> str:
        return f"{self.site.path(PATH)}{asked}"

    # Filters

    def chosen(self) -> tuple[Link, ...]:
        """Every filter as a link to the same without it."""
        return tuple(self.removal(name) for name in FACETS if name in self.asked.choices)

    def removal(self, name: str) -> Link:
        shown = self.value_name(name, self.asked.choices[name])
        title = gettext("Take out “%(choice)s”") % {"choice": words.entry(facet_name(name), shown)}
        return Link(shown, self.href(self.asked.but(**{name: ""})), title=title)

    def facets(self, found: Found) -> tuple[Facet, ...]:
        """The values of each facet with how many hits each has; years are in the picture."""
        made = [self.facet(name, found.facets.get(name, {})) for name in FACETS if name != "year"]
        # What all hits have in common divides nothing.
        return tuple(
            each for each in made if len(each.values) > 1 or each.values and each.values[0].link.is_current
        )

    def facet(self, name: str, counts: Mapping[str, int]) -> Facet:
        # Organisations and organs take part as well, but are no states.
        known = self.holdings.labels["state"] if name == "state" else counts
        values = [FacetValue(self.choice(name, value), counts[value]) for value in counts if value in known]
        values.sort(key=lambda value: (-value.number, filing_key(value.link.label, self.site.tag)))
        return Facet(facet_name(name), tuple(values[:SHOWN]), tuple(values[SHOWN:]))

    def choice(self, name: str, value: str) -> Link:
        """The link that chooses a value, or takes it out where it is chosen."""
        if self.asked.choices.get(name) == value.lower():
            return replace(self.removal(name), is_current=True)
        lang = value if name == "lang" else ""
        return Link(
            self.value_name(name, value), self.href(self.asked.but(**{name: value.lower()})), lang=lang
        )

    def value_name(self, name: str, value: str) -> str:
        """What the interface calls a value of a facet; the value itself where the archive knows none such."""
        if name == "kind":
            return words.word(words.KINDS, value)
        if name == "lang":
            return lang_name(value)
        return self.site.label(self.holdings.labels.get(name, {}).get(value, {})) or value

    # Display

    def sorts(self) -> tuple[Link, ...]:
        labels = {
            "relevance": gettext("by relevance"),
            "-date": gettext("newest first"),
            "date": gettext("oldest first"),
        }
        return self.options("sort", labels)

    def shows(self) -> tuple[Link, ...]:
        labels = {
            "hits": gettext("clauses"),
            "concordance": gettext("concordance"),
            "renderings": gettext("renderings"),
            "years": gettext("years"),
        }
        return self.options("show", labels)

    def bys(self) -> tuple[Link, ...]:
        labels = {
            "place": gettext("in reading order"),
            "left": gettext("by what stands left"),
            "right": gettext("by what stands right"),
        }
        return self.options("by", labels)

    def scripts(self, found: Found) -> tuple[Link, ...]:
        """As published, 简体, 繁體: only where something Chinese was found and is shown."""
        if self.asked.show == "years" or not any(
            value.startswith("zh") for value in found.facets.get("lang", {})
        ):
            return ()
        labels = {
            "zh": gettext("as published"),
            **{tag: words.SCRIPT_NAMES[tag] for tag in ("zh-Hans", "zh-Hant")},
        }
        return self.options("script", labels)

    def options(self, name: str, labels: Mapping[str, str]) -> tuple[Link, ...]:
        current = getattr(self.asked, name)
        return tuple(
            Link(
                label,
                self.href(self.asked.but(**{name: value})),
                is_current=value == current,
                lang=value if value in ("zh-Hans", "zh-Hant") else "",
            )
            for value, label in labels.items()
        )

    # Years

    def years(self, found: Found) -> Years | None:
        """The picture of hits by year; None where all are of one year, or of too many to be drawn."""
        counts = {year: number for year, number in found.by_year.items() if year}
        first, last = min(counts, default=0), max(counts, default=0)
        if not counts or len(counts) < 2 and self.asked.show != "years" or last - first >= MOST_YEARS:
            return None
        # Of few years each is as wide as one of many.
        span = max(last - first + 1, FEWEST_YEARS)
        step, highest = -(-span // MOST_LABELS), max(counts.values())
        bars = tuple(
            self.bar(
                year,
                number,
                (year - first) / span,
                1 / span,
                HEIGHT * number / highest,
                (year - first) % step,
            )
            for year, number in sorted(counts.items())
        )
        csv = f"{PATH}.csv{self.asked.but(show='years')}"
        return Years(bars, HEIGHT, self.caption(found, first, last), csv, self.asked.show == "years")

    def bar(self, year: int, number: int, at: float, width: float, height: float, past: int) -> YearBar:
        """at, width: of the picture's; past: years since the last one with a label, 0 for a year that has one."""
        height = max(2.0, round(height, 1))
        return YearBar(
            year=year,
            number=number,
            href=self.href(self.asked.but(year=f"{year:04d}")),
            x=f"{100 * (at + width * 0.1):.3f}%",
            middle=f"{100 * (at + width / 2):.3f}%",
            width=f"{100 * width * 0.8:.3f}%",
            y=HEIGHT - height,
            height=height,
            label="" if past else str(year),
        )

    def caption(self, found: Found, first: int, last: int) -> str:
        told = {"first": first, "last": last, "total": f"{found.total:,}"}
        if found.is_capped:
            return (
                gettext(
                    "Hits by the year of adoption, %(first)s to %(last)s, of the first %(total)s that were counted."
                )
                % told
            )
        return gettext("All %(total)s hits by the year of adoption, %(first)s to %(last)s.") % told


def facet_name(name: str) -> str:
    return {
        "lang": pgettext("facet", "Language and script"),
        "year": pgettext("facet", "Year"),
        "body": pgettext("facet", "Body"),
        "state": pgettext("facet", "State"),
        "kind": pgettext("facet", "Kind"),
    }[name]


def lang_name(value: str) -> str:
    """A language tag in any case by its own name; the value itself where it is no tag."""
    try:
        tag = Tag.parse(value)
    except MalformedTag:
        return value
    return words.text_name(tag.lang, tag.language)
