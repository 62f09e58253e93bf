"""Sources: the page of a witness, its exact bytes, and the map of its characters as JSON."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from archive.reading import source_records
from archive.reading.pages import Link
from archive.reading.site import Site
from archive.reading.source_json import source_json
from archive.reading.source_page import SOURCE_EXPORTS, NoSuchPart, source_page
from archive.reading.source_records import SourceAddress
from archive.text.address import near
from archive.text.address_key import plain

from . import missing
from .answers import as_json, error, moved, page, released, without_query

# Fewer characters would be a guess rather than an address; a SHA-256 has no more.
PREFIX = re.compile("[0-9a-f]{4,64}")
PART = re.compile("[1-9][0-9]{0,5}")


@released
def source(request: HttpRequest, site: Site, name: str) -> HttpResponse:
    """Whatever lies under /sources: the first characters of a SHA-256, in any case and of any length."""
    prefix, suffix = split(plain(name))
    found = source_records.matching(prefix) if PREFIX.fullmatch(prefix) else []
    if not found:
        return unknown(request, site, prefix)
    if len(found) > 1:
        return ambiguous(request, site, prefix, found)
    [address] = found
    path = f"/sources/{address.short}{f'.{suffix}' if suffix else ''}"
    where = path if suffix else site.path(path)
    part = 1 if suffix else part_asked(request)
    query = f"?part={part}" if part > 1 else ""
    try:
        answer = answers(request, site, address, suffix, part)
    except NoSuchPart as fault:
        return no_part(request, site, where, part, fault.parts)
    if request.path != where:
        return moved(where + query)
    return without_query(request, query) or answer


def split(name: str) -> tuple[str, str]:
    """The name without the format it ends in, and that format, "" for the page."""
    stem, _, suffix = name.rpartition(".")
    return (stem, suffix) if suffix in SOURCE_EXPORTS else (name, "")


def part_asked(request: HttpRequest) -> int:
    """The part the query asks for; the first where it asks for none that could be."""
    asked = request.GET.get("part", "")
    return int(asked) if PART.fullmatch(asked) else 1


def answers(request: HttpRequest, site: Site, address: SourceAddress, suffix: str, part: int) -> HttpResponse:
    """The source in the format asked for. Raises NoSuchPart."""
    if suffix == "txt":
        return exact_bytes(address)
    if suffix == "json":
        return as_json(source_json(address, site))
    return page(request, "source.html", source_page(address, part, site))


def exact_bytes(address: SourceAddress) -> HttpResponse:
    """The witness byte for byte, as plain text whatever it holds: a browser shows it and runs nothing.

    A package is no text, so that it is handed over as a file.
    """
    found = source_records.source(address.sha256)
    is_package = found.format == "docx"
    kind = "application/octet-stream" if is_package else f"text/plain; charset={found.encoding}"
    name = f"{address.short}.{found.format if is_package else 'txt'}"
    answer = HttpResponse(found.data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(is_package, name) or "inline"
    return answer


def unknown(request: HttpRequest, site: Site, asked: str) -> HttpResponse:
    """404, with the sources whose addresses are near."""
    links = tuple(source_link(short, site) for short in near(asked, source_records.known()))
    message = gettext("No source has a SHA-256 that begins with “%(asked)s”.") % {"asked": asked[:64]}
    advice = gettext("A source is addressed by the first twelve hexadecimal characters of its SHA-256.")
    heading = gettext("There is no such source")
    return error(request, site, 404, heading, message, (*links, missing.all_documents(site)), (advice,))


def ambiguous(request: HttpRequest, site: Site, asked: str, found: list[SourceAddress]) -> HttpResponse:
    """300, with every source that begins so."""
    links = tuple(source_link(address.short, site) for address in found)
    message = gettext("Several sources have a SHA-256 that begins with “%(asked)s”.") % {"asked": asked}
    return error(request, site, 300, gettext("This address has several meanings"), message, links)


def no_part(request: HttpRequest, site: Site, path: str, part: int, parts: int) -> HttpResponse:
    """404 for a part beyond the last."""
    message = gettext("This source has no part %(part)d; it has %(parts)d.") % {"part": part, "parts": parts}
    links = (Link(gettext("This source from its beginning"), path),)
    return error(request, site, 404, gettext("There is no such part"), message, links)


def source_link(short: str, site: Site) -> Link:
    return Link(gettext("Source %(short)s") % {"short": short}, site.path(f"/sources/{short}"))
