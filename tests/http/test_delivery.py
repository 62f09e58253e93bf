"""Tags, 304s and compressed bodies."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive.http.delivery import WORTH_COMPRESSING, has, is_textual, tag
from tests.http.site import RELEASE, WORDS

OURS = '"0123456789abcdef"'


def test_the_tag_of_a_page_is_strong_and_the_same_for_every_process(site):
    answer = site.get("/page")
    assert re.fullmatch(r'"[0-9a-f]{32}"', answer["ETag"])
    assert Client().get("/page")["ETag"] == answer["ETag"]


OTHERWISE = [
    # what of the request differs from a plain one
    ("/page?release=b", {}),
    ("/page?date=2009-01-01", {}),
    ("/page?x=1", {}),
    ("/page?", {"QUERY_STRING": "x=%31"}),
    ("/page.json", {}),
    ("/page", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("/page", {"HTTP_ACCEPT_ENCODING": "br"}),
]


def test_pages_that_differ_have_tags_that_differ(site):
    tags = [site.get("/page")["ETag"], *(site.get(path, **more)["ETag"] for path, more in OTHERWISE)]
    assert len(set(tags)) == len(tags)


def test_another_build_of_the_code_has_other_tags(site, monkeypatch):
    before = site.get("/page")["ETag"]
    monkeypatch.setattr("archive.http.delivery.fingerprint", lambda: "another build")
    assert Client().get("/page")["ETag"] != before


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
def test_what_moves_from_one_part_to_the_next_changes_the_tag(parts):
    assert tag(parts) != tag(["".join(parts)])
    assert tag(parts) == tag(list(parts))


@pytest.mark.parametrize("path", ["/bare", "/nowhere", "/broken", "/healthz", "/moved", "/admin/"])
def test_what_is_no_page_of_a_release_has_no_tag(site, path, monkeypatch):
    monkeypatch.setattr("archive.http.health.release_state", lambda: {"status": "ok", "release": RELEASE})
    monkeypatch.setattr("archive.http.health.curation_state", dict)
    answer = site.get(path, HTTP_IF_NONE_MATCH="*")
    assert "ETag" not in answer
    assert answer.status_code != 304


NAMED = [
    # If-None-Match, whether it names our tag
    (OURS, True),
    (f"W/{OURS}", True),
    (f'"other", {OURS}', True),
    (f'W/"other" , W/{OURS}', True),
    (f'"other",{OURS},"third"', True),
    ("*", True),
    (" * ", True),
    ("", False),
    ('"other"', False),
    (OURS.strip('"'), False),
    (f"w/{OURS}", False),
    (f'"{OURS}"', False),
    ('"', False),
    ('"\xff, W/', False),
    (OURS[:-1], False),
    (",,,", False),
]


@pytest.mark.parametrize(("header", "is_named"), NAMED)
def test_a_page_the_reader_has_is_known_by_its_tag(header, is_named):
    assert has(header, OURS) is is_named


@given(st.text(max_size=200))
def test_any_list_of_tags_is_understood_or_ignored(header):
    assert has(header, OURS) in (True, False)


@pytest.mark.parametrize("evil", ['"', ",", 'W/"', '"a', '"a",', 'W/"a" ', " ,", "W/"])
def test_a_malicious_list_of_tags_takes_no_longer_than_its_length(evil):
    # Quadratic work on a million signs would take minutes.
    assert not has(evil * (1_000_000 // len(evil)), OURS)


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("path", ["/page", "/page.json", "/download"])
def test_a_page_the_reader_has_is_not_sent_again(site, path, method, coding):
    asked = {"HTTP_ACCEPT_ENCODING": coding}
    first = site.get(path, **asked)
    assert b"".join(first)
    again = getattr(site, method)(path, **asked, HTTP_IF_NONE_MATCH=f'"older", W/{first["ETag"]}')
    assert again.status_code == 304
    assert b"".join(again) == b""
    for name in ("ETag", "Cache-Control", "Vary", "X-Archive-Release", "Content-Security-Policy"):
        assert again[name] == first[name]
    assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(again.headers)


def test_the_tag_of_one_coding_does_not_stand_for_another(site):
    zipped = site.get("/page", HTTP_ACCEPT_ENCODING="gzip")["ETag"]
    assert site.get("/page", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=zipped).status_code == 200


def test_a_reader_with_the_release_before_gets_the_page(site):
    older = site.get("/page?release=older")["ETag"]
    assert site.get(f"/page?release={RELEASE}", HTTP_IF_NONE_MATCH=older).status_code == 200


UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("coding", UNPACK)
def test_a_page_travels_in_the_coding_asked_for(site, coding):
    answer = site.get("/page", HTTP_ACCEPT_ENCODING=coding)
    assert answer.headers.get("Content-Encoding", "") == coding
    assert UNPACK[coding](answer.content) == WORDS.encode()
    assert answer["Vary"] == "Accept-Encoding"
    assert int(answer["Content-Length"]) == len(answer.content)


def test_a_long_error_page_travels_compressed_too(site):
    answer = site.get("/nowhere", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Vary"] == "Accept-Encoding"


UNTOUCHED = [
    f"/words?type=text/html&size={WORTH_COMPRESSING - 1}",
    "/words?type=application/epub%2bzip&size=5000",
    "/words?type=image/png&size=5000",
    # A page of the admin holds a secret.
    "/admin/",
    # A stream is sent as it is.
    "/download",
]


@pytest.mark.parametrize("path", UNTOUCHED)
def test_what_would_not_gain_or_must_not_is_not_compressed(site, path):
    answer = site.get(path, HTTP_ACCEPT_ENCODING="br, gzip")
    assert b"".join(answer)
    assert "Content-Encoding" not in answer


TYPES = [
    ("text/html; charset=utf-8", True),
    ("text/csv", True),
    ("application/json", True),
    ("application/tei+xml", True),
    ("application/vnd.citationstyles.csl+json", True),
    ("APPLICATION/XML", True),
    ("image/svg+xml", True),
    ("application/x-bibtex; charset=utf-8", True),
    ("application/epub+zip", False),
    ("application/zip", False),
    ("image/png", False),
    ("", False),
]


@pytest.mark.parametrize(("kind", "is_text"), TYPES)
def test_text_is_told_by_its_media_type(kind, is_text):
    assert is_textual(kind) is is_text
