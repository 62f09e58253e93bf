"""The next release is built alone, and what a killed builder left behind harms nobody."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models import ClauseText, Release
from archive.models.building import LOCK, SCHEMA, AlreadyBuilding, alone_in, building, wait_for
from archive.models.published import reading, stamp
from archive.publish import publish
from tests.rooms import publish_now

# Takes the lock of the folder it is told and keeps it until it is killed.
HOLDER = """
import fcntl, os, sys, time
fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*building*"))


def alter(text: str) -> None:
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text=text)


def test_what_a_killed_builder_left_is_gone_after_the_next_publish(archive):
    for name in ("release.sqlite3.building", "release.sqlite3.building-journal"):
        (archive / name).write_bytes(b"half of a release")
    assert not publish_now().is_new
    assert left(archive) == []
    with reading() as release:
        assert Release.objects.using("release").get(is_current=True).id == release.id


def test_a_release_is_built_where_nobody_reads_and_gone_when_it_fails(archive):
    with pytest.raises(ZeroDivisionError), building() as alias:
        assert left(archive) == ["release.sqlite3.building"]
        assert not ClauseText.objects.using(alias).exists()
        _ = 1 / 0
    assert left(archive) == []
    assert "building" not in connections.databases


def test_two_releases_are_not_built_at_once(archive, monkeypatch):
    monkeypatch.setattr("archive.models.building.PATIENCE", 0.2)
    with (
        alone_in(archive),
        pytest.raises(CommandError, match="another release is being published"),
    ):
        call_command("publish")
    call_command("publish")


def test_the_second_publish_waits_for_the_first(archive):
    order = []

    def first() -> None:
        with alone_in(archive):
            begun.set()
            may_end.wait(30)
            order.append("first")

    begun, may_end = threading.Event(), threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    begun.wait(30)
    threading.Timer(0.3, may_end.set).start()
    with building():
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_a_builder_that_is_killed_gives_the_lock_back(archive, monkeypatch):
    monkeypatch.setattr("archive.models.building.PATIENCE", 0.2)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(archive)], stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyBuilding):
        publish_now()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert not publish_now().is_new


def test_waiting_looks_again_until_it_is_granted():
    answers = iter([False, True])
    wait_for(lambda: next(answers))
    assert list(answers) == []


def test_the_stamp_is_another_after_every_switch(archive):
    seen = [stamp(str(settings.RELEASE_FILE))]
    for text in ("one", "another", "one"):
        alter(text)
        assert publish(lambda alias: [], timezone.now()).is_new
        seen.append(stamp(str(settings.RELEASE_FILE)))
    assert len(set(seen)) == 4
    assert stamp(str(settings.RELEASE_FILE)) == seen[-1]


def test_without_a_release_there_is_no_stamp(tmp_path):
    assert stamp(str(tmp_path / "release.sqlite3")) is None


def schemas() -> set[str]:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(building|release_)'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.postgres
def test_on_postgresql_a_killed_builders_schema_is_gone_after_the_next_publish(postgres):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    with connections["default"].cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(f"CREATE TABLE {SCHEMA}.archive_document (half integer)")
    release = publish_now().release
    assert schemas() == {f"release_{release.id}"}
    assert not publish_now().is_new
    assert schemas() == {f"release_{release.id}"}


@pytest.mark.postgres
def test_on_postgresql_two_releases_are_not_built_at_once(postgres, monkeypatch):
    monkeypatch.setattr("archive.models.building.PATIENCE", 0.2)
    with psycopg.connect(postgres) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(AlreadyBuilding), building():
            pass
    with building() as alias:
        assert not ClauseText.objects.using(alias).exists()
    assert schemas() == set()
