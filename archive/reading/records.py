"""The rows a reading page is made of, fetched as plain values in a constant number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.models import Clause, ClauseText, Document, Signatory
from archive.models.published import RELEASE
from archive.text.tag import Tag

from .queries import (
    DOCUMENT_FIELDS,
    EDITION_FIELDS,
    MEETING_FIELDS,
    SOURCE_FIELDS,
    clause_rows,
    correction_rows,
    counted_by,
    document_rows,
    note_rows,
    outline_rows,
    signatory_rows,
    with_editions,
)


def held(tag: Tag, region: str) -> str:
    """The script an edition is held in, as script conversion names it: "zh-Hant-TW"."""
    return "-".join(part for part in (tag.language, tag.script, region or tag.region) if part)


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
        return held(self.tag, self.region)


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


def document(slug: str) -> DocumentRecord | None:
    """The document with its editions, its meeting and its neighbours of the same body. One query."""
    rows = document_rows(slug)
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
    found: dict[int, ClauseRecord] = {}
    for pk, key, kind, text_pk, edition, label, text in clause_rows(document):
        clause = found.setdefault(pk, ClauseRecord(pk, key, kind, {}))
        if text_pk:
            clause.texts[edition] = TextRecord(text_pk, label, text)  # type: ignore[index]
    return list(found.values())


def outline(document: int) -> list[ClauseRecord]:
    """Every clause without its texts, in reading order. One query."""
    return [ClauseRecord(pk, key, kind, {}) for pk, key, kind in outline_rows(document)]


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
    for row in correction_rows(document):
        found.setdefault(row["clause_text_id"], []).append(row)
    return found


def notes(document: int) -> list[Mapping[str, Any]]:
    """The notes of a document; clause__key is None for those on the document as a whole. One query."""
    return note_rows(document)


def signatories(document: int, preferences: tuple[str, ...]) -> list[SignatoryRecord]:
    """The signatories with what each edition attests, their names in the first language there is. One query."""
    found: dict[str, SignatoryRecord] = {}
    for code, capacity, party, kind, party_name, person, person_name, edition, office, name in signatory_rows(
        document, preferences
    ):
        record = found.setdefault(
            code,
            SignatoryRecord(
                code, capacity, party, kind, party_name or party, person or "", person_name or "", {}
            ),
        )
        if edition:
            record.signatures[edition] = (office, name)  # type: ignore[index]
    return list(found.values())


def slugs() -> dict[str, dict[str, str]]:
    """Slug → titles of every published document, for finding near names. One query."""
    rows = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED).order_by("slug")
    return dict(rows.values_list("slug", "titles"))
