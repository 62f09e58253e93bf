"""The rows a reading page is made of, fetched as plain values in a constant number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from archive.models import (
    Clause,
    ClauseText,
    Correction,
    Document,
    Note,
    PartyName,
    PersonName,
    Signatory,
)
from archive.models.published import RELEASE
from archive.text.tag import Tag


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One edition and its source, without the source's bytes."""

    pk: int
    tag: Tag
    region: str
    role: str
    title: str
    gaps: tuple[str, ...]
    note: Mapping[str, str]
    source: Mapping[str, Any]
    texts: int = 0

    @property
    def held(self) -> str:
        """The script it is held in, as script conversion names it: "zh-Hant-TW"."""
        parts = (self.tag.language, self.tag.script, self.region or self.tag.region)
        return "-".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document without its text: what a head, a list row or a tombstone needs."""

    pk: int
    slug: str
    kind: str
    status: str
    titles: Mapping[str, str]
    adopted_on: datetime.date | None
    withdrawn_on: datetime.date | None
    withdrawn_because: str
    replaced_by: str
    meeting: Mapping[str, Any] | None
    editions: tuple[EditionRecord, ...]
    clauses: int = 0
    signatories: int = 0
    neighbours: tuple[tuple[str, Mapping[str, str]] | None, tuple[str, Mapping[str, str]] | None] = (
        None,
        None,
    )


@dataclass(frozen=True, slots=True)
class TextRecord:
    """What one edition prints for a clause."""

    pk: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """A clause with its texts by edition."""

    pk: int
    key: str
    kind: str
    texts: Mapping[int, TextRecord]


@dataclass(frozen=True, slots=True)
class SignatoryRecord:
    """A signatory; signatures: edition → (office, name)."""

    code: str
    capacity: str
    party: str
    party_kind: str
    party_name: str
    person: str
    person_name: str
    signatures: Mapping[int, tuple[str, str]]


DOCUMENT_FIELDS = (
    "pk", "slug", "kind", "status", "titles", "adopted_on", "withdrawn_on", "withdrawn_because", "replaced_by"
)  # fmt: skip
MEETING_FIELDS = ("slug", "start", "end", "place", "body__slug", "body__names")
EDITION_FIELDS = ("pk", "tag", "region", "role", "title", "gaps", "note")
SOURCE_FIELDS = ("name", "sha256", "format", "publisher", "published_on", "rights", "characters")


def document(slug: str) -> DocumentRecord | None:
    """The document with its editions, its meeting and its neighbours of the same body. One query."""
    rows = list(with_editions(Document.objects.using(RELEASE).filter(slug=slug), has_neighbours=True))
    return document_record(rows) if rows else None


def documents() -> list[DocumentRecord]:
    """Every published document, oldest first. One query."""
    published = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED)
    by_slug: dict[str, list[Mapping[str, Any]]] = {}
    counted = published.annotate(
        clause_count=counted_by(Clause.objects.using(RELEASE).filter(texts__isnull=False), "pk"),
        signatory_count=counted_by(Signatory.objects.using(RELEASE).all(), "pk"),
    )
    for row in with_editions(counted, "clause_count", "signatory_count").order_by(
        "adopted_on", "slug", "editions__tag"
    ):
        by_slug.setdefault(row["slug"], []).append(row)
    return [document_record(rows) for rows in by_slug.values()]


def counted_by(rows: QuerySet, what: str) -> Coalesce:
    """How many different `what` of these rows belong to the document at hand."""
    own = rows.filter(document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(own.annotate(number=Count(what, distinct=True)).values("number")), 0)


def with_editions(documents: QuerySet, *more: str, has_neighbours: bool = False) -> QuerySet:
    """One row an edition, the document and its meeting repeated on each; more: annotations to take along."""
    names = [*DOCUMENT_FIELDS, *more, *(f"meeting__{name}" for name in MEETING_FIELDS)]
    names += [f"editions__{name}" for name in EDITION_FIELDS]
    names += [f"editions__source__{name}" for name in SOURCE_FIELDS]
    if has_neighbours:
        earlier = Q(adopted_on__lt=OuterRef("adopted_on")) | Q(
            adopted_on=OuterRef("adopted_on"), slug__lt=OuterRef("slug")
        )
        later = Q(adopted_on__gt=OuterRef("adopted_on")) | Q(
            adopted_on=OuterRef("adopted_on"), slug__gt=OuterRef("slug")
        )
        for side, where, order in (
            ("before", earlier, ("-adopted_on", "-slug")),
            ("after", later, ("adopted_on", "slug")),
        ):
            same = Document.objects.using(RELEASE).filter(
                where, status=Document.Status.PUBLISHED, meeting__body=OuterRef("meeting__body")
            )
            for name in ("slug", "titles"):
                documents = documents.annotate(
                    **{f"{side}_{name}": Subquery(same.order_by(*order).values(name)[:1])}
                )
                names.append(f"{side}_{name}")
    return documents.order_by("editions__tag").values(*names)


def document_record(rows: list[Mapping[str, Any]]) -> DocumentRecord:
    row = rows[0]
    meeting = {name: row[f"meeting__{name}"] for name in MEETING_FIELDS} if row["meeting__slug"] else None
    return DocumentRecord(
        **{name: row[name] for name in DOCUMENT_FIELDS},
        meeting=meeting,
        editions=tuple(edition_record(each) for each in rows if each["editions__pk"]),
        clauses=row.get("clause_count", 0),
        signatories=row.get("signatory_count", 0),
        neighbours=(neighbour(row, "before"), neighbour(row, "after")),
    )


def neighbour(row: Mapping[str, Any], side: str) -> tuple[str, Mapping[str, str]] | None:
    slug = row.get(f"{side}_slug")
    return (slug, row[f"{side}_titles"]) if slug else None


def edition_record(row: Mapping[str, Any]) -> EditionRecord:
    plain = {name: row[f"editions__{name}"] for name in EDITION_FIELDS}
    return EditionRecord(
        **{**plain, "tag": Tag.parse(plain["tag"]), "gaps": tuple(plain["gaps"])},
        source={name: row[f"editions__source__{name}"] for name in SOURCE_FIELDS},
    )


def clauses(document: int) -> list[ClauseRecord]:
    """Every clause with its text in every edition, in reading order. One query."""
    names = ("pk", "key", "kind", "texts__pk", "texts__edition_id", "texts__label", "texts__text")
    rows = Clause.objects.using(RELEASE).filter(document_id=document).order_by("order").values_list(*names)
    found: dict[int, ClauseRecord] = {}
    for pk, key, kind, text_pk, edition, label, text in rows:
        clause = found.setdefault(pk, ClauseRecord(pk, key, kind, {}))
        if text_pk:
            clause.texts[edition] = TextRecord(text_pk, label, text)  # type: ignore[index]
    return list(found.values())


def outline(document: int) -> list[ClauseRecord]:
    """Every clause without its texts, in reading order. One query."""
    rows = Clause.objects.using(RELEASE).filter(document_id=document).order_by("order")
    return [ClauseRecord(pk, key, kind, {}) for pk, key, kind in rows.values_list("pk", "key", "kind")]


def with_texts(clauses: Iterable[ClauseRecord]) -> list[ClauseRecord]:
    """The same clauses with their text in every edition. One query."""
    wanted = list(clauses)
    texts: dict[int, dict[int, TextRecord]] = {clause.pk: {} for clause in wanted}
    rows = ClauseText.objects.using(RELEASE).filter(clause_id__in=list(texts))
    for pk, clause_pk, edition, label, text in rows.values_list(
        "pk", "clause_id", "edition_id", "label", "text"
    ):
        texts[clause_pk][edition] = TextRecord(pk, label, text)
    return [ClauseRecord(clause.pk, clause.key, clause.kind, texts[clause.pk]) for clause in wanted]


def corrections(document: int) -> dict[int, list[Mapping[str, Any]]]:
    """The corrections of a document by clause text, in the order of their places. One query."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    rows = (
        Correction.objects.using(RELEASE).filter(clause_text__clause__document_id=document).order_by("start")
    )
    for row in rows.values("clause_text_id", "start", "found", "reads", "kind", "reason", "by"):
        found.setdefault(row["clause_text_id"], []).append(row)
    return found


