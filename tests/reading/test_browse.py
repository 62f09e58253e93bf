"""The list of documents: every count equals a plain scan, every page has its place, every state its address."""

from __future__ import annotations

import json
from itertools import combinations
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.reading.browse import PAGE
from archive.reading.holdings import FACETS
from archive.text.filing import filing_key
from tests.markup import Reader
from tests.reading.many import Made, fill
from tests.rooms import copied, room


def ask(path: str):
    return Client().get(path)


def listed(**chosen: str) -> dict:
    answer = ask(f"/documents.json?{urlencode(chosen)}" if chosen else "/documents.json")
    assert answer.status_code == 200, answer.headers.get("Location")
    return json.loads(answer.content)


def walked(**chosen: str) -> list[str]:
    """The slugs of every page, one after the other."""
    slugs, page = [], listed(**chosen)
    while True:
        slugs += [document["slug"] for document in page["documents"]]
        assert len(page["documents"]) <= PAGE
        if not page["next"]:
            return slugs
        page = json.loads(
            ask(page["next"].partition("/documents.json")[2].join(["/documents.json", ""])).content
        )


def scanned(invented: list[Made], **chosen: str) -> list[Made]:
    return [each for each in invented if all(chosen[name] in each.values[name] for name in chosen)]


@pytest.fixture(scope="module")
def invented(template_room, tmp_path_factory, django_db_blocker):
    """Three hundred invented documents, published."""
    folder = copied(template_room, tmp_path_factory.mktemp("many") / "room")
    with django_db_blocker.unblock(), room(folder):
        yield fill(300)


def values(invented: list[Made], name: str) -> list[str]:
    return sorted({value for each in invented for value in each.values[name]})


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_every_count_of_every_facet_equals_a_plain_scan(invented, number):
    chosen = {name: values(invented, name)[len(name) % 2] for name in FACETS}
    for names in combinations(FACETS, number):
        choice = {name: chosen[name] for name in names}
        page = listed(**choice)
        assert page["total"] == len(scanned(invented, **choice))
        for name in FACETS:
            others = {key: value for key, value in choice.items() if key != name}
            counts = {
                value: len(scanned(invented, **others, **{name: value})) for value in values(invented, name)
            }
            assert page["facets"][name] == {value: count for value, count in counts.items() if count}


@pytest.mark.parametrize("chosen", [{}, {"kind": "statement"}, {"language": "zh", "state": "qa"}])
def test_the_pages_together_hold_every_document_found_once(invented, chosen):
    slugs = walked(**chosen)
    assert len(slugs) == len(set(slugs))
    assert set(slugs) == {each.slug for each in scanned(invented, **chosen)}


def test_documents_stand_by_date_and_the_undated_behind_them(invented):
    dated = sorted((each for each in invented if each.day), key=lambda each: (each.day, each.slug))
    undated = sorted(each.slug for each in invented if not each.day)
    assert walked(sort="date") == [*(each.slug for each in dated), *undated]
    assert walked() == [*(each.slug for each in reversed(dated)), *undated]


def test_documents_stand_by_title_forwards_and_backwards(invented):
    titles = {each.slug: filing_key(each.title, "en") for each in invented}
    forwards = [titles[slug] for slug in walked(sort="title")]
    assert forwards == sorted(forwards)
    assert walked(sort="-title") == walked(sort="title")[::-1]


def test_a_page_leads_to_the_next_and_back(invented):
    first = ask("/documents").content.decode()
    third = walked()[2 * PAGE - 1]
    page = ask(f"/documents?after={third}").content.decode()
    assert f'rel="prev" href="/documents?after={walked()[PAGE - 1]}"' in page
    assert f'rel="next" href="/documents?after={walked()[3 * PAGE - 1]}"' in page
    assert "101 to 150" in page
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="/documents"' in ask(f"/documents?after={walked()[PAGE - 1]}").content.decode()


def test_a_page_after_a_document_that_is_not_among_those_found_starts_behind_it(invented):
    chosen = {"kind": "statement"}
    found = walked(**chosen)
    stranger = next(slug for slug in walked() if slug not in found and walked().index(slug) > 20)
    expected = [slug for slug in found if walked().index(slug) > walked().index(stranger)]
    page = listed(**chosen, after=stranger)
    assert [document["slug"] for document in page["documents"]] == expected[:PAGE]


@pytest.mark.parametrize("query", ["", "?year=2001", "?language=zh&state=qa&sort=title", "?sort=date"])
def test_the_list_asks_two_questions_however_long_it_is(invented, query):
    for path in (f"/documents{query}", f"/documents.json{query}", f"/zh-hans/documents{query}"):
        ask(path)
        with CaptureQueriesContext(connections["release"]) as queries:
            assert ask(path).status_code == 200
        assert len(queries) == 2, [each["sql"][:80] for each in queries]


