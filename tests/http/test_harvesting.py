"""A harvester that others wrote takes the whole archive over a real socket."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from oaipmh_scythe import Scythe

from archive.reading import harvest

SLUGS = {
    "2002-moscow-foreign-ministers-communique",
    "2007-bishkek-declaration",
    "2008-dushanbe-declaration",
    "2018-beijing-foreign-ministers-communique",
}


class Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing of requests."""


@pytest.fixture
def harvester(published) -> Iterator[Scythe]:
    with make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            with Scythe(f"http://127.0.0.1:{server.server_port}/oai") as client:
                yield client
        finally:
            server.shutdown()
            thread.join()


def test_a_harvester_takes_every_record_part_by_part(harvester, monkeypatch):
    monkeypatch.setattr(harvest, "HEADERS", 1)
    headers = list(harvester.list_identifiers(metadata_prefix="oai_dc"))
    assert [header.identifier.rpartition(":")[2] for header in headers] == sorted(SLUGS)
    records = list(harvester.list_records(metadata_prefix="oai_dc"))
    assert {record.header.identifier.rpartition(":")[2] for record in records} == SLUGS
    assert all(record.metadata["identifier"] for record in records)


def test_a_harvester_learns_who_we_are_and_what_we_have(harvester):
    assert harvester.identify().repositoryName == "Declaration Archive"
    assert "oai_dc" in {form.metadataPrefix for form in harvester.list_metadata_formats()}
    assert {"kind:declaration", "language:en"} <= {one.setSpec for one in harvester.list_sets()}
