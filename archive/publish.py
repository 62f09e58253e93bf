"""Publishing: the curators' database → one verified, immutable release."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from archive.exchange import outgest
from archive.models import (
    RELEASED,
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Note,
    Release,
    ScriptRule,
    Signatory,
    Signature,
    Source,
    Span,
)
from archive.models.building import building, switch
from archive.models.published import RELEASE, SCHEMA_VERSION, NoRelease, reading
from archive.text.script import OPENCC_VERSION

BATCH = 500
LICENCE = "Texts: the rights statement of each source. Recorded facts: CC0 1.0. Editorial notes: CC BY 4.0."
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The release now current, and whether it is a new one."""

    release: Release
    is_new: bool


def publish(verify: Callable[[str], list[str]], now: datetime.datetime, note: str = "") -> Outcome:
    """Build a release beside the current one, prove it, and switch to it.

    verify: alias → what is wrong with the archive there. Nothing is switched when the content is that of the
    current release, whatever the note. Raises NotVerified.
    """
    with building() as alias:
        with transaction.atomic(using="default"):
            for model in RELEASED:
                copy(model, alias)
            ledger = list(Release.objects.using("default").order_by("order"))
        identity = release_id(alias)
        before = current_or_none()
        if before and before.id == identity:
            return Outcome(before, is_new=False)
        release = recorded(ledger, identity, alias) or describe(alias, identity, before, ledger, now, note)
        release.save(using=alias)
        if faults := verify(alias):
            raise NotVerified(faults)
        switch(identity)
    return Outcome(release, is_new=True)


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


def release_id(alias: str) -> str:
    """Digest of the canonical published rows and of what they are shown by; not of date, note or ledger."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\nopencc {OPENCC_VERSION}\n".encode())
    for path, data in outgest.files(alias):
        digest.update(f"{path} {hashlib.sha256(data).hexdigest()}\n".encode())
    # The files hold wording as spans of a source; what the rows make of it is part of the release as well.
    for row in derived(alias):
        digest.update("\0".join(row).encode() + b"\n")
    return digest.hexdigest()[:16]


def derived(alias: str) -> Iterator[tuple[str, ...]]:
    """Label and text of every clause text, then the title of every edition, each after its place."""
    texts = ClauseText.objects.using(alias).order_by(
        "clause__document__slug", "edition__tag", "clause__order"
    )
    yield from texts.values_list(
        "clause__document__slug", "edition__tag", "clause__key", "label", "text"
    ).iterator()
    editions = Edition.objects.using(alias).order_by("document__slug", "tag")
    yield from editions.values_list("document__slug", "tag", "title").iterator()


def recorded(ledger: list[Release], identity: str, alias: str) -> Release | None:
    """The release as the ledger has it, if it was recorded before: published again it is the same one, date and all."""
    for release in ledger:
        if release.id == identity:
            release.is_current = True
            release.rules = [list(rule) for rule in script_rules(alias)]
            return release
    return None


def describe(
    alias: str,
    identity: str,
    before: Release | None,
    ledger: list[Release],
    now: datetime.datetime,
    note: str,
) -> Release:
    """The row of a new release: what it holds, and how it differs from the one before."""
    recorded = {address for release in ledger for address in release.addresses}
    return Release(
        id=identity,
        order=max((release.order for release in ledger), default=0) + 1,
        date=now.replace(microsecond=0),
        previous=before.id if before else "",
        note=note,
        licence=LICENCE,
        is_current=True,
        counts=counts(alias),
        rules=[list(rule) for rule in script_rules(alias)],
        digests=digests(alias),
        addresses=[address for address in addresses(alias) if address not in recorded],
        changes=changes(alias) if before else [],
    )


def counts(alias: str) -> dict[str, int]:
    counted = {
        "documents": Document.objects.using(alias).filter(status=Document.Status.PUBLISHED),
        "withdrawn": Document.objects.using(alias).filter(status=Document.Status.WITHDRAWN),
        "editions": Edition.objects.using(alias).all(),
        "clauses": Clause.objects.using(alias).filter(texts__isnull=False).distinct(),
        "texts": ClauseText.objects.using(alias).all(),
        "signatories": Signatory.objects.using(alias).all(),
    }
    characters = Source.objects.using(alias).aggregate(total=models.Sum("characters"))["total"] or 0
    numbers = {name: rows.count() for name, rows in counted.items()}
    return {"schema": SCHEMA_VERSION, **numbers, "characters": characters}


def script_rules(alias: str) -> models.QuerySet:
    return ScriptRule.objects.using(alias).order_by("shown", "found").values_list("shown", "found", "reads")


def digests(alias: str) -> dict[str, Any]:
    """SHA-256 of every source and of every edition's text, and of all clause texts together."""
    editions: dict[str, Any] = {}
    whole = hashlib.sha256()
    for address, text in texts(alias):
        place = address.rpartition("/")[0]
        line = f"{address}\t{hashlib.sha256(text.encode()).hexdigest()}\n".encode()
        editions.setdefault(place, hashlib.sha256()).update(line)
        whole.update(line)
    return {
        "sources": dict(Source.objects.using(alias).order_by("name").values_list("name", "sha256")),
        "editions": {place: digest.hexdigest() for place, digest in sorted(editions.items())},
        "clauses": whole.hexdigest(),
    }


def texts(alias: str) -> Iterator[tuple[str, str]]:
    """("{doc}/{tag}/{key}", text as printed) of every clause text, in order of document, tag and clause."""
    rows = ClauseText.objects.using(alias).order_by("clause__document__slug", "edition__tag", "clause__order")
    for slug, tag, key, text in rows.values_list(
        "clause__document__slug", "edition__tag", "clause__key", "text"
    ).iterator():
        yield f"{slug}/{tag}/{key}", text


def addresses(alias: str) -> Iterator[str]:
    """Every address of a document, a clause or a signature that this release prints."""
    for slug in Document.objects.using(alias).order_by("slug").values_list("slug", flat=True):
        yield f"/documents/{slug}"
    clauses = (
        Clause.objects.using(alias).order_by("document__slug", "order").values_list("document__slug", "key")
    )
    for slug, key in clauses.iterator():
        yield f"/documents/{slug}/{key}"
    signatories = Signatory.objects.using(alias).order_by("document__slug", "order")
    for slug, code in signatories.values_list("document__slug", "code").iterator():
        yield f"/documents/{slug}/signatures/{code}"


def changes(alias: str) -> list[dict[str, str]]:
    """What changed in any text since the current release: place, and SHA-256 before and after ("" for none)."""
    with reading():
        before = {place: hashlib.sha256(text.encode()).hexdigest() for place, text in texts(RELEASE)}
    after = {place: hashlib.sha256(text.encode()).hexdigest() for place, text in texts(alias)}
    return [
        {"place": place, "before": before.get(place, ""), "after": after.get(place, "")}
        for place in sorted(before.keys() | after.keys())
        if before.get(place) != after.get(place)
    ]
