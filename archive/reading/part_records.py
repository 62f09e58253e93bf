"""Who had which part in which document, fetched as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from archive.models import Document, PartyName, PersonName, Signatory
from archive.models.published import RELEASE

from .meeting_records import DOCUMENT, HeldDocument, grouped, held_document
from .queries import preferred

MEETING = ("slug", "start", "end", "place", "body__names")


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One person's part in one document: for which party, in which capacity, and what each edition prints.

    attested: (edition tag, office, name) as printed. meeting: of the document, None where it has none.
    """

    document: HeldDocument
    meeting: Mapping[str, Any] | None
    code: str
    capacity: str
    party: str
    party_kind: str
    party_name: str
    person: str
    person_name: str
    attested: tuple[tuple[str, str, str], ...]


def parts(preferences: tuple[str, ...], **which: Any) -> list[PartRecord]:
    """The parts in published documents (of a party, person or meeting), by date and order. One query."""
    meeting = tuple(f"document__meeting__{name}" for name in MEETING)
    rows = (
        Signatory.objects.using(RELEASE)
        .filter(document__status=Document.Status.PUBLISHED, **which)
        .annotate(
            party_name=preferred(PartyName, "party", preferences),
            person_name=preferred(PersonName, "person", preferences),
            tag=F("signatures__edition__tag"),
        )
        .order_by(F("document__adopted_on").asc(nulls_last=True), "document__slug", "order", "tag")
        .values(
            "pk", "code", "capacity", "party__code", "party__kind", "party_name", "person__slug", "person_name", "tag",
            "signatures__office", "signatures__name", *meeting, *(f"document__{name}" for name in DOCUMENT),
        )
    )  # fmt: skip
    return [part_record(own) for own in grouped(rows, lambda row: row["pk"])]


def part_record(rows: list[Mapping[str, Any]]) -> PartRecord:
    row = rows[0]
    return PartRecord(
        document=held_document(row, "document__"),
        meeting=meeting_of(row) if row["document__meeting__slug"] else None,
        code=row["code"],
        capacity=row["capacity"],
        party=row["party__code"],
        party_kind=row["party__kind"],
        party_name=row["party_name"] or row["party__code"],
        person=row["person__slug"] or "",
        person_name=row["person_name"] or row["person__slug"] or "",
        attested=tuple(
            (each["tag"], each["signatures__office"], each["signatures__name"])
            for each in rows
            if each["tag"]
        ),
    )


def meeting_of(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[f"document__meeting__{name}"] for name in MEETING}
