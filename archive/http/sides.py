"""The two sides of the site: the public's, which only reads, and the curators', which is the admin."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

CURATORS_PREFIX = "/admin/"
PUBLIC_METHODS = ("GET", "HEAD")
CURATORS_METHODS = ("GET", "HEAD", "POST")
# The API is the .json of every page, .txt the bytes of a source, and the others a document to carry away: all are
# there to be read from other sites.
OPEN_SUFFIXES = (
    ".json", ".txt", ".md", ".csv", ".tei.xml", ".akn.xml", ".tmx", ".epub", ".bib", ".ris", ".svg", ".zip"
)  # fmt: skip
EMBEDDING = "/oembed"


def is_for_curators(request: HttpRequest) -> bool:
    """Whether the address is the admin's. With the admin off it is an unknown address like any other."""
    return settings.ARCHIVE_ADMIN and request.path_info.startswith(CURATORS_PREFIX)


def is_for_programs(request: HttpRequest) -> bool:
    """Whether scripts on other sites may read the answer."""
    path = request.path_info
    return path.endswith(OPEN_SUFFIXES) and not is_for_curators(request) or path == EMBEDDING


def methods(request: HttpRequest) -> tuple[str, ...]:
    """The methods the address answers; everything else is 405, TRACE and OPTIONS too."""
    return CURATORS_METHODS if is_for_curators(request) else PUBLIC_METHODS
