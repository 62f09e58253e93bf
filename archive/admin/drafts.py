"""What goes when a draft is deleted, and which drafts may go."""

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

# Beneath a document, with the way back to it.
BENEATH: tuple[tuple[type[models.Model], str], ...] = (
    (Edition, "document"),
    (Clause, "document"),
    (ClauseText, "clause__document"),
    (Correction, "clause_text__clause__document"),
    (Note, "document"),
    (Signatory, "document"),
    (Signature, "signatory__document"),
)


def sources_of(document: Document) -> models.QuerySet[Source]:
    """The sources the document's editions are read from, without their bytes."""
    return Source.objects.filter(editions__document=document).distinct().defer("data")


def is_deletable(document: Document) -> bool:
    """Whether the document is a draft whose sources no other document is read from.

    A source keeps every character accounted for, so it cannot lose the spans of one document and stay.
    """
    if document.status != Document.Status.DRAFT:
        return False
    others = Edition.objects.exclude(document=document)
    return not others.filter(source__in=sources_of(document).values("pk")).exists()


def losses(document: Document) -> dict[str, int]:
    """What is deleted with a draft: plural name of the record → how many of it, none left out but zeros."""
    sources = sources_of(document)
    counts = {str(Document._meta.verbose_name_plural): 1}
    counts |= {
        str(model._meta.verbose_name_plural): model._default_manager.filter(**{path: document}).count()
        for model, path in BENEATH
    }
    counts[str(Source._meta.verbose_name_plural)] = sources.count()
    counts[str(Span._meta.verbose_name_plural)] = Span.objects.filter(source__in=sources.values("pk")).count()
    return {name: count for name, count in counts.items() if count}


def delete_draft(document: Document) -> None:
    """Delete the draft, what is beneath it, and the sources it alone is read from. Inside a transaction."""
    sources = [source.pk for source in sources_of(document)]
    document.delete()
    Source.objects.filter(pk__in=sources).delete()
