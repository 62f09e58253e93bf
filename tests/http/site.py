"""A few invented pages, for what is true of every page: this module is the URLconf of the tests beside it."""

from __future__ import annotations

from pathlib import Path

from django.conf.urls.i18n import i18n_patterns
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import translation

from archive.http.health import healthz

RELEASE = "a" * 64
WORDS = "<!doctype html><title>A page</title><p>" + "the parties declare " * 200


def page(request: HttpRequest) -> HttpResponse:
    """A page of the release named in the query, and of its date."""
    response = HttpResponse(WORDS)
    response["X-Archive-Release"] = request.GET.get("release", RELEASE)
    response.release_date = request.GET.get("date", "2008-08-28")
    return response


def words(request: HttpRequest) -> HttpResponse:
    """A page of `size` letters and of a media type."""
    response = HttpResponse("a" * int(request.GET["size"]), request.GET["type"])
    response["X-Archive-Release"] = RELEASE
    return response


def data(request: HttpRequest) -> JsonResponse:
    response = JsonResponse({"words": WORDS})
    response["X-Archive-Release"] = RELEASE
    return response


def download(request: HttpRequest) -> FileResponse:
    """A file of the release, sent as a stream."""
    response = FileResponse(Path(__file__).open("rb"), content_type="text/plain")  # noqa: SIM115
    response["X-Archive-Release"] = RELEASE
    return response


def speaks(request: HttpRequest) -> HttpResponse:
    """The language the page is asked in, and the address of the page it would link to."""
    return HttpResponse(f"{request.LANGUAGE_CODE} {translation.get_language()} {reverse('speaks')}")


def moved(request: HttpRequest) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect("/page")


def broken(request: HttpRequest) -> HttpResponse:
    raise ArithmeticError("the view broke")


def form(request: HttpRequest) -> HttpResponse:
    """A page of the admin: it holds a secret, and says what was put at its side."""
    beside = [name for name in ("session", "user", "_messages") if hasattr(request, name)]
    return HttpResponse(f"{beside} {get_token(request)} {WORDS}")


def bare(request: HttpRequest) -> HttpResponse:
    beside = [name for name in ("session", "user", "_messages") if hasattr(request, name)]
    return HttpResponse(f"{beside}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("Not found. " + WORDS, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    if "worse" in request.path:
        raise ArithmeticError("the error page broke too")
    return HttpResponse("Our own page for what went wrong.", status=500)


handler404 = not_found
handler500 = failed
urlpatterns = [
    path("page", page),
    path("page.json", data),
    path("robots.txt", bare),
    path("words", words),
    path("download", download),
    path("moved", moved),
    path("broken", broken),
    path("worse", broken),
    path("healthz", healthz),
    path("admin/", form),
    path("admin/broken", broken),
    path("bare", bare),
    *i18n_patterns(path("speaks", speaks, name="speaks"), prefix_default_language=False),
]
