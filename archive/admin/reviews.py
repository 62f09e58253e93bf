"""The review of a document on its page: how far it has come, and the next steps for whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from archive.curation.act import acting
from archive.curation.models import Review
from archive.curation.workflow import BY_REVIEWERS, STEPS, NotAllowed, of, version_of
from archive.models import Document

from .fields import remark

REVIEW = "curation.review"
TOLD = {
    "submit": "It waits for somebody else to approve it.",
    "approve": "Approved: the next release makes it public.",
    "send-back": "Sent back to its editors.",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that templates/admin/archive/document/_review.html may use.

    steps: names of what this user may do now; version: what the steps are decided on.
    """

    state: str
    edited_by: str
    edited_at: Any
    decided_by: str
    remark: str
    steps: tuple[str, ...]
    hint: str
    version: str


def standing(document: Document, user: Any) -> Standing | None:
    """Where the document stands for this user; None where nothing waits. Two queries."""
    review = Review.objects.filter(document=document).select_related("edited_by", "decided_by").first()
    is_draft = document.status == Document.Status.DRAFT
    if review is None and not is_draft:
        return None
    state = review.state if review else Review.State.EDITED
    hint = ""
    steps = []
    if state == Review.State.EDITED and user.has_perm("archive.change_document"):
        steps = ["submit"]
    elif state != Review.State.EDITED and user.has_perm(REVIEW):
        is_own = review is not None and review.edited_by == user
        steps = ["send-back"] if is_own or state == Review.State.APPROVED else ["approve", "send-back"]
        hint = "You edited it last, so somebody else must approve it." if is_own else ""
    return Standing(
        state=str(Review.State(state).label),
        edited_by=name_of(review.edited_by) if review else "",
        edited_at=review.edited_at if review else None,
        decided_by=name_of(review.decided_by) if review else "",
        remark=review.remark if review else "",
        steps=tuple(steps),
        hint=hint,
        version=version_of(review),
    )


def name_of(user: Any) -> str:
    return user.get_username() if user else ""


def take_step(request: HttpRequest, document: Document | None) -> HttpResponse:
    """Do what the form on the document's page asks for, and tell how it went."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    step = request.POST.get("step", "")
    if document is None or step not in STEPS:
        raise PermissionDenied
    if not request.user.has_perm(REVIEW if step in BY_REVIEWERS else "archive.change_document"):
        raise PermissionDenied
    try:
        said = remark(request.POST.get("remark", ""))
        with acting(request.user, said), transaction.atomic():
            review = of(document)
            if request.POST.get("version", "") != version_of(review if review.pk else None):
                raise NotAllowed("It was edited or decided on since you opened this page: look at it again.")
            STEPS[step](document, said)
    except NotAllowed as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, TOLD[step])
    return HttpResponseRedirect(reverse("admin:archive_document_change", args=[document.pk]))
