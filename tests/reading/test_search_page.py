"""Search on the real fixtures: what is asked in any script finds every text, marked in the script being read."""

from __future__ import annotations

import csv
import io
import json
import random
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.reading import search_help, search_page
from archive.search import TooSlow
from archive.text.filing import filing_key
from archive.text.fold import folded

SLUGS = {
    "2002-moscow-foreign-ministers-communique": "M",
    "2007-bishkek-declaration": "B",
    "2008-dushanbe-declaration": "D",
    "2018-beijing-foreign-ministers-communique": "P",
}


@pytest.fixture
def ask(published):
    client = Client()
    return lambda path="/search", **asked: client.get(f"{path}?{urlencode(asked)}" if asked else path)


@pytest.fixture
def found(ask):
    return lambda **asked: json.loads(ask("/search.json", **asked).content)


def short(hit: dict) -> str:
    """A hit in a few signs: "D/10.3", "D/10.3@en", "M/title@editorial" for a title the editors gave."""
    edition = hit["edition"] or "editorial"
    at = "" if edition.startswith("zh") else f"@{edition}"
    return f"{SLUGS[hit['document']]}/{hit['key'] or 'title'}{at}"


# What is asked → every place where it is found, in whatever script, language or form it was typed.
PLACES = {
    "落实": "D/10.3 D/6.p3 D/7.p1 P/p20 P/p3 P/p4",
    "落實": "D/10.3 D/6.p3 D/7.p1 P/p20 P/p3 P/p4",
    "narcotics": "D/12.p2@en D/12.p3@en D/12.p4@en",
    "Narcotic": "D/12.p2@en D/12.p3@en D/12.p4@en",
    "NARCOTICS": "D/12.p2@en D/12.p3@en D/12.p4@en",
    "２００８年": "D/3.p2 D/title@editorial",
    "2008年": "D/3.p2 D/title@editorial",
    "独联体": "D/8 D/8@en",
    "獨聯體": "D/8 D/8@en",
    "獨立國協": "D/8 D/8@en",
    "CIS": "D/8 D/8@en",
    "Commonwealth of Independent States": "D/8 D/8@en",
    "СНГ": "D/8 D/8@en",
    "权限": "D/12.p2 D/12.p2@en",
    "許可權": "D/12.p2 D/12.p2@en",
    "权限范围": "",
    "敍利亞": "P/p17 P/p18",
    "叙利亚": "P/p17 P/p18",
    "敘利亞": "P/p17 P/p18",
    "一带一路": "P/p22",
    "一帶一路": "P/p22",
    "Belt and Road": "P/p22",
    "努·纳扎尔巴耶夫": "B/signatures/kz D/signatures/kz@en",
    "努・纳扎尔巴耶夫": "B/signatures/kz D/signatures/kz@en",
    "Nazarbayev": "B/signatures/kz D/signatures/kz@en",
    "上海合作组织—阿富汗联络组": "B/p14 D/12.p4 D/12.p4@en P/p16",
    "上海合作組織－阿富汗聯絡組": "B/p14 D/12.p4 D/12.p4@en P/p16",
    "信息安全": "B/p11 B/p4 D/7.p2 D/7.p2@en P/p13",
    "資訊安全": "B/p11 B/p4 D/7.p2 D/7.p2@en P/p13",
    "信息安全 year:2007": "B/p11 B/p4",
    "条约": "B/p8 B/p9 D/10.2 D/10.3 D/13 D/8 P/p10 P/p23 P/p4",
    "條約": "B/p8 B/p9 D/10.2 D/10.3 D/13 D/8 P/p10 P/p23 P/p4",
    "treaty": "D/10.2@en D/10.3@en D/13@en D/8@en",
    "treaties": "D/10.2@en D/10.3@en D/13@en D/8@en",
    "Treaties": "D/10.2@en D/10.3@en D/13@en D/8@en",
    "东盟": "D/8 D/8@en M/p18 M/p8",
    "東協": "D/8 D/8@en M/p18 M/p8",
    "東盟": "D/8 D/8@en M/p18 M/p8",
    "ASEAN": "D/8 D/8@en M/p18 M/p8",
    "АСЕАН": "D/8 D/8@en M/p18 M/p8",
    "中国": "P/p22",
    "中國": "P/p22",
    "China": "D/signatures/cn@en",
    "印度": "P/p5 P/preamble P/signatures/in",
    "India": "",
    "巴基斯坦": "P/p22 P/p5 P/preamble P/signatures/pk",
    "伊朗": "P/p19",
    "土库曼斯坦": "",
    "土庫曼斯坦": "",
    "朝鲜半岛": "M/p16",
    "朝鮮半島": "M/p16",
    "无核武器区": "B/p8 B/p9 D/13 D/13@en M/p20",
    "無核武器區": "B/p8 B/p9 D/13 D/13@en M/p20",
    "核武器": "B/p8 B/p9 D/13 M/p20",
    "nuclear weapons": "D/13@en D/2.p2@en",
    "nuclear-free": "D/13@en",
    "中亚": "B/p12 B/p14 B/p8 B/p9 D/11 D/13 M/p9",
    "中亞": "B/p12 B/p14 B/p8 B/p9 D/11 D/13 M/p9",
    "Central Asia": "D/11@en D/13@en",
    "能源": "B/p15 B/p4 D/5.p2 D/9.p2",
    "energy": "D/5.p2@en D/9.p1@en D/9.p2@en",
    "经济增长": "D/5.p2",
    "經濟成長": "D/5.p2",
    "economic": "D/11@en D/8@en",
    "文件": "B/p7 D/10 D/10@en D/7.p1 M/p3 M/p5 P/p4",
    "檔案": "B/p7 D/10 D/10@en D/7.p1 M/p3 M/p5 P/p4",
    "人文": "D/10.3 D/10.5 D/11 P/p23",
    "人文合作": "D/10.5",
    "多边和双边条约": "D/10.3",
    "「多邊和雙邊條約」": "D/10.3",
    "multilateral and bilateral": "D/10.3@en",
    "\"multilateral and bilateral\"": "D/10.3@en",
    "“multilateral and bilateral”": "D/10.3@en",
    "bilateral multilateral": "D/10.3@en",
    "互联网": "",
    "互聯網": "",
    "网络": "",
    "反恐": "B/p13 D/6.p1 D/6.p2 M/p3 M/p8 P/p25 P/preamble P/signatures/sco-rats-executive-committee",
    "counter-terrorism": "",
    "毒品": "B/p14 D/12.p1 D/12.p2 D/12.p3 D/12.p4 M/p12 M/p4 M/p6 P/p14",
    "麻醉品": "M/p4",
    "drug": "D/12.p1@en",
    "drugs": "D/12.p1@en",
    "非法贩运": "D/12.p4 M/p6",
    "胡锦涛": "B/signatures/cn D/signatures/cn@en",
    "胡錦濤": "B/signatures/cn D/signatures/cn@en",
    "Hu Jintao": "B/signatures/cn D/signatures/cn@en",
    "普京": "B/signatures/ru",
    "Putin": "B/signatures/ru",
    "总统": "B/signatures/kg B/signatures/kz B/signatures/ru B/signatures/tj B/signatures/uz D/signatures/kg D/signatures/uz",
    "總統": "B/signatures/kg B/signatures/kz B/signatures/ru B/signatures/tj B/signatures/uz D/signatures/kg D/signatures/uz",
    "President": "D/signatures/kg@en D/signatures/kz@en D/signatures/ru@en D/signatures/tj@en D/signatures/uz@en",
    "主席": "B/signatures/cn P/p2 P/p27",
    "胡锦涛 主席": "B/signatures/cn",
    "拉赫蒙": "B/signatures/tj D/signatures/tj@en",
    "Rahmon": "B/signatures/tj D/signatures/tj@en",
    "heads of state": "D/12.p2@en D/12.p4@en D/13@en D/7.p1@en D/7.p2@en D/8@en D/9.p1@en D/preamble@en D/title@en",
    "Heads of State": "D/12.p2@en D/12.p4@en D/13@en D/7.p1@en D/7.p2@en D/8@en D/9.p1@en D/preamble@en D/title@en",
    "Charter": "D/14@en D/2.p1@en D/4.p2@en D/4.p3@en",
    "主权": "M/p10 P/p17 P/p8",
    "主權": "M/p10 P/p17 P/p8",
    "领土完整": "D/1.p3 M/p10 P/p17",
    "領土完整": "D/1.p3 M/p10 P/p17",
    "territorial integrity": "D/1.p3@en",
    "气候变化": "D/9.p2 D/9.p2@en P/p9",
    "氣候變遷": "D/9.p2 D/9.p2@en P/p9",
    "climate change": "D/9.p2 D/9.p2@en P/p9",
    "极端主义": "B/p13 D/6.p1 M/p6 P/p10 P/p11 P/p14 P/p9",
    "極端主義": "B/p13 D/6.p1 M/p6 P/p10 P/p11 P/p14 P/p9",
    "extremism": "D/6.p1@en",
    "separatism": "D/6.p1@en",
    "分裂主义": "B/p13 D/6.p1 M/p10 M/p6 P/p10 P/p11",
    "三股势力": "B/p13 D/6.p1 D/6.p1@en M/p6 P/p10 P/p11",
    "伙伴关系": "B/p15 D/12.p3 P/p22",
    "夥伴關係": "B/p15 D/12.p3 P/p22",
    "partnership": "D/12.p3@en",
    "partners": "",
    "北京": "M/p3 P/p16 P/preamble P/title@editorial",
    "Beijing": "P/title@editorial",
    "莫斯科": "D/3.p2 M/p7 M/preamble M/title@editorial P/p16",
    "Moscow": "D/3.p2@en M/title@editorial",
    "杜尚别": "D/preamble D/title D/title@editorial",
    "杜尚別": "D/preamble D/title D/title@editorial",
    "Dushanbe": "D/1.p3@en D/preamble@en D/title@editorial D/title@en",
    "比什凯克": "B/preamble B/title B/title@editorial M/p3",
    "比什凱克": "B/preamble B/title B/title@editorial M/p3",
    "Bishkek": "B/title@editorial",
    "撒马尔罕": "",
    "青岛": "P/p26 P/p27 P/p5 P/p6",
    "青島": "P/p26 P/p27 P/p5 P/p6",
    "塔什干": "P/p15",
    "上海精神": "P/p3 P/p4",
    "上海精神 -联合国": "P/p3 P/p4",
    "安全 lang:en": "",
    "security lang:zh": "",
    "state:in 安全": "P/p13 P/p15 P/p18 P/p4",
    "kind:declaration 反恐": "B/p13 D/6.p1 D/6.p2",
    "kind:communique 反恐": "M/p3 M/p8 P/p25 P/preamble P/signatures/sco-rats-executive-committee",
    "year:2018 安全": "P/p13 P/p15 P/p18 P/p4",
    "year:..2003 安全": "M/p12 M/p17 M/p5 M/p6 M/p7 M/p9",
    "year:2010.. 安全": "P/p13 P/p15 P/p18 P/p4",
    "十": "D/10 D/11 D/12.p1 D/13 D/14 D/6.p3 D/9.p1 D/preamble",
    "第十条": "",
    "(三)": "D/10.3 D/13 D/3.p1",
    "澳大利亚": "",
    "火星殖民地": "",
    "terorism": "",
    "OR NOT": "",
    "lang:": "",
    "year:abc": "",
    "-": "",
    "\"": "",
    "\"\"": "",
    "“”": "",
    "*": "",
    "「恐怖主义」 「极端主义」": "B/p13 D/6.p1 M/p6 P/p10 P/p11 P/p14 P/p9",
    "角度": "D/7.p1",
    "安全角度": "D/7.p1",
    "安全形度": "D/7.p1",
    "世界贸易组织": "",
    "WTO": "",
    "договор": "",
    "разоружение": "",
    "Ａｆｇｈａｎ": "D/12.p2@en",
    "Afghanistan": "D/12.p1@en D/12.p2@en D/12.p4@en",
    "Афганистан": "",
    "吉尔吉斯": "B/preamble B/signatures/kg D/signatures/kg M/preamble M/signatures/kg P/p12 P/p22 P/preamble P/signatures/kg",
    "吉爾吉斯": "B/preamble B/signatures/kg D/signatures/kg M/preamble M/signatures/kg P/p12 P/p22 P/preamble P/signatures/kg",
    "Kyrgyz": "D/signatures/kg@en",
    "President of the Kyrgyz Republic": "D/signatures/kg@en",
    "巴基耶夫": "B/signatures/kg D/signatures/kg D/signatures/kg@en",
    "庫爾曼別克": "B/signatures/kg D/signatures/kg D/signatures/kg@en",
    "Bakiyev": "B/signatures/kg D/signatures/kg D/signatures/kg@en",
    "睦邻友好": "P/p10 P/p27 P/p4",
    "睦鄰友好": "P/p10 P/p27 P/p4",
    "good-neighbourliness": "",
    "good neighbourliness": "",
    "军控": "D/2.p2",
    "裁军": "",
    "disarmament": "",
    "太空": "",
    "外空": "B/p7",
    "outer space": "",
    "禽流感": "",
    "疫情": "",
    "灾害": "B/p4",
    "自然災害": "",
    "教育": "",
    "education": "",
    "文化": "B/p5.4 D/1.p3 D/6.p3",
    "culture": "D/1.p3@en D/10.3@en D/10.5@en D/11@en D/6.p3@en",
    "旅游": "",
    "tourism": "",
    "海关": "",
    "customs": "",
    "银行": "",
    "bank": "",
}  # fmt: skip


