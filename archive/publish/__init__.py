"""Publishing: the curators' database → one verified, immutable release."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import models

from archive.models import (
    RELEASED,
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Note,
    Release,
    Signatory,
    Signature,
    Source,
    Span,
)
from archive.models.building import building, switch
from archive.models.published import NoRelease, reading
from archive.models.snapshot import snapshot
from archive.search import index

from .changes import differences
from .description import describe, recorded
from .identity import identity

BATCH = 500
# What is copied of each document's parts; everything else is copied whole.
BENEATH: dict[type[models.Model], str] = {
    Edition: "document__status",
    Clause: "document__status",
    ClauseText: "clause__document__status",
    Correction: "clause_text__clause__document__status",
    Note: "document__status",
    Signatory: "document__status",
    Signature: "signatory__document__status",
}


class NotVerified(Exception):
    """The release that was built does not prove itself; nothing was switched. faults: what is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults)
        self.faults = faults


class NotExpected(Exception):
    """The release that was built is another than the one that was looked at; nothing was switched."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The release now current, and whether it is a new one."""

    release: Release
    is_new: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release that was built and nobody reads yet. faults: what of it does not prove itself."""

    alias: str
    release: Release
    is_new: bool
    faults: list[str]


def publish(
    verify: Callable[[str], list[str]], now: datetime.datetime, note: str = "", expected: str = ""
) -> Outcome:
    """Build a release beside the current one, prove it, and switch to it.

    verify: alias → what is wrong with the archive there; expected: the id it must have, any unless given. Nothing is
    switched when the content is that of the current release, whatever the note. Raises NotVerified, NotExpected.
    """
    with prepared(verify, now, note) as built:
        if expected and built.release.id != expected:
            raise NotExpected(built.release.id)
        if built.faults:
            raise NotVerified(built.faults)
        if built.is_new:
            switch(built.release.id)
    return Outcome(built.release, built.is_new)


@contextmanager
def prepared(
    verify: Callable[[str], list[str]], now: datetime.datetime, note: str = ""
) -> Iterator[Prepared]:
    """The next release, built and looked at, under an alias of its own until the end."""
    with building() as alias:
        with snapshot("default"):
            for model in RELEASED:
                copy(model, alias)
            ledger = list(Release.objects.using("default").order_by("order"))
        named = identity(alias)
        before = current_or_none()
        if before and before.id == named.id:
            yield Prepared(alias, before, is_new=False, faults=[])
            return
        if before:
            with reading():
                before.refresh_from_db(fields=("digests", "changes"))
        release = recorded(ledger, named.id, alias) or describe(
            alias, named, differences(ledger, before, alias), ledger, before, now, note
        )
        release.save(using=alias)
        index.build(alias)
        yield Prepared(alias, release, is_new=True, faults=verify(alias))


def current_or_none() -> Release | None:
    try:
        with reading() as release:
            return release
    except NoRelease:
        return None


def copy(model: type[models.Model], alias: str) -> None:
    """Copy what is public of one table, primary keys included."""
    rows = public(model).order_by("pk").iterator(chunk_size=BATCH)
    batch: list[models.Model] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            model._base_manager.using(alias).bulk_create(batch)
            batch = []
    model._base_manager.using(alias).bulk_create(batch)


def public(model: type[models.Model]) -> models.QuerySet:
    """The rows a release carries: of drafts nothing, of withdrawn documents the tombstone only."""
    rows = model._base_manager.using("default").all()
    if model is Document:
        return rows.exclude(status=Document.Status.DRAFT)
    if model is Source:
        return rows.filter(pk__in=published_sources())
    if model is Span:
        published = models.Q(edition__document__status=Document.Status.PUBLISHED)
        return rows.filter(source__in=published_sources()).filter(published | models.Q(edition__isnull=True))
    if model in BENEATH:
        return rows.filter(**{BENEATH[model]: Document.Status.PUBLISHED})
    return rows


def published_sources() -> models.QuerySet:
    editions = Edition.objects.using("default").filter(document__status=Document.Status.PUBLISHED)
    return editions.values("source")
