"""oEmbed: how other sites show a link to a document, a clause or a range."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from archive.models import Document
from archive.reading import records
from archive.reading.choice import NoSuchEdition, answers, default_tags
from archive.reading.embed import PATH, embed
from archive.reading.places import NoSuchClause, NotInView, Reversed
from archive.reading.site import INTERFACES, Site
from archive.reading.subject import Subject
from archive.text.address import Signatures, Tail, UnknownTail, parse_document, parse_tail

from .answers import as_json, moved, released

KNOWN = ("url", "format", "maxwidth", "maxheight")
PIXELS = re.compile("[1-9][0-9]{0,4}")
# Interface prefix, document and what follows it, in the path of an address.
ADDRESS = re.compile(r"(?P<prefix>/zh-han[st])?/documents/(?P<name>[^/]+)(?:/(?P<tail>.+))?", re.DOTALL)


@released
def oembed(request: HttpRequest, site: Site) -> HttpResponse:
    asked = {name: value for name, value in request.GET.dict().items() if name in KNOWN}
    if len(asked) < len(request.GET):
        return moved(f"{PATH}?{urlencode(asked)}" if asked else PATH)
    if not asked.get("url"):
        return refused(400, "bad-request", f"Name a page: {PATH}?url=… and the address, percent-encoded.")
    if asked.get("format", "json") != "json":
        return refused(501, "not-implemented", "Answers are JSON only: leave out format, or ask for json.")
    widest = asked.get("maxwidth", "")
    try:
        subject = subject_at(asked["url"], site)
        with override(subject.site.interface):
            return as_json(embed(subject, int(widest) if PIXELS.fullmatch(widest) else None))
    except (UnknownTail, NoSuchEdition, NoSuchClause, NotInView, Reversed):
        message = "Only pages of documents, clauses and ranges of this archive can be embedded."
        return refused(404, "not-found", message)


def refused(status: int, name: str, message: str) -> HttpResponse:
    return as_json({"error": name, "message": message, "near": []}, status)


def subject_at(address: str, site: Site) -> Subject:
    """What an address of the archive names. Raises UnknownTail, NoSuchEdition."""
    try:
        parts = urlsplit(address)
    except ValueError as fault:
        raise UnknownTail("an address that cannot be read") from fault
    found = ADDRESS.fullmatch(unquote(parts.path).rstrip("/"))
    if found is None or parts.netloc.lower() != urlsplit(site.base_url).netloc.lower():
        raise UnknownTail("no address of a document here")
    slug, _ = parse_document(found["name"], ())
    tail = parse_tail(found["tail"], ()) if found["tail"] else Tail()
    document = records.document(slug)
    if document is None or document.status != Document.Status.PUBLISHED or isinstance(tail.place, Signatures):
        raise UnknownTail("no published text")
    prefixes = {prefix: code for code, (prefix, _, _) in INTERFACES.items()}
    own = replace(site, interface=prefixes[found["prefix"] or ""])
    tags = tail.view.tags if tail.view else default_tags(document.editions, own)
    return Subject(document, answers(tags, document.editions, own), str(tail.view or ""), tail.place, own)
