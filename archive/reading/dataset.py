"""The whole of a release as files: what a scholar computes with, and what the archive is rebuilt from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from archive.exchange import ledger_file, outgest
from archive.exchange.tree import LEDGER
from archive.export import table, tei, tmx
from archive.export.extract import Extract
from archive.fixture import manifest
from archive.models import Document, Release
from archive.models.published import RELEASE

from . import asjson, records
from .extracts import extract
from .records import DocumentRecord
from .site import Site
from .subject import Subject, originals

# Bytes of a table that stay in memory before the rest goes to the disk, and of one reading.
IN_MEMORY = 2**20
CLAUSES = ("document", "key", "kind", "edition", "language", "label", "text", "sha256", "url")
SIGNATURES = ("document", "code", "party", "capacity", "person", "edition", "office", "name", "url")
ABOUT = """The {archive} as of release {release}
{address}

documents.jsonl   one document a line, as the JSON of its address
withdrawn.jsonl   documents that were published and have been withdrawn: when, why, what to read instead
clauses.csv       one text of one clause a row
signatures.csv    one signatory in one edition a row
tei/              every document as TEI P5
tmx/              documents in several languages as TMX 1.4b, a unit a clause
fixtures/         the files the archive is made of: sources byte for byte, the map of their characters, titles,
                  redirects, the ledger of earlier releases. `manage.py import_archive fixtures` rebuilds it.

CSV is UTF-8 with a byte order mark; take one apostrophe off the start of a cell that has one.
What stands in the texts is what the sources have; corrections stand beside it.

{licence}
The rights in each text are stated in fixtures/sources/*.toml.
"""


def payload(site: Site, release: Release) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Path and bytes of each file, to be read in this order. Some ten queries a document.

    It tells no date of the release: two archives made of the same fixtures give the same bytes, whenever they do.
    """
    yield "README.txt", [about(site, release)]
    yield from documents(site)
    yield "withdrawn.jsonl", (line(row) for row in withdrawn())
    yield from fixtures(release)


def documents(site: Site) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of each document, then those that have a line or row of every one; each document is read once."""
    with ExitStack() as stack:
        lines, clauses, signatures = (
            stack.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY)) for _ in range(3)
        )
        clauses.write(table.written([CLAUSES]))
        signatures.write(table.written([SIGNATURES]))
        for subject in subjects(site):
            one = replace(extract(subject), released=None)
            lines.write(line(asjson.values(subject)))
            clauses.write(rows(clause_rows(one)))
            signatures.write(rows(signature_rows(one)))
            yield f"tei/{one.slug}.tei.xml", [tei.made(one)]
            if len({text.lang for text in one.texts}) > 1:
                yield from memory(one)
        yield "documents.jsonl", pieces(lines)
        yield "clauses.csv", pieces(clauses)
        yield "signatures.csv", pieces(signatures)


def pieces(spool: IO[bytes]) -> Iterator[bytes]:
    spool.seek(0)
    while piece := spool.read(IN_MEMORY):
        yield piece


def about(site: Site, release: Release) -> bytes:
    address = f"{site.base_url}/releases/{release.id}"
    return ABOUT.format(
        archive="Declaration Archive", release=release.id, address=address, licence=release.licence
    ).encode()


def subjects(site: Site) -> Iterator[Subject]:
    """Every published document in all its editions, by name."""
    published = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED).order_by("slug")
    for slug in list(published.values_list("slug", flat=True)):
        document: DocumentRecord | None = records.document(slug)
        if document is not None:
            yield Subject(document, originals(document), "", None, site)


def line(values: Any) -> bytes:
    return json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n"


def withdrawn() -> Iterable[Mapping[str, Any]]:
    rows = Document.objects.using(RELEASE).filter(status=Document.Status.WITHDRAWN).order_by("slug")
    return rows.values("slug", "titles", "adopted_on", "withdrawn_on", "withdrawn_because", "replaced_by")


def rows(cells: Iterable[Sequence[str]]) -> bytes:
    """Further rows of a table: the byte order mark stands at its beginning alone."""
    return table.written(cells)[len(table.BYTE_ORDER_MARK.encode()) :]


def clause_rows(one: Extract) -> Iterator[tuple[str, ...]]:
    for text in one.texts:
        for clause, wording in one.printed(text):
            named = (one.slug, clause.key, clause.kind, text.edition, text.lang)
            yield *named, wording.label, wording.text, wording.sha256, clause.url


def signature_rows(one: Extract) -> Iterator[tuple[str, ...]]:
    for text in one.texts:
        for signatory, office, name in one.attested(text):
            named = (one.slug, signatory.code, signatory.party, signatory.capacity, signatory.person)
            yield *named, text.edition, office, name, signatory.url


def memory(one: Extract) -> Iterator[tuple[str, Iterable[bytes]]]:
    try:
        yield f"tmx/{one.slug}.tmx", [tmx.made(one)]
    except tmx.NothingAligned:
        # Its texts share no clause, so there is nothing a translator could use.
        return


def fixtures(release: Release) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The fixture tree of what is published, with its manifest."""
    sealed = {}
    for path, data in tree(release):
        sealed[path] = hashlib.sha256(data).hexdigest()
        yield f"fixtures/{path}", [data]
    yield f"fixtures/{manifest.NAME}", [manifest.dumps(sealed)]


def tree(release: Release) -> Iterator[tuple[str, bytes]]:
    yield from outgest.files(RELEASE)
    # A release is dated when it is recorded; those before it are, and stay as they are.
    earlier = list(Release.objects.using(RELEASE).filter(order__lt=release.order).order_by("order"))
    if earlier:
        yield LEDGER, ledger_file.dumps(earlier)
