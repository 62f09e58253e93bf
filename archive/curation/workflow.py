"""From an edit to a release: in review, approved by somebody else, public with the next release.

A document has a `Review` while it holds edits that no release has. Whoever edited it last approves nothing, and an
edit takes an approval back: what was approved is what is published.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from archive.models import Document

from .act import current
from .history import keep
from .models import Review

State = Review.State


class NotAllowed(Exception):
    """What was asked for cannot be, in words for the curator."""


def touch(document: Document) -> None:
    """Somebody edited this document or a part of it: whatever was approved is not this any more."""
    review = of(document)
    review.state, review.decided_by = State.EDITED, None
    review.edited_by, review.edited_at = current().user, timezone.now()
    review.save()


def of(document: Document) -> Review:
    """The document's review, locked until the transaction ends; a new one, not yet saved, where there is none."""
    found = Review.objects.select_for_update(of=("self",)).filter(document=document).first()
    return found or Review(document=document)


def version_of(review: Review | None) -> str:
    """Which state of the document a review is of, so that nobody decides on what was edited since they looked."""
    return f"{review.state} {review.edited_at.isoformat() if review.edited_at else ''}" if review else ""


def submit(document: Document, remark: str) -> None:
    """Ask for a review. Raises NotAllowed."""
    review = of(document)
    if document.status == Document.Status.DRAFT and not document.editions.exists():
        raise NotAllowed("A document without an edition cannot be reviewed: add one first.")
    if document.status != Document.Status.DRAFT and review.pk is None:
        raise NotAllowed("Nothing was edited since the last release.")
    if review.state != State.EDITED:
        raise NotAllowed(f"It is {review.get_state_display()} already.")
    decide(review, State.IN_REVIEW, remark)


def approve(document: Document, remark: str) -> None:
    """Confirm what somebody else edited. Raises NotAllowed."""
    review = of(document)
    if review.state != State.IN_REVIEW:
        raise NotAllowed("It is not in review.")
    if review.edited_by is not None and review.edited_by == current().user:
        raise NotAllowed("You edited it last: somebody else must approve it.")
    decide(review, State.APPROVED, remark)


def send_back(document: Document, remark: str) -> None:
    """Back to its editors, saying why. Raises NotAllowed."""
    review = of(document)
    if review.state not in (State.IN_REVIEW, State.APPROVED):
        raise NotAllowed("It is not in review.")
    if not remark:
        raise NotAllowed("Say what is to be mended.")
    decide(review, State.EDITED, remark)


STEPS = {"submit": submit, "approve": approve, "send-back": send_back}
# Anybody who may edit asks for a review; these take somebody who may review.
BY_REVIEWERS = frozenset({"approve", "send-back"})


def decide(review: Review, state: str, remark: str) -> None:
    review.state, review.remark, review.decided_by = state, remark, current().user
    review.save()


def promote() -> list[Document]:
    """Make every approved draft public with the release that is about to be built. Returns them."""
    drafts = Document.objects.select_for_update(of=("self",)).filter(
        status=Document.Status.DRAFT, review__state=State.APPROVED
    )
    found = list(drafts.order_by("slug"))
    keep(found)
    for document in found:
        document.status = Document.Status.PUBLISHED
        document.save(update_fields=["status"])
    return found


def unseen_by_another(user: Any) -> list[Document]:
    """Public documents this user edited last and nobody else approved: this user may not publish them."""
    mine = Review.objects.filter(edited_by=user).exclude(state=State.APPROVED)
    return [
        review.document
        for review in mine.exclude(document__status=Document.Status.DRAFT).select_related("document")
    ]


def unreleased() -> models.QuerySet[Review]:
    """The edits of public documents, and the drafts, that no release has."""
    return Review.objects.select_related("document", "edited_by", "decided_by").order_by("document__slug")


def settle() -> None:
    """After a release: the edits of public documents are in it, and their reviews are done."""
    for review in Review.objects.exclude(document__status=Document.Status.DRAFT):
        review.delete()
