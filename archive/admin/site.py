"""The admin's index: what waits for a curator, and the pages that act on the archive as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from archive.curation.queues import queues
from archive.exchange.ingest import edited
from archive.models import Document

from .exchanging import EXCHANGE
from .login import LogInForm
from .releasing import PUBLISH

# Comparing reads the whole archive, some milliseconds a document; above this it has a page of its own only.
MOST_COMPARED = 300


@dataclass(frozen=True, slots=True)
class Differences:
    """The fixture files that edits would change; paths is None where nobody has looked."""

    paths: tuple[str, ...] | None


def differences() -> Differences:
    if Document.objects.count() > MOST_COMPARED:
        return Differences(None)
    return Differences(tuple(edited("default")))


@admin.site.admin_view
def index(request: HttpRequest) -> HttpResponse:
    """Django's index with the queues above its list of records."""
    user = request.user
    sees_documents = user.has_perm("archive.view_document")
    waiting = {
        "queues": queues() if sees_documents else [],
        "differences": differences() if sees_documents else None,
        "may_publish": user.has_perm(PUBLISH),
        "may_exchange": user.has_perm(EXCHANGE),
        "sees_rules": user.has_perm("archive.view_scriptrule"),
    }
    return admin.site.index(request, waiting)


admin.site.site_header = admin.site.site_title = "Declaration archive — curation"
admin.site.index_title = "Curation"
admin.site.index_template = "admin/archive/index.html"
admin.site.login_form = LogInForm
admin.site.login_template = "admin/archive/login.html"
