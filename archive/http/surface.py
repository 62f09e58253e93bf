"""The outermost door: what every answer carries, errors, refusals and static files included."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from .refusal import Refusal, refusals
from .sides import is_for_curators, is_for_programs, methods

log = logging.getLogger(__name__)

# Where the request's id stands in the WSGI environment: no client can write there.
REQUEST_ID = "archive.request_id"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
        "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Permissions-Policy": PERMISSIONS,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
BRIEFLY = "public, max-age=60"
# What the JSON of an error calls it.
ERRORS = MappingProxyType(
    {
        400: "bad-request",
        404: "not-found",
        405: "method-not-allowed",
        413: "too-large",
        414: "address-too-long",
        500: "server-error",
    }
)
BODILESS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


class PublicSurface:
    """Refuses what no page should see, answers whatever happens inside, and dresses every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META[REQUEST_ID] = secrets.token_hex(8)
        refusal = next(refusals(request), None)
        response = refused(request, refusal) if refusal else self.answered(request)
        secure(request, response)
        declare_freshness(request, response)
        measure(request, response)
        # Last, where the response cache puts that of each reader it answers.
        response.headers["X-Request-Id"] = request.META[REQUEST_ID]
        return response

    def answered(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or a bare 500 when even the error page fails."""
        try:
            return self.get_response(request)
        except Exception as error:
            # Django turns every other exception into the site's own page; what arrives here broke that page.
            log.exception(
                "The error page failed: %s",
                type(error).__name__,
                extra={"request": request, "status_code": 500},
            )
            return refused(request, Refusal(500, "Something went wrong on our side; it has been recorded."))


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refusal: a sentence, or the archive's JSON error for an address that ends in .json."""
    response: HttpResponse
    if request.path_info.endswith(".json"):
        error = {"error": ERRORS[refusal.status], "message": refusal.reason, "near": []}
        response = JsonResponse(error, status=refusal.status)
    else:
        response = HttpResponse(f"{refusal.reason}\n", "text/plain; charset=utf-8", refusal.status)
    if refusal.status == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = ", ".join(methods(request))
    return response


def secure(request: HttpRequest, response: HttpResponseBase) -> None:
    """Set the headers that keep a page from being turned against its reader."""
    is_open = is_for_programs(request)
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_open else "same-origin"
    if is_open:
        response.headers["Access-Control-Allow-Origin"] = "*"
    if settings.ARCHIVE_HTTPS:
        # Sent whatever the proxy says of the connection: browsers heed it over TLS alone.
        response.headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"


def declare_freshness(request: HttpRequest, response: HttpResponseBase) -> None:
    """Say how long the answer may be kept, where the page or the static file has not said so itself.

    Errors are never kept; redirects briefly, for the next release may turn them.
    """
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        response.headers["Cache-Control"] = "no-store"
    elif is_for_curators(request):
        response.headers.setdefault("Cache-Control", "no-store")
        # A form is as old as the answer that brings it: its token is made for it.
        response.headers.setdefault("Last-Modified", http_date())
    elif response.headers.get("Location"):
        response.headers.setdefault("Cache-Control", BRIEFLY)
    else:
        response.headers.setdefault("Cache-Control", "no-cache")


def measure(request: HttpRequest, response: HttpResponseBase) -> None:
    """Give the length of the body, then take the body away where the method or the status allows none."""
    is_bodiless = response.status_code in BODILESS
    if isinstance(response, HttpResponse) and not is_bodiless:
        response.headers["Content-Length"] = str(len(response.content))
    if not is_bodiless and request.method != "HEAD":
        return
    if isinstance(response, HttpResponse):
        response.content = b""
    else:
        response.streaming_content = ()  # type: ignore[attr-defined]
