"""How a page, a JSON answer, a redirect or an error leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, gettext

from archive.models.published import NoRelease, reading
from archive.reading.error_page import error_page
from archive.reading.pages import Frame, Link
from archive.reading.site import INTERFACES, Site

View = Callable[..., HttpResponseBase]
# Where the outermost door puts the request's id, for the log and for readers who report something.
REQUEST_ID = "archive.request_id"
# A proxy that reads an answer's headers into 4 KB has to have room for the others.
LONGEST_LINK = 2_048
ERROR_NAMES = {
    300: "multiple-choices",
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    410: "gone",
    500: "server-error",
    503: "no-release",
}


def site_of(release: Any = None) -> Site:
    interface = get_language() or "en"
    return Site(interface if interface in INTERFACES else "en", settings.ARCHIVE_BASE_URL, release)


def released(view: View) -> View:
    """Give a view the site as of one release, and name the release in the answer; 503 where there is none."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        try:
            with reading() as release:
                response = view(request, site_of(release), *args, **options)
        except NoRelease as fault:
            return error(request, site_of(), 503, gettext("The archive is being prepared"), str(fault))
        response["X-Archive-Release"] = release.id
        response.release_date = release.date  # type: ignore[attr-defined]
        return response

    return answered


def page(request: HttpRequest, template: str, shown: Any, status: int = 200) -> HttpResponse:
    response = render(request, template, {"page": shown}, status=status)
    if links := signposted(getattr(shown, "frame", None)):
        response["Link"] = links
    return response


def signposted(frame: Frame | None) -> str:
    """The typed links of a page as a Link header (RFC 8288), as many as fit; all of them stand in the page too."""
    header = ""
    for signpost in frame.described.signposts if frame and frame.described else ():
        longer = f"{header}, {signpost}" if header else str(signpost)
        if len(longer) > LONGEST_LINK:
            break
        header = longer
    return header


def as_json(values: Any, status: int = 200) -> HttpResponse:
    return JsonResponse(values, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})


def as_file(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A whole file. A browser that can show it does; saved, it is called `name`, of ASCII without quotes."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def moved(path: str) -> HttpResponse:
    """301 to `path`, which is taken literally: no scheme, no host, one slash at the start."""
    return HttpResponsePermanentRedirect(iri_to_uri("/" + path.lstrip("/")))


def without_query(request: HttpRequest, query: str = "") -> HttpResponse | None:
    """301 to the same address when its query string is other than the canonical `query` ("" or "?…")."""
    asked = request.META.get("QUERY_STRING", "")
    if asked == query.removeprefix("?") and (asked or not request.get_full_path().endswith("?")):
        return None
    return moved(request.path + query)


def wants_json(request: HttpRequest) -> bool:
    return request.path_info.endswith(".json")


def error(
    request: HttpRequest,
    site: Site,
    status: int,
    heading: str,
    message: str,
    near: tuple[Link, ...] = (),
    advice: tuple[str, ...] = (),
) -> HttpResponse:
    """An error in the form that was asked for, saying what happened and where to go."""
    if wants_json(request):
        return as_json(
            {
                "error": ERROR_NAMES.get(status, "error"),
                "message": message or heading,
                "near": [site.base_url + link.href for link in near],
            },
            status,
        )
    trace = request.META.get(REQUEST_ID, "")
    shown = error_page(site, request.path, status, heading, message, near, advice, trace)
    return page(request, "error.html", shown, status)
