"""An error says what happened and where to go, and is nobody's canonical page."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from archive.models import Document
from archive.reading import home_page
from tests.markup import Reader
from tests.rooms import publish_now

BISHKEK = "/documents/2007-bishkek-declaration"


def ask(path: str):
    return Client(raise_request_exception=False).get(path)


def page(path: str, status: int) -> Reader:
    answer = ask(path)
    assert answer.status_code == status
    return Reader(answer.content.decode())


@pytest.mark.parametrize("path", ["/nowhere", "/documents/none", "/zh-hans/documents/none", "/releases/none", "/about/none"])  # fmt: skip
def test_an_error_has_no_canonical_address_and_no_alternates(published, path):
    links = [attrs.get("rel") for name, attrs in page(path, 404).elements if name == "link"]
    assert "canonical" not in links
    assert "alternate" not in links


def test_an_error_can_be_read_in_the_other_languages_at_the_same_address(published):
    assert "/zh-hant/documents/none" in page("/zh-hans/documents/none", 404).all("href")
    assert "/documents/none" in page("/zh-hans/documents/none", 404).all("href")


@pytest.mark.parametrize("path", ["/zh-hans//evil.example", "/zh-hans///evil.example/x", "/zh-hans/%5Cevil.example", "/%5Cevil.example"])  # fmt: skip
def test_no_link_of_an_error_leads_to_another_site(published, path):
    answer = ask(path)
    assert answer.status_code in (301, 404)
    links = re.findall(r'href="([^"]*)"', answer.content.decode())
    assert not [href for href in links if re.match(r"[/\\]{2}|https?:", href)]
    assert not re.match(r"[/\\]{2}", answer.headers.get("Location", "/"))


def test_what_is_not_found_is_told_how_addresses_are_spelled(published):
    found = page("/zh-hans/documents/none", 404).all("href")
    assert "/zh-hans/about/citing" in found
    assert found.count("/zh-hans/documents") == 2  # in the head of the page and among the ways onward


def test_a_withdrawn_document_leads_to_the_log_of_withdrawals(archive):
    Document.objects.filter(slug="2007-bishkek-declaration").update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    publish_now()
    assert "/changes" in page(BISHKEK, 410).all("href")


def test_a_fault_of_ours_can_be_tried_again_and_reported_by_its_number(published, monkeypatch, caplog):
    def fails(*_: object) -> None:
        raise RuntimeError("a fault made for the test")

    monkeypatch.setattr(home_page, "home_page", fails)
    answer = ask("/zh-hans/")
    words = answer.content.decode()
    assert answer.status_code == 500
    assert f"<code>{answer['X-Request-Id']}</code>" in words
    assert 'href="/zh-hans/"' in words
    assert "a fault made for the test" not in words


def test_errors_of_json_addresses_are_json_with_whole_addresses(published):
    answer = ask("/releases/none.json")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/json"
    assert all(near.startswith("http") for near in json.loads(answer.content)["near"])
