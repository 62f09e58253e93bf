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
from archive.drafting.review import review
from archive.fixture.fault import FixtureFault
from archive.models import Correction, Edition, Signature
from archive.sources import SourceError
from archive.text.lineation import parts
from archive.text.script import BadRule
from archive.text.structure import TooManyParagraphs
from archive.text.tag import Tag

from .reviews import standing
from .tinted import tinted

MAY_SEE, MAY_CHANGE = "archive.view_edition", "archive.change_document"
# Of a long source a part is shown at a time: a browser lays out so much in about a second.
MOST_CHARACTERS, MOST_LINES = 60_000, 1_500


def review_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The review of one edition. Queries: the same whatever it holds."""
    if not request.user.has_perm(MAY_SEE):
        raise PermissionDenied
    edition = Edition.objects.select_related("document", "source").filter(pk=pk).first()
    if edition is None:
        raise Http404("There is no such edition.")
    try:
        found = review(edition, curated("default"), "default")
    except (SourceError, TooManyParagraphs, NoWords, BadRule, FixtureFault) as fault:
        messages.error(request, f"It cannot be drafted anew, so nothing can be compared: {fault}")
        return HttpResponseRedirect(reverse("admin:archive_edition_change", args=[pk]))
    page = Paginator(parts(found.text, MOST_CHARACTERS, MOST_LINES), 1).get_page(request.GET.get("part"))
    signatures = Signature.objects.filter(edition=edition).select_related("signatory__party")
    corrections = Correction.objects.filter(clause_text__edition=edition).select_related(
        "clause_text__clause"
    )
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": f"Review of {edition}",
        "edition": edition,
        "lang": Tag.parse(edition.tag).lang,
        "review": found,
        "page": page,
        "lines": tuple(tinted(found, *page.object_list[0], "")),
        "signatures": list(signatures.order_by("signatory__order")),
        "corrections": list(corrections.order_by("clause_text__clause__order", "start")),
        "standing": standing(edition.document, request.user),
        "may_change": request.user.has_perm(MAY_CHANGE),
    }
    return TemplateResponse(request, "admin/archive/edition/review.html", context)
