"""A prepared query gives the rows Django's own would give, by the same one query, in every process and thread."""

from __future__ import annotations

import threading

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models import Document
from archive.models.published import RELEASE, reading
from archive.reading import queries
from archive.reading.prepared import prepared
from archive.reading.site import PREFERENCES
from tests.rooms import publish_now

OF_A_DOCUMENT = [
    queries.clause_rows,
    queries.outline_rows,
    queries.correction_rows,
    queries.note_rows,
]


def documents() -> list[tuple[int, str]]:
    return list(Document.objects.using(RELEASE).values_list("pk", "slug"))


def agree() -> int:
    """Compare every prepared query with itself unprepared, for every document; how many rows there were."""
    rows = 0
    for pk, slug in documents():
        pairs = [(queries.document_rows(slug), queries.document_rows.__wrapped__(slug))]
        pairs += [(query(pk), query.__wrapped__(pk)) for query in OF_A_DOCUMENT]
        pairs += [
            (queries.signatory_rows(pk, languages), queries.signatory_rows.__wrapped__(pk, languages))
            for languages in PREFERENCES.values()
        ]
        for ours, django in pairs:
            assert ours == list(django)
            rows += len(ours)
    return rows


def test_a_prepared_query_gives_the_rows_of_the_query(published):
    with reading():
        assert agree() > 400


@pytest.mark.postgres
def test_a_prepared_query_gives_the_same_on_postgresql(postgres):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    publish_now()
    with reading():
        assert agree() > 400


def test_a_prepared_query_is_one_query(published):
    with reading(), CaptureQueriesContext(connections[RELEASE]) as asked:
        assert queries.document_rows("2008-dushanbe-declaration")
        assert queries.document_rows("nowhere") == []
    assert len(asked) == 2


def test_it_is_written_once_for_each_shape(published):
    written = []

    @prepared
    def titled(slug: str, *names: str):
        written.append(names)
        return Document.objects.using(RELEASE).filter(slug=slug).values(*names)

    with reading():
        for _ in range(3):
            assert titled("2008-dushanbe-declaration", "kind") == [{"kind": "declaration"}]
            assert titled("nowhere", "kind") == []
            assert set(titled("2008-dushanbe-declaration", "kind", "slug")[0]) == {"kind", "slug"}
    assert written == [("kind",), ("kind", "slug")]


def test_a_query_that_does_not_ask_for_its_value_is_refused(published):
    @prepared
    def everything(slug: str):
        return Document.objects.using(RELEASE).values("slug")

    with reading(), pytest.raises(ValueError, match="does not ask for its value"):
        everything("2008-dushanbe-declaration")


def test_a_query_prepared_in_one_thread_is_asked_in_another(published):
    with reading():
        expected = queries.document_rows("2008-dushanbe-declaration")
    found = []

    def ask() -> None:
        with reading():
            found.append(queries.document_rows("2008-dushanbe-declaration"))
        connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [expected]