def notes(document: int) -> list[Mapping[str, Any]]:
    """The notes of a document; clause__key is None for those on the document as a whole. One query."""
    rows = Note.objects.using(RELEASE).filter(document_id=document).order_by("order")
    return list(rows.values("clause__key", "edition__tag", "kind", "language", "body", "author"))


def signatories(document: int, preferences: tuple[str, ...]) -> list[SignatoryRecord]:
    """The signatories with what each edition attests, their names in the first language there is. One query."""
    rows = (
        Signatory.objects.using(RELEASE)
        .filter(document_id=document)
        .annotate(
            party_name=preferred(PartyName, "party", preferences),
            person_name=preferred(PersonName, "person", preferences),
            edition=F("signatures__edition_id"),
        )
        .order_by("order")
        .values_list(
            "code", "capacity", "party__code", "party__kind", "party_name", "person__slug", "person_name",
            "edition", "signatures__office", "signatures__name",
        )
    )  # fmt: skip
    found: dict[str, SignatoryRecord] = {}
    for code, capacity, party, kind, party_name, person, person_name, edition, office, name in rows:
        record = found.setdefault(
            code,
            SignatoryRecord(
                code, capacity, party, kind, party_name or party, person or "", person_name or "", {}
            ),
        )
        if edition:
            record.signatures[edition] = (office, name)  # type: ignore[index]
    return list(found.values())


def preferred(model: type, owner: str, preferences: tuple[str, ...], of: str = "") -> Subquery:
    """The preferred name of `owner`, in the first of these languages it has one in.

    of: the path by which the row at hand refers to the owner, where it is not `owner` itself.
    """
    ranks = [When(tag=tag, then=Value(rank)) for rank, tag in enumerate(preferences)]
    names = model._base_manager.using(RELEASE).filter(**{owner: OuterRef(of or owner)}, use="preferred")  # type: ignore[attr-defined]
    rank = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    return Subquery(names.order_by(rank, "tag").values("name")[:1])


def slugs() -> dict[str, dict[str, str]]:
    """Slug → titles of every published document, for finding near names. One query."""
    rows = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED).order_by("slug")
    return dict(rows.values_list("slug", "titles"))
