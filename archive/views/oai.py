"""/oai: the archive as OAI-PMH 2.0 offers it to harvesters. Its errors are answers of the protocol."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.export import harvest as xml
from archive.reading.harvest import FORMATS, Offer
from archive.reading.site import Site
from archive.text.harvest import STAMP, TOKEN, HarvestError, arguments, harvest

from .answers import moved, released
from .front import holdings

PATH = "/oai"
# What an error of these is about may not be repeated in the answer (OAI-PMH §3.2).
UNHEARD = ("badVerb", "badArgument")


@released
def provider(request: HttpRequest, site: Site) -> HttpResponse:
    if request.path != PATH:
        query = request.META.get("QUERY_STRING", "")
        return moved(f"{PATH}?{query}" if query else PATH)
    offer = Offer(holdings(site), site, FORMATS)
    given: dict[str, str] = {}
    try:
        given = arguments(pairs(request))
        body = answered(offer, given, answer(site, given))
    except HarvestError as fault:
        body = xml.error(answer(site, {} if fault.code in UNHEARD else given), fault.code, fault.message)
    response = HttpResponse(body, "text/xml; charset=utf-8")
    # The answer names its own moment, from which a harvester goes on next time.
    response["Cache-Control"] = "no-cache"
    return response


def pairs(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Every argument as often as it is given: twice is an error here."""
    for name, values in request.GET.lists():
        yield from ((name, str(value)) for value in values)


def answer(site: Site, given: dict[str, str]) -> xml.Answer:
    return xml.Answer(timezone.now().strftime(STAMP), site.base_url + PATH, given)


def answered(offer: Offer, given: dict[str, str], answer: xml.Answer) -> bytes:
    """The answer to a request whose arguments are in order. Raises HarvestError."""
    verb = given["verb"]
    if verb == "Identify":
        return xml.identify(answer, offer.repository())
    if verb == "ListMetadataFormats":
        if "identifier" in given:
            offer.slug(given["identifier"])
        listed = [(prefix, form.schema, form.namespace) for prefix, form in offer.formats.items()]
        return xml.metadata_formats(answer, listed)
    if verb == "ListSets":
        if TOKEN in given:
            raise HarvestError("badResumptionToken", "The sets are listed all at once.")
        return xml.sets(answer, offer.sets())
    if verb == "GetRecord":
        return xml.records(answer, [offer.record(given["identifier"], given["metadataPrefix"])], None)
    return xml.records(answer, *offer.part(harvest(given), is_headers=verb == "ListIdentifiers"))
