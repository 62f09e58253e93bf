"""Addresses under /documents that lead to no page: what became of them, and what is near."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from archive.reading import records, words
from archive.reading.choice import languages, scripts_offered
from archive.reading.formats import FORMATS
from archive.reading.pages import Link
from archive.reading.places import NoSuchClause
from archive.reading.records import DocumentRecord
from archive.reading.redirects import successors
from archive.reading.site import Site
from archive.text.address import Tail, near

from .answers import error, moved

# Of what was asked, as much as a sentence can carry.
MOST_SHOWN = 60


def address(request: HttpRequest, site: Site, name: str, tail: str) -> HttpResponse:
    """404 for a tail no page can have; the document is named if it is there."""
    record = records.document(name.lower())
    if record is None:
        return document(request, site, name.lower(), Tail(), None)
    message = gettext("“%(tail)s” names no clause, view or format here.") % {"tail": tail[:MOST_SHOWN]}
    formats = gettext("Formats there are: %(formats)s") % {
        "formats": words.series(f".{name}" for name in FORMATS)
    }
    heading = gettext("There is no such address in this document")
    return error(request, site, 404, heading, message, (document_link(record, site),), (formats,))


def document(
    request: HttpRequest, site: Site, slug: str, tail: Tail, record: DocumentRecord | None
) -> HttpResponse:
    """A document that is not, or no longer, here: redirected, withdrawn (410) or unknown (404)."""
    if answer := redirected(request, site, f"/documents/{slug}", tail):
        return answer
    if record is not None:
        return withdrawn(request, site, record)
    known = records.slugs()
    links = tuple(
        Link(title, site.path(f"/documents/{each}")) for each, title in near_documents(slug, known, site)
    )
    message = gettext("No document has the name “%(slug)s”.") % {"slug": slug}
    return error(
        request, site, 404, gettext("There is no such document"), message, (*links, all_documents(site))
    )


def near_documents(slug: str, known: dict[str, dict[str, str]], site: Site) -> list[tuple[str, str]]:
    return [(each, site.label(known[each])) for each in near(slug, list(known))]


def withdrawn(request: HttpRequest, site: Site, record: DocumentRecord) -> HttpResponse:
    """410 with what the tombstone says: title, dates, reason, what to read instead."""
    advice = [
        gettext("Withdrawn on %(date)s: %(reason)s")
        % {"date": words.day(record.withdrawn_on), "reason": record.withdrawn_because}
    ]
    successor = records.document(record.replaced_by) if record.replaced_by else None
    links = (document_link(successor, site),) if successor else ()
    message = gettext("“%(title)s” was published here and has been withdrawn.") % {
        "title": site.label(record.titles)
    }
    heading = gettext("This document has been withdrawn")
    return error(request, site, 410, heading, message, links, tuple(advice))


def redirected(request: HttpRequest, site: Site, old: str, tail: Tail, view: str = "") -> HttpResponse | None:
    """301 to the one successor of an address, 300 with the list of several, 410 for none; None if unredirected.

    view: the one a clause was asked for in, in which its successors are shown too.
    """
    found = successors(old)
    if found is None:
        return None
    paths = [in_same_view(path, view) for path in found.paths]
    if len(paths) == 1:
        spelled = str(tail)
        joint = "" if not spelled or spelled.startswith(".") else "/"
        prefix = "" if tail.suffix else site.path("")
        return moved(f"{prefix}{paths[0]}{joint}{spelled}")
    links = tuple(Link(path, site.path(path)) for path in paths)
    if links:
        return error(
            request, site, 300, gettext("This address now has several successors"), found.reason, links
        )
    return error(
        request, site, 410, gettext("This address has been given up"), found.reason, (all_documents(site),)
    )


def in_same_view(path: str, view: str) -> str:
    """The address of a clause with the view put before its key; any other address as it is."""
    parts = path.split("/", 3)
    return "/".join((*parts[:3], view, parts[3])) if view and len(parts) > 3 else path


def edition(request: HttpRequest, site: Site, record: DocumentRecord, tag: str) -> HttpResponse:
    """404 for a language or script the document lacks, with the texts it has."""
    message = gettext("“%(title)s” has no text “%(tag)s” in the archive.") % {
        "title": site.label(record.titles),
        "tag": tag,
    }
    return error(request, site, 404, gettext("Not in this language"), message, texts(record, site))


def texts(record: DocumentRecord, site: Site) -> tuple[Link, ...]:
    """The views a document can be read in."""
    tags = [*languages(record.editions, site.language), *scripts_offered(record.editions)]
    return tuple(
        Link(words.text_name(tag, tag.partition("-")[0]), site.path(f"/documents/{record.slug}/{tag}"))
        for tag in tags
    )


def in_view(
    request: HttpRequest, site: Site, record: DocumentRecord, tail: Tail, tags: Sequence[str]
) -> HttpResponse:
    """404 for a clause no edition of this view has, naming those that have it."""
    links = tuple(
        Link(
            words.text_name(tag, tag.partition("-")[0]),
            site.path(f"/documents/{record.slug}/{tag}/{tail.place}"),
        )
        for tag in tags
    )
    message = gettext("The editions of this view have no text here; these have:")
    return error(request, site, 404, gettext("Not in this edition"), message, links)


def clause(
    request: HttpRequest, site: Site, record: DocumentRecord, tail: Tail, fault: NoSuchClause
) -> HttpResponse:
    """404 for a clause the document lacks, or what became of it."""
    old = f"/documents/{record.slug}/{fault.asked}"
    is_whole = tail.place is not None and str(tail.place) == fault.asked
    if is_whole and (
        answer := redirected(request, site, old, Tail(suffix=tail.suffix), str(tail.view or ""))
    ):
        return answer
    links = tuple(
        Link(near_name(key), site.path(f"/documents/{record.slug}/{key}"))
        for key in near(fault.asked, fault.known)
    )
    message = gettext("“%(title)s” has no clause “%(key)s”.") % {
        "title": site.label(record.titles),
        "key": fault.asked,
    }
    heading = gettext("There is no such clause")
    return error(request, site, 404, heading, message, (*links, document_link(record, site)))


def export(
    request: HttpRequest, site: Site, record: DocumentRecord, tail: Tail, suffixes: Sequence[str]
) -> HttpResponse:
    """404 for a format that makes no sense here, with those that do."""
    joint = "/" if tail.view or tail.place else ""
    path = f"/documents/{record.slug}{joint}{Tail(tail.view, tail.place)}"
    links = tuple(Link(f"{FORMATS[suffix].label} (.{suffix})", f"{path}.{suffix}") for suffix in suffixes)
    message = gettext("“%(title)s” is not offered as %(suffix)s at this address. These formats are:")
    told = message % {"title": site.label(record.titles), "suffix": f".{tail.suffix}"}
    return error(request, site, 404, gettext("Not in this format"), told, links)


def near_name(place: str) -> str:
    """A clause or a signature, as a link to it is called."""
    if "/" not in place:
        return words.place_name(place)
    return gettext("Signature %(code)s") % {"code": place.rpartition("/")[2].upper()}


def document_link(record: DocumentRecord, site: Site) -> Link:
    return Link(site.label(record.titles), site.path(f"/documents/{record.slug}"))


def all_documents(site: Site) -> Link:
    return Link(gettext("All documents"), site.path("/documents"))
