"""The published fixtures on each of the two engines, once a worker; every test of a search runs on both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models.published import reading
from tests.postgres import NO_POSTGRES, answers, connected, database
from tests.rooms import PLAIN_STATIC, publish_now, room


@pytest.fixture(scope="session")
def postgres_release(request, django_db_blocker) -> Iterator[str]:
    """The URL of a PostgreSQL database that holds the fixtures, published."""
    if not answers():
        pytest.skip(NO_POSTGRES)
    template = request.getfixturevalue("postgres_template")
    with django_db_blocker.unblock(), database(f"{template.name}_search", template.name) as url:
        with connected(url):
            ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
            publish_now()
        yield url


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request, django_db_blocker) -> Iterator[str]:
    """The published fixtures on one of the engines, to be read only; its name."""
    with django_db_blocker.unblock():
        if request.param == "sqlite":
            with room(request.getfixturevalue("template_room")), reading():
                yield request.param
        else:
            url = request.getfixturevalue("postgres_release")
            with override_settings(STORAGES=PLAIN_STATIC), connected(url), reading():
                yield request.param