@pytest.mark.parametrize("query", PLACES)
def test_a_query_in_any_script_finds_every_text(found, query):
    assert sorted({short(hit) for hit in found(q=query)["hits"]}) == PLACES[query].split()


def test_the_table_is_of_all_scripts_and_long_enough():
    assert len(PLACES) >= 150


# JSON


def test_the_json_has_the_fields_that_are_promised(found):
    page = found(q="独联体")
    assert {"query", "searched_as", "total", "total_capped", "hits", "next"} <= page.keys()
    assert page["query"] == "独联体"
    assert "CIS" in page["searched_as"]
    assert {"document", "key", "edition", "url", "text", "marks"} <= page["hits"][0].keys()
    assert page["hits"][0]["url"].endswith("/documents/2008-dushanbe-declaration/8")


@pytest.mark.parametrize("query", ["恐怖主義", "narcotic", "「本組織」", "２００８年", "敍利亞"])
def test_marks_stand_where_the_words_stand(found, query):
    for hit in found(q=query)["hits"]:
        assert hit["marks"]
        for start, end in hit["marks"]:
            assert folded(hit["text"][start:end]).startswith(folded(query)[:8])


def test_texts_are_as_found_whatever_script_is_asked_for(ask, found):
    [hit] = found(q="落实人文领域")["hits"]
    assert hit["text"].startswith("落實")
    assert ask("/search.json", q="安全", script="zh-Hant").status_code == 301


