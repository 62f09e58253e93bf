"""How a page travels: its tag, how long it keeps, in which coding, and whether it needs to travel at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from .codings import CODINGS, accepted
from .fingerprint import fingerprint
from .sides import is_for_curators
from .surface import BRIEFLY

# A page of a release names it here; without it an answer has no tag and is not kept.
RELEASE = "X-Archive-Release"
# Headers that describe a body and have no place in a 304.
OF_A_BODY = ("Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition")
# Below this a packet carries the body anyhow.
WORTH_COMPRESSING = 500
TEXTUAL = frozenset(
    {
        "application/json",
        "application/xml",
        "application/javascript",
        "application/x-bibtex",
        "application/x-research-info-systems",
    }
)


def is_textual(content_type: str) -> bool:
    """Whether a media type is text, parameters such as charset aside."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind.endswith(("+xml", "+json")) or kind in TEXTUAL


def is_compressible(response: HttpResponseBase) -> bool:
    """Whether the body is text worth compressing that nobody has put into a coding yet."""
    return (
        isinstance(response, HttpResponse)
        and len(response.content) >= WORTH_COMPRESSING
        and not response.has_header("Content-Encoding")
        and is_textual(response.headers.get("Content-Type", ""))
    )


def tag(parts: Iterable[str]) -> str:
    """A strong entity tag, the same for the same parts: their SHA-256, cut to 128 bits."""
    digest = hashlib.sha256("\0".join(parts).encode())
    return f'"{digest.hexdigest()[:32]}"'


def has(tags: str, page: str) -> bool:
    """Whether an If-None-Match header names the page's tag, by the weak comparison of RFC 9110 §13.1.2.

    A header that is malformed names nothing. Time grows linearly with the header.
    """
    named = parse_etags(tags)
    return "*" in named or any(one.removeprefix("W/") == page for one in named)


class Delivery:
    """Tags, compresses and, for a reader who has the page already, leaves out every page of the public side.

    A view names the release its page belongs to in X-Archive-Release, and sets `response.release_date` to the
    release's date (anything with a `str`). The tag is a digest of both, of code and templates, of the full
    address and of the coding: it is told without looking at the body, and two codings never share one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.fingerprint = fingerprint()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_for_curators(request):
            # Their forms carry a secret, and the length of a compressed body tells of what is in it (BREACH).
            return response
        coding = ""
        if is_compressible(response):
            coding = next(iter(accepted(request.headers.get("Accept-Encoding", ""))), "")
            patch_vary_headers(response, ["Accept-Encoding"])
        if response.status_code == HTTPStatus.OK and response.has_header(RELEASE):
            self.label(request, response, coding)
        page = response.headers.get("ETag", "") if response.status_code == HTTPStatus.OK else ""
        if page and has(request.headers.get("If-None-Match", ""), page):
            return unmodified(response)
        return encoded(response, coding)

    def label(self, request: HttpRequest, response: HttpResponseBase, coding: str) -> None:
        """Set the tag of a release's page, and how long it keeps."""
        release = (response.headers[RELEASE], str(getattr(response, "release_date", "")))
        address = (request.path, request.META.get("QUERY_STRING", ""))
        response.headers["ETag"] = tag((self.fingerprint, *release, *address, coding))
        response.headers.setdefault("Cache-Control", BRIEFLY)
        patch_vary_headers(response, ["Accept-Encoding"])


def unmodified(response: HttpResponseBase) -> HttpResponseBase:
    """The same answer as a 304, without what describes a body; the surface takes the body itself away."""
    response.status_code = HTTPStatus.NOT_MODIFIED
    for name in OF_A_BODY:
        del response.headers[name]
    return response


def encoded(response: HttpResponseBase, coding: str) -> HttpResponseBase:
    """The same answer with its body in the coding, "" for as it is."""
    if coding and isinstance(response, HttpResponse):
        response.content = CODINGS[coding](response.content)
        response.headers["Content-Encoding"] = coding
    return response
