"""The form of the resolver, with examples drawn from what the archive holds, and its answer as JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import Case, Count, Value, When
from django.utils import translation
from django.utils.translation import gettext

from archive.models import Clause, Document
from archive.models.published import RELEASE

from . import words
from .called import Called
from .find_pages import GoPage
from .meant import SAFE, Meaning
from .pages import Link
from .register import REGISTERS
from .site import INTERFACES, PREFERENCES, Site

PATH = "/go"
QUOTE, SEARCH = "/quote", "/search"
# An item shows most of how places are written: its clause's number and its own.
ITEMS_FIRST = Case(When(kind=Clause.Kind.ITEM, then=Value(0)), default=Value(1))


def asked(path: str, text: str) -> str:
    """The address that asks `path` for a text."""
    return f"{path}?{urlencode({'q': text})}"


def go_page(site: Site) -> GoPage:
    """The form. One query."""
    return GoPage(
        frame=site.frame(gettext("Go to a clause"), PATH, section="search"),
        action=site.path(PATH),
        examples=tuple(Link(text, site.path(asked(PATH, text)), lang=lang) for text, lang in examples(site)),
    )


def examples(site: Site) -> list[tuple[str, str]]:
    """References to one clause of the archive in every way they may be written, each with its language."""
    published = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED)
    known = published.annotate(number=Count("editions")).order_by("-number", "-adopted_on", "slug")
    clauses = Clause.objects.using(RELEASE).filter(document=known.values("pk")[:1], texts__isnull=False)
    row = clauses.order_by(ITEMS_FIRST, "order").values_list("document__slug", "key").first()
    if row is None or site.release is None:
        return []
    slug, key = row
    called = REGISTERS.of(site.release).called(slug)
    made = [(f"{slug} {key}", "en"), (f"{site.base_url}/documents/{quote(slug)}/{quote(key, SAFE)}", "en")]
    return [*(named(called, key, interface) for interface in INTERFACES), *made] if called else made


def named(called: Called, key: str, interface: str) -> tuple[str, str]:
    """A clause by the title and in the words of one interface language, and that language."""
    tag = next((tag for tag in PREFERENCES[interface] if tag in called.titles), "")
    title = called.titles.get(tag, "")
    with translation.override(interface):
        return f"{title}{' ' if interface == 'en' else ''}{words.place_name(key)}", INTERFACES[interface][1]


def go_json(text: str, meaning: Meaning, site: Site) -> dict[str, Any]:
    """What a text was found to mean: one place, or that it is a quotation to be checked."""
    found = meaning.found[0] if meaning.found else Link("", site.path(asked(QUOTE, text)))
    return {
        "query": text,
        "understood": meaning.understood,
        "is_quotation": meaning.is_quotation,
        "url": site.base_url + found.href,
    }