def test_the_pages_together_hold_every_hit_once(ask, found):
    places, page = [], found(q="合作")
    total = page["total"]
    while True:
        places += [(hit["document"], hit["key"], hit["edition"], hit["text"]) for hit in page["hits"]]
        if not page["next"]:
            break
        page = json.loads(ask(page["next"].partition("http://127.0.0.1:8000")[2]).content)
    assert len(places) == len(set(places)) == total


def test_a_program_that_asks_for_nothing_is_told_how_to_ask(ask):
    answer = ask("/search.json")
    assert (answer.status_code, json.loads(answer.content)["error"]) == (400, "bad-request")


# The page


def shown(answer) -> str:
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def test_the_hit_is_marked_in_the_script_being_read(ask):
    assert "<mark>恐怖主義</mark>" in shown(ask(q="恐怖主义", script="zh-Hant"))
    assert "<mark>恐怖主义</mark>" not in shown(ask(q="恐怖主义", script="zh-Hant"))
    assert "<mark>恐怖主义</mark>" in shown(ask(q="恐怖主義", script="zh-Hans"))
    # As published both are there, each in the script of its source.
    published = shown(ask(q="恐怖主義"))
    assert "<mark>恐怖主义</mark>" in published
    assert "<mark>恐怖主義</mark>" in published


