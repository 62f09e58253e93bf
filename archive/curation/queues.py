"""What waits for a curator: drafts, reviews, clauses an edition lacks, doubtful renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q

from archive.models import Clause, ClauseText, Document, Edition, ScriptRule
from archive.text.script import NotRenderable, Rule
from archive.text.script_flags import Flag, review

from .models import Review

# So many are named in a queue; the rest is counted.
MOST_NAMED = 10
# Documents whose texts the index looks through for doubtful renderings.
MOST_LOOKED_THROUGH = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: the document, and what there is to say of it."""

    document: int
    slug: str
    detail: str


@dataclass(frozen=True, slots=True)
class Queue:
    """items: the first of `total`."""

    title: str
    total: int
    items: tuple[Item, ...]


def queues() -> list[Queue]:
    """The queues of the index, empty ones left out. The number of queries is the same whatever waits."""
    return [queue for queue in (in_review(), edited(), drafts(), unaligned(), doubtful()) if queue.total]


def in_review() -> Queue:
    waiting = Review.objects.filter(state=Review.State.IN_REVIEW).select_related("document", "edited_by")
    items = (
        Item(one.document_id, one.document.slug, f"edited by {one.edited_by}" if one.edited_by else "")
        for one in waiting.order_by("edited_at", "pk")[:MOST_NAMED]
    )
    return Queue("To be reviewed", waiting.count(), tuple(items))


def edited() -> Queue:
    """Public documents with edits that no release has and nobody reviews yet."""
    open_ones = Review.objects.exclude(document__status=Document.Status.DRAFT)
    open_ones = open_ones.exclude(state=Review.State.IN_REVIEW).select_related("document", "edited_by")
    items = (
        Item(
            one.document_id,
            one.document.slug,
            f"{one.get_state_display()}, {one.edited_by or ''}".rstrip(", "),
        )
        for one in open_ones.order_by("edited_at", "pk")[:MOST_NAMED]
    )
    return Queue("Edited since the last release", open_ones.count(), tuple(items))


def drafts() -> Queue:
    found = Document.objects.filter(status=Document.Status.DRAFT).exclude(
        review__state=Review.State.IN_REVIEW
    )
    rows = found.order_by("slug").values_list("pk", "slug", "review__state")[:MOST_NAMED]
    told = dict(Review.State.choices)
    items = (Item(pk, slug, str(told.get(state, "never reviewed"))) for pk, slug, state in rows)
    return Queue("Drafts", found.count(), tuple(items))


def unaligned() -> Queue:
    """Documents of several editions with clauses that some edition lacks."""
    several = (
        Edition.objects.values("document")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
        .values("document")
    )
    lacking = (
        Clause.objects.filter(document__in=several)
        .annotate(held=Count("texts", distinct=True), editions=Count("document__editions", distinct=True))
        .filter(held__gt=0, held__lt=F("editions"))
    )
    number = Counter(lacking.values_list("document", "document__slug"))
    items = (
        Item(pk, slug, f"{count} clause{'s' if count > 1 else ''} not in every edition")
        for (pk, slug), count in sorted(number.items(), key=lambda one: one[0][1])[:MOST_NAMED]
    )
    return Queue("Clauses not in every edition", len(number), tuple(items))


def doubtful() -> Queue:
    """Doubtful renderings in the Chinese texts of what is being worked on; those of all have a page of their own."""
    at_work = Document.objects.filter(Q(status=Document.Status.DRAFT) | Q(review__isnull=False))
    slugs = dict(at_work.order_by("slug").values_list("pk", "slug")[:MOST_LOOKED_THROUGH])
    number = Counter(doubt.document for doubt in doubts(slugs))
    items = (
        Item(pk, slugs[pk], f"{number[pk]} spot{'s' if number[pk] > 1 else ''}") for pk in slugs if number[pk]
    )
    return Queue("Doubtful renderings in the other script", len(number), tuple(items)[:MOST_NAMED])


@dataclass(frozen=True, slots=True)
class Doubt:
    """A spot of a clause whose rendering in the other script is doubtful."""

    document: int
    key: str
    tag: str
    text: int
    flag: Flag


def doubts(documents: Iterable[int]) -> list[Doubt]:
    """Every open flag of these documents' Chinese texts, in the order of their clauses. Two queries.

    Two hundredths of a second for a declaration at first, a tenth of that once its words were met.
    """
    rules = tuple(Rule(*row) for row in ScriptRule.objects.values_list("shown", "found", "reads"))
    texts = ClauseText.objects.filter(edition__document__in=list(documents), edition__language="zh")
    found = []
    ordered = texts.order_by("edition__document__slug", "clause__order", "edition__tag")
    for text in ordered.select_related("clause", "edition"):
        tag = text.edition.tag.partition("-x-")[0]
        try:
            flags = review(tag, rules).flags(text.text)
        except NotRenderable:
            continue
        found += [
            Doubt(text.edition.document_id, text.clause.key, text.edition.tag, text.pk, flag)
            for flag in flags
        ]
    return found
