"""Home and the list of documents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from archive.reading import browse, home_page
from archive.reading.holdings import DRAWN, Holdings
from archive.reading.site import Site

from .answers import as_json, moved, page, released, without_query
from .spelling import respelled


@released
def home(request: HttpRequest, site: Site) -> HttpResponse:
    return without_query(request) or page(request, "home.html", home_page.home_page(holdings(site), site))


@released
def documents(request: HttpRequest, site: Site) -> HttpResponse:
    held = holdings(site)
    selection = browse.Selection.parse(request.GET.dict().items(), held, site.interface)
    elsewhere = respelled(request, site.path(browse.PATH), str(selection))
    return elsewhere or page(request, "documents.html", browse.Listing(selection, held, site).page())


@released
def documents_json(request: HttpRequest, site: Site) -> HttpResponse:
    held = holdings(site)
    selection = browse.Selection.parse(request.GET.dict().items(), held, site.interface)
    elsewhere = respelled(request, f"{browse.PATH}.json", str(selection))
    return elsewhere or as_json(browse.Listing(selection, held, site).json())


def holdings(site: Site) -> Holdings:
    assert site.release is not None
    return DRAWN.of(site.release)


def interface_home(request: HttpRequest) -> HttpResponse:
    """/zh-hans → /zh-hans/: home keeps its slash in every language."""
    return moved(f"{request.path}/")