def test_hits_are_grouped_by_document(ask):
    page = ask(q="恐怖主义").context["page"]
    titles = [group.title for group in page.groups]
    assert len(titles) == len(set(titles)) == 4
    assert sum(len(group.hits) for group in page.groups) == page.total


def test_the_same_place_in_the_other_language_stands_beneath(ask):
    page = ask(q="落实人文领域").context["page"]
    [row] = page.groups[0].hits
    assert "".join(run.text for run in row.beside.excerpt.runs).startswith("implement existing agreements")


def test_a_clause_found_in_two_languages_is_one_row_with_both_marked(ask):
    page = ask(q="CIS").context["page"]
    [row] = page.groups[0].hits
    assert page.total == 2
    assert any(run.is_hit for run in row.excerpt.runs)
    assert any(run.is_hit for run in row.beside.excerpt.runs)


def test_how_a_text_was_found_is_said(ask):
    assert "found as" in shown(ask(q="CIS"))
    assert "as corrected: 安全形度 → 安全角度" in shown(ask(q="安全角度")) or "as corrected" in shown(
        ask(q="角度")
    )
    assert "signed by" in shown(ask(q="Nazarbayev"))


@pytest.mark.parametrize("name", ["lang", "body", "state", "kind"])
def test_choosing_a_value_leaves_as_many_hits_as_it_said(found, name):
    whole = found(q="安全")
    for value, number in whole["facets"][name].items():
        assert found(q="安全", **{name: value.lower()})["total"] == number


