"""What harvesters are offered: every document of the release, tombstones included, as OAI-PMH records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.conf import settings
from lxml import etree

from archive.export import tei
from archive.export.harvest import (
    OAI_DC,
    OAI_DC_SCHEMA,
    Record,
    Repository,
    Resumption,
    Statement,
    dublin_core,
)
from archive.models import Body, PartyName
from archive.models.published import RELEASE
from archive.text.harvest import Harvest, HarvestError

from . import lists, words
from .dating import DATES
from .extracts import extract
from .holdings import Holdings
from .queries import preferred
from .records import DocumentRecord
from .site import Site
from .subject import Subject, originals

NAME = "Declaration Archive"
# Facets of the list of documents that are sets of the protocol as well.
SETS = ("body", "kind", "language", "state")
HEADERS = 500
TEI = "http://www.tei-c.org/ns/1.0"

Metadata = Callable[[Sequence[DocumentRecord], Site], Mapping[str, etree._Element]]


@dataclass(frozen=True, slots=True)
class Format:
    """A metadata format. metadata: the documents → slug → what is harvested of each; part: records at once."""

    schema: str
    namespace: str
    part: int
    metadata: Metadata


class Offer:
    """The records of one release. Nothing is asked of the database until they are."""

    def __init__(self, holdings: Holdings, site: Site, formats: Mapping[str, Format]) -> None:
        self.holdings, self.site, self.formats = holdings, site, formats
        self.host = urlsplit(site.base_url).hostname or "localhost"
        # Slug → moment, in order of moment and slug. One query a release.
        self.dates = DATES.of(site.release)
        self.numbers = {slug: number for number, slug in enumerate(holdings.slugs)}

    def identifier(self, slug: str) -> str:
        """https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm"""
        return f"oai:{self.host}:{slug}"

    def slug(self, identifier: str) -> str:
        """Raises HarvestError idDoesNotExist."""
        slug = identifier.removeprefix(f"oai:{self.host}:")
        if slug == identifier or slug not in self.dates:
            raise HarvestError("idDoesNotExist", f"The archive has no record “{identifier:.200}”.")
        return slug

    def format(self, prefix: str) -> Format:
        """Raises HarvestError cannotDisseminateFormat."""
        if prefix not in self.formats:
            known = ", ".join(self.formats)
            raise HarvestError("cannotDisseminateFormat", f"“{prefix:.40}” is none of {known}.")
        return self.formats[prefix]

    def repository(self) -> Repository:
        contact = settings.ARCHIVE_CONTACT
        # The protocol wants a mail address with a dot in it; that of RFC 2142 §5 is the one a host has.
        domain = self.host if "." in self.host else f"{self.host}.localdomain"
        first = next(iter(self.holdings.slugs), next(iter(self.dates), "none"))
        return Repository(
            name=NAME,
            email=contact if "@" in contact and "//" not in contact else f"postmaster@{domain}",
            earliest=next(iter(self.dates.values()), "1970-01-01T00:00:00Z"),
            scheme=self.host,
            example=self.identifier(first),
        )

    def sets(self) -> Iterator[tuple[str, str]]:
        """(setSpec, name) of every set that has a document."""
        for facet in SETS:
            for value in sorted(self.holdings.having[facet]):
                yield f"{facet}:{value}", self.set_name(facet, value)

    def set_name(self, facet: str, value: str) -> str:
        if facet == "kind":
            return words.word(words.KINDS, value)
        if facet == "language":
            return words.language_name(value)
        return self.site.label(self.holdings.labels[facet].get(value, {})) or value

    def sets_of(self, slug: str) -> tuple[str, ...]:
        """The sets of a document; a tombstone is in none."""
        number = self.numbers.get(slug)
        if number is None:
            return ()
        having = self.holdings.having
        return tuple(
            f"{facet}:{value}"
            for facet in SETS
            for value, bits in sorted(having[facet].items())
            if bits >> number & 1
        )

    def record(self, identifier: str, prefix: str) -> Record:
        """One record. Raises HarvestError."""
        slug = self.slug(identifier)
        return self.described([slug], self.format(prefix))[0]

    def part(self, asked: Harvest, is_headers: bool) -> tuple[list[Record], Resumption | None]:
        """The next part of a list, in order of moment and slug. Raises HarvestError."""
        form = self.format(asked.prefix)
        size = HEADERS if is_headers else form.part
        wanted = [
            slug
            for slug, at in self.dates.items()
            # No set is gathered where none is asked for.
            if asked.wants(at, slug, self.sets_of(slug) if asked.set else ())
        ]
        if not wanted:
            code = "badResumptionToken" if asked.given else "noRecordsMatch"
            raise HarvestError(
                code, "No record is left of this list." if asked.given else "No record matches."
            )
        shown, total = wanted[:size], asked.given + len(wanted)
        found = [self.header(slug) for slug in shown] if is_headers else self.described(shown, form)
        if len(wanted) <= size:
            return found, Resumption("", total, asked.given) if asked.given else None
        last = (self.dates[shown[-1]], shown[-1])
        return found, Resumption(asked.token(last, asked.given + size), total, asked.given)

    def header(self, slug: str) -> Record:
        is_deleted = slug not in self.numbers
        return Record(self.identifier(slug), self.dates[slug], self.sets_of(slug), is_deleted)

    def described(self, slugs: Sequence[str], form: Format) -> list[Record]:
        """Records with their metadata, those of tombstones without. Two queries for Dublin Core."""
        documents = lists.documents_of([slug for slug in slugs if slug in self.numbers])
        metadata = form.metadata(documents, self.site)
        heads = [(slug, self.header(slug)) for slug in slugs]
        return [replace(head, metadata=metadata.get(slug)) for slug, head in heads]


def dublin_cores(documents: Sequence[DocumentRecord], site: Site) -> dict[str, etree._Element]:
    """Slug → unqualified Dublin Core. One query."""
    bodies = Body.objects.using(RELEASE).annotate(
        creator=preferred(PartyName, "party", ("en",), of="organisation")
    )
    creators = dict(bodies.values_list("slug", "creator"))
    return {one.slug: dublin_core(statements(one, creators, site)) for one in documents}


def statements(document: DocumentRecord, creators: Mapping[str, str], site: Site) -> Iterator[Statement]:
    """What Dublin Core can say of a document. creators: body → the organisation it is a body of."""
    titles = [(title, tag) for tag, title in document.titles.items()]
    printed = [(one.title, one.tag.lang) for one in document.editions if one.title]
    yield from (Statement("title", title, tag) for title, tag in dict.fromkeys((*titles, *printed)))
    meeting = document.meeting
    if meeting:
        yield Statement("creator", creators.get(meeting["body__slug"]) or meeting["body__slug"], "en")
        yield Statement("relation", f"{site.base_url}/meetings/{meeting['slug']}")
        yield from (Statement("coverage", place, tag) for tag, place in meeting["place"].items())
    yield Statement("publisher", NAME, "en")
    if document.adopted_on:
        yield Statement("date", document.adopted_on.isoformat())
    yield Statement("type", "Text")
    yield Statement("type", document.kind)
    yield Statement("format", "text/html")
    yield Statement("identifier", f"{site.base_url}/documents/{document.slug}")
    for edition in document.editions:
        yield Statement("language", str(edition.tag))
        yield Statement("source", f"{site.base_url}/sources/{edition.source['sha256'][:12]}")
    rights = [edition.source["rights"].get("en", "") for edition in document.editions]
    yield from (Statement("rights", one, "en") for one in dict.fromkeys(rights) if one)


def teis(documents: Sequence[DocumentRecord], site: Site) -> dict[str, etree._Element]:
    """Slug → the whole document in TEI P5, every edition as published. As many queries a document as its file."""
    return {
        one.slug: etree.fromstring(tei.made(extract(Subject(one, originals(one), "", None, site))))
        for one in documents
    }


FORMATS: Mapping[str, Format] = {
    "oai_dc": Format(OAI_DC_SCHEMA, OAI_DC, 100, dublin_cores),
    # One at a time: two in one answer would have the same xml:id, which an XML parser refuses.
    "tei": Format("https://tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd", TEI, 1, teis),
}
