"""What must be in place before the archive is served, each fault with the next step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import Error as DatabaseError
from django.db import connections

from .migrations import pending


def secret_faults() -> Iterator[CheckMessage]:
    """A public server whose curators' sessions hang on a key generated for a development machine."""
    if settings.ARCHIVE_HTTPS and settings.ARCHIVE_ADMIN and settings.ARCHIVE_SECRET_IS_GENERATED:
        yield Error(
            "ARCHIVE_BASE_URL is an https address, but ARCHIVE_SECRET_KEY is not set.",
            hint="Set ARCHIVE_SECRET_KEY to fifty random characters, or ARCHIVE_ADMIN=0.",
            id="archive.E001",
        )


def static_faults() -> Iterator[CheckMessage]:
    """Static files that were never collected: every page would fail on its first stylesheet."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        yield Error(
            f"The static files have not been collected: {manifest} is missing.",
            hint="Run: python manage.py collectstatic --noinput",
            id="archive.E002",
        )


def migration_faults() -> Iterator[CheckMessage]:
    """A curators' database that cannot be opened, or lacks tables the admin needs."""
    if not settings.ARCHIVE_ADMIN:
        # A host of the public side alone has no curators' database.
        return
    try:
        missing = pending()
    except DatabaseError as error:
        yield Error(
            f"The curators' database cannot be opened: {error}",
            hint="Look at DATABASE_URL, or set ARCHIVE_ADMIN=0 to serve the public side alone.",
            id="archive.E003",
        )
        return
    finally:
        connections["default"].close()
    if missing:
        yield Error(
            f"The curators' database lacks {len(missing)} migrations, from {missing[0]} on.",
            hint="Run: python manage.py migrate",
            id="archive.E004",
        )


def serving_faults(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """Everything that keeps the archive from being served: for `check --deploy`, and told again at start."""
    return [*secret_faults(), *static_faults(), *migration_faults()]
