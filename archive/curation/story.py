"""The history of a record as its page tells it: every version with who, when and why, and what it changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from archive.text.differences import Piece, pieces

from .history import ADDED, DELETED

TOLD = {ADDED: "added", DELETED: "deleted"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field a version changed, and its wording before and after in pieces."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One version. record: what it is a version of; version: its number, 0 where it is not of the page's own record."""

    when: datetime.datetime
    who: str
    what: str
    record: str
    reason: str
    differences: tuple[Difference, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """The versions of some records of one model. kind: what such a record is called, "" for the page's own."""

    versions: models.QuerySet
    kind: str = ""


def story(chapters: Iterable[Chapter]) -> list[Entry]:
    """Every version of these records, the last first. Queries: one a chapter, and one for each kind of record
    they refer to."""
    found: list[tuple[Any, Any, Chapter]] = []
    for chapter in chapters:
        last: dict[int, Any] = {}
        for version in chapter.versions.select_related("history_user").order_by("history_id"):
            found.append((version, last.get(version.id), chapter))
            last[version.id] = version
    names = referred(pair for version, before, _ in found for pair in (version, before) if pair)
    entries = [entry(version, before, chapter, names) for version, before, chapter in found]
    return sorted(entries, key=lambda one: one.when, reverse=True)


def entry(version: Any, before: Any, chapter: Chapter, names: Mapping[tuple[Any, int], str]) -> Entry:
    user = version.history_user
    told = TOLD.get(version.history_type, "changed")
    is_compared = before is not None and told == "changed"
    return Entry(
        when=version.history_date,
        who=user.get_username() if user else "",
        what=f"{told} a {chapter.kind}" if chapter.kind else told,
        record=called(version, names) if chapter.kind else "",
        reason=version.history_change_reason,
        differences=differences(before, version, names) if is_compared else (),
        version=0 if chapter.kind or told == "deleted" else version.history_id,
    )


def called(version: Any, names: Mapping[tuple[Any, int], str]) -> str:
    """What a part of the page's record is known by: its own words, or what it refers to."""
    for name in ("name", "found", "body", "tag", "code", "key"):
        if isinstance(value := getattr(version, name, None), str) and value:
            return value if len(value) <= 40 else f"{value[:40]}…"
    return ""


def differences(before: Any, after: Any, names: Mapping[tuple[Any, int], str]) -> tuple[Difference, ...]:
    """The fields in which two versions or records of one model differ, in the model's order."""
    found = []
    for field in after.tracked_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            shown = pieces(wording(old, field, names), wording(new, field, names))
            found.append(Difference(str(field.verbose_name), shown))
    return tuple(found)


def wording(value: Any, field: models.Field, names: Mapping[tuple[Any, int], str]) -> str:
    """A value as a curator would read it; labels one language a line."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((field.related_model, value), f"no longer here (number {value})")
    if isinstance(value, dict):
        return "\n".join(f"{tag}: {text}" for tag, text in sorted(value.items()))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def referred(versions: Iterable[Any]) -> dict[tuple[Any, int], str]:
    """(model, primary key) → name of everything these versions refer to. One query a model and relation."""
    wanted: dict[Any, set[int]] = {}
    for version in versions:
        for field in version.tracked_fields:
            if field.is_relation and (pk := getattr(version, field.attname)) is not None:
                wanted.setdefault(field.related_model, set()).add(pk)
    found = {}
    for model, pks in wanted.items():
        for row in named(model).filter(pk__in=pks):
            found[model, row.pk] = str(row)
    return found


# What a record's name is made of beside its own columns.
NEEDED = {
    "Clause": ("document",),
    "Edition": ("document",),
    "ClauseText": ("clause__document", "edition"),
    "Signatory": ("document",),
    "Signature": ("signatory__document", "edition"),
}


def named(model: Any) -> models.QuerySet:
    """The rows of a model with what their names need, and without the bytes of sources."""
    rows = model._base_manager.select_related(*NEEDED.get(model.__name__, ()))
    return rows.defer("data") if model.__name__ == "Source" else rows
