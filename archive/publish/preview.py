"""One document as the next release would show it, whatever its status; nothing is published by it."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models

from archive.models import RELEASED, Document, Edition, Redirect, Release, Source, Span
from archive.models.previewing import in_memory
from archive.models.published import SCHEMA_VERSION

from .description import counts, script_rules
from .public import BENEATH


@contextmanager
def previewed(document: Document, now: datetime.datetime) -> Iterator[Release]:
    """The alias `release` holds this document, published, and all that every release has, until the end."""
    with in_memory() as alias:
        for model in RELEASED:
            model._base_manager.using(alias).bulk_create(rows(model, document))
        Document.objects.using(alias).update(status=Document.Status.PUBLISHED)
        release = Release(
            # Pages keep what they have drawn up by a release's id, and every preview is another.
            id=f"preview{secrets.token_hex(8)}",
            order=1,
            date=now.replace(microsecond=0),
            is_current=True,
            rules=[list(rule) for rule in script_rules(alias)],
            counts={**counts(alias), "schema": SCHEMA_VERSION},
        )
        release.save(using=alias)
        yield release


def rows(model: type[models.Model], document: Document) -> list[Any]:
    """The rows of one table that a preview of the document takes."""
    every = model._base_manager.using("default").order_by("pk")
    editions = Edition.objects.using("default").filter(document=document)
    if model in (Redirect, Release):
        return []
    if model is Document:
        return list(every.filter(pk=document.pk))
    if model is Source:
        return list(every.filter(pk__in=editions.values("source")))
    if model is Span:
        own = models.Q(edition__document=document) | models.Q(edition__isnull=True)
        return list(every.filter(source__in=editions.values("source")).filter(own))
    if model in BENEATH:
        return list(every.filter(**{BENEATH[model].removesuffix("__status"): document.pk}))
    return list(every)
