"""The archive in a folder of its own: a curators' database and a release, copied for each test from one template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.utils import timezone

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.publish import publish
from archive.settings import SQLITE_READER, SQLITE_WRITER
from archive.verify import verify

CURATION, RELEASE = "curation.sqlite3", "release.sqlite3"
# Pages name their stylesheet by its plain name: nothing has to be collected before a test runs.
PLAIN_STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """`default` and `release` are the files in `folder` until the end, in every thread."""
    described = connections.configure_settings(
        {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / CURATION),
                "OPTIONS": SQLITE_WRITER,
            },
            "release": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": f"file:{folder / RELEASE}?mode=ro&immutable=1",
                "OPTIONS": {"uri": True, "init_command": SQLITE_READER},
            },
        }
    )
    before = {alias: connections[alias] for alias in described}
    ours = {"RELEASE_FILE": folder / RELEASE, "VAR_DIR": folder, "STORAGES": PLAIN_STATIC}
    with pytest.MonkeyPatch.context() as patch, override_settings(**ours):
        for alias, description in described.items():
            patch.setitem(connections.settings, alias, description)
            del connections[alias]
        try:
            yield folder
        finally:
            for alias, connection in before.items():
                connections[alias].close()
                connections[alias] = connection


def build(folder: Path) -> None:
    """Migrate, import the fixtures and publish into `folder`."""
    with room(folder):
        call_command("migrate", verbosity=0, interactive=False)
        ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
        publish_now()
        connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def publish_now(note: str = ""):
    """Publish what `default` holds, verified."""
    return publish(lambda alias: verify(alias).faults, timezone.now(), note)


def copied(template: Path, folder: Path) -> Path:
    """A copy of a room for a test that changes it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CURATION, RELEASE):
        shutil.copy(template / name, folder / name)
    return folder
