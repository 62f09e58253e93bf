"""What to try: examples of questions drawn from the archive, and ways on where nothing was found."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from django.db.models.functions import Length
from django.utils.translation import gettext

from archive.models import Release, TermName
from archive.models.published import RELEASE
from archive.search import TooSlow, search
from archive.text.fold import folded
from archive.text.query import parse

from .asked import PATH, Asked
from .front_pages import Remedy
from .holdings import DRAWN, MOST_RELEASES, Holdings
from .pages import Link
from .search_links import SearchLinks
from .site import PREFERENCES, Site

# Other questions asked in the reader's stead, each under its own deadline, and names of the glossary compared.
MOST_TRIED, SECONDS = 5, 0.5
MOST_NAMES = 5_000
MOST_CANDIDATES = 20
MOST_NEAR = 6
ALIKE = 0.6


class Tried(dict[tuple[str, str], tuple[str, ...]]):
    """(release id, interface) → names of the glossary that its texts hold, of the last few releases."""

    def of(self, release: Release, site: Site) -> tuple[str, ...]:
        """Three names in the interface's language and one in another. No query, or many the first time."""
        key = (release.id, site.interface)
        if key not in self:
            while len(self) >= MOST_RELEASES * len(PREFERENCES):
                self.pop(next(iter(self)))
            other = "zh-Hans" if site.language == "en" else "en"
            self[key] = (*held_names(PREFERENCES[site.interface][0], 3), *held_names(other, 1))
        return self[key]


TRIED = Tried()


def held_names(tag: str, most: int) -> list[str]:
    """Some names of the glossary in a language that are found in a text, the shortest first. Raises TooSlow."""
    names = TermName.objects.using(RELEASE).filter(tag=tag, use="preferred").annotate(length=Length("name"))
    found: list[str] = []
    for name in names.order_by("length", "name").values_list("name", flat=True)[:MOST_CANDIDATES]:
        hits = search(f'"{name}"', {"lang": [tag]}, size=1, deadline=SECONDS).total
        found += [name] if hits else []
        if len(found) == most:
            break
    return found


def examples(site: Site) -> tuple[Link, ...]:
    """One question of each kind that the archive has an answer to. Raises TooSlow."""
    assert site.release is not None
    names = TRIED.of(site.release, site)
    return tuple(Link(q, f"{site.path(PATH)}{Asked(q)}") for q in questions(names, DRAWN.of(site.release)))


def questions(names: Sequence[str], held: Holdings) -> Iterator[str]:
    """A name, two at once, a phrase, a name without another, and one within a year, of what is held."""
    years = [year for year in sorted(held.having["year"]) if year.isdecimal()]
    if names:
        yield names[0]
        yield f"“{names[-1]}”"
    if names and years:
        yield f"{names[0]} year:{years[-1]}"
    if len(names) > 2:
        yield f"{names[1]} {names[2]}"
        yield f"{names[1]} -{names[2]}" if " " not in names[2] else f'{names[1]} -"{names[2]}"'


def remedies(asked: Asked, site: Site) -> tuple[Remedy, ...]:
    """The question without one of its filters or words, wherever that finds something, and how much."""
    assert site.release is not None
    links = SearchLinks(asked, DRAWN.of(site.release), site)
    found = []
    for other, title in list(fewer(asked, links))[:MOST_TRIED]:
        try:
            number = search(other.q, other.filters, size=1, deadline=SECONDS).total
        except TooSlow:
            continue
        if number:
            found.append(Remedy(Link(title, links.href(other), title=title), number))
    return tuple(found)


def fewer(asked: Asked, links: SearchLinks) -> Iterator[tuple[Asked, str]]:
    """The same question without each of its filters, then without each of its words; and what is taken out."""
    for name in asked.choices:
        yield asked.but(**{name: ""}), links.removal(name).title
    terms = [term for term in parse(asked.q).terms if not term.is_excluded]
    if len(terms) < 2:
        return
    for term in terms:
        rest = " ".join(
            f'"{each.text}"' if each.is_phrase else each.text for each in terms if each is not term
        )
        yield asked.but(q=rest), gettext("Take out “%(choice)s”") % {"choice": term.text}


def near_terms(asked: Asked, site: Site) -> tuple[Link, ...]:
    """Names of the glossary that are nearly what was asked. One query."""
    wanted = folded(asked.q)
    rows = TermName.objects.using(RELEASE).order_by("name").values_list("name", flat=True)[:MOST_NAMES]
    names = {folded(name): name for name in rows}
    near = difflib.get_close_matches(wanted, names, MOST_NEAR, ALIKE) if 1 < len(wanted) <= 60 else []
    return tuple(
        Link(names[each], f"{site.path(PATH)}{Asked(names[each])}") for each in near if each != wanted
    )
