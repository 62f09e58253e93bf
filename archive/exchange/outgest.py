"""Rows → fixture files: what the tree would say if it were written from the database now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.models import Model, Prefetch

from archive.fixture import form, forms, spanmap
from archive.models import (
    Body,
    Clause,
    Correction,
    Document,
    Edition,
    Meeting,
    Note,
    Party,
    Person,
    Redirect,
    ScriptRule,
    Signatory,
    Signature,
    Source,
    Span,
    Term,
)
from archive.text.span import Span as PlainSpan

# So many documents are held in memory at once.
CHUNK = 100


def files(using: str) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every fixture file of the database `using`.

    Deterministic: the same rows give the same bytes, whatever their primary keys. Queries: constant for each
    hundred documents or sources.
    """
    yield from shared_files(using)
    documents = Document.objects.using(using).select_related("meeting").order_by("slug")
    for document in documents.prefetch_related(*beneath(using)).iterator(chunk_size=CHUNK):
        yield from document_files(document)
    spans = Span.objects.using(using).select_related(
        "edition__document", "clause_text__clause", "signature__signatory"
    )
    sources = Source.objects.using(using).order_by("name")
    for source in sources.prefetch_related(Prefetch("spans", spans.order_by("start"))).iterator(
        chunk_size=CHUNK
    ):
        yield from source_files(source)


def beneath(using: str) -> list[Prefetch]:
    """What is read with a document, each in the order in which it is written."""
    signatures = Signature.objects.using(using).select_related("signatory").order_by("signatory__order")
    corrections = (
        Correction.objects.using(using)
        .select_related("clause_text__clause")
        .order_by("clause_text__clause__order", "start")
    )
    editions = Edition.objects.using(using).select_related("source").order_by("tag")
    return [
        Prefetch("clauses", Clause.objects.using(using).order_by("order")),
        Prefetch(
            "signatories", Signatory.objects.using(using).select_related("party", "person").order_by("order")
        ),
        Prefetch("notes", Note.objects.using(using).select_related("clause", "edition").order_by("order")),
        Prefetch("editions", editions),
        Prefetch("editions__signatures", signatures),
        Prefetch("editions__texts__corrections", corrections),
    ]


def shared_files(using: str) -> Iterator[tuple[str, bytes]]:
    """The files every document draws on, those without content excepted."""
    named: list[tuple[str, form.Form, dict[str, dict[str, Any]]]] = [
        (
            "parties.toml",
            forms.PARTY,
            {p.code: {"kind": p.kind, "note": p.note, **names(p)} for p in owners(Party, using)},
        ),
        ("people.toml", forms.PERSON, {p.slug: {"note": p.note, **names(p)} for p in owners(Person, using)}),
        (
            "bodies.toml",
            forms.BODY,
            {b.slug: body(b) for b in Body.objects.using(using).select_related("organisation")},
        ),
        (
            "meetings.toml",
            forms.MEETING,
            {m.slug: meeting(m) for m in Meeting.objects.using(using).select_related("body", "host")},
        ),
        (
            "terms.toml",
            forms.TERM,
            {t.slug: {"reviewed_by": t.reviewed_by, "note": t.note, **names(t)} for t in owners(Term, using)},
        ),
    ]
    for path, shape, tables in named:
        if tables:
            yield path, form.dumps_named(shape, tables)
    rules = ScriptRule.objects.using(using).order_by("pk").values()
    redirects = Redirect.objects.using(using).order_by("pk").values()
    for path, shape, rows in [("rules", forms.RULE, rules), ("redirects", forms.REDIRECT, redirects)]:
        if rows:
            yield f"{path}.toml", form.dumps_list(shape, path, list(rows))


def owners(model: type[Model], using: str) -> Any:
    return model._base_manager.using(using).prefetch_related("names")


def names(owner: Any) -> dict[str, Any]:
    """The names of a party, person or term as the fixture has them."""
    result: dict[str, Any] = {"names": {}, "official": {}, "variants": {}}
    for name in sorted(owner.names.all(), key=lambda name: (name.tag, name.use, name.order)):
        if name.use == "variant":
            result["variants"].setdefault(name.tag, []).append(name.name)
        else:
            result["names" if name.use == "preferred" else "official"][name.tag] = name.name
    return result


