"""OAI-PMH: every document of the release can be harvested, tombstones included."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from archive.models import ClauseText, Document
from archive.publish import publish
from archive.reading import harvest

DUSHANBE = "2008-dushanbe-declaration"
SLUGS = {
    "2002-moscow-foreign-ministers-communique",
    "2007-bishkek-declaration",
    DUSHANBE,
    "2018-beijing-foreign-ministers-communique",
}
NAMES = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}
HOST = settings.ARCHIVE_BASE_URL.partition("://")[2].partition(":")[0]


def asked(query: str) -> etree._Element:
    answer = Client().get(f"/oai?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/xml")
    return etree.fromstring(answer.content)


def texts(root: etree._Element, wanted: str) -> list[str]:
    return root.xpath(f"{wanted}/text()", namespaces=NAMES)


def codes(query: str) -> list[str]:
    return asked(query).xpath("//o:error/@code", namespaces=NAMES)


def slugs(root: etree._Element) -> list[str]:
    return [one.rpartition(":")[2] for one in texts(root, "//o:header/o:identifier")]


def later(day: int) -> None:
    publish(lambda alias: [], datetime.datetime(2096, 3, day, tzinfo=datetime.UTC))


def test_the_archive_says_who_it_is(published):
    root = asked("verb=Identify")
    assert texts(root, "//o:baseURL") == [f"{settings.ARCHIVE_BASE_URL}/oai"]
    assert texts(root, "//o:deletedRecord") == ["persistent"]
    assert root.xpath("//o:request/@verb", namespaces=NAMES) == ["Identify"]


def test_every_document_is_harvested_with_its_dublin_core(published):
    root = asked("verb=ListRecords&metadataPrefix=oai_dc")
    assert set(slugs(root)) == SLUGS
    assert f"{settings.ARCHIVE_BASE_URL}/documents/{DUSHANBE}" in texts(root, "//dc:identifier")
    assert "Dushanbe Declaration (2008)" in texts(root, "//dc:title")
    assert "2008-08-28" in texts(root, "//dc:date")
    assert "Shanghai Cooperation Organisation" in texts(root, "//dc:creator")
    assert not root.xpath("//o:resumptionToken", namespaces=NAMES)


def test_one_record_is_had_by_its_identifier(published):
    root = asked(f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{HOST}:{DUSHANBE}")
    assert slugs(root) == [DUSHANBE]
    assert {"kind:declaration", "body:heads-of-state", "language:en", "language:zh"} <= set(
        texts(root, "//o:setSpec")
    )


def test_every_document_is_harvested_as_tei_one_at_a_time(published):
    names = {**NAMES, "t": "http://www.tei-c.org/ns/1.0"}
    found, query = [], "metadataPrefix=tei"
    while query:
        root = asked(f"verb=ListRecords&{query}")
        assert len(root.xpath("//t:TEI", namespaces=names)) == 1
        found += slugs(root)
        [token] = root.xpath("//o:resumptionToken", namespaces=NAMES)
        query = urlencode({"resumptionToken": token.text}) if token.text else ""
    assert sorted(found) == sorted(SLUGS)
    assert {"oai_dc", "tei"} == set(texts(asked("verb=ListMetadataFormats"), "//o:metadataPrefix"))


def test_a_list_in_parts_is_the_whole_list(published, monkeypatch):
    whole = slugs(asked("verb=ListIdentifiers&metadataPrefix=oai_dc"))
    monkeypatch.setattr(harvest, "HEADERS", 3)
    first = asked("verb=ListIdentifiers&metadataPrefix=oai_dc")
    [token] = first.xpath("//o:resumptionToken", namespaces=NAMES)
    assert (token.get("completeListSize"), token.get("cursor")) == ("4", "0")
    second = Client().get("/oai", {"verb": "ListIdentifiers", "resumptionToken": token.text})
    rest = etree.fromstring(second.content)
    [end] = rest.xpath("//o:resumptionToken", namespaces=NAMES)
    assert (end.text, end.get("cursor")) == (None, "3")
    assert slugs(first) + slugs(rest) == whole


def test_a_set_is_harvested_alone(published):
    root = asked("verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind:declaration")
    assert set(slugs(root)) == {DUSHANBE, "2007-bishkek-declaration"}
    assert "kind:declaration" in texts(asked("verb=ListSets"), "//o:setSpec")


def test_only_what_changed_since_is_harvested_again(archive):
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An altered text.")
    later(2)
    root = asked("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2096-03-01")
    assert slugs(root) == [DUSHANBE]
    assert texts(root, "//o:datestamp") == ["2096-03-02T00:00:00Z"]
    assert codes("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2096-03-03") == ["noRecordsMatch"]
    until = slugs(asked("verb=ListIdentifiers&metadataPrefix=oai_dc&until=2096-03-01"))
    assert set(until) == SLUGS - {DUSHANBE}


def test_a_withdrawn_document_is_a_deleted_record_for_ever(archive):
    Document.objects.filter(slug=DUSHANBE).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    later(2)
    root = asked(f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{HOST}:{DUSHANBE}")
    assert root.xpath("//o:header/@status", namespaces=NAMES) == ["deleted"]
    assert not root.xpath("//o:metadata", namespaces=NAMES)
    later(3)
    assert slugs(asked("verb=ListRecords&metadataPrefix=oai_dc&from=2096-03-01")) == [DUSHANBE]


ERRORS = [
    ("", "badVerb"),
    ("verb=Nonsense", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&x=1", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=none", "noRecordsMatch"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
    ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
    ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%01", "badArgument"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%3C%5D%5D%3E%26", "idDoesNotExist"),
]


@pytest.mark.parametrize(("query", "code"), ERRORS)
def test_a_request_out_of_order_is_an_error_of_the_protocol(published, query, code):
    assert codes(query) == [code]


def test_the_protocol_has_one_address(published):
    assert Client().get("/zh-hant/oai?verb=Identify")["Location"] == "/oai?verb=Identify"


def test_harvesting_costs_a_constant_number_of_queries(published):
    Client().get("/oai?verb=ListRecords&metadataPrefix=oai_dc")
    for query, number in (("ListRecords", 3), ("ListIdentifiers", 1)):
        with CaptureQueriesContext(connections["release"]) as counted:
            Client().get(f"/oai?verb={query}&metadataPrefix=oai_dc")
        assert len(counted) == number
