"""Meetings, parties and people: a list of each, a page of every one, and both as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.models import Party, Person
from archive.reading import entities as records
from archive.reading import entity_json, meeting_records
from archive.reading.meetings import meeting_page, meetings_page
from archive.reading.pages import Link
from archive.reading.parties import parties_page, party_page
from archive.reading.people import people_page, person_page
from archive.reading.site import PREFERENCES, Site
from archive.text.address import Tail, near
from archive.text.address_key import plain

from . import missing
from .answers import as_json, error, moved, page, released, without_query


@dataclass(frozen=True, slots=True)
class Kind:
    """What lies under one address: how its list and its pages are made, and how its lack is told.

    names: every name a reader may try → the slug it stands for, for near matches.
    """

    list_template: str
    list_page: Callable[[Site], Any]
    template: str
    page: Callable[[str, Site], Any]
    names: Callable[[Site], dict[str, str]]
    lack: str
    unknown: str
    all: str


def meeting_names(site: Site) -> dict[str, str]:
    """The slugs of all meetings, and "Dushanbe 2008" in the interface's language."""
    found = meeting_records.meetings(PREFERENCES[site.interface])
    placed = {f"{site.label(meeting.place)} {meeting.start.year}": meeting.slug for meeting in found}
    return {**{meeting.slug: meeting.slug for meeting in found}, **placed}


KINDS: Mapping[str, Kind] = {
    "meetings": Kind(
        "meetings.html", meetings_page, "meeting.html", meeting_page, meeting_names,
        _("There is no such meeting"), _("No meeting has the name “%(name)s”."), _("All meetings"),
    ),
    "states": Kind(
        "states.html", parties_page, "state.html", party_page, lambda site: records.known(Party, "code"),
        _("There is no such state or party"), _("No state, organisation or organ has the code “%(name)s”."),
        _("All states and parties"),
    ),
    "people": Kind(
        "people.html", people_page, "person.html", person_page, lambda site: records.known(Person, "slug"),
        _("There is no such person"), _("No person has the name “%(name)s”."), _("All people"),
    ),
}  # fmt: skip
JSON = ".json"


@released
def listing(request: HttpRequest, site: Site, kind: str) -> HttpResponse:
    """The list of all of a kind, as a page or as JSON."""
    if request.path_info.endswith(JSON):
        path = f"/{kind}{JSON}"
        if request.path != path:
            return moved(path)
        return without_query(request) or as_json(entity_json.LISTS[kind](site))
    described = KINDS[kind]
    return without_query(request) or page(request, described.list_template, described.list_page(site))


@released
def one(request: HttpRequest, site: Site, kind: str, name: str) -> HttpResponse:
    """One of a kind by its slug or code in any case and width, as a page or as JSON."""
    asked = plain(name)
    slug = asked.removesuffix(JSON)
    is_json = slug != asked
    shown = entity_json.ONES[kind](slug, site) if is_json else KINDS[kind].page(slug, site)
    if shown is None:
        return unknown(request, site, kind, slug, Tail(suffix="json" if is_json else ""))
    path = f"/{kind}/{slug}{JSON}" if is_json else site.path(f"/{kind}/{slug}")
    if request.path != path:
        return moved(path)
    return without_query(request) or (
        as_json(shown) if is_json else page(request, KINDS[kind].template, shown)
    )


def unknown(request: HttpRequest, site: Site, kind: str, slug: str, tail: Tail) -> HttpResponse:
    """404 with near matches in any language, or where the address leads now."""
    if answer := missing.redirected(request, site, f"/{kind}/{slug}", tail):
        return answer
    described = KINDS[kind]
    names = described.names(site)
    matches: dict[str, str] = {}
    for name in near(slug, list(names)):
        matches.setdefault(names[name], name)
    links = [Link(name, site.path(f"/{kind}/{match}")) for match, name in matches.items()]
    links.append(Link(gettext(described.all), site.path(f"/{kind}")))
    message = gettext(described.unknown) % {"name": slug[:100]}
    return error(request, site, 404, gettext(described.lack), message, tuple(links))