def body(row: Body) -> dict[str, Any]:
    return {"organisation": row.organisation.code, "order": row.order, "names": by_language(row.names)}


def meeting(row: Meeting) -> dict[str, Any]:
    return {
        "body": row.body.slug,
        "start": row.start,
        "end": row.end,
        "host": row.host.code if row.host else "",
        "note": row.note,
        "place": by_language(row.place),
    }


def by_language(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items()))


def document_files(document: Document) -> Iterator[tuple[str, bytes]]:
    folder = f"documents/{document.slug}"
    yield f"{folder}/document.toml", form.dumps(form.written(forms.DOCUMENT, document_table(document)))
    for edition in document.editions.all():
        yield f"{folder}/{edition.tag}.toml", form.dumps(form.written(forms.EDITION, edition_table(edition)))


def document_table(document: Document) -> dict[str, Any]:
    stated = ("kind", "adopted_on", "status", "withdrawn_on", "withdrawn_because", "replaced_by")
    return {
        **{name: getattr(document, name) for name in stated},
        "meeting": document.meeting.slug if document.meeting else "",
        "titles": by_language(document.titles),
        "clauses": [clause.key for clause in document.clauses.all()],
        "signatories": [
            {
                "code": row.code,
                "party": row.party.code,
                "person": row.person.slug if row.person else "",
                "capacity": row.capacity,
            }
            for row in document.signatories.all()
        ],
        "notes": [
            {
                "clause": note.clause.key if note.clause else "",
                "edition": note.edition.tag if note.edition else "",
                **{name: getattr(note, name) for name in ("kind", "language", "author", "body")},
            }
            for note in document.notes.all()
        ],
    }


def edition_table(edition: Edition) -> dict[str, Any]:
    corrections = [c for text in edition.texts.all() for c in text.corrections.all()]
    corrections.sort(key=lambda c: (c.clause_text.clause.order, c.start))
    parts = ("office", "office_start", "name", "name_start")
    said = ("start", "found", "reads", "kind", "by")
    return {
        **{name: getattr(edition, name) for name in ("role", "region", "is_reordered", "gaps")},
        "source": edition.source.name.rpartition(".")[0],
        "note": by_language(edition.note),
        "signatures": [
            {"signatory": row.signatory.code, **{part: getattr(row, part) for part in parts}}
            for row in edition.signatures.all()
        ],
        "corrections": [
            {
                "clause": row.clause_text.clause.key,
                **{name: getattr(row, name) for name in said},
                "reason": by_language(row.reason),
            }
            for row in corrections
        ],
    }


def source_files(source: Source) -> Iterator[tuple[str, bytes]]:
    stem = f"sources/{source.name.rpartition('.')[0]}"
    described = [field.name for field in forms.SOURCE]
    table = {name: getattr(source, name) for name in described}
    yield f"{stem}.toml", form.dumps(form.written(forms.SOURCE, table))
    spans = list(source.spans.all())
    documents = {span.edition.document_id for span in spans if span.edition}
    plain = [PlainSpan(s.start, s.end, s.role, target(s, len(documents) > 1)) for s in spans]
    yield f"{stem}.spans", spanmap.dumps(plain, source.text()).encode("utf-8")
    yield f"sources/{source.name}", bytes(source.data)


def target(span: Span, is_shared: bool) -> str:
    """What a span is part of, as the span map spells it; the document is named where several share the source."""
    if span.edition is None:
        return ""
    steps = [span.edition.document.slug] if is_shared else []
    steps.append(span.edition.tag)
    if span.clause_text:
        steps.append(span.clause_text.clause.key)
    elif span.signature:
        steps += ["signatures", span.signature.signatory.code]
    return "/".join(steps)


def save(using: str, folder: Path) -> None:
    """Write the whole tree of the database `using` below `folder`, which is made."""
    for path, data in files(using):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
