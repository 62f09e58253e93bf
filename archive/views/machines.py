"""What programs look for first: robots.txt, the sitemap, a plain index, the feed of changes, the API."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from archive.reading import plain_index, site_map
from archive.reading.api import PATH as API
from archive.reading.api import api_page, description
from archive.reading.changes import PATH as CHANGES
from archive.reading.feed import feed
from archive.reading.site import Site

from .answers import as_json, error, page, released
from .front import holdings
from .spelling import respelled

PLAIN = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read; what only answers a question somebody typed is not worth a crawler's time."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in ("/go", "/quote", "/search")), "")
    text = "\n".join((*lines, f"Sitemap: {settings.ARCHIVE_BASE_URL}/sitemap.xml", ""))
    return respelled(request, "/robots.txt") or HttpResponse(text, PLAIN)


@released
def sitemap(request: HttpRequest, site: Site, part: int | None = None) -> HttpResponse:
    found = site_map.sitemap(part, site)
    if found is None:
        return error(request, site, 404, "There is no such part", "The sitemap begins at /sitemap.xml.")
    elsewhere = respelled(request, f"/sitemap-{part}.xml" if part is not None else "/sitemap.xml")
    return elsewhere or written(request, "machines/sitemap.xml", found, XML)


def written(request: HttpRequest, template: str, shown: object, media_type: str) -> HttpResponse:
    response = page(request, template, shown)
    response["Content-Type"] = media_type
    return response


@released
def index(request: HttpRequest, site: Site) -> HttpResponse:
    """/llms.txt: what is here and how to get it, in plain words. https://llmstxt.org"""
    shown = plain_index.plain_index(holdings(site), site)
    return respelled(request, "/llms.txt") or written(request, "machines/llms.txt", shown, PLAIN)


@released
def changes_feed(request: HttpRequest, site: Site) -> HttpResponse:
    return respelled(request, f"{CHANGES}.atom") or written(
        request, "machines/changes.atom", feed(site), ATOM
    )


@released
def api(request: HttpRequest, site: Site) -> HttpResponse:
    return respelled(request, site.path(API)) or page(request, "api.html", api_page(site))


@released
def api_json(request: HttpRequest, site: Site) -> HttpResponse:
    return respelled(request, f"{API}.json") or as_json(description(site))
