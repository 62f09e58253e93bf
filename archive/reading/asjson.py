"""Documents, clauses and ranges as JSON, in the shape INTERFACE promises: fields are added, never renamed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from archive.text.address import Clause, Range, Signatures
from archive.text.key import Key

from . import records
from .choice import Shown, rank
from .places import extent, refuse_unseen, signatories
from .records import ClauseRecord, DocumentRecord, EditionRecord, SignatoryRecord
from .site import PREFERENCES, Site
from .subject import Subject

Json = dict[str, Any]


def made(subject: Subject) -> bytes:
    """The JSON of an address. Raises NoSuchClause, NotInView, Reversed."""
    return json.dumps(values(subject), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def values(subject: Subject) -> Json:
    document, shown, place, site = subject.document, subject.shown, subject.place, subject.site
    is_view = bool(subject.view)
    if place is None:
        return document_json(document, shown, is_view, site)
    if isinstance(place, Signatures):
        found = signatories(document, place, PREFERENCES[site.interface])
        return signatures_json(document, found, shown)
    return place_json(document, shown, place, is_view, site)


def document_json(document: DocumentRecord, shown: Sequence[Shown], is_view: bool, site: Site) -> Json:
    """A whole document. Four queries."""
    clauses = records.clauses(document.pk)
    return {
        **heading(document, clauses, site),
        "clauses": clause_list(document, clauses, shown, is_view, site),
        "signatories": [
            signatory_json(signatory, shown) for signatory in records.signatories(document.pk, ("en",))
        ],
        "notes": [note_json(note) for note in records.notes(document.pk)],
    }


def heading(document: DocumentRecord, clauses: Sequence[ClauseRecord], site: Site) -> Json:
    meeting = document.meeting
    return {
        "slug": document.slug,
        "kind": document.kind,
        "adopted_on": document.adopted_on,
        "title": document.titles,
        "url": f"{site.base_url}/documents/{document.slug}",
        "release": site.release.id if site.release else None,
        "meeting": meeting
        and {
            "slug": meeting["slug"],
            "body": meeting["body__slug"],
            "place": meeting["place"],
            "start": meeting["start"],
            "end": meeting["end"],
        },
        "editions": [edition_json(edition, clauses) for edition in sorted(document.editions, key=rank)],
    }


def edition_json(edition: EditionRecord, clauses: Sequence[ClauseRecord]) -> Json:
    source = edition.source
    return {
        "tag": str(edition.tag),
        "language": edition.tag.language,
        "script": edition.tag.script,
        "role": edition.role,
        "title": edition.title,
        "note": edition.note,
        "source": {
            "sha256": source["sha256"],
            "format": source["format"],
            "characters": source["characters"],
            "url": f"/sources/{source['sha256'][:12]}",
            "rights": source["rights"],
        },
        "clauses": sum(edition.pk in clause.texts for clause in clauses),
    }


def clause_list(
    document: DocumentRecord,
    clauses: Sequence[ClauseRecord],
    shown: Sequence[Shown],
    is_view: bool,
    site: Site,
) -> list[Json]:
    corrections = records.corrections(document.pk)
    return [clause_json(document, clause, shown, corrections, is_view, site) for clause in clauses]


def clause_json(
    document: DocumentRecord,
    clause: ClauseRecord,
    shown: Sequence[Shown],
    corrections: Mapping[int, Sequence[Mapping[str, Any]]],
    is_view: bool,
    site: Site,
) -> Json:
    parent = Key.parse(clause.key).parent
    texts: Json = {}
    for column in shown:
        if record := clause.texts.get(column.edition.pk):
            texts[column.tag] = text_json(record, column, corrections.get(record.pk, ()), is_view)
    return {
        "key": clause.key,
        "parent": str(parent) if parent else None,
        "kind": clause.kind,
        "url": f"{site.base_url}/documents/{document.slug}/{clause.key}",
        "texts": texts,
    }


def text_json(
    record: records.TextRecord, column: Shown, corrections: Sequence[Mapping[str, Any]], is_view: bool
) -> Json:
    """sha256 is always that of the text as published, whatever script is shown."""
    result: Json = {
        "label": column.render(record.label),
        "text": column.render(record.text),
        "sha256": hashlib.sha256(record.text.encode()).hexdigest(),
    }
    if is_view:
        result |= {
            "lang": column.lang,
            "edition": str(column.edition.tag),
            "converted": column.renderer is not None,
        }
    if corrections:
        result["corrections"] = [
            {
                "start": correction["start"],
                "found": correction["found"],
                "reads": correction["reads"],
                "kind": correction["kind"],
                "reason": correction["reason"].get("en") or next(iter(correction["reason"].values()), ""),
            }
            for correction in corrections
        ]
    return result


def signatory_json(signatory: SignatoryRecord, shown: Sequence[Shown]) -> Json:
    signatures: Json = {}
    for column in shown:
        if column.edition.pk in signatory.signatures:
            office, name = signatory.signatures[column.edition.pk]
            signatures[column.tag] = {"office": column.render(office), "name": column.render(name)}
    return {
        "code": signatory.code,
        "state": signatory.party if signatory.party_kind == "state" else None,
        "party": signatory.party,
        "capacity": signatory.capacity,
        "person": signatory.person or None,
        "signatures": signatures,
    }


def note_json(note: Mapping[str, Any]) -> Json:
    return {
        "clause": note["clause__key"],
        "edition": note["edition__tag"],
        **{name: note[name] for name in ("kind", "language", "body", "author")},
    }


def place_json(
    document: DocumentRecord, shown: Sequence[Shown], place: Clause | Range, is_view: bool, site: Site
) -> Json:
    """A clause with what is beneath it, or a range. Raises NoSuchClause, NotInView, Reversed."""
    outline = records.outline(document.pk)
    first, last = extent(outline, place)
    own = records.with_texts(outline[first : last + 1])
    refuse_unseen(document, own, shown)
    found = clause_list(document, own, shown, is_view, site)
    context = {
        "document": document.slug,
        "title": document.titles,
        "adopted_on": document.adopted_on,
        "release": site.release.id if site.release else None,
    }
    if isinstance(place, Range):
        return {**context, "range": str(place), "clauses": found}
    return {**context, **found[0], "clauses": found[1:]}


def signatures_json(
    document: DocumentRecord, signatories: Sequence[SignatoryRecord], shown: Sequence[Shown]
) -> Json:
    return {"document": document.slug, "signatories": [signatory_json(each, shown) for each in signatories]}


def list_json(documents: Sequence[DocumentRecord], site: Site) -> Json:
    return {
        "release": site.release.id if site.release else None,
        "documents": [
            {
                "slug": document.slug,
                "kind": document.kind,
                "adopted_on": document.adopted_on,
                "title": document.titles,
                "url": f"{site.base_url}/documents/{document.slug}",
                "editions": [str(edition.tag) for edition in sorted(document.editions, key=rank)],
            }
            for document in documents
        ],
    }
