"""The sitemap: every page of a release in every interface language, whole where it is small, else in parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from archive.models import Clause, Document, Meeting, Party, Person, Signatory, Source
from archive.models.published import RELEASE

from .dating import DATES
from .pages import Alternate
from .prose import TITLES
from .site import INTERFACES, Site

# The protocol lets a file have 50,000 addresses and 50 MB; an address with its languages takes half a kilobyte.
PART = 5_000
LISTS = ("/", "/documents", "/meetings", "/states", "/people", "/releases", "/changes", "/api")


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address, the day it came to be as it is ("" where that is not known), its languages."""

    href: str
    since: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class Sitemap:
    """All that templates/machines/sitemap.xml may use: pages, or the addresses of the parts they are in."""

    entries: tuple[Entry, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages of one kind. rows: what they are made of, in a fixed order; form: their path; is_dated: the first
    value of a row is the slug of the document that dates the page."""

    rows: QuerySet[Any, tuple[str, ...]]
    form: str
    is_dated: bool = True

    def pages(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """(path, slug of the document it belongs to or "") from `start` to `end`. One query."""
        for row in self.rows[start:end]:
            yield self.form.format(*row), row[0] if self.is_dated else ""


def shelves() -> list[Shelf]:
    """Every kind of page that is made of rows. No query."""
    documents = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED)
    parts = ("document__slug", "order")
    named = [
        ("/meetings/{0}", Meeting, "slug"),
        ("/states/{0}", Party, "code"),
        ("/people/{0}", Person, "slug"),
    ]
    return [
        Shelf(documents.order_by("slug").values_list("slug"), "/documents/{0}"),
        Shelf(
            Clause.objects.using(RELEASE).order_by(*parts).values_list("document__slug", "key"),
            "/documents/{0}/{1}",
        ),
        Shelf(
            Signatory.objects.using(RELEASE).order_by(*parts).values_list("document__slug", "code"),
            "/documents/{0}/signatures/{1}",
        ),
        *(
            Shelf(model._base_manager.using(RELEASE).order_by(name).values_list(name), form, is_dated=False)
            for form, model, name in named
        ),
        Shelf(
            Source.objects.using(RELEASE).order_by("sha256").values_list("sha256"),
            "/sources/{0:.12}",
            is_dated=False,
        ),
    ]


def sitemap(part: int | None, site: Site) -> Sitemap | None:
    """One part, counted from 1, or for None the whole, which is a list of parts where there are several.

    None where there is no such part. Seven queries, and seven more for pages.
    """
    standing = [*LISTS, *(f"/about/{name}" if name else "/about" for name in TITLES)]
    kinds = shelves()
    counts = [kind.rows.count() for kind in kinds]
    number = math.ceil((len(standing) + sum(counts)) / PART)
    if part is None and number > 1:
        return Sitemap(parts=tuple(f"{site.base_url}/sitemap-{one}.xml" for one in range(1, number + 1)))
    if part is not None and (number == 1 or not 1 <= part <= number):
        return None
    start = ((part or 1) - 1) * PART
    found = [(path, "") for path in standing[start : start + PART]]
    before = len(standing)
    for kind, count in zip(kinds, counts, strict=True):
        first, last = max(0, start - before), min(count, start + PART - before)
        if first < last:
            found += kind.pages(first, last)
        before += count
    dates = DATES.of(site.release)
    return Sitemap(entries=tuple(entry(path, dates.get(slug, ""), site) for path, slug in found))


def entry(path: str, since: str, site: Site) -> Entry:
    languages = [
        Alternate(f"{site.base_url}{prefix}{path}", hreflang=tag)
        for prefix, tag, _name in INTERFACES.values()
    ]
    default = Alternate(f"{site.base_url}{path}", hreflang="x-default")
    return Entry(f"{site.base_url}{path}", since[:10], (*languages, default))
