"""Home and the list of documents."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from . import records, words
from .document_page import head
from .front_pages import DocumentRow, Figure, HomePage, ListPage
from .pages import Link
from .records import DocumentRecord
from .site import Site


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
    )


def list_page(site: Site) -> ListPage:
    """Every document, newest first. One query."""
    rows = tuple(document_row(document, site) for document in reversed(records.documents()))
    return ListPage(
        frame=site.frame(gettext("Documents"), "/documents", section="documents"),
        documents=rows,
    )


def home_page(site: Site) -> HomePage:
    """The first page: what the archive is and holds. One query beside the release."""
    release = site.release
    assert release is not None
    counts = release.counts
    rows = tuple(document_row(document, site) for document in records.documents())
    return HomePage(
        frame=site.frame(gettext("Declaration Archive"), "/"),
        figures=(
            Figure(counts["documents"], ngettext("document", "documents", counts["documents"])),
            Figure(counts["editions"], ngettext("edition", "editions", counts["editions"])),
            Figure(counts["clauses"], ngettext("clause", "clauses", counts["clauses"])),
            Figure(
                counts["characters"],
                ngettext("character accounted for", "characters accounted for", counts["characters"]),
            ),
        ),
        documents=rows,
        published_on=release.date,
        example=None,
    )
