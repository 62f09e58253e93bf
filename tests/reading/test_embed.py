"""oEmbed: how other sites show a link to the archive."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

BASE = "https://archive.example"
DUSHANBE = "/documents/2008-dushanbe-declaration"
PLACES = [
    DUSHANBE,
    f"{DUSHANBE}/10.3",
    f"{DUSHANBE}/zh-Hans+en/10-12",
    f"/zh-hans{DUSHANBE}/zh/8",
    f"{DUSHANBE}/第十条",
]


@pytest.fixture
def ask(published):
    with override_settings(ARCHIVE_BASE_URL=BASE):
        yield lambda url, **more: Client().get("/oembed", {"url": url} | more)


def shown(ask, path: str, **more) -> dict:
    answer = ask(BASE + path, **more)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


@pytest.mark.parametrize("path", PLACES)
def test_a_link_is_shown_as_a_quotation_with_its_source(ask, path):
    found = shown(ask, path)
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert found["html"].startswith("<blockquote cite=") and found["title"] in unescape(found["html"])
    assert not re.search(r"<script|<style|style=|\son\w+=", found["html"])
    [address] = re.findall(r'<a href="([^"]+)">', found["html"])
    assert Client().get(address.removeprefix(BASE)).status_code == 200
    card = Client().get(found["thumbnail_url"].removeprefix(BASE))
    assert (card.status_code, card["Content-Type"]) == (200, "image/svg+xml")
    assert card["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_words_are_those_of_the_view_in_the_interface_of_the_address(ask):
    assert "implement existing agreements" in shown(ask, f"{DUSHANBE}/en/10.3")["html"]
    chinese = shown(ask, f"/zh-hant{DUSHANBE}/zh/10.3")
    assert chinese["title"] == "杜尚別宣言（2008年） · 第10條第3項"
    assert chinese["author_name"] == "上海合作組織" and '<div lang="zh-Hant">' in chinese["html"]


def test_a_conversion_never_travels_without_saying_so(ask):
    assert "(script converted, not as published)" in shown(ask, f"{DUSHANBE}/zh-Hans/10.3")["html"]
    assert "converted" not in shown(ask, f"{DUSHANBE}/zh/10.3")["html"]


def test_a_quotation_is_no_copy_of_the_document(ask):
    html = shown(ask, f"{DUSHANBE}/en")["html"]
    assert 1_000 < len(re.sub(r"<[^>]+>", "", html)) < 1_500 and "…" in html


@pytest.mark.parametrize(
    ("asked", "width"), [("300", 300), ("5000", 640), ("1", 220), ("0", 640), ("wide", 640), ("9" * 30, 640)]
)
def test_a_quotation_is_as_wide_as_there_is_room(ask, asked, width):
    assert shown(ask, DUSHANBE, maxwidth=asked)["width"] == width


REFUSED = ["https://other.example/documents/2008-dushanbe-declaration", f"{BASE}/documents/none", f"{BASE}{DUSHANBE}/99", f"{BASE}{DUSHANBE}/ru", f"{BASE}{DUSHANBE}/12-10", f"{BASE}{DUSHANBE}/signatures", f"{BASE}/meetings", f"{BASE}{DUSHANBE}.json", "//[", "not an address", f"{BASE}/documents/%00", f"{BASE}{DUSHANBE}/{'9' * 900}"]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_shown_is_not_found(ask, address):
    answer = ask(address)
    if DUSHANBE + "/12-10" in address:
        # The ends of a range of one sort are put in order, as the page itself does.
        assert answer.status_code == 200
        return
    assert answer.status_code == 404
    assert json.loads(answer.content).keys() == {"error", "message", "near"}


def test_other_formats_and_no_address_are_refused_by_name(ask):
    assert ask(BASE + DUSHANBE, format="xml").status_code == 501
    assert Client().get("/oembed").status_code == 400
    assert Client().post("/oembed").status_code == 405


def test_unknown_parameters_are_left_out(ask):
    answer = Client().get(f"/oembed?url={quote(BASE + DUSHANBE, safe='')}&utm=1")
    assert (answer.status_code, answer["Location"]) == (301, f"/oembed?url={quote(BASE + DUSHANBE, safe='')}")


@pytest.mark.parametrize("path", [DUSHANBE, f"/zh-hans{DUSHANBE}/zh-Hans+en/10-12"])
def test_a_page_says_where_to_ask(ask, path):
    page = Client().get(path).content.decode()
    [where] = re.findall(
        r"<link rel=\"alternate\" hreflang=\"x-default\" type=\"application/json\+oembed\"[^>]* href='([^']+)'",
        page,
    )
    answer = Client().get(unescape(where).removeprefix(BASE))
    assert answer.status_code == 200 and f'cite="{BASE}{path}"' in json.loads(answer.content)["html"]


def test_an_answer_asks_a_constant_number_of_questions(ask):
    for path, number in ((DUSHANBE, 3), (f"{DUSHANBE}/10-12", 4)):
        shown(ask, path)
        with CaptureQueriesContext(connections["release"]) as queries:
            shown(ask, path)
        assert len(queries) == number
