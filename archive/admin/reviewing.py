"""The screen on which a drafted edition is reviewed: its source, what was made of it, and what to do about it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.drafting.edition import NoWords
from archive.drafting.holdings import curated
from archive.drafting.review import Review, review
from archive.fixture.fault import FixtureFault
from archive.models import ClauseText, Correction, Document, Edition, Signature
from archive.sources import SourceError
from archive.text.lineation import parts
from archive.text.script import BadRule
from archive.text.span import ROLES
from archive.text.structure import TooManyParagraphs
from archive.text.tag import Tag

from .correcting import chosen, correct
from .reviews import standing
from .structure import MAY, kept, mark
from .tinted import tinted

MAY_SEE = "archive.view_edition"
# Of a long source a part is shown at a time: a browser lays out so much in about a second.
MOST_CHARACTERS, MOST_LINES = 60_000, 1_500


def review_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The review of one edition. Queries: the same whatever it holds."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    edition = Edition.objects.select_related("document", "source").filter(pk=pk).first()
    if edition is None:
        raise Http404("There is no such edition.")
    shown = None
    if request.method == "POST":
        is_done, shown = correct(request, edition)
        if is_done:
            return HttpResponseRedirect(reverse("admin:archive_edition_review", args=[pk]))
    try:
        found = review(edition, curated("default"), "default")
    except (SourceError, TooManyParagraphs, NoWords, BadRule, FixtureFault) as fault:
        messages.error(request, f"It cannot be drafted anew, so nothing can be compared: {fault}")
        return HttpResponseRedirect(reverse("admin:archive_edition_change", args=[pk]))
    context = {
        **admin.site.each_context(request),
        "title": f"Review of {edition}",
        "standing": standing(edition.document, request.user),
        "shown": shown,
        **facts(edition, found, request.GET.get("part", "")),
        **choices(request, edition, found),
    }
    return TemplateResponse(request, "admin/archive/edition/review.html", context)


def facts(edition: Edition, found: Review, part: str) -> dict[str, Any]:
    """The edition as it is, and a part of its source. Two queries."""
    page = Paginator(parts(found.text, MOST_CHARACTERS, MOST_LINES), 1).get_page(part)
    signatures = Signature.objects.filter(edition=edition).select_related("signatory__party")
    corrections = Correction.objects.filter(clause_text__edition=edition).select_related(
        "clause_text__clause"
    )
    return {
        "edition": edition,
        "lang": Tag.parse(edition.tag).lang,
        "review": found,
        "page": page,
        "lines": tuple(tinted(found, *page.object_list[0], "")),
        "signatures": list(signatures.order_by("signatory__order")),
        "corrections": list(corrections.order_by("clause_text__clause__order", "start")),
    }


def choices(request: HttpRequest, edition: Edition, found: Review) -> dict[str, Any]:
    """What can be changed at the place that was chosen, and what was sent. Three queries."""
    at = request.POST.get("at") or request.GET.get("at", "")
    point = chosen(found.spans, found.text, at, edition.tag)
    text = ClauseText.objects.filter(edition=edition, clause__key=point.key if point else "")
    return {
        "correctable": text.values_list("pk", flat=True).first(),
        "may_change": request.user.has_perm(MAY),
        "chosen": point,
        "roles": ROLES,
        "keys": [one.key for one in found.answers] or [one.unit.key for one in found.units if one.unit.key],
        "sent": {name: request.POST[name] for name in sorted(kept(request))},
        "seen": mark(edition.document),
        "is_public": edition.document.status != Document.Status.DRAFT,
    }