def test_the_years_add_up_to_the_total(found):
    page = found(q="安全")
    assert sum(page["by_year"].values()) == page["total"]
    for year, number in page["by_year"].items():
        assert found(q="安全", year=year)["total"] == number


def test_a_filter_is_taken_out_by_a_link(ask):
    page = ask(q="安全", year="2007", kind="declaration").context["page"]
    assert [link.href for link in page.chosen] == [
        "/search?q=%E5%AE%89%E5%85%A8&kind=declaration",
        "/search?q=%E5%AE%89%E5%85%A8&year=2007",
    ]


def test_a_filter_alone_is_a_question(found):
    assert found(state="pk")["total"] > 20
    assert {hit["document"] for hit in found(state="pk")["hits"]} == {
        "2018-beijing-foreign-ministers-communique"
    }


def test_years_are_drawn_with_their_table(ask):
    page = shown(ask(q="安全"))
    assert page.count("<rect") == 2 * 4
    assert "show=years" in page
    # Of one year there is nothing to draw.
    assert "<rect" not in shown(ask(q="CIS"))


def test_where_nothing_is_found_the_page_says_what_to_try(ask):
    page = ask(q="火星殖民地 安全", kind="declaration").context["page"]
    assert page.total == 0
    assert {remedy.number for remedy in page.remedies} == {26}
    assert "火星殖民地" in page.remedies[0].link.label


def test_a_name_spelt_nearly_like_one_of_the_glossary_is_offered(ask):
    page = ask(q="Shanghai Sprit").context["page"]
    assert "Shanghai Spirit" in [link.label for link in page.near]


def test_what_of_a_question_was_left_out_is_said(ask):
    assert "Left out" in shown(ask(q=" ".join(f"word{number}" for number in range(14))))
    assert "first 200 characters" in shown(ask(q="安" * 201))


def test_a_reference_typed_into_the_search_is_offered_as_what_it_names(ask):
    page = ask(q="杜尚别宣言第十条第三项").context["page"]
    assert page.guess.href == "/documents/2008-dushanbe-declaration/10.3"
    assert ask(q="恐怖主义").context["page"].guess is None


def test_a_long_question_is_offered_to_the_quotation_check(ask):
    assert "/quote?q=" in ask(q="落实人文领域现行的多边和双边条约").context["page"].quote
    assert ask(q="安全").context["page"].quote == ""


@pytest.mark.parametrize("show", ["hits", "concordance", "renderings", "years"])
def test_the_files_a_page_offers_are_there(ask, show):
    asked = {"q": "安全", "kind": "declaration", "script": "zh-Hant"}
    page = ask(**asked, **({} if show == "hits" else {"show": show})).context["page"]
    assert ask(page.csv).status_code == ask(page.json).status_code == 200
    assert all(ask(link.href).status_code == 200 for link in (*page.shows, *page.scripts, *page.chosen))


def test_all_filters_are_taken_out_by_one_link(ask):
    page = ask(q="安全", year="2007", kind="declaration", sort="date").context["page"]
    assert page.clear == "/search?q=%E5%AE%89%E5%85%A8&sort=date"


