"""Every kind of address, through the door, on the real fixtures."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

DUSHANBE = "/documents/2008-dushanbe-declaration"
BISHKEK = "/documents/2007-bishkek-declaration"
MOSCOW = "/documents/2002-moscow-foreign-ministers-communique"
BEIJING = "/documents/2018-beijing-foreign-ministers-communique"
DOCUMENTS = (DUSHANBE, BISHKEK, MOSCOW, BEIJING)


@pytest.fixture
def ask(published):
    client = Client()
    return lambda path: client.get(quote(path, safe="/?=&+%,"))


def body(answer) -> str:
    return answer.content.decode()


FOUND = [
    "/", "/zh-hans/", "/zh-hant/", "/documents", "/zh-hans/documents", "/healthz", "/documents.json",
    *DOCUMENTS, *(f"{path}.json" for path in DOCUMENTS), *(f"{path}/zh" for path in DOCUMENTS),
    f"{DUSHANBE}/zh-Hans+en", f"{DUSHANBE}/zh-Hans%2Ben", f"{DUSHANBE}/zh-Hans+zh-Hant+en+zh", f"{DUSHANBE}/10.3",
    f"{DUSHANBE}/10-12", f"{DUSHANBE}/10.2-10.4", f"{DUSHANBE}/preamble-3", f"{DUSHANBE}/1", f"{DUSHANBE}/1.p2",
    f"{DUSHANBE}/zh-Hans+en/10.3", f"{DUSHANBE}/zh-Hans/10.json", f"{DUSHANBE}/10-12.json", f"{DUSHANBE}/10.3.json",
    f"{DUSHANBE}/signatures", f"{DUSHANBE}/signatures/kg", f"{DUSHANBE}/en/signatures/kg", f"{DUSHANBE}/signatures.json",
    f"{DUSHANBE}/zh-Hans+en?layout=stacked&lens=on&notes=beside", f"/zh-hant{DUSHANBE}/zh-Hant+en/10.3",
    f"{BISHKEK}/zh-Hant", f"{BISHKEK}/zh-Hant-HK", f"{BISHKEK}/p5.3", f"{BEIJING}/closing",
]  # fmt: skip


@pytest.mark.parametrize("path", FOUND)
def test_an_address_of_the_archive_answers(ask, path):
    answer = ask(path)
    assert answer.status_code == 200, answer.headers.get("Location")


MOVED = {
    "/documents/": "/documents",
    "/zh-hans": "/zh-hans/",
    f"{DUSHANBE}/": DUSHANBE,
    f"{DUSHANBE}/10/": f"{DUSHANBE}/10",
    DUSHANBE.replace("dushanbe", "Dushanbe"): DUSHANBE,
    f"{DUSHANBE}/zh-Hans,en": f"{DUSHANBE}/zh-Hans+en",
    f"{DUSHANBE}/zh-hans en": f"{DUSHANBE}/zh-Hans+en",
    f"{DUSHANBE}/十": f"{DUSHANBE}/10",
    f"{DUSHANBE}/第十条": f"{DUSHANBE}/10",
    f"{DUSHANBE}/第10條": f"{DUSHANBE}/10",
    f"{DUSHANBE}/１０.３": f"{DUSHANBE}/10.3",
    f"{DUSHANBE}/10–12": f"{DUSHANBE}/10-12",
    f"{DUSHANBE}/12-10": f"{DUSHANBE}/10-12",
    f"{DUSHANBE}/3-preamble": f"{DUSHANBE}/preamble-3",
    f"{DUSHANBE}/§10": f"{DUSHANBE}/10",
    f"{DUSHANBE}/EN/10": f"{DUSHANBE}/en/10",
    f"/zh-hans{DUSHANBE}.json": f"{DUSHANBE}.json",
    f"/zh-hans{DUSHANBE}/10.json": f"{DUSHANBE}/10.json",
    f"{DUSHANBE}?layout=side": DUSHANBE,
    f"{DUSHANBE}?utm_source=x": DUSHANBE,
    f"{DUSHANBE}?notes=beside&layout=stacked": f"{DUSHANBE}?layout=stacked&notes=beside",
    f"{DUSHANBE}?layout=sideways&lens=on": f"{DUSHANBE}?lens=on",
    f"{DUSHANBE}.json?x=1": f"{DUSHANBE}.json",
    "/?x=1": "/",
    "/documents?x=1": "/documents",
}


@pytest.mark.parametrize("path", MOVED)
def test_another_spelling_leads_to_the_one_address(ask, path):
    answer = ask(path)
    assert answer.status_code == 301
    assert unquote(answer["Location"]) == MOVED[path]
    assert ask(unquote(answer["Location"])).status_code == 200


UNKNOWN = [
    "/nowhere", "/nowhere/", "/documents/none", f"{DUSHANBE}/99", f"{DUSHANBE}/zh-Hans+en/10.99", f"{DUSHANBE}/ru",
    f"{BISHKEK}/en", f"{DUSHANBE}/10.pdf", f"{DUSHANBE}/10-10.3", f"{DUSHANBE}/signatures/us", f"{DUSHANBE}/zh+zh",
    f"{DUSHANBE}/a+b+c+d+e", f"{DUSHANBE}/10-99", f"{DUSHANBE}/zh-Hans-x-gazette", f"{DUSHANBE}/{'9' * 300}",
    "/documents/%00", "/documents/..%2f..%2fetc", f"{DUSHANBE}/%2e%2e", "/zh-hans/nowhere", "/fr/documents",
    "/documents/none.json", f"{DUSHANBE}/99.json", f"{DUSHANBE}/zh-Hant-HK",
]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_is_not_found_and_says_where_to_go(ask, path):
    answer = ask(path)
    while answer.status_code == 301:
        answer = ask(unquote(answer["Location"]))
    assert answer.status_code in (400, 404)
    if path.endswith(".json"):
        assert json.loads(answer.content).keys() == {"error", "message", "near"}


def test_a_missing_language_links_to_the_texts_there_are(ask):
    assert f'href="{BISHKEK}/zh"' in body(ask(f"{BISHKEK}/en"))


def test_a_mistyped_document_is_offered_its_neighbours(ask):
    assert f'href="{DUSHANBE}"' in body(ask("/documents/2008-dushanbe-declaratoin"))


def test_a_mistyped_clause_is_offered_its_neighbours(ask):
    near = json.loads(ask(f"{DUSHANBE}/10.9.json").content)["near"]
    assert any(link.endswith(f"{DUSHANBE}/10.5") for link in near)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_page_asks_six_questions_however_long_it_is(ask, path):
    for view in ("", "/zh-Hans+zh-Hant", "/zh-Hant?lens=on&notes=beside"):
        ask(path + view)
        with CaptureQueriesContext(connections["release"]) as queries:
            assert ask(path + view).status_code == 200
        assert len(queries) == 6, [query["sql"][:80] for query in queries]


@pytest.mark.parametrize(("path", "number"), [(f"{DUSHANBE}/10.3", 6), (f"{DUSHANBE}/1-14", 6), (f"{DUSHANBE}/signatures", 3), (f"{DUSHANBE}.json", 6), (f"{DUSHANBE}/en/10.json", 5)])  # fmt: skip
def test_every_page_asks_a_constant_number_of_questions(ask, path, number):
    with CaptureQueriesContext(connections["release"]) as queries:
        assert ask(path).status_code == 200
    assert len(queries) == number, [query["sql"][:80] for query in queries]


def test_a_page_depends_on_its_address_alone(published):
    pages = {
        Client(headers={"accept-language": tongue}).get(DUSHANBE).content for tongue in ("en", "zh-TW", "ru")
    }
    assert len(pages) == 1
    assert not Client().get(DUSHANBE).cookies


def test_the_default_view_puts_the_interfaces_language_first(ask):
    english, chinese = body(ask(DUSHANBE)), body(ask(f"/zh-hans{DUSHANBE}"))
    assert english.index("Reliance on a solution") < english.index("企圖單純依靠武力")
    assert chinese.index("企圖單純依靠武力") < chinese.index("Reliance on a solution")


def test_a_page_in_one_language_does_not_hold_the_other(ask):
    assert "implement existing agreements" not in body(ask(f"{DUSHANBE}/zh-Hans"))


def test_a_witness_in_the_script_asked_for_is_shown_as_it_stands(ask):
    texts = json.loads(ask(f"{DUSHANBE}/zh-Hant.json").content)["clauses"][-1]["texts"]["zh-Hant"]
    assert texts["converted"] is False
    assert (
        json.loads(ask(f"{DUSHANBE}/zh-Hans.json").content)["clauses"][-1]["texts"]["zh-Hans"]["converted"]
        is True
    )
