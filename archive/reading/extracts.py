"""A document, clause or range as plain values for the exports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from archive.export.extract import (
    Clause,
    Correction,
    Extract,
    Meeting,
    Note,
    Signatory,
    Source,
    Text,
    Wording,
)
from archive.text.address import Signatures
from archive.text.key import Key
from archive.text.script import changed

from . import records, words
from .choice import Shown
from .places import extent, refuse_unseen, signatories
from .records import ClauseRecord, DocumentRecord, SignatoryRecord, TextRecord
from .site import PREFERENCES, Site
from .subject import Subject


def extract(subject: Subject) -> Extract:
    """What an address names, as its view shows it. At most five queries. Raises NoSuchClause, NotInView, Reversed."""
    document, shown, place, site = subject.document, subject.shown, subject.place, subject.site
    own = clauses_at(subject)
    if site.release is None:
        raise ValueError("an extract is of a release")
    corrections = records.corrections(document.pk) if own else {}
    block = place if isinstance(place, Signatures) else None
    found = signatories(document, block, PREFERENCES[site.interface]) if place in (None, block) else []
    return Extract(
        slug=document.slug,
        kind=document.kind,
        titles=document.titles,
        adopted_on=document.adopted_on,
        meeting=meeting(document, site),
        url=f"{site.base_url}/documents/{document.slug}",
        address=site.base_url + subject.path,
        place=str(place or ""),
        release=site.release.id,
        released=site.release.date,
        licence=site.release.licence,
        texts=tuple(text(column, own, site) for column in shown),
        clauses=tuple(clause(document, one, shown, corrections, site) for one in own),
        signatories=tuple(signatory(document, one, shown, site) for one in found),
        notes=tuple(notes(document)) if place is None else (),
    )


def clauses_at(subject: Subject) -> list[ClauseRecord]:
    """The clauses an address names, with what is beneath them; none for the signatures. At most two queries."""
    place, document = subject.place, subject.document
    if place is None:
        return records.clauses(document.pk)
    if isinstance(place, Signatures):
        return []
    outline = records.outline(document.pk)
    first, last = extent(outline, place)
    own = records.with_texts(outline[first : last + 1])
    refuse_unseen(document, own, subject.shown)
    return own


def meeting(document: DocumentRecord, site: Site) -> Meeting | None:
    held = document.meeting
    if held is None:
        return None
    return Meeting(
        url=f"{site.base_url}/meetings/{held['slug']}",
        organisation=held["body__organisation__code"],
        body=held["body__names"],
        place=held["place"],
        start=held["start"],
        end=held["end"],
    )


def text(column: Shown, own: Sequence[ClauseRecord], site: Site) -> Text:
    edition, source = column.edition, column.edition.source
    return Text(
        tag=column.tag,
        lang=column.lang,
        edition=str(edition.tag),
        held=edition.tag.lang,
        role=edition.role,
        title=tuple(column.render(edition.title).split("\n")) if edition.title else (),
        note=edition.note,
        source=Source(
            name=source["name"],
            sha256=source["sha256"],
            url=f"{site.base_url}/sources/{source['sha256'][:12]}",
            characters=source["characters"],
            publisher=source["publisher"],
            published_on=source["published_on"],
            rights=source["rights"],
        ),
        conversion=conversion(column, own),
    )


def conversion(column: Shown, own: Sequence[ClauseRecord]) -> str:
    """How a converted text came to look like this, "" for one as published."""
    if column.renderer is None:
        return ""
    texts = [one.texts[column.edition.pk].text for one in own if column.edition.pk in one.texts]
    differing = sum(changed(each, column.render(each)) for each in texts)
    statement = words.statement(column.lang, column.renderer, differing)
    return f"{statement}; converted from {column.edition.tag}, not a witness"


def clause(
    document: DocumentRecord,
    record: ClauseRecord,
    shown: Sequence[Shown],
    corrections: Mapping[int, Sequence[Mapping[str, Any]]],
    site: Site,
) -> Clause:
    parent = Key.parse(record.key).parent
    wordings = {
        column.tag: wording(column, record.texts[column.edition.pk], corrections)
        for column in shown
        if column.edition.pk in record.texts
    }
    return Clause(
        key=record.key,
        parent=str(parent) if parent else "",
        kind=record.kind,
        url=f"{site.base_url}/documents/{document.slug}/{record.key}",
        wordings=wordings,
    )


def wording(
    column: Shown, record: TextRecord, corrections: Mapping[int, Sequence[Mapping[str, Any]]]
) -> Wording:
    """What a column shows of a text. A rendering has the length of its text, so every place is shared."""
    shown = column.render(record.text)
    return Wording(
        label=column.render(record.label),
        text=shown,
        sha256=hashlib.sha256(record.text.encode()).hexdigest(),
        corrections=tuple(
            Correction(
                start=row["start"],
                found=shown[row["start"] : row["start"] + len(row["found"])],
                reads=column.render(row["reads"]),
                kind=row["kind"],
                reason=row["reason"],
                by=row["by"],
            )
            for row in corrections.get(record.pk, ())
        ),
    )


def signatory(
    document: DocumentRecord, record: SignatoryRecord, shown: Sequence[Shown], site: Site
) -> Signatory:
    attested = {}
    for column in shown:
        if column.edition.pk in record.signatures:
            office, name = record.signatures[column.edition.pk]
            attested[column.tag] = (column.render(office), column.render(name))
    return Signatory(
        code=record.code,
        url=f"{site.base_url}/documents/{document.slug}/signatures/{record.code}",
        capacity=record.capacity,
        party=record.party,
        party_name=record.party_name,
        party_url=f"{site.base_url}/states/{record.party}",
        person=record.person,
        person_name=record.person_name,
        person_url=f"{site.base_url}/people/{record.person}" if record.person else "",
        attested=attested,
    )


def notes(document: DocumentRecord) -> list[Note]:
    """The editors' notes on a document and its clauses. One query."""
    return [
        Note(
            key=row["clause__key"] or "",
            edition=row["edition__tag"] or "",
            kind=row["kind"],
            language=row["language"],
            body=row["body"],
            author=row["author"],
        )
        for row in records.notes(document.pk)
    ]
