"""Meetings with their documents, fetched as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q

from archive.models import Document, Meeting, PartyName
from archive.models.published import RELEASE

from .queries import preferred

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A published document, as a line names it."""

    slug: str
    kind: str
    titles: Labels
    adopted_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with its published documents, oldest first. host: "" where none is recorded."""

    slug: str
    start: datetime.date
    end: datetime.date
    place: Labels
    note: str
    body: str
    body_names: Labels
    organisation: str
    organisation_name: str
    host: str
    host_name: str
    documents: tuple[HeldDocument, ...]


DOCUMENT = ("slug", "kind", "titles", "adopted_on")
MEETING = ("slug", "start", "end", "place", "note")


def meetings(preferences: tuple[str, ...], **which: Any) -> list[MeetingRecord]:
    """The meetings (of a slug, body or host where one is given), oldest first. One query."""
    rows = (
        Meeting.objects.using(RELEASE)
        .filter(**which)
        .annotate(
            held=FilteredRelation("documents", condition=Q(documents__status=Document.Status.PUBLISHED)),
            host_name=preferred(PartyName, "party", preferences, "host"),
            organisation_name=preferred(PartyName, "party", preferences, "body__organisation"),
        )
        .order_by("start", "slug", "held__adopted_on", "held__slug")
        .values(
            *MEETING, "body__slug", "body__names", "body__organisation__code", "host__code", "host_name",
            "organisation_name", *(f"held__{name}" for name in DOCUMENT),
        )
    )  # fmt: skip
    return [meeting_record(own) for own in grouped(rows, lambda row: row["slug"])]


def meeting_record(rows: list[Mapping[str, Any]]) -> MeetingRecord:
    row = rows[0]
    return MeetingRecord(
        **{name: row[name] for name in MEETING},
        body=row["body__slug"],
        body_names=row["body__names"],
        organisation=row["body__organisation__code"],
        organisation_name=row["organisation_name"] or row["body__organisation__code"],
        host=row["host__code"] or "",
        host_name=row["host_name"] or row["host__code"] or "",
        documents=tuple(held_document(each, "held__") for each in rows if each["held__slug"]),
    )


def held_document(row: Mapping[str, Any], prefix: str) -> HeldDocument:
    return HeldDocument(**{name: row[f"{prefix}{name}"] for name in DOCUMENT})


def grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> list[list[Any]]:
    """Rows with the same key together, in the order in which the keys first come."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.values())