def test_what_was_chosen_can_be_taken_out_and_is_kept_by_everything_else(invented):
    page = ask("/zh-hans/documents?year=2001&kind=statement&sort=title").content.decode()
    assert 'href="/zh-hans/documents?kind=statement&amp;sort=title"' in page
    assert 'href="/zh-hans/documents?year=2001&amp;sort=title"' in page
    assert 'href="/zh-hans/documents?year=2001&amp;kind=statement&amp;sort=date"' in page
    assert 'href="/zh-hans/documents?sort=title"' in page
    reader, base = Reader(page), settings.ARCHIVE_BASE_URL
    links = [attrs for name, attrs in reader.elements if name == "link"]
    query = "documents?year=2001&kind=statement&sort=title"
    assert {"rel": "canonical", "href": f"{base}/zh-hans/{query}"} in links
    assert {"rel": "alternate", "hreflang": "en", "href": f"{base}/{query}"} in links
    assert f"{base}/{query.replace('documents', 'documents.json')}" in reader.all("href")


MOVED = {
    "/documents?page=abc": "/documents",
    "/documents?utm_source=x&year=2001": "/documents?year=2001",
    "/documents?kind=statement&year=2001": "/documents?year=2001&kind=statement",
    "/documents?year=2001&year=2002": "/documents?year=2002",
    "/documents?year=": "/documents",
    "/documents?state=QA": "/documents?state=qa",
    "/documents?year=%EF%BC%92%EF%BC%90%EF%BC%90%EF%BC%91": "/documents?year=2001",
    "/documents?sort=-date": "/documents",
    "/documents?sort=size": "/documents",
    "/documents?after=nothing": "/documents",
    "/documents?after=" + "9" * 200: "/documents",
    "/documents?place=" + "x" * 101: "/documents",
    "/documents?place=upper%2Ddale": "/documents?place=upper-dale",
    "/documents.json?x=1": "/documents.json",
    "/zh-hans/documents.json?year=2001": "/documents.json?year=2001",
    "/zh-hant/documents.json": "/documents.json",
}


@pytest.mark.parametrize("path", MOVED)
def test_another_spelling_of_a_list_leads_to_the_one_address(invented, path):
    answer = ask(path)
    assert answer.status_code == 301
    assert answer["Location"] == MOVED[path]
    assert ask(answer["Location"]).status_code == 200


def test_a_page_after_the_last_document_leads_to_the_first(invented):
    assert ask(f"/documents?after={walked()[-1]}")["Location"] == "/documents"


@pytest.mark.parametrize(
    "query",
    ["year=1066", "year=abc", "place=nowhere", "state=zz&year=2001", "kind=%3Cscript%3E", "body=%00", "language=-1",
     "year=99999999999999999999999", "place=%E2%80%AE", "kind=%F0%9F%A6%86", "year%5B%5D=2001", "after=%2F%2Fevil"],
)  # fmt: skip
def test_a_value_the_archive_does_not_know_finds_nothing_or_is_left_out(invented, query):
    answer = ask(f"/documents?{query}")
    while answer.status_code == 301:
        answer = ask(answer["Location"])
    assert answer.status_code in (200, 400)
    assert "<script>" not in answer.content.decode()


def test_a_list_that_finds_nothing_says_how_many_there_are_without_each_choice(invented):
    page = ask("/documents?year=1066&kind=statement").content.decode()
    statements = len(scanned(invented, kind="statement"))
    assert "No document of the archive is all of this." in page
    assert 'href="/documents?kind=statement">Take out “Year: 1066”</a> ' + f"{statements} documents" in page
    assert "<table" not in page
    assert listed(year="1066")["total"] == 0
    assert listed(year="1066")["next"] is None


def test_the_fixtures_are_listed_under_what_they_are(published):
    page = listed(state="kg")
    assert {document["slug"] for document in page["documents"]} >= {"2008-dushanbe-declaration"}
    assert page["facets"]["language"]["en"] == 1
    assert page["chosen"] == {"state": "kg"}
    assert page["facets"]["year"] == {"2002": 1, "2007": 1, "2008": 1, "2018": 1}


@pytest.mark.parametrize(
    ("prefix", "states"),
    [
        # By their readings: E, Ha, Ji, Ta, Wu, Zhong; by code point China would come first.
        ("/zh-hans", ["俄罗斯", "哈萨克斯坦", "吉尔吉斯斯坦", "塔吉克斯坦", "乌兹别克斯坦", "中国"]),
        ("", ["China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan"]),
    ],
)
def test_values_that_leave_equally_many_stand_as_the_interface_files_names(published, prefix, states):
    page = ask(f"{prefix}/documents").content.decode()
    facet = page[page.index("state=") :]
    places = [facet.index(f">{state}<") for state in states]
    assert places == sorted(places)
