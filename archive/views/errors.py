"""Answers to addresses that lead nowhere, and to what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from archive.reading.pages import Link

from .answers import error, moved, site_of


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 for an address outside every pattern; with a slash at its end, 301 to the address without it."""
    path = request.path_info
    if path.endswith("/") and path.strip("/") and not path.startswith("/admin"):
        return moved(path.rstrip("/"))
    site = site_of()
    return error(
        request,
        site,
        404,
        gettext("There is no such page"),
        gettext("Nothing in the archive has this address."),
        near=(Link(gettext("All documents"), site.path("/documents")), Link(gettext("Home"), site.path("/"))),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error(
        request, site_of(), 400, gettext("This request cannot be read"), gettext("Check the address.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without a database: it may be the database that failed."""
    return error(
        request,
        site_of(),
        500,
        gettext("Something went wrong on our side"),
        gettext("It has been recorded. Please try again in a moment."),
    )
