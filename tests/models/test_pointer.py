"""On PostgreSQL a row tells which release is current, over a connection that may break."""

from __future__ import annotations

import os

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.utils import timezone

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.http.cache import ResponseCache
from archive.models import ClauseText
from archive.models.pointer import Pointer
from archive.publish import publish
from tests.http.asking import ask

pytestmark = pytest.mark.postgres
ADDRESS = "/documents/2008-dushanbe-declaration/en/8"


@pytest.fixture
def pointer(postgres):
    pointer = Pointer()
    yield pointer
    pointer.close()


def publish_unproved():
    return publish(lambda alias: [], timezone.now()).release


def test_before_the_first_release_there_is_no_stamp(pointer):
    assert pointer() is None
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    release = publish_unproved()
    stamp = pointer()
    assert stamp is not None and stamp[0] == release.id
    assert pointer() == stamp


def test_a_broken_connection_is_opened_again(pointer):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    publish_unproved()
    stamp = pointer()
    process = pointer.connection.info.backend_pid
    assert process != os.getpid()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
    assert pointer() is None
    assert pointer() == stamp


def test_a_kept_page_is_forgotten_with_its_release(pointer):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    first = publish_unproved()
    django = WSGIHandler()
    cached = ResponseCache(django, pointer)
    plain = ask(django, ADDRESS)
    assert ask(cached, ADDRESS).lasting == ask(cached, ADDRESS).lasting == plain.lasting
    assert cached.shelf.held > 0 and plain["X-Archive-Release"] == first.id
    for text in ("Altered once.", "Altered twice.", "Altered once."):
        ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text=text)
        release = publish_unproved()
        for _ in range(2):
            answer = ask(cached, ADDRESS)
            assert answer["X-Archive-Release"] == release.id
            assert text in answer.body.decode()
        assert len(cached.shelf.pages) == 1
