"""Loaded sources and documents → rows."""

from __future__ import annotations

from typing import Any

from archive.models import (
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Note,
    Signatory,
    Signature,
    Source,
    Span,
)
from archive.text.key import Key

from .document_files import LoadedDocument, LoadedEdition
from .shared_rows import Known
from .source_files import LoadedSource
from .sync import ASIDE, Tally, replace, sync

DESCRIBED = (
    "format",
    "encoding",
    "text_sha256",
    "publisher",
    "published_on",
    "origin",
    "retrieved_on",
    "rights",
    "note",
)
STATED = ("kind", "adopted_on", "titles", "status", "withdrawn_on", "withdrawn_because", "replaced_by")


def write_source(source: LoadedSource, is_remapped: bool, using: str, tally: Tally) -> int:
    """The source and the spans of it that belong to no edition. Returns its primary key.

    is_remapped: whether its span map is another than when it was last written.
    """
    row = {
        "sha256": source.form["sha256"],
        "data": source.data,
        "characters": len(source.text),
        **{name: source.form[name] for name in DESCRIBED},
    }
    pk = sync(Source, using, (), [row], tally, scope={"name": source.name})[()]
    if is_remapped:
        # A span may have changed hands between editions, so none may stay in the way of another.
        Span.objects.using(using).filter(source_id=pk).delete()
    unclaimed = [span for _, span in source.spans if not span.target]
    rows = [{"source_id": pk, "start": s.start, "end": s.end, "role": s.role} for s in unclaimed]
    replace(Span, using, {"source_id": pk, "edition_id": None}, rows, tally)
    return pk


def write_document(
    document: LoadedDocument, known: Known, sources: dict[str, int], using: str, tally: Tally
) -> int:
    """The document with everything beneath it. sources: name → primary key. Returns its primary key."""
    form = document.form
    row = {
        "meeting_id": known.meetings[form["meeting"]] if form["meeting"] else None,
        **{name: form[name] for name in STATED},
    }
    pk = sync(Document, using, (), [row], tally, scope={"slug": document.slug})[()]
    clauses = write_clauses(document.keys, pk, using, tally)
    signatories = write_signatories(form["signatories"], known, pk, using, tally)
    editions = write_editions(document, pk, sources, using, tally)
    for edition in document.editions:
        write_edition(
            edition,
            editions[str(edition.tag)],
            sources[edition.source.name],
            clauses,
            signatories,
            using,
            tally,
        )
    write_notes(form["notes"], pk, clauses, editions, using, tally)
    return pk


def write_clauses(keys: tuple[Key, ...], document: int, using: str, tally: Tally) -> dict[str, int]:
    """Key → primary key. Written level by level, so that every clause finds its parent."""
    orders = {str(key): order for order, key in enumerate(keys)}
    clauses = Clause.objects.using(using).filter(document_id=document)
    held = dict(clauses.values_list("key", "order"))
    if stale := held.keys() - orders.keys():
        clauses.filter(key__in=stale).delete()
        tally.add(Clause, "removed", len(stale))
    moved = [key for key, order in held.items() if key in orders and orders[key] != order]
    for key in moved:
        # Out of the way first: a database checks the uniqueness of orders row by row.
        clauses.filter(key=key).update(order=ASIDE + orders[key])
    written: dict[str, int] = {}
    for level in sorted({len(key.parts) for key in keys}):
        rows = [
            {
                "key": str(key),
                "parent_id": written[str(key.parent)] if key.parent else None,
                "order": orders[str(key)],
                "kind": key.kind,
            }
            for key in keys
            if len(key.parts) == level
        ]
        scope = {"document_id": document}
        found = sync(Clause, using, ["key"], rows, tally, scope=scope, remove=False)
        written.update({key: pk for (key,), pk in found.items()})
    return written


def write_signatories(
    tables: list[dict[str, Any]], known: Known, document: int, using: str, tally: Tally
) -> dict[str, int]:
    rows = [
        {
            "code": table["code"],
            "order": order,
            "party_id": known.parties[table["party"]],
            "person_id": known.people[table["person"]] if table["person"] else None,
            "capacity": table["capacity"],
        }
        for order, table in enumerate(tables)
    ]
    found = sync(Signatory, using, ["code"], rows, tally, scope={"document_id": document})
    return {code: pk for (code,), pk in found.items()}


def write_editions(
    document: LoadedDocument, pk: int, sources: dict[str, int], using: str, tally: Tally
) -> dict[str, int]:
    rows = [
        {
            "tag": str(edition.tag),
            "language": edition.tag.language,
            "script": edition.tag.script,
            "title": edition.title,
            "source_id": sources[edition.source.name],
            **{name: edition.form[name] for name in ("region", "role", "gaps", "is_reordered", "note")},
        }
        for edition in document.editions
    ]
    found = sync(Edition, using, ["tag"], rows, tally, scope={"document_id": pk})
    return {tag: pk for (tag,), pk in found.items()}


def write_edition(
    edition: LoadedEdition,
    pk: int,
    source: int,
    clauses: dict[str, int],
    signatories: dict[str, int],
    using: str,
    tally: Tally,
) -> None:
    """The texts, signatures, corrections and spans of one edition."""
    rows = [{"clause_id": clauses[key], "label": t.label, "text": t.text} for key, t in edition.texts.items()]
    found = sync(ClauseText, using, ["clause_id"], rows, tally, scope={"edition_id": pk})
    texts = {key: found[(clauses[key],)] for key in edition.texts}
    parts = ("office", "office_start", "name", "name_start")
    signed = [
        {"signatory_id": signatories[table["signatory"]], **{part: table[part] for part in parts}}
        for table in edition.form["signatures"]
    ]
    signatures = sync(Signature, using, ["signatory_id"], signed, tally, scope={"edition_id": pk})
    corrections = [
        {
            "clause_text_id": texts[table["clause"]],
            **{name: table[name] for name in ("start", "found", "reads", "kind", "by", "reason")},
        }
        for table in edition.form["corrections"]
    ]
    replace(Correction, using, {"clause_text__edition_id": pk}, corrections, tally)
    spans = [
        {
            "source_id": source,
            "start": claim.span.start,
            "end": claim.span.end,
            "role": claim.span.role,
            "edition_id": pk,
            "clause_text_id": texts[claim.key] if claim.key else None,
            "signature_id": signatures[(signatories[claim.code],)] if claim.code else None,
        }
        for claim in edition.claims
    ]
    replace(Span, using, {"edition_id": pk}, spans, tally)


def write_notes(
    tables: list[dict[str, Any]],
    document: int,
    clauses: dict[str, int],
    editions: dict[str, int],
    using: str,
    tally: Tally,
) -> None:
    rows = [
        {
            "document_id": document,
            "clause_id": clauses[table["clause"]] if table["clause"] else None,
            "edition_id": editions[table["edition"]] if table["edition"] else None,
            "order": order,
            **{name: table[name] for name in ("kind", "language", "author", "body")},
        }
        for order, table in enumerate(tables)
    ]
    replace(Note, using, {"document_id": document}, rows, tally)
