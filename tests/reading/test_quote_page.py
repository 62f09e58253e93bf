"""/quote: whether the archive prints a quotation, in any script, over clauses, and in what it differs."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import ClauseText
from archive.reading import quote_page
from archive.search import TooSlow

D = "/documents/2008-dushanbe-declaration"
B = "/documents/2007-bishkek-declaration"
ENGLISH = "implement existing agreements in the framework of multilateral and bilateral treaties"


@pytest.fixture
def ask(published):
    client = Client()
    return lambda text, path="/quote": client.get(f"{path}?q={quote(text, safe='')}")


@pytest.fixture
def verdict(ask):
    return lambda text: json.loads(ask(text, "/quote.json").content)


VERDICTS = {
    "落实人文领域现行的多边和双边条约": ("verbatim", f"{D}/10.3"),
    "落實人文領域現行的多邊和雙邊條約": ("verbatim", f"{D}/10.3"),
    "「落實人文領域現行的多邊和雙邊條約」": ("verbatim", f"{D}/10.3"),
    "落实 人文领域, 现行的多边和双边条约;": ("verbatim", f"{D}/10.3"),
    ENGLISH: ("verbatim", f"{D}/10.3"),
    ENGLISH.upper(): ("verbatim", f"{D}/10.3"),
    ENGLISH.replace(" ", "\r\n"): ("verbatim", f"{D}/10.3"),
    "落实人文领域全部的多边和双边条约": ("differs", f"{D}/10.3"),
    ENGLISH.replace("existing", "all"): ("differs", f"{D}/10.3"),
    "火星上的殖民地应当归全人类所有": ("not-found", ""),
    "colonies on Mars belong to all mankind": ("not-found", ""),
    "…": ("not-found", ""),
}


@pytest.mark.parametrize("text", VERDICTS)
def test_a_quotation_has_its_verdict_and_its_place(verdict, text):
    wanted, place = VERDICTS[text]
    found = verdict(text)
    assert found["verdict"] == wanted
    assert [match["url"].endswith(place) for match in found["matches"][:1]] == ([True] if place else [])


def test_start_and_end_are_the_place_of_the_quotation_in_its_clause(verdict):
    [match] = verdict("现行的多边和双边条约")["matches"]
    text = ClauseText.objects.using("release").get(clause__key="10.3", edition__tag="zh-Hant").text
    assert text[match["start"] : match["end"]] == match["text"] == "現行的多邊和雙邊條約"


def test_differences_of_script_are_listed_and_do_not_count(verdict):
    [match] = verdict("落实人文领域现行的多边和双边条约")["matches"]
    assert {each["kind"] for each in match["differences"]} == {"script"}
    for each in match["differences"]:
        assert match["text"][each["start"] : each["end"]] == each["printed"]


def test_a_difference_of_wording_names_both_wordings(verdict):
    [match, *_] = verdict("落实人文领域全部的多边和双边条约")["matches"]
    wording = [each for each in match["differences"] if each["kind"] == "wording"]
    assert [(each["quoted"], each["printed"]) for each in wording] == [("全部", "現行")]


def test_the_page_tells_differences_by_sign(ask):
    shown = ask("落实人文领域全部的多边和双边条约").content.decode()
    assert "<del>全部</del><ins>現行</ins>" in shown


def test_a_quotation_over_two_clauses_leads_to_their_range(verdict, published):
    rows = ClauseText.objects.using("release").filter(clause__key__in=("10.2", "10.3"), edition__tag="en")
    texts = list(rows.order_by("clause__order").values_list("text", flat=True))
    [match] = verdict(" ".join(texts))["matches"]
    assert match["url"].endswith(f"{D}/10.2-10.3")
    assert [part["key"] for part in match["parts"]] == ["10.2", "10.3"]
    assert Client().get(f"{D}/10.2-10.3").status_code == 200


def test_every_place_a_match_names_has_a_page(ask):
    page = ask("独联体").context["page"]
    for match in page.matches:
        assert {Client().get(link.href).status_code for link in match.places} == {200}
        assert Client().get(match.href).status_code == 200


def test_without_a_quotation_there_is_a_form(published):
    assert Client().get("/zh-hans/quote").context["page"].verdict == ""
    assert Client().get("/quote.json").status_code == 400


MOVED = {
    "/quote?q=": "/quote",
    "/quote?x=1": "/quote",
    "/quote?q=a&x=1": "/quote?q=a",
    "/zh-hant/quote.json?q=a": "/quote.json?q=a",
}


@pytest.mark.parametrize("path", MOVED)
def test_one_quotation_has_one_address(published, path):
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (301, MOVED[path])


@pytest.mark.parametrize(
    "text", ["国" * 2000, "和" * 1000 + "国" * 1000, "a " * 999 + "a", "<i7x>\"'&", "\u202e", "😀"]
)
def test_a_hostile_quotation_is_answered(ask, text):
    answer = ask(text)
    assert answer.status_code == 200
    assert "<i7x>" not in answer.content.decode()


def test_what_is_quoted_stands_in_the_page_as_text(ask):
    shown = ask("落实人文领域<b>全部</b>的多边和双边条约").content.decode()
    assert "<b>全部" not in shown
    assert "&lt;b&gt;" in shown


def test_a_check_that_takes_too_long_is_given_up_with_advice(ask, monkeypatch):
    def late(*_, **__):
        raise TooSlow

    monkeypatch.setattr(quote_page, "certify", late)
    assert ask("安全").status_code == 400
    assert json.loads(ask("安全", "/quote.json").content)["error"] == "bad-request"


@pytest.mark.parametrize("text", [text for text in VERDICTS if VERDICTS[text][0] == "verbatim"])
def test_a_verdict_takes_few_queries(ask, text):
    ask(text)
    with CaptureQueriesContext(connections["release"]) as asked:
        ask(text)
    assert len(asked) <= 12
