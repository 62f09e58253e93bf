"""What of the curators' rows is public, and its copying into a release."""

from __future__ import annotations

from django.db import models

from archive.models import (
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Note,
    Signatory,
    Signature,
    Source,
    Span,
)

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
