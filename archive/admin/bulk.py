"""The records of a document that are written in bulk, so that their versions are kept all the same."""

from __future__ import annotations

from collections.abc import Iterator

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
)

# Spans are left out: each text is exactly its spans, and its versions tell what it was.
PARTS: tuple[tuple[type[models.Model], str], ...] = (
    (Edition, "document__slug"),
    (Clause, "document__slug"),
    (ClauseText, "clause__document__slug"),
    (Correction, "clause_text__clause__document__slug"),
    (Note, "document__slug"),
    (Signatory, "document__slug"),
    (Signature, "signatory__document__slug"),
)


def rows_of(slug: str) -> Iterator[models.QuerySet]:
    """Every record of the document `slug` that has a history, one query set a model."""
    yield Document.objects.filter(slug=slug)
    yield Source.objects.filter(editions__document__slug=slug).distinct().defer("data")
    for model, path in PARTS:
        yield model._base_manager.filter(**{path: slug})
