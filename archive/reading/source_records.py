"""The rows a source's page is made of: the witness, its spans, what was read from it and what is corrected in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from archive.models import Correction, Edition, Source, Span
from archive.models.published import RELEASE
from archive.sources import text_of
from archive.text.lineation import located
from archive.text.span import ROLES

# Hexadecimal characters of the SHA-256 by which a source is addressed.
SHORT = 12
# A list of sources that begin alike is cut here; twelve characters never get so far.
MOST_ALIKE = 50


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """A source as it is addressed: `short` is twelve characters of its SHA-256, or all where twelve are shared."""

    short: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A witness with its bytes. text: these decoded; every offset counts code points of it."""

    pk: int
    name: str
    sha256: str
    data: bytes
    text: str
    format: str
    encoding: str
    publisher: str
    published_on: datetime.date | None
    origin: str
    retrieved_on: datetime.date | None
    rights: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """What a span is part of: a clause (key) or a signature (code) of an edition, or the edition; all "" for none."""

    slug: str = ""
    tag: str = ""
    key: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """A span and its place."""

    start: int
    end: int
    role: str
    place: Place


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many spans and characters of a source have a role."""

    role: str
    spans: int
    characters: int


@dataclass(frozen=True, slots=True)
class Emended:
    """A correction and the ranges of the source's characters that it concerns."""

    ranges: tuple[tuple[int, int], ...]
    place: Place
    found: str
    reads: str
    kind: str
    reason: Mapping[str, str]
    by: str


DESCRIBED = (
    "pk", "name", "sha256", "format", "encoding", "publisher", "published_on", "origin", "retrieved_on", "rights",
    "note",
)  # fmt: skip


def matching(prefix: str) -> list[SourceAddress]:
    """The sources whose SHA-256 begins with `prefix` (lower-case hexadecimal). One query."""
    # A range is read from the index; no hexadecimal digit comes after "f".
    rows = Source.objects.using(RELEASE).filter(sha256__gte=prefix[:SHORT], sha256__lt=f"{prefix[:SHORT]}g")
    alike = list(rows.order_by("sha256").values_list("sha256", flat=True)[: MOST_ALIKE + 1])
    shorts = [sha256[:SHORT] for sha256 in alike]
    return [
        SourceAddress(sha256 if shorts.count(sha256[:SHORT]) > 1 else sha256[:SHORT], sha256)
        for sha256 in alike[:MOST_ALIKE]
        if sha256.startswith(prefix)
    ]


def known() -> list[str]:
    """The first twelve characters of every source's SHA-256, for finding near addresses. One query."""
    rows = Source.objects.using(RELEASE).order_by("sha256").values_list("sha256", flat=True)
    return [sha256[:SHORT] for sha256 in rows]


def source(sha256: str) -> SourceRecord:
    """The source with this SHA-256, which there must be. One query."""
    row = Source.objects.using(RELEASE).values(*DESCRIBED, "data").get(sha256=sha256)
    data = bytes(row.pop("data"))
    return SourceRecord(**row, data=data, text=text_of(data, row["format"], row["encoding"]))


def spans(source: int, start: int, end: int) -> list[SpanRecord]:
    """The spans that reach into characters start to end, in order. One query."""
    rows = Span.objects.using(RELEASE).filter(source_id=source, end__gt=start, start__lt=end)
    names = (
        "edition__document__slug",
        "edition__tag",
        "clause_text__clause__key",
        "signature__signatory__code",
    )
    return [
        SpanRecord(from_, to, role, Place(*(name or "" for name in place)))
        for from_, to, role, *place in rows.order_by("start").values_list("start", "end", "role", *names)
    ]


def roles(source: int) -> list[RoleCount]:
    """How many spans and characters each role has, in the order roles are listed in. One query."""
    rows = Span.objects.using(RELEASE).filter(source_id=source).order_by().values("role")
    counted = rows.annotate(spans=Count("pk"), characters=Sum(F("end") - F("start")))
    found = {row["role"]: RoleCount(**row) for row in counted}
    return [found[role] for role in ROLES if role in found]


def editions(source: int) -> list[dict[str, Any]]:
    """The editions read from a source, by document and tag. One query."""
    rows = Edition.objects.using(RELEASE).filter(source_id=source)
    named = rows.values(
        "tag", "language", "role", "note", "document__slug", "document__titles", "document__adopted_on"
    )
    return [dict(row) for row in named.order_by("document__adopted_on", "document__slug", "tag")]


def emended(source: int) -> list[Emended]:
    """The corrections of every text read from a source, in the order they stand in. Two queries."""
    rows = Correction.objects.using(RELEASE).filter(clause_text__edition__source_id=source)
    corrections = rows.order_by("clause_text__edition__document__slug", "clause_text__edition__tag", "start").values(
        "clause_text_id", "start", "found", "reads", "kind", "reason", "by",
        slug=F("clause_text__edition__document__slug"), tag=F("clause_text__edition__tag"),
        key=F("clause_text__clause__key"),
    )  # fmt: skip
    held = _text_spans(Span.objects.using(RELEASE).filter(source_id=source), rows.values("clause_text_id"))
    found = [_emended(dict(row), held.get(row["clause_text_id"], [])) for row in corrections]
    return sorted(found, key=lambda one: one.ranges)


def _text_spans(own: QuerySet, texts: QuerySet) -> dict[int, list[tuple[int, int]]]:
    """Clause text → start and end of the spans its text is made of, in order."""
    held: dict[int, list[tuple[int, int]]] = {}
    rows: Iterable[tuple[int, int, int]] = (
        own.filter(role="text", clause_text_id__in=texts)
        .order_by("start")
        .values_list("clause_text_id", "start", "end")
    )
    for text, start, end in rows:
        held.setdefault(text, []).append((start, end))
    return held


def _emended(row: dict[str, Any], held: list[tuple[int, int]]) -> Emended:
    return Emended(
        ranges=tuple(located(held, row["start"], len(row["found"]))),
        place=Place(row["slug"], row["tag"], row["key"]),
        **{name: row[name] for name in ("found", "reads", "kind", "reason", "by")},
    )
