"""/healthz tells what an operator needs to know."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from archive.http.migrations import known, pending
from archive.models import Release
from archive.models.published import SCHEMA_VERSION


@pytest.fixture
def databases(tmp_path, django_db_blocker):
    """Two empty databases of this test's own under the names of the archive's."""
    aliases = ("default", "release")
    usual = {alias: connections[alias] for alias in aliases}
    with django_db_blocker.unblock():
        for alias in aliases:
            options = {**usual[alias].settings_dict, "NAME": str(tmp_path / alias), "OPTIONS": {}}
            connections[alias] = type(usual[alias])(options, alias)
        yield connections
        for alias in aliases:
            connections[alias].close()
            connections[alias] = usual[alias]


@pytest.fixture
def release(databases) -> Release:
    with databases["release"].schema_editor() as editor:
        editor.create_model(Release)
    return Release.objects.using("release").create(
        id="b" * 64,
        order=1,
        date=datetime(2008, 8, 28, tzinfo=UTC),
        is_current=True,
        counts={"schema": SCHEMA_VERSION},
    )


@pytest.fixture
def migrated(databases) -> None:
    recorder = MigrationRecorder(databases["default"])
    recorder.ensure_schema()
    for app, name in known():
        recorder.record_applied(app, name)


def told(answer) -> dict[str, str]:
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer and "X-Archive-Release" not in answer
    return json.loads(answer.content)


def test_a_healthy_archive_names_its_release(site, release, migrated):
    answer = site.get("/healthz")
    assert answer.status_code == 200
    assert told(answer) == {
        "status": "ok",
        "release": release.id,
        "date": "2008-08-28T00:00:00+00:00",
        "curation": "ok",
        "migrations": "applied",
    }


def test_without_a_release_the_archive_is_unavailable(site, migrated):
    answer = site.get("/healthz")
    assert answer.status_code == 503
    assert told(answer)["status"] == "unavailable"
    assert "publish" in told(answer)["reason"] and "release" not in told(answer)


def test_a_release_that_is_not_current_is_none(site, release, migrated):
    Release.objects.using("release").update(is_current=False)
    assert site.get("/healthz").status_code == 503


def test_a_release_of_another_schema_is_refused_by_name(site, release, migrated):
    Release.objects.using("release").update(counts={"schema": SCHEMA_VERSION + 1})
    answer = site.get("/healthz")
    assert answer.status_code == 503
    assert f"schema {SCHEMA_VERSION + 1}" in told(answer)["reason"]


def test_pending_migrations_are_told_and_the_public_is_served(site, release):
    answer = site.get("/healthz")
    assert answer.status_code == 200
    assert told(answer)["migrations"] == "pending"
    assert pending()[0].count(".") == 1


def test_a_lost_curation_database_is_told_and_the_public_is_served(site, release, databases, tmp_path):
    databases["default"].close()
    databases["default"].settings_dict["NAME"] = str(tmp_path / "no such folder" / "curation")
    answer = site.get("/healthz")
    assert answer.status_code == 200
    assert told(answer)["curation"] == "unreachable"


def test_a_host_without_the_admin_does_not_ask_the_curators_database(
    site, release, databases, settings, tmp_path
):
    settings.ARCHIVE_ADMIN = False
    databases["default"].settings_dict["NAME"] = str(tmp_path / "no such folder" / "curation")
    answer = site.get("/healthz")
    assert answer.status_code == 200
    assert (told(answer)["curation"], told(answer)["migrations"]) == ("off", "off")