def test_the_form_has_examples_that_find_something(ask, found):
    for prefix in ("", "/zh-hans", "/zh-hant"):
        links = [link.href for link in ask(f"{prefix}/search").context["page"].examples]
        assert len(links) == 5
        asked = [dict(parse_qsl(urlsplit(link).query)) for link in links]
        assert found(**asked[0])["total"]
        assert found(**asked[1])["total"]


def test_the_form_is_on_every_page_in_the_language_of_the_interface(published):
    assert 'action="/search"' in Client().get("/documents").content.decode()
    assert 'action="/zh-hant/search"' in Client().get("/zh-hant/").content.decode()
    assert 'action="/zh-hans/search"' in Client().get("/zh-hans/nowhere").content.decode()


# One question, one address


MOVED = {
    "/search?q=": "/search",
    "/search?x=1": "/search",
    "/search?q=a&x=1": "/search?q=a",
    "/search?lang=en&q=a": "/search?q=a&lang=en",
    "/search?q=a&sort=relevance": "/search?q=a",
    "/search?q=a&year=abc": "/search?q=a",
    "/search?q=a&page=-1": "/search?q=a",
    "/search?q=a&year=2001-2010": "/search?q=a&year=2001..2010",
    "/search?q=a&lang=ZH-Hant": "/search?q=a&lang=zh-hant",
    "/search?q=a&by=left": "/search?q=a",
    "/search?q=a&after=zzz": "/search?q=a",
    "/search?q=a&after=99999999999999999999": "/search?q=a",
    "/zh-hans/search.json?q=a": "/search.json?q=a",
    "/search.json?q=a&show=concordance": "/search.json?q=a",
}


@pytest.mark.parametrize("path", MOVED)
def test_one_question_has_one_address(published, path):
    answer = Client().get(path)
    assert (answer.status_code, answer.headers.get("Location")) == (301, MOVED[path])


def test_how_an_address_is_encoded_does_not_count(published):
    assert Client().get("/search?q=a%20b").status_code == Client().get("/search?q=a+b").status_code == 200


# Concordance and renderings


def lines(ask, q: str, **asked):
    return ask(q=q, **asked).context["page"].concordance.lines


def test_a_concordance_has_a_line_an_occurrence_with_the_words_in_the_middle(ask, found):
    marks = sum(len(hit["marks"]) for hit in found(q="恐怖主义")["hits"])
    made = lines(ask, "恐怖主义", show="concordance")
    assert len(made) == marks
    assert {folded(line.hit) for line in made} == {folded("恐怖主义")}


@pytest.mark.parametrize("by", ["left", "right"])
def test_a_concordance_is_sorted_by_what_stands_beside(ask, by):
    made = lines(ask, "合作", script="zh-Hans", show="concordance", by=by)
    sides = [line.right if by == "right" else line.left[::-1] for line in made]
    assert sides == sorted(sides, key=lambda side: filing_key(side, "zh-Hans"))
    assert len(made) > 50


def test_a_concordance_in_reading_order_follows_the_documents(ask):
    documents = [line.document for line in lines(ask, "安全", show="concordance")]
    assert documents == sorted(documents)


def test_renderings_are_grouped_by_the_names_of_the_glossary(ask):
    made = ask(q="独联体", lang="zh-hant", show="renderings").context["page"].renderings
    [group] = made.groups
    assert (group.name, group.lang, group.number, group.is_of_glossary) == (
        "Commonwealth of Independent States", "en", 1, True,
    )  # fmt: skip


def test_wording_that_keeps_company_is_told_with_its_figures(ask):
    made = ask(q="terrorism", show="renderings").context["page"].renderings
    first = made.companions[0]
    assert (first.link.label, first.inside, first.of_inside, first.link.lang) == ("恐怖主義", 5, 5, "zh-Hant")
    assert first.outside < first.of_outside / 10
    assert ask(first.link.href).status_code == 200


def test_texts_that_no_other_language_has_are_counted(ask):
    made = ask(q="恐怖主义", show="renderings").context["page"].renderings
    assert (made.total, made.without) == (6, 10)


# CSV


def table(answer) -> list[list[str]]:
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_hits_are_carried_away_as_a_table(ask):
    head, *rows = table(ask("/search.csv", q="恐怖主义"))
    assert head[:5] == ["document", "key", "edition", "url", "label"]
    assert len(rows) == 16
    assert all("恐怖主" in row[5] for row in rows)


