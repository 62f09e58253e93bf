"""Rows → fixture files: what the tree would say if it were written from the database now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet

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
# What a correction says, beside its clause and its reason.
SAID = ("start", "found", "reads", "kind", "by")

Row = TypeVar("Row", bound=Model)


def files(using: str, slug: str = "") -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every fixture file of the database `using`; with a slug, of that document and what it needs.

    Deterministic: the same rows give the same bytes, whatever their primary keys. Queries: constant for each
    hundred documents or sources.
    """
    yield from shared_files(using)
    documents = Document.objects.using(using).select_related("meeting").order_by("slug")
    all_sources = Source.objects.using(using).order_by("name")
    if slug:
        documents = documents.filter(slug=slug)
        read = Edition.objects.using(using).filter(document__slug=slug).values("source")
        all_sources = all_sources.filter(pk__in=read)
    for chunk in chunks(documents.prefetch_related(*beneath(using))):
        keys = grouped(
            Clause.objects.using(using)
            .filter(document__in=chunk)
            .order_by("order")
            .values_list("document_id", "key")
        )
        corrected = grouped(corrections(using, chunk))
        for document in chunk:
            yield from document_files(document, [key for _, key in keys.get(document.pk, ())], corrected)
    for sources in chunks(all_sources):
        spans = grouped(targeted_spans(using, sources))
        for source in sources:
            yield from source_files(source, spans.get(source.pk, []))


def chunks(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """The rows by the hundred, so that memory does not grow with the archive."""
    iterator = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def grouped(rows: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """Rows by their first value, each group in the order of the rows."""
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def beneath(using: str) -> list[Prefetch]:
    """What is read with a document, each in the order in which it is written."""
    signatures = Signature.objects.using(using).select_related("signatory").order_by("signatory__order")
    signatories = Signatory.objects.using(using).select_related("party", "person").order_by("order")
    # An edition is described by its source's name; the source's bytes would be read for nothing.
    editions = Edition.objects.using(using).select_related("source").defer("source__data").order_by("tag")
    return [
        Prefetch("signatories", signatories),
        Prefetch("notes", Note.objects.using(using).select_related("clause", "edition").order_by("order")),
        Prefetch("editions", editions),
        Prefetch("editions__signatures", signatures),
    ]


def corrections(using: str, documents: list[Document]) -> QuerySet:
    """Edition, clause and fields of every correction of these documents, in the order in which they are written."""
    rows = Correction.objects.using(using).filter(clause_text__edition__document__in=documents)
    return rows.order_by("clause_text__clause__order", "start").values_list(
        "clause_text__edition_id", "clause_text__clause__key", *SAID, "reason"
    )


def targeted_spans(using: str, sources: list[Source]) -> QuerySet:
    """Source, place and role of every span of these sources, and the names of what it is part of."""
    rows = Span.objects.using(using).filter(source__in=sources).order_by("source_id", "start")
    return rows.values_list(
        "source_id", "start", "end", "role", "edition__document__slug", "edition__tag",
        "clause_text__clause__key", "signature__signatory__code",
    )  # fmt: skip


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


def document_files(
    document: Document, keys: list[str], corrected: dict[int, list[tuple[Any, ...]]]
) -> Iterator[tuple[str, bytes]]:
    """The files of one document. keys: of its clauses; corrected: edition → rows of `corrections`."""
    folder = f"documents/{document.slug}"
    yield f"{folder}/document.toml", form.dumps(form.written(forms.DOCUMENT, document_table(document, keys)))
    for edition in document.editions.all():
        table = edition_table(edition, corrected.get(edition.pk, []))
        yield f"{folder}/{edition.tag}.toml", form.dumps(form.written(forms.EDITION, table))


def document_table(document: Document, keys: list[str]) -> dict[str, Any]:
    stated = ("kind", "adopted_on", "status", "withdrawn_on", "withdrawn_because", "replaced_by")
    return {
        **{name: getattr(document, name) for name in stated},
        "meeting": document.meeting.slug if document.meeting else "",
        "titles": by_language(document.titles),
        "clauses": keys,
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


def edition_table(edition: Edition, corrected: list[tuple[Any, ...]]) -> dict[str, Any]:
    parts = ("office", "office_start", "name", "name_start")
    return {
        **{name: getattr(edition, name) for name in ("role", "region", "is_reordered", "gaps")},
        "source": edition.source.name.rpartition(".")[0],
        "note": by_language(edition.note),
        "signatures": [
            {"signatory": row.signatory.code, **{part: getattr(row, part) for part in parts}}
            for row in edition.signatures.all()
        ],
        "corrections": [
            {"clause": key, **dict(zip(SAID, said, strict=True)), "reason": by_language(reason)}
            for _, key, *said, reason in corrected
        ],
    }


def source_files(source: Source, spans: list[tuple[Any, ...]]) -> Iterator[tuple[str, bytes]]:
    """The files of one source. spans: rows of `targeted_spans`."""
    stem = f"sources/{source.name.rpartition('.')[0]}"
    described = [field.name for field in forms.SOURCE]
    table = {name: getattr(source, name) for name in described}
    yield f"{stem}.toml", form.dumps(form.written(forms.SOURCE, table))
    # Where several documents share a source, a span names its document too.
    is_shared = len({row[4] for row in spans if row[4]}) > 1
    plain = [
        PlainSpan(start, end, role, target(slug if is_shared else "", tag, key, code))
        for _, start, end, role, slug, tag, key, code in spans
    ]
    yield f"{stem}.spans", spanmap.dumps(plain, source.text()).encode("utf-8")
    yield f"sources/{source.name}", bytes(source.data)


def target(slug: str, tag: str | None, key: str | None, code: str | None) -> str:
    """What a span is part of, as the span map spells it; "" for what belongs to no edition."""
    if not tag:
        return ""
    part = key or (f"signatures/{code}" if code else "")
    return "/".join(step for step in (slug, tag, part) if step)


def save(using: str, folder: Path) -> None:
    """Write the whole tree of the database `using` below `folder`, which is made."""
    for path, data in files(using):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
