"""/go: whatever a person pastes leads to the one place it means, to a list, to what is near, or to the quotation check."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

D = "/documents/2008-dushanbe-declaration"
B = "/documents/2007-bishkek-declaration"
M = "/documents/2002-moscow-foreign-ministers-communique"
P = "/documents/2018-beijing-foreign-ministers-communique"


@pytest.fixture
def go(published):
    client = Client()
    return lambda text, prefix="", suffix="": client.get(f"{prefix}/go{suffix}?q={quote(text, safe='')}")


def target(answer) -> str:
    return unquote(answer["Location"])


MEANT = {
    # Addresses, of this archive on any host, in any spelling.
    f"https://example.org{D}/10.3": f"{D}/10.3",
    f"http://127.0.0.1:8000{D}": D,
    f"archive.example{D}/en": f"{D}/en",
    f"{D}/zh-Hans+en/10.3": f"{D}/zh-Hans+en/10.3",
    f"{D}/zh-Hans,en/第十条": f"{D}/zh-Hans+en/10",
    f"https://example.org{D}/%E5%8D%81%EF%BC%88%E4%B8%89%EF%BC%89": f"{D}/10.3",
    f"https://example.org{D}/10-12": f"{D}/10-12",
    f"https://example.org{D}.json": f"{D}.json",
    f"https://example.org/zh-hans{D}/10": f"/zh-hans{D}/10",
    f"https://example.org{D}/zh-Hans+en?layout=stacked#10.3": f"{D}/zh-Hans+en?layout=stacked#10.3",
    f"https://example.org{D}/en#10:~:text=treaties": f"{D}/en#10",
    f"{D}/signatures/kg": f"{D}/signatures/kg",
    "documents/2008-dushanbe-declaration": D,
    "2008-dushanbe-declaration/zh/10.3": f"{D}/zh/10.3",
    "https://example.org/meetings/2008-dushanbe-heads-of-state": "/meetings/2008-dushanbe-heads-of-state",
    "https://example.org/states/kg": "/states/kg",
    "/people/hu-jintao": "/people/hu-jintao",
    "/documents": "/documents",
    "/about/citing": "/about/citing",
    "/search?q=恐怖主义": "/search?q=恐怖主义",
    # Citations hold their address, and it tells more than the words around it.
    f"SCO Heads of State, “Dushanbe Declaration” (28 August 2008), cl 10(3), https://archive.example{D}/10.3.": f"{D}/10.3",
    f"上海合作组织成员国元首理事会. 杜尚别宣言[A/OL]. (2008-08-28)[2024-05-01]. https://archive.example{D}/10.3.": f"{D}/10.3",
    f"Dushanbe Declaration, Declaration Archive (Aug. 28, 2008), https://archive.example{D} [https://perma.cc/X].": D,
    f"<https://archive.example{D}/en/10>": f"{D}/en/10",
    # Slug and key.
    "2008-dushanbe-declaration": D,
    "2008-Dushanbe-Declaration": D,
    "2008-dushanbe-declaration 10.3": f"{D}/10.3",
    "2008-dushanbe-declaration, 10(3)": f"{D}/10.3",
    "2008-dushanbe-declaration §10.3": f"{D}/10.3",
    "2007-bishkek-declaration p5.2": f"{B}/p5.2",
    "2008-dushanbe-declaration 10-12": f"{D}/10-12",
    "2008-dushanbe-declaration signatures": f"{D}/signatures",
    "2008-dushanbe-declaration 1 ¶2": f"{D}/1.p2",
    # As people cite: title or place and year, and a place.
    "Dushanbe 2008 cl. 10(3)": f"{D}/10.3",
    "Dushanbe 2008, clause 10, item 3": f"{D}/10.3",
    "Dushanbe Declaration art. 5": f"{D}/5",
    "Dushanbe Declaration, Article X": f"{D}/10",
    "Dushanbe Declaration §10.3": f"{D}/10.3",
    "Dushanbe Declaration (2008), cl. 10 (iii)": f"{D}/10.3",
    "the Dushanbe Declaration of 28 August 2008, para 10(3)": f"{D}/10.3",
    "clause 10(3) of the Dushanbe Declaration": f"{D}/10.3",
    "item 3 of clause 10 of the Dushanbe Declaration": f"{D}/10.3",
    "art. 5 Dushanbe 2008": f"{D}/5",
    "Dushanbe Declaration, preamble": f"{D}/preamble",
    "Dushanbe Declaration clauses 10 to 12": f"{D}/10-12",
    "Dushanbe Declaration §§ 10.2–4": f"{D}/10.2-10.4",
    "Dushanbe 2008 signatures kg": f"{D}/signatures/kg",
    "Bishkek 2007 para. 5(2)": f"{B}/p5.2",
    "Bishkek Declaration, paragraph 7": f"{B}/p7",
    "Moscow communiqué 2002, paragraph 3": f"{M}/p3",
    "DUSHANBE DECLARATION 10": f"{D}/10",
    "Ｄｕｓｈａｎｂｅ ２００８ cl. １０": f"{D}/10",
    # The same in Chinese, in either script, in any numerals.
    "杜尚别宣言第十条第三项": f"{D}/10.3",
    "杜尚別宣言第十條第三項": f"{D}/10.3",
    "杜尚別宣言 十(三)": f"{D}/10.3",
    "杜尚别宣言十（三）": f"{D}/10.3",
    "杜尚别宣言第10条第3项": f"{D}/10.3",
    "杜尚别宣言第１０条第３项": f"{D}/10.3",
    "杜尚别宣言第十条第（三）项": f"{D}/10.3",
    "《杜尚别宣言》第十条": f"{D}/10",
    "《杜尚別宣言》（2008年）第十條": f"{D}/10",
    "杜尚别宣言的第10条": f"{D}/10",
    "杜尚别宣言，序言": f"{D}/preamble",
    "杜尚别宣言第一条第二款": f"{D}/1.p2",
    "杜尚别宣言第一条第二段": f"{D}/1.p2",
    "杜尚别宣言第十至十二条": f"{D}/10-12",
    "杜尚别宣言第十条至第十二条": f"{D}/10-12",
    "第十条第三项 杜尚别宣言": f"{D}/10.3",
    "2008年杜尚别宣言第十条": f"{D}/10",
    "二〇〇八年杜尚别宣言第十条": f"{D}/10",
    "比什凯克宣言第七段": f"{B}/p7",
    "2018年北京外长会议公报第五段": f"{P}/p5",
    "北京外長會議公報結語": f"{P}/closing",
    # Titles, in any language, script and dress.
    "比什凯克宣言": B,
    "比什凱克宣言": B,
    "《比什凯克宣言》": B,
    "「比什凱克宣言」": B,
    "比什凯克宣言（2007年）": B,
    "Bishkek Declaration": B,
    "Bishkek Declaration (2007)": B,
    "the Bishkek Declaration": B,
    "SCO Bishkek Declaration": B,
    "上海合作组织成员国元首杜尚别宣言": D,
    "上海合作组织杜尚别宣言": D,
    "莫斯科外长会议公报": M,
    "莫斯科外長會議公報": M,
    "Moscow Foreign Ministers’ Communiqué": M,
    "Moscow Foreign Ministers' Communique (2002)": M,
    "Beijing Foreign Ministers’ Communiqué": P,
    # Place and day, or what else tells one document from all others.
    "Dushanbe 2008": D,
    "Dushanbe, 28 August 2008": D,
    "28 August 2008": D,
    "2008-08-28": D,
    "28.08.2008": D,
    "2008年8月28日": D,
    "二〇〇八年八月二十八日杜尚别": D,
    "杜尚别 2008": D,
    "Aug. 16, 2007, Bishkek": B,
    "the SCO heads of state declaration of 2007": B,
    "2018年北京": P,
    # A clause by itself, where one document alone has it.
    "§10.3": f"{D}/10.3",
    "第10条第3项": f"{D}/10.3",
    "art. 5": f"{D}/5",
    "p27": f"{P}/p27",
}  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_what_is_pasted_leads_to_what_it_means(go, text):
    answer = go(text)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert target(answer) == MEANT[text]


@pytest.mark.parametrize(
    "text", [text for text in MEANT if not MEANT[text].startswith(("/search", "/zh-hans"))][::4]
)
def test_where_it_leads_there_is_a_page(go, text):
    assert Client().get(go(text)["Location"].partition("#")[0]).status_code == 200


SEVERAL = {
    "preamble": 4,
    "序言": 4,
    "第三段": 3,
    "foreign ministers' communiqué 2002..2018": 0,
    "SCO foreign ministers": 2,
}


@pytest.mark.parametrize("text", ["preamble", "序言", "第三段"])
def test_a_place_that_several_documents_have_is_a_list(go, text):
    answer = go(text)
    assert answer.status_code == 300
    listed = json.loads(go(text, suffix=".json").content)
    assert listed["error"] == "multiple-choices"
    assert len(listed["near"]) == SEVERAL[text]
    assert all(address.rpartition("/documents/")[2] in answer.content.decode() for address in listed["near"])


NEAR = {
    "Dushanbe Declaration 99": D,
    "杜尚别宣言第九十九条": D,
    "Dushambe Declaration": D,
    "2008-dushanbe-declaratoin": D,
    "2008-dushanbe-declaratoin 10.3": D,
    "比什克克宣言": B,
    # An unnumbered text is cited by number all the same.
    "Bishkek Declaration art. 5": f"{B}/p5",
    "比什凯克宣言第五条": f"{B}/p5",
    f"{D}/99": D,
    "/documents/2008-dushanbe": D,
    "/people/hu-jintaoo": "/quote",
    "《火星宣言》": "/quote",
    "第九十九条": "/quote",
    "1999-mars-declaration": "/quote",
}


@pytest.mark.parametrize("text", NEAR)
def test_what_leads_nowhere_is_told_with_what_is_near(go, text):
    answer = go(text)
    assert answer.status_code == 404
    near = json.loads(go(text, suffix=".json").content)["near"]
    assert any(urlsplit(address).path == NEAR[text] for address in near), near


QUOTATIONS = [
    "落实人文领域现行的多边和双边条约",
    "落實人文領域現行的多邊和雙邊條約",
    "implement existing agreements in the framework of multilateral and bilateral treaties",
    "在北京举行会议并发表宣言",
    "恐怖主义",
    "上海合作组织",
    "条" * 400,
    "=cmd()",
    "<script>alert(1)</script>",
    "\u202e",
    "//evil.example/x",
    "http://evil.example/",
]


@pytest.mark.parametrize("text", QUOTATIONS)
def test_anything_else_is_checked_as_a_quotation(go, text):
    answer = go(text)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/quote?q=")
    assert parse_qs(urlsplit(answer["Location"]).query)["q"] == [text.strip()]


def test_the_interface_keeps_its_language_unless_the_address_names_one(go):
    assert target(go("杜尚别宣言第十条", "/zh-hans")) == f"/zh-hans{D}/10"
    assert target(go(f"https://archive.example{D}/10", "/zh-hant")) == f"/zh-hant{D}/10"
    assert target(go(f"https://archive.example/zh-hans{D}/10", "/zh-hant")) == f"/zh-hans{D}/10"
    # Exports stand without a prefix.
    assert target(go(f"{D}.json", "/zh-hans")) == f"{D}.json"


def test_the_answer_as_json_says_what_was_understood(go):
    answer = json.loads(go("Dushanbe 2008 cl. 10(3)", suffix=".json").content)
    assert answer["understood"] == "Dushanbe Declaration (2008): Clause 10, item 3"
    assert answer["url"].endswith(f"{D}/10.3")
    assert answer["is_quotation"] is False
    assert json.loads(go("恐怖主义", suffix=".json").content)["is_quotation"] is True


def test_a_404_says_what_was_understood_and_offers_to_check_and_to_search(go):
    shown = go("Dushanbe Declaration 99").content.decode()
    assert "Dushanbe Declaration (2008): Clause 99" in shown
    assert "/quote?q=Dushanbe+Declaration+99" in shown
    assert "/search?q=Dushanbe+Declaration+99" in shown


MOVED = {
    "/go?q=": "/go",
    "/go?x=1": "/go",
    "/go?q=Dushanbe&x=1": "/go?q=Dushanbe",
    "/go?q=%20Dushanbe%20": "/go?q=Dushanbe",
    "/go?x=1&q=Dushanbe": "/go?q=Dushanbe",
    "/zh-hans/go.json?q=Dushanbe": "/go.json?q=Dushanbe",
}


@pytest.mark.parametrize("path", MOVED)
def test_one_question_has_one_address(published, path):
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (301, MOVED[path])


def test_a_list_says_how_the_reference_was_read(go):
    assert "Understood as: Preamble" in go("preamble").content.decode()


def test_without_a_question_there_is_a_form_with_examples_that_lead_to_one_clause(published):
    answer = Client().get("/zh-hans/go")
    assert answer.status_code == 200
    links = [link.href for link in answer.context["page"].examples]
    assert len(links) == 5
    assert len({Client().get(link)["Location"].removeprefix("/zh-hans") for link in links}) == 1


def test_without_a_question_json_says_how_to_ask(published):
    answer = Client().get("/go.json")
    assert (answer.status_code, json.loads(answer.content)["error"]) == (400, "bad-request")


@pytest.mark.parametrize("text", ["Dushanbe 2008 cl. 10(3)", f"{D}/10.3", "art. 5", "落实条约", "preamble"])
def test_resolving_takes_at_most_four_queries(go, text):
    go(text)
    with CaptureQueriesContext(connections["release"]) as asked:
        go(text)
    assert len(asked) <= 4


def test_browsers_are_told_how_to_search(published):
    page = Client().get("/zh-hans/").content.decode()
    assert 'rel="search" type="application/opensearchdescription+xml"' in page
    answer = Client().get("/zh-hans/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    described = answer.content.decode()
    assert described.startswith("<?xml")
    assert "/zh-hans/search?q={searchTerms}" in described
    assert "suggestions" not in described
