"""What programs look for: robots.txt, the sitemap, a plain index, the feed of changes."""

from __future__ import annotations

import datetime
import re

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from archive.models import ClauseText, Document
from archive.publish import publish
from archive.reading import site_map

DUSHANBE = "2008-dushanbe-declaration"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "a": "http://www.w3.org/2005/Atom",
}


def body(path: str) -> bytes:
    answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content


def found(path: str, wanted: str) -> list:
    return etree.fromstring(body(path)).xpath(wanted, namespaces=NAMES)


def addresses(path: str) -> list[str]:
    return [one.removeprefix(settings.ARCHIVE_BASE_URL) for one in found(path, "//s:loc/text()")]


def test_the_sitemap_lists_every_document_clause_and_entity(published):
    listed = addresses("/sitemap.xml")
    assert len(listed) == len(set(listed)) > 200
    assert {
        "/",
        f"/documents/{DUSHANBE}",
        f"/documents/{DUSHANBE}/10.3",
        "/states/kg",
        "/about/citing",
    } <= set(listed)
    assert f"/documents/{DUSHANBE}/signatures/kg" in listed


def test_every_address_of_the_sitemap_is_a_page(published):
    listed = addresses("/sitemap.xml")
    kinds = {re.sub(r"[^/]+$", "", path): path for path in listed}
    for path in [*kinds.values(), *listed[::25]]:
        assert Client().get(path).status_code == 200, path


def test_the_sitemap_names_each_page_in_every_interface_language(published):
    [entry] = found("/sitemap.xml", f"//s:url[s:loc='{settings.ARCHIVE_BASE_URL}/documents/{DUSHANBE}']")
    alternates = {one.get("hreflang"): one.get("href") for one in entry.findall("x:link", NAMES)}
    assert alternates.keys() == {"en", "zh-Hans", "zh-Hant", "x-default"}
    assert alternates["zh-Hans"] == f"{settings.ARCHIVE_BASE_URL}/zh-hans/documents/{DUSHANBE}"
    [day] = entry.xpath("s:lastmod/text()", namespaces=NAMES)
    assert datetime.date.fromisoformat(day)


def test_a_large_sitemap_is_in_parts_that_hold_the_same(published, monkeypatch):
    whole = addresses("/sitemap.xml")
    monkeypatch.setattr(site_map, "PART", 70)
    parts = addresses("/sitemap.xml")
    assert parts[0] == "/sitemap-1.xml"
    assert [path for part in parts for path in addresses(part)] == whole
    assert Client().get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert Client().get("/sitemap-0.xml").status_code == 404


def test_a_small_sitemap_has_no_parts(published):
    assert Client().get("/sitemap-1.xml").status_code == 404
    assert Client().get("/sitemap-99999999999999999999.xml").status_code == 404


def test_a_withdrawn_document_is_in_no_sitemap(archive):
    Document.objects.filter(slug=DUSHANBE).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    publish(lambda alias: [], datetime.datetime.now(datetime.UTC))
    assert not [path for path in addresses("/sitemap.xml") if DUSHANBE in path]


def test_robots_txt_names_the_sitemap_and_not_the_admin(published):
    text = body("/robots.txt").decode()
    assert f"Sitemap: {settings.ARCHIVE_BASE_URL}/sitemap.xml\n" in text
    assert "admin" not in text


def test_the_plain_index_names_every_document_and_how_to_get_it(published):
    text = body("/llms.txt").decode()
    addresses = re.findall(re.escape(settings.ARCHIVE_BASE_URL) + r"(/[^\s)`]+)", text)
    assert f"/documents/{DUSHANBE}.json" in addresses
    for path in addresses:
        if "{" not in path:
            assert Client().get(path).status_code == 200, path
    assert "&quot;" not in text


def test_the_feed_tells_a_changed_text_and_a_withdrawal(archive):
    first = found("/changes.atom", "//a:entry")
    assert len(first) == 1
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An <altered> text.")
    Document.objects.filter(slug="2007-bishkek-declaration").update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="A <b>test</b> & no more."
    )
    publish(lambda alias: [], datetime.datetime(2096, 3, 2, tzinfo=datetime.UTC), "A note.")
    feed = etree.fromstring(body("/changes.atom"))
    assert feed.findtext("a:updated", namespaces=NAMES) == "2096-03-02T00:00:00Z"
    ids = feed.xpath("//a:id/text()", namespaces=NAMES)
    assert len(ids) == len(set(ids)) == 3
    told = {
        entry.findtext("a:title", namespaces=NAMES): entry.findtext("a:content", namespaces=NAMES)
        for entry in feed.findall("a:entry", NAMES)
    }
    assert "A &lt;b&gt;test&lt;/b&gt; &amp; no more." in told["“Bishkek Declaration (2007)” was withdrawn"]
    [release] = [content for title, content in told.items() if title.startswith("Release")]
    assert "A note." in release
    assert f'href="/documents/{DUSHANBE}/en/8"' in release


QUERIES = [("/sitemap.xml", 1 + 7 + 7 + 1), ("/llms.txt", 2), ("/changes.atom", 7), ("/robots.txt", 0)]


@pytest.mark.parametrize(("path", "number"), QUERIES)
def test_what_programs_ask_costs_a_constant_number_of_queries(published, path, number):
    Client().get("/documents")
    with CaptureQueriesContext(connections["release"]) as asked:
        body(path)
    assert len(asked) <= number, [one["sql"] for one in asked]


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt", "/llms.txt", "/changes.atom"])
def test_what_programs_ask_has_one_address(published, path):
    assert Client().get(f"/zh-hans{path}")["Location"] == path
    assert Client().get(f"{path}?x=1")["Location"] == path
