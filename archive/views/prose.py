"""The pages in prose, under /about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from archive.reading import prose
from archive.reading.holdings import DRAWN
from archive.reading.pages import Link
from archive.reading.site import Site
from archive.text.address import near

from .answers import error, page, released
from .spelling import respelled


@released
def about(request: HttpRequest, site: Site, name: str = "") -> HttpResponse:
    known = name.lower()
    if known not in prose.TITLES:
        return unknown(request, site, name)
    assert site.release is not None
    shown = prose.prose_page(known, DRAWN.of(site.release), site)
    return respelled(request, site.path(prose.path_of(known))) or page(
        request, prose.template_of(known, site), shown
    )


def unknown(request: HttpRequest, site: Site, name: str) -> HttpResponse:
    found = near(name, [each for each in prose.TITLES if each]) or list(prose.TITLES)
    links = tuple(Link(gettext(prose.TITLES[each]), site.path(prose.path_of(each))) for each in found)
    message = gettext("There is no page “%(name)s” about the archive.") % {"name": name}
    return error(request, site, 404, gettext("There is no such page"), message, links)
