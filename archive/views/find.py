"""Search, resolver and quotation check: the pages that are asked by `q`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext

from archive.export.table import written
from archive.reading import asked as questions
from archive.reading import go_page, quote_page, search_files, search_page, words
from archive.reading.asked import Asked
from archive.reading.meant import Meaning
from archive.reading.open_search import PATH as OPEN_SEARCH
from archive.reading.open_search import open_search
from archive.reading.pages import Link
from archive.reading.resolve import resolve
from archive.reading.site import Site
from archive.search import Found, TooSlow, UnknownPlace

from .answers import as_file, as_json, error, moved, page, released, wants_json
from .spelling import asked_as, respelled


@released
def search(request: HttpRequest, site: Site) -> HttpResponse:
    """The form; where something is asked, what was found."""
    asked, path = Asked.parse(request.GET.dict().items()), site.path(questions.PATH)
    if asked == Asked():
        return respelled(request, path) or page(request, "search.html", search_page.form_page(site))
    if elsewhere := asked_as(request, path, asked.pairs()):
        return elsewhere
    try:
        return page(request, "search.html", search_page.search_page(asked, site))
    except UnknownPlace:
        return moved(f"{path}{asked.but()}")
    except TooSlow:
        return too_slow(request, site)


@released
def search_json(request: HttpRequest, site: Site) -> HttpResponse:
    """What was found as JSON; how a page shows it is no matter here."""
    asked = Asked.parse(request.GET.dict().items())
    return found(request, "json", replace(asked.as_found(), after=asked.after), site, json_of)


@released
def search_csv(request: HttpRequest, site: Site) -> HttpResponse:
    """What the page shows of the question, as a table."""
    return found(request, "csv", Asked.parse(request.GET.dict().items()), site, csv_of)


def found(
    request: HttpRequest,
    suffix: str,
    asked: Asked,
    site: Site,
    made: Callable[[Asked, Found, Site], HttpResponse],
) -> HttpResponse:
    """What is made of the hits of a question that a program asks, at the one address of it."""
    path = f"{questions.PATH}.{suffix}"
    if asked == Asked():
        message = gettext("Ask for words by “%(name)s”, or narrow by %(filters)s.") % {
            "name": "q",
            "filters": words.series(questions.FACETS),
        }
        return error(request, site, 400, gettext("Nothing was asked for"), message)
    if elsewhere := asked_as(request, path, asked.pairs()):
        return elsewhere
    try:
        return made(asked, search_page.found_for(asked, search_files.SIZES[suffix]), site)
    except UnknownPlace:
        return moved(f"{path}{asked.but()}")
    except TooSlow:
        return too_slow(request, site)


def json_of(asked: Asked, found: Found, site: Site) -> HttpResponse:
    return as_json(search_files.search_json(asked, found, site))


def csv_of(asked: Asked, found: Found, site: Site) -> HttpResponse:
    """The table; where there are more hits than it takes, the address of the next one in its head."""
    rows = search_files.rows(asked, found, site)
    answer = as_file(written(rows), "text/csv; charset=utf-8", "search.csv")
    if found.next and asked.show == "hits":
        answer["Link"] = f'<{site.base_url}{questions.PATH}.csv{asked.but(after=found.next)}>; rel="next"'
    return answer


def too_slow(request: HttpRequest, site: Site) -> HttpResponse:
    """400: the archive is well, the question asks for too much at once."""
    message = gettext(
        "The search was given up after two seconds. Ask for longer or rarer words, or narrow it by a filter."
    )
    return error(request, site, 400, gettext("This search takes too long"), message)


@released
def go(request: HttpRequest, site: Site) -> HttpResponse:
    """302 to the one place meant, 300 with a list of several, 404 with near ones; without q the form."""
    text = request.GET.get("q", "").strip()
    path = f"{go_page.PATH}.json" if wants_json(request) else site.path(go_page.PATH)
    if not text:
        return nothing_asked(request, path, site)
    meaning = resolve(text, site)
    if meaning.lack or len(meaning.found) > 1:
        return undecided(request, text, meaning, site)
    if elsewhere := asked_as(request, path, (("q", text),)):
        return elsewhere
    if wants_json(request):
        return as_json(go_page.go_json(text, meaning, site))
    # Every address here is made by the archive, begins with one slash and is spelt for a header.
    to = meaning.found[0].href if meaning.found else site.path(go_page.asked(go_page.QUOTE, text))
    return HttpResponseRedirect(to)


def nothing_asked(request: HttpRequest, path: str, site: Site) -> HttpResponse:
    if elsewhere := respelled(request, path):
        return elsewhere
    if wants_json(request):
        message = gettext("Ask for something by “%(name)s”: an address, a reference or a title.") % {
            "name": "q"
        }
        return error(request, site, 400, gettext("Nothing was asked for"), message)
    return page(request, "go.html", go_page.go_page(site))


def undecided(request: HttpRequest, text: str, meaning: Meaning, site: Site) -> HttpResponse:
    """300 with every meaning, or 404 with the near ones; what was understood is said in both."""
    understood = gettext("Understood as: %(reading)s") % {"reading": meaning.understood}
    if meaning.found:
        heading, message = gettext("This may mean several places"), gettext("Choose the one that is meant.")
        return error(request, site, 300, heading, message, meaning.found, (understood,))
    others = (
        Link(gettext("Check it as a quotation"), site.path(go_page.asked(go_page.QUOTE, text))),
        Link(gettext("Search for it"), site.path(go_page.asked(go_page.SEARCH, text))),
    )
    heading = gettext("This leads nowhere")
    return error(request, site, 404, heading, meaning.lack, (*meaning.near, *others), (understood,))


@released
def described(request: HttpRequest, site: Site) -> HttpResponse:
    """The OpenSearch description in the interface's language."""
    elsewhere = respelled(request, site.path(OPEN_SEARCH))
    shown = open_search(static("favicon.svg"), site)
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return elsewhere or render(request, "opensearch.xml", {"page": shown}, content_type=kind)


@released
def quotation(request: HttpRequest, site: Site) -> HttpResponse:
    """Whether the archive prints what is quoted; without a quotation the form."""
    text = request.GET.get("q", "").strip()
    path = f"{quote_page.PATH}.json" if wants_json(request) else site.path(quote_page.PATH)
    if elsewhere := asked_as(request, path, (("q", text),)) if text else respelled(request, path):
        return elsewhere
    if not text and wants_json(request):
        message = gettext("Give the quotation by “%(name)s”.") % {"name": "q"}
        return error(request, site, 400, gettext("Nothing was asked for"), message)
    if not text:
        return page(request, "quote.html", quote_page.form_page(site))
    try:
        if wants_json(request):
            return as_json(quote_page.quote_json(text, site))
        return page(request, "quote.html", quote_page.quote_page(text, site))
    except TooSlow:
        return too_slow(request, site)
