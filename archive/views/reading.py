"""Documents, clauses, ranges and signatures: everything under /documents/{doc}."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from archive.models import Document
from archive.reading import asjson, records
from archive.reading.choice import NoSuchEdition, Shown, answers, default_tags
from archive.reading.clause_page import clause_page
from archive.reading.document_page import document_page, signatures_page
from archive.reading.formats import FORMATS, NotMade, offered
from archive.reading.links import Signpost
from archive.reading.options import Options
from archive.reading.places import NoSuchClause, NotInView, Reversed, path_of, signatories
from archive.reading.records import DocumentRecord
from archive.reading.site import PREFERENCES, Site
from archive.reading.subject import Subject, originals
from archive.text.address import Signatures, Tail, UnknownTail, parse_document, parse_tail

from . import missing
from .answers import as_file, moved, page, released, without_query


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a document or a part of it, its address understood and canonical."""

    request: HttpRequest
    site: Site
    document: DocumentRecord
    tail: Tail
    shown: tuple[Shown, ...]
    options: Options

    @property
    def view(self) -> str:
        return str(self.tail.view) if self.tail.view else ""


@released
def document(request: HttpRequest, site: Site, name: str, tail: str = "") -> HttpResponse:
    """Whatever lies under /documents/{name}: parse, canonicalise, find, answer."""
    try:
        slug, suffix = (name.lower(), "") if tail else parse_document(name, FORMATS)
        parsed = parse_tail(tail, FORMATS) if tail else Tail(suffix=suffix)
    except UnknownTail:
        return missing.address(request, site, name, tail)
    record = records.document(slug)
    if record is None or record.status == Document.Status.WITHDRAWN:
        return missing.document(request, site, slug, parsed, record)
    is_export = bool(parsed.suffix)
    prefix = "" if is_export else site.path("")
    options = Options() if is_export else Options.parse(request.GET.dict().items())
    if isinstance(parsed.place, Signatures):
        # A citation quotes a text, and a signature block is none.
        options = options.but(cited="")
    try:
        tags = parsed.view.tags if parsed.view else default_tags(record.editions, site)
        shown = answers(tags, record.editions, site)
        asked = Asked(request, site, record, parsed, shown, options)
        path = prefix + path_of(slug, parsed)
        if request.path != path:
            refuse_unknown(asked)
            return moved(path + str(options))
        response = export(asked) if is_export else html(asked)
    except NoSuchEdition as fault:
        return missing.edition(request, site, record, fault.tag)
    except NotInView as fault:
        return missing.in_view(request, site, record, parsed, fault.tags)
    except NoSuchClause as fault:
        return missing.clause(request, site, record, parsed, fault)
    except NotMade as fault:
        return missing.export(request, site, record, parsed, fault.suffixes)
    except Reversed as fault:
        return moved(prefix + path_of(slug, Tail(parsed.view, fault.place, parsed.suffix)) + str(options))
    return without_query(request, str(options)) or response


def refuse_unknown(asked: Asked) -> None:
    """Raise what the answer would raise: an address that leads nowhere is no reason for a redirect."""
    asjson.values(subject(asked))


def html(asked: Asked) -> HttpResponse:
    where = (asked.document, asked.shown, asked.view)
    place = asked.tail.place
    if place is None:
        return page(asked.request, "document.html", document_page(*where, asked.options, asked.site))
    if isinstance(place, Signatures):
        found = signatories(asked.document, place, PREFERENCES[asked.site.interface])
        shown = signatures_page(*where, place.code, found, asked.options, asked.site)
        return page(asked.request, "signatures.html", shown)
    return page(asked.request, "clause.html", clause_page(*where, place, asked.options, asked.site))


def subject(asked: Asked) -> Subject:
    """What is carried away; without a view every edition as published. Raises NotMade."""
    tail = asked.tail
    shown = asked.shown if tail.view else originals(asked.document)
    if tail.suffix and tail.suffix not in (suffixes := offered(tail.place, shown)):
        raise NotMade(suffixes)
    return Subject(asked.document, shown, asked.view, tail.place, asked.site)


def export(asked: Asked) -> HttpResponse:
    """The same as a file: whole, or an exception."""
    carried, suffix = subject(asked), asked.tail.suffix
    made = FORMATS[suffix]
    response = as_file(made.make(carried), made.media_type, f"{carried.name}.{suffix}")
    # RFC 6596: of a page and its files a search engine lists the page.
    response["Link"] = str(Signpost(asked.site.base_url + carried.path, "canonical"))
    return response
