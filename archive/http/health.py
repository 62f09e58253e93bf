"""/healthz: what an operator's probe asks, told by the databases themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, JsonResponse

from archive.models.published import NoRelease, reading

from .migrations import pending

UNAVAILABLE = 503


def release_state() -> dict[str, str]:
    """The release this process reads, by id and date, or why there is none. One query, two on PostgreSQL."""
    try:
        with reading() as release:
            return {"status": "ok", "release": release.id, "date": release.date.isoformat()}
    except (NoRelease, DatabaseError) as fault:
        # The driver's words name hosts and files; the operator finds them by `check --deploy`.
        reason = str(fault) if isinstance(fault, NoRelease) else "the release's database does not answer"
        return {"status": "unavailable", "reason": reason}


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
    response = JsonResponse(state, status=200 if state["status"] == "ok" else UNAVAILABLE)
    response["Cache-Control"] = "no-store"
    return response
