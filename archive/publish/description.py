"""The row a release is known by: what it holds, its digests, the addresses it prints."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from archive.models import (
    Clause,
    ClauseText,
    Document,
    Edition,
    Release,
    ScriptRule,
    Signatory,
    Source,
)
from archive.models.published import SCHEMA_VERSION
from archive.text.harvest import STAMP

from .changes import Differences
from .identity import Identity
from .texts import texts

LICENCE = "Texts: the rights statement of each source. Recorded facts: CC0 1.0. Editorial notes: CC BY 4.0."


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
    identity: Identity,
    differences: Differences,
    ledger: list[Release],
    before: Release | None,
    now: datetime.datetime,
    note: str,
) -> Release:
    """The row of a new release: what it holds, and how it differs from an earlier one."""
    recorded = {address for release in ledger for address in release.addresses}
    return Release(
        id=identity.id,
        order=max((release.order for release in ledger), default=0) + 1,
        date=now.replace(microsecond=0),
        previous=differences.previous,
        note=note,
        licence=LICENCE,
        is_current=True,
        counts=counts(alias),
        rules=[list(rule) for rule in script_rules(alias)],
        digests=digests(alias) | {"documents": dated(identity.documents, ledger, before, now)},
        addresses=[address for address in addresses(alias) if address not in recorded],
        changes=differences.changes,
    )


def dated(
    documents: Mapping[str, str], ledger: list[Release], before: Release | None, now: datetime.datetime
) -> dict[str, dict[str, str]]:
    """Slug → digest, and since when the document is as it is: since the first of the releases known to have it so.

    before: the current release, its digests included; the last recorded one stands in for it on a new machine.
    """
    known = [one.digests.get("documents", {}) for one in (before, *ledger[-1:]) if one]
    today = now.replace(microsecond=0).astimezone(datetime.UTC).strftime(STAMP)
    found = {}
    for slug, digest in documents.items():
        earlier = (one[slug]["since"] for one in known if one.get(slug, {}).get("sha256") == digest)
        found[slug] = {"sha256": digest, "since": min(earlier, default=today)}
    return found


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
