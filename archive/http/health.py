"""/healthz: what an operator's probe asks, told by the databases themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, JsonResponse

from archive.models import Release

from .migrations import pending

UNAVAILABLE = 503


def release_state() -> dict[str, str]:
    """The release this process reads, by id and date; both empty when there is none to read. One query."""
    try:
        release = Release.objects.using("release").filter(is_current=True).values_list("id", "date").first()
    except DatabaseError:
        release = None
    return {"release": release[0], "date": release[1].isoformat()} if release else {"release": "", "date": ""}


def curation_state() -> dict[str, str]:
    """The curators' database and its migrations, "off" where this process has no admin. Two queries."""
    if not settings.ARCHIVE_ADMIN:
        return {"curation": "off", "migrations": "off"}
    try:
        return {"curation": "ok", "migrations": "pending" if pending() else "applied"}
    except DatabaseError:
        return {"curation": "unreachable", "migrations": "unknown"}


def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the public side can be read, else 503; the curators' side is told but does not decide."""
    state = {**release_state(), **curation_state()}
    status = "ok" if state["release"] else "unavailable"
    response = JsonResponse({"status": status, **state}, status=200 if state["release"] else UNAVAILABLE)
    response["Cache-Control"] = "no-store"
    return response
