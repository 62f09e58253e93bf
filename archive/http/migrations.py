"""Whether the curators' database has the tables this code expects."""

from __future__ import annotations

from functools import cache

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


@cache
def known() -> frozenset[tuple[str, str]]:
    """Application and name of every migration on disk; they do not change while the process lives."""
    return frozenset(MigrationLoader(None).graph.nodes)


def pending(alias: str = "default") -> list[str]:
    """The migrations the database has not seen, as "archive.0002_name", sorted. Two queries.

    Raises django.db.Error when the database cannot be asked.
    """
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in known() - set(applied))
