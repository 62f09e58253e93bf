"""Documents as lines of a list: on home, among the documents found, wherever several are named."""

from __future__ import annotations

from collections.abc import Sequence

from archive.export.coins import context_object
from archive.models import Clause, Document, Signatory
from archive.models.published import RELEASE

from . import words
from .citing import ARCHIVE, AUTHORS
from .document_page import head
from .front_pages import DocumentRow
from .pages import Link
from .queries import counted_by, with_editions
from .records import DocumentRecord, document_record
from .site import Site


def documents_of(slugs: Sequence[str]) -> list[DocumentRecord]:
    """The published documents of these names, in this order. One query."""
    counted = Document.objects.using(RELEASE).filter(slug__in=slugs, status=Document.Status.PUBLISHED)
    counted = counted.annotate(
        clause_count=counted_by(Clause.objects.using(RELEASE).filter(texts__isnull=False), "pk"),
        signatory_count=counted_by(Signatory.objects.using(RELEASE).all(), "pk"),
    )
    rows: dict[str, list] = {slug: [] for slug in slugs}
    for row in with_editions(counted, "clause_count", "signatory_count"):
        rows[row["slug"]].append(row)
    return [document_record(found) for found in rows.values() if found]


def document_rows(slugs: Sequence[str], site: Site) -> tuple[DocumentRow, ...]:
    """The same as the lines of a list. One query."""
    return tuple(document_row(document, site) for document in documents_of(slugs))


def document_row(document: DocumentRecord, site: Site) -> DocumentRow:
    shown = head(document, site)
    return DocumentRow(
        slug=document.slug,
        href=shown.href,
        title=shown.title,
        kind=shown.kind,
        adopted_on=shown.adopted_on,
        place=shown.place,
        body=shown.body,
        languages=tuple(
            Link(
                words.text_name(str(edition.tag), edition.tag.language),
                site.path(f"/documents/{document.slug}/{edition.tag}"),
                lang=edition.tag.lang,
            )
            for edition in document.editions
        ),
        clauses=document.clauses,
        signatories=document.signatories,
        coins=coins(document, site),
    )


def coins(document: DocumentRecord, site: Site) -> str:
    """The document for a reference manager that collects the whole list."""
    assert site.release is not None
    meeting = document.meeting
    authors = AUTHORS.of(site.release).get(meeting["body__slug"], {}) if meeting else {}
    return context_object(
        title=site.label(document.titles),
        author=site.label(authors),
        date=document.adopted_on,
        publisher=site.label(ARCHIVE),
        language=site.tag,
        address=f"{site.base_url}/documents/{document.slug}",
    )
