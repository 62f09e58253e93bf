"""Home, the list of documents, and the answer to whether the archive is well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from archive.reading import asjson, lists, records
from archive.reading.site import Site

from .answers import as_json, moved, page, released, without_query


@released
def home(request: HttpRequest, site: Site) -> HttpResponse:
    return without_query(request) or page(request, "home.html", lists.home_page(site))


@released
def documents(request: HttpRequest, site: Site) -> HttpResponse:
    return without_query(request) or page(request, "documents.html", lists.list_page(site))


@released
def documents_json(request: HttpRequest, site: Site) -> HttpResponse:
    return without_query(request) or as_json(asjson.list_json(records.documents(), site))


def interface_home(request: HttpRequest) -> HttpResponse:
    """/zh-hans → /zh-hans/: home keeps its slash in every language."""
    return moved(f"{request.path}/")
