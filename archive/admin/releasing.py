"""The page that shows what the next release would change, and publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from archive.curation.act import acting
from archive.curation.workflow import unseen_by_another
from archive.exchange.record import append
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder
from archive.models import Document
from archive.models.building import AlreadyBuilding
from archive.publish import NotExpected, NotVerified
from archive.publish.reviewed import Preview, preview, publish_reviewed
from archive.reading import dataset_file
from archive.text.differences import Piece, pieces
from archive.verify import verify

from .fields import remark

PUBLISH = "curation.publish"
# So many texts and addresses are shown; the rest is counted.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A text of the next release: its place, and both wordings in one."""

    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class NextRelease:
    """All that templates/admin/archive/publish.html may use.

    own: documents whose last editor is looking; more: how many texts and addresses are not shown.
    """

    preview: Preview
    changes: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    more: int
    own: tuple[Document, ...]

    @property
    def may_publish(self) -> bool:
        return self.preview.is_new and not self.preview.faults and not self.own


def next_release(user: Any) -> NextRelease:
    """The next release as this user would publish it. Raises AlreadyBuilding."""
    shown = preview(lambda alias: verify(alias).faults, timezone.now())
    found = shown.rehearsal
    lists = (found.texts, found.new, found.gone)
    return NextRelease(
        preview=shown,
        changes=tuple(Change(one.place, pieces(one.before, one.after)) for one in found.texts[:MOST_SHOWN]),
        new=found.new[:MOST_SHOWN],
        gone=found.gone[:MOST_SHOWN],
        more=sum(max(0, len(one) - MOST_SHOWN) for one in lists),
        own=tuple(unseen_by_another(user)),
    )


def publish_view(request: HttpRequest) -> HttpResponse:
    """Look at the next release (GET), publish it (POST)."""
    if not request.user.has_perm(PUBLISH):
        raise PermissionDenied
    if request.method == "POST" and publish_now(request):
        return HttpResponseRedirect(reverse("admin:archive_release_changelist"))
    try:
        shown = next_release(request.user)
    except AlreadyBuilding as fault:
        messages.error(request, f"Nothing can be shown now: {fault}.")
        return HttpResponseRedirect(reverse("admin:index"))
    context = {**admin.site.each_context(request), "title": "The next release", "next": shown}
    return TemplateResponse(request, "admin/archive/publish.html", context)


def publish_now(request: HttpRequest) -> bool:
    """Publish the release that was looked at; tells how it went and returns whether it is public."""
    note = remark(request.POST.get("note", ""))
    if own := unseen_by_another(request.user):
        messages.error(
            request, f"You edited {own[0]} last: somebody else publishes it, or approves it first."
        )
        return False
    try:
        with acting(request.user, note or "Published."):
            seen = request.POST.get("release", "") or "none"
            outcome = publish_reviewed(lambda alias: verify(alias).faults, timezone.now(), note, seen)
    except NotExpected:
        messages.error(
            request, "The archive was edited since you looked: this is what the release would be now."
        )
        return False
    except NotVerified as fault:
        messages.error(
            request, f"The release does not prove itself, the current one stays: {fault.faults[0]}"
        )
        return False
    except AlreadyBuilding as fault:
        messages.error(request, f"Nothing was published: {fault}.")
        return False
    messages.success(request, f"Published: release {outcome.release.id}.")
    keep_dataset(request)
    if request.POST.get("record"):
        record(request)
    return True


def keep_dataset(request: HttpRequest) -> None:
    """Write the release as one file for its page."""
    try:
        dataset_file.make()
    except OSError as fault:
        messages.warning(request, f"It is public, but its dataset could not be written: {fault}")


def record(request: HttpRequest) -> None:
    """Write the release into the ledger of the fixtures."""
    try:
        append(Folder(settings.ARCHIVE_FIXTURES), "default")
    except (FixtureFault, OSError) as fault:
        messages.warning(request, f"It is public but not in the ledger: {fault}")
    else:
        messages.success(request, "It is in the ledger, fixtures/releases.jsonl; commit that.")
