"""The document page: head, controls, grid, signatures, foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from archive.text.address import Signatures

from . import records, words
from .bar import Controls
from .choice import Shown
from .cite_block import cite_block
from .citing import Quoted
from .described import described
from .embed import discovery
from .grid import Builder
from .options import Options
from .pages import (
    Column,
    DocumentPage,
    Entry,
    Frame,
    Head,
    Link,
    Row,
    SignatureCell,
    SignatureLine,
    SignaturesPage,
)
from .recall import recall
from .records import DocumentRecord, SignatoryRecord
from .site import PREFERENCES, Site

FIRST_WORDS = 24


def head(document: DocumentRecord, site: Site) -> Head:
    meeting = document.meeting
    return Head(
        slug=document.slug,
        href=site.path(f"/documents/{document.slug}"),
        title=site.label(document.titles),
        kind=words.word(words.KINDS, document.kind),
        adopted_on=document.adopted_on,
        place=site.label(meeting["place"]) if meeting else "",
        body=site.label(meeting["body__names"]) if meeting else "",
        meeting_href=site.path(f"/meetings/{meeting['slug']}") if meeting else "",
    )


def frame(
    document: DocumentRecord, controls: Controls, heading: str = "", quoted: Quoted | None = None
) -> Frame:
    """The frame of a page of this document; heading: of the part it shows, "" for the whole; quoted: its text."""
    site, title = controls.site, controls.site.label(document.titles)
    path = controls.path(controls.view)
    canonical, exports = site.base_url + site.path(path), controls.exports()
    return site.frame(
        title=f"{heading} · {title}" if heading else title,
        path=path,
        query=str(controls.options),
        exports=(*exports, discovery(canonical, title, site)) if quoted else exports,
        section="documents",
        described=described(quoted, controls.shown, canonical, heading, exports, site) if quoted else None,
    )


def document_page(
    document: DocumentRecord, shown: Sequence[Shown], view: str, options: Options, site: Site
) -> DocumentPage:
    """The whole document in one view. Four queries."""
    controls = Controls(document, shown, view, None, options, site)
    builder = Builder(
        document, shown, records.corrections(document.pk), records.notes(document.pk), options, site
    )
    clauses = records.clauses(document.pk)
    rows = [builder.row(clause) for clause in clauses]
    grid = builder.grid(rows)
    signatories = records.signatories(document.pk, PREFERENCES[site.interface])
    quoted = Quoted(document, None, clauses)
    cite = cite_block(quoted, shown, site)
    return DocumentPage(
        frame=frame(document, controls, quoted=quoted),
        head=head(document, site),
        bar=controls.bar(has_cite=cite is not None),
        grid=grid,
        contents=contents(rows, grid.columns),
        signatures=signature_lines(document, signatories, shown, site),
        signatures_href=site.path(f"/documents/{document.slug}/signatures"),
        remarks=tuple(builder.remarks(None)),
        previous=neighbour(document.neighbours[0], site),
        next=neighbour(document.neighbours[1], site),
        cite=cite,
        recall=recall(options.cited, quoted, shown, site),
    )


def contents(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Entry, ...]:
    """The clauses of the first column that are no items: number and first words."""
    entries = []
    for row in rows:
        cell = next((cell for cell in row.cells if cell.pieces), None)
        if cell and row.level == 0:
            text = "".join(piece.text for piece in cell.pieces)
            cut = (
                text
                if len(text) <= FIRST_WORDS
                else text[:FIRST_WORDS].rpartition(" ")[0] or text[:FIRST_WORDS]
            )
            entries.append(Entry(row.key, row.number, cut + ("…" if cut != text else ""), cell.lang))
    return tuple(entries)


def neighbour(found: tuple[str, Mapping[str, str]] | None, site: Site) -> Link | None:
    return Link(site.label(found[1]), site.path(f"/documents/{found[0]}")) if found else None


def signature_lines(
    document: DocumentRecord, signatories: Sequence[SignatoryRecord], shown: Sequence[Shown], site: Site
) -> tuple[SignatureLine, ...]:
    lines = []
    for signatory in signatories:
        printed = [(column, signatory.signatures.get(column.edition.pk, ("", ""))) for column in shown]
        lines.append(
            SignatureLine(
                code=signatory.code,
                href=site.path(f"/documents/{document.slug}/signatures/{signatory.code}"),
                party=signatory.party_name,
                person=signatory.person_name,
                capacity=words.word(words.CAPACITIES, signatory.capacity),
                cells=tuple(
                    SignatureCell(column.lang, column.render(office), column.render(name))
                    for column, (office, name) in printed
                ),
                party_href=site.path(f"/states/{signatory.party}"),
                person_href=site.path(f"/people/{signatory.person}") if signatory.person else "",
            )
        )
    return tuple(lines)


def signatures_page(
    document: DocumentRecord,
    shown: Sequence[Shown],
    view: str,
    code: str,
    signatories: Sequence[SignatoryRecord],
    options: Options,
    site: Site,
) -> SignaturesPage:
    """The signature block; with a code the lines of that signatory only."""
    controls = Controls(document, shown, view, Signatures(code), options, site)
    builder = Builder(document, shown, {}, (), options, site)
    title = gettext("Signatures and participants")
    block = Link(title, site.path(f"/documents/{document.slug}/signatures"))
    return SignaturesPage(
        frame=frame(document, controls, title),
        head=head(document, site),
        bar=controls.bar(),
        columns=tuple(builder.column(at) for at in range(len(shown))),
        signatures=signature_lines(document, signatories, shown, site),
        heading=signatories[0].party_name if code else title,
        address=site.base_url + site.path(controls.path(view)),
        up=(block,) if code else (),
    )