def test_a_cell_that_looks_like_a_formula_is_text(ask):
    _, *rows = table(ask("/search.csv", q="implement existing agreements"))
    assert {row[4] for row in rows} == {"'-"}


def test_a_concordance_and_the_years_are_tables_too(ask):
    head, *rows = table(ask("/search.csv", q="恐怖主义", show="concordance"))
    assert head[:3] == ["left", "hit", "right"]
    assert len(rows) > 16
    assert table(ask("/search.csv", q="安全", show="years"))[0] == ["year", "hits"]


# Bounds


PAGES = [
    {"q": "安全"}, {"q": "合作"}, {"q": "安全", "sort": "date"}, {"q": "安全", "kind": "declaration"},
    {"q": "安全", "script": "zh-Hant"},
]  # fmt: skip


@pytest.mark.parametrize("asked", PAGES)
def test_a_page_of_hits_takes_few_queries_however_much_was_found(ask, asked):
    counts = {queries_of(ask, **asked), queries_of(ask, **{**asked, "q": "合作"})}
    assert len(counts) == 1
    assert counts.pop() <= 12


@pytest.mark.parametrize("show", ["concordance", "renderings"])
def test_what_is_counted_over_many_hits_takes_as_few(ask, show):
    assert queries_of(ask, q="安全", show=show) == queries_of(ask, q="合作", show=show) <= 12


def test_the_form_asks_the_release_alone(ask):
    assert queries_of(ask) == 1


def queries_of(ask, **asked) -> int:
    ask(**asked)
    with CaptureQueriesContext(connections["release"]) as queries:
        assert ask(**asked).status_code == 200
    return len(queries)


def test_a_search_that_takes_too_long_is_given_up_with_advice(ask, monkeypatch):
    def late(*_, **__):
        raise TooSlow

    monkeypatch.setattr(search_page, "search", late)
    answer = ask(q="安全")
    assert answer.status_code == 400
    assert "takes too long" in answer.content.decode()
    assert json.loads(ask("/search.json", q="安全").content)["error"] == "bad-request"


def test_the_form_does_without_examples_where_the_machine_is_busy(ask, monkeypatch):
    def late(*_, **__):
        raise TooSlow

    monkeypatch.setattr(search_help, "search", late)
    monkeypatch.setattr(search_help, "TRIED", search_help.Tried())
    assert ask("/search").context["page"].examples == ()


HOSTILE = [
    "OR", "AND", "NOT", "NEAR(a b, 999999999)", "(", ")", '"', "'", "*", "a*", "^", "-", "+", ":", "text:", "rowid:",
    "{a b}:", "\n", "%", "_", "\\", "%s", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "<i7x>\"'&", "\u202e",
    "\ufeff", "\u3000", "😀", "é" * 40, "A" * 300, "中" * 100, "'; DROP TABLE x;--", "1e999", "=cmd()", "[", "(a+)+$",
    "~", "/*", "*/", "--", "#", "&amp;", "&lt;",
]  # fmt: skip


@pytest.mark.parametrize("path", ["/search", "/search.json", "/search.csv", "/go", "/zh-hans/search"])
def test_a_hostile_question_is_answered_and_shown_as_text(published, path):
    client, chance = Client(), random.Random(path)
    for _ in range(60):
        query = chance.choice(["", " "]).join(
            chance.choice(HOSTILE) for _ in range(chance.choice([1, 1, 2, 3, 6, 15]))
        )
        answer = client.get(f"{path}?q={quote(query, safe='')}")
        assert answer.status_code in (200, 300, 301, 302, 400, 404), query
        body = answer.content.decode()
        assert "<script>alert(1)" not in body or path.endswith((".json", ".csv"))
        assert "<i7x>" not in body or path.endswith((".json", ".csv"))


def test_the_sides_of_a_line_begin_and_end_with_words(ask, found):
    texts = {hit["text"] for hit in found(q="terrorism")["hits"]}
    for line in lines(ask, "terrorism", show="concordance"):
        [text] = [text for text in texts if line.left + line.hit + line.right in text]
        before, after = text.split(line.left + line.hit + line.right)
        assert not before or before.endswith(" ")
        assert not after or after.startswith(" ")
