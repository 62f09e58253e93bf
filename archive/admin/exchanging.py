"""The pages that import the fixtures and export to them, each showing first what it would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.curation.act import unrecorded
from archive.curation.history import catch_up
from archive.exchange import outgest
from archive.exchange.ingest import UnexportedEdits, differences, edited, ingest
from archive.exchange.writeback import NotOurs, write_back
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder

EXCHANGE = "curation.exchange"
# Lines of a difference that are shown; the rest is in version control.
MOST_LINES = 400


class Refused(Exception):
    """Why nothing was done. what: in a sentence; paths: the files it is about."""

    def __init__(self, what: str, paths: list[str]) -> None:
        super().__init__(what, paths)
        self.what, self.paths = what, paths


def export_view(request: HttpRequest) -> HttpResponse:
    return exchanged(request, "Export to the fixtures", "Write these files", export_shown, export_now)


def import_view(request: HttpRequest) -> HttpResponse:
    return exchanged(request, "Import the fixtures", "Import this", import_shown, import_now)


def exchanged(
    request: HttpRequest, title: str, button: str, show: Callable[[], dict[str, str]], do: Callable[[], str]
) -> HttpResponse:
    """A page that shows the differences (GET) and makes them (POST)."""
    if not request.user.has_perm(EXCHANGE):
        raise PermissionDenied
    found: dict[str, str] = {}
    refusal: Refused | None = None
    try:
        if request.method == "POST":
            messages.success(request, do())
            return HttpResponseRedirect(reverse("admin:index"))
        found = show()
    except Refused as fault:
        refusal = fault
    context = {
        **admin.site.each_context(request),
        "title": title,
        "button": button,
        "folder": str(settings.ARCHIVE_FIXTURES),
        "refusal": refusal,
        "files": {path: shortened(diff) for path, diff in found.items()},
    }
    return TemplateResponse(request, "admin/archive/exchange.html", context)


def shortened(diff: str) -> list[str]:
    lines = diff.splitlines()
    more = len(lines) - MOST_LINES
    return lines if more <= 0 else [*lines[:MOST_LINES], f"… and {more:,} lines more"]


def fixtures() -> Folder:
    return Folder(settings.ARCHIVE_FIXTURES)


def export_shown() -> dict[str, str]:
    """Path → how an export would change that file."""
    paths, folder = edited("default"), fixtures()
    after = {path: data for path, data in outgest.files("default") if path in paths}
    before = {path: folder.read(path) for path in paths if (folder.root / path).is_file()}
    return differences(before, after)


def export_now() -> str:
    try:
        done = write_back(fixtures(), "default", fixtures())
    except NotOurs as fault:
        raise Refused(f"{fault.what}. {fault.step}", fault.paths) from fault
    except (FixtureFault, OSError) as fault:
        raise Refused(str(fault), []) from fault
    number = len(done.added) + len(done.changed) + len(done.removed)
    return f"Exported: {number:,} of {done.files:,} files are other than before; review and commit them."


def import_shown() -> dict[str, str]:
    """Path → what an import would change."""
    return importing(is_dry=True).diffs


def import_now() -> str:
    with transaction.atomic():
        report = importing(is_dry=False)
        catch_up()
    return f"Imported: {report.documents:,} documents are now as the fixtures have them."


def importing(is_dry: bool) -> Any:
    try:
        with unrecorded():
            return ingest(fixtures(), "default", dry_run=is_dry)
    except UnexportedEdits as fault:
        what = (
            "The archive holds edits that these files do not have. Export them first; nothing was imported."
        )
        raise Refused(what, fault.paths) from fault
    except (FixtureFault, OSError) as fault:
        raise Refused(f"{fault} Nothing was imported.", []) from fault
