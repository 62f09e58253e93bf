"""The page on which two records of one person become one: first shown, then done."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from archive.curation.act import acting
from archive.curation.people import merge_people
from archive.curation.structure import Impossible
from archive.models import Person

from .fields import written
from .seen import mark, state

MAY = "archive.delete_person"
LONGEST_REASON = 1000


def merge_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which other record (GET), show both (POST), merge (POST with "confirm"). Queries: the same for any two."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    gone = Person.objects.filter(pk=pk).prefetch_related("names", "signatories__document").first()
    if gone is None:
        raise Http404("There is no such person.")
    kept: Person | None = None
    if request.method == "POST":
        try:
            kept = other(request, gone)
            if "confirm" in request.POST:
                told = merged(request, gone, kept)
                messages.success(request, told)
                return HttpResponseRedirect(reverse("admin:archive_person_change", args=[kept.pk]))
        except Impossible as fault:
            messages.error(request, str(fault))
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": f"Merge {gone.slug} into another",
        "gone": gone,
        "kept": kept,
        "into": request.POST.get("into", ""),
        "reason": request.POST.get("reason", ""),
        "seen": seen(gone, kept),
    }
    return TemplateResponse(request, "admin/archive/merge.html", context)


def other(request: HttpRequest, gone: Person) -> Person:
    """The record that stays. Raises Impossible."""
    slug = request.POST.get("into", "").strip()
    found = Person.objects.filter(slug=slug).prefetch_related("names").first()
    if found is None:
        raise Impossible(f"There is no person “{slug[:60]}”: give the slug of the record that stays.")
    if found == gone:
        raise Impossible("This is the same record: name the other one.")
    return found


def seen(gone: Person, kept: Person | None) -> str:
    """A mark of both records, so that nobody merges what has changed since it was shown."""
    return "".join(mark(Person, state(Person, one.pk)) for one in (gone, kept) if one)


def merged(request: HttpRequest, gone: Person, kept: Person) -> str:
    """Merge, and tell what was done. Raises Impossible, ValidationError."""
    reason = written(request.POST.get("reason", "")).strip()[:LONGEST_REASON]
    if not reason:
        raise Impossible("Say why you know that they are one person.")
    with acting(request.user, reason), transaction.atomic():
        list(Person.objects.select_for_update().filter(pk__in=[gone.pk, kept.pk]).values_list("pk"))
        if request.POST.get("seen", "") != seen(gone, kept):
            raise Impossible("One of the two was changed since you looked: look again.")
        moved = merge_people(gone, kept, reason, timezone.now().date())
    return f"Merged: {moved.old} leads to {moved.successors[0]} with the next release."
