"""Meetings, parties and people, through the door, on the real fixtures and on invented ones."""

from __future__ import annotations

import datetime
import json
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from archive.models import Document, Meeting, Party, Person, PersonName, Redirect, Signatory
from archive.reading import course, entities, meeting_records, part_records, records, redirects
from archive.reading.meetings import days

DUSHANBE = "2008-dushanbe-heads-of-state"
DECLARATION = "/documents/2008-dushanbe-declaration"


@pytest.fixture
def ask(published):
    client = Client()
    return lambda path: client.get(quote(path, safe="/?=&+%"))


@pytest.fixture
def writable(archive, monkeypatch):
    """The curators' own database read as if it were a release, so that a test may change it."""
    for module in (entities, meeting_records, part_records, records, redirects):
        monkeypatch.setattr(module, "RELEASE", "default")
    return Client()


class Links(HTMLParser):
    """Every link in the main part of a page, with its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.is_open = False
        self.feed(html[html.index("<main") : html.index("</main>")])
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append((dict(attrs)["href"] or "", ""))
            self.is_open = True

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "a"

    def handle_data(self, data):
        if self.is_open:
            href, text = self.found[-1]
            self.found[-1] = (href, text + data)


def body(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def links(answer) -> set[str]:
    return {href for href, _ in Links(body(answer)).found}


def data(answer) -> dict:
    assert answer.status_code == 200
    return json.loads(answer.content)


# Addresses

FOUND = [
    "/meetings", "/zh-hans/meetings", f"/meetings/{DUSHANBE}", f"/zh-hant/meetings/{DUSHANBE}", "/meetings.json",
    f"/meetings/{DUSHANBE}.json", "/states", "/states/kg", "/states/sco", "/states/sco-secretary-general",
    "/zh-hant/states/cn", "/states.json", "/states/kg.json", "/people", "/zh-hans/people", "/people/abdulaziz-kamilov",
    "/people.json", "/people/abdulaziz-kamilov.json",
]  # fmt: skip


@pytest.mark.parametrize("path", FOUND)
def test_an_address_of_a_meeting_party_or_person_answers(ask, path):
    assert ask(path).status_code == 200


MOVED = {
    "/states/KG": "/states/kg",
    "/zh-hans/states/KG": "/zh-hans/states/kg",
    "/states/ＫＧ": "/states/kg",
    "/states/kg/": "/states/kg",
    "/states/kg?x=1": "/states/kg",
    "/states/KG.json": "/states/kg.json",
    "/zh-hans/states/kg.json": "/states/kg.json",
    "/zh-hans/states.json": "/states.json",
    "/states.json?x=1": "/states.json",
    "/people?sort=name": "/people",
    "/people/": "/people",
    "/people/Wang-Yi": "/people/wang-yi",
    f"/meetings/{DUSHANBE.upper()}": f"/meetings/{DUSHANBE}",
    f"/meetings/{DUSHANBE}.json?x": f"/meetings/{DUSHANBE}.json",
}


@pytest.mark.parametrize("path", MOVED)
def test_another_spelling_leads_to_the_one_address(ask, path):
    answer = ask(path)
    assert answer.status_code == 301
    assert unquote(answer["Location"]) == MOVED[path]
    assert ask(MOVED[path]).status_code == 200


UNKNOWN = [
    "/states/xx", "/states/XX", "/states/kg.pdf", "/meetings/none", "/people/nobody", "/states/xx.json", "/people/..",
    "/meetings/none.json", "/zh-hans/people/nobody", f"/people/{'9' * 400}", "/states/kg/kg", "/people/张三",
]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_meeting_party_or_person_is_not_found(ask, path):
    answer = ask(path)
    assert answer.status_code == 404
    if path.endswith(".json"):
        assert json.loads(answer.content).keys() == {"error", "message", "near"}


NEAR = {
    "/states/kyrgyzstn": "/states/kg",
    "/states/吉尔吉斯斯坦": "/states/kg",
    "/zh-hant/states/吉爾吉斯": "/zh-hant/states/kg",
    "/people/kamilov": "/people/abdulaziz-kamilov",
    "/people/卡米洛夫": "/people/abdulaziz-kamilov",
    "/meetings/2008-dushanbe-heads-of-states": f"/meetings/{DUSHANBE}",
    "/meetings/dushanbe 2008": f"/meetings/{DUSHANBE}",
}


@pytest.mark.parametrize("path", NEAR)
def test_a_name_in_any_language_is_offered_what_it_may_mean(ask, path):
    answer = ask(path)
    assert answer.status_code == 404
    assert f'href="{NEAR[path]}"' in answer.content.decode()


def test_a_code_that_was_given_up_leads_to_its_successor(writable):
    Redirect.objects.create(
        old="/states/ussr", successors=["/states/ru"], reason="dissolved", since="1991-12-26"
    )
    assert writable.get("/states/ussr")["Location"] == "/states/ru"
    assert writable.get("/zh-hans/states/ussr")["Location"] == "/zh-hans/states/ru"
    assert writable.get("/states/ussr.json")["Location"] == "/states/ru.json"


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/meetings", 2), (f"/meetings/{DUSHANBE}", 3), ("/meetings/2018-beijing-foreign-ministers", 3), ("/states", 2),
        ("/states/kg", 5), ("/states/sco", 5), ("/people", 3), ("/people/hu-jintao", 3), ("/meetings.json", 2),
        (f"/meetings/{DUSHANBE}.json", 3), ("/states.json", 2), ("/states/kg.json", 5), ("/people.json", 3),
        ("/people/hu-jintao.json", 3),
    ],
)  # fmt: skip
def test_every_page_asks_a_constant_number_of_questions(ask, path, number):
    with CaptureQueriesContext(connections["release"]) as queries:
        assert ask(path).status_code == 200
    assert len(queries) == number, [query["sql"][:90] for query in queries]


@pytest.mark.parametrize(
    "path", ["/meetings", f"/meetings/{DUSHANBE}", "/states", "/states/kg", "/people", "/people/hu-jintao"]
)
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_every_link_of_a_page_answers_within_its_interface(ask, prefix, path):
    for link in sorted(links(ask(prefix + path))):
        assert link.startswith(prefix + "/")
        assert ask(link).status_code == 200, link


# Meetings


def test_every_meeting_is_listed_with_its_documents_the_latest_first(ask):
    found = Links(body(ask("/meetings"))).found
    listed = [href.rpartition("/")[2] for href, _ in found if href.startswith("/meetings/")]
    starts = dict(Meeting.objects.using("release").values_list("slug", "start"))
    assert sorted(listed) == sorted(starts)
    assert [starts[slug] for slug in listed] == sorted(starts.values(), reverse=True)
    assert listed.index(DUSHANBE) < listed.index("2007-bishkek-heads-of-state")
    assert (DECLARATION, "Dushanbe Declaration (2008)") in found
    assert ("/states/tj", "Tajikistan") in found


def test_a_meeting_shows_who_signed_what(ask):
    found = Links(body(ask(f"/meetings/{DUSHANBE}"))).found
    for code, name, person in (("kg", "Kyrgyzstan", "kurmanbek-bakiyev"), ("cn", "China", "hu-jintao")):
        assert (f"/states/{code}", name) in found
        assert (f"{DECLARATION}/signatures/{code}", "signed") in found
        assert any(href == f"/people/{person}" for href, _ in found)
    assert ("/states/sco", "Shanghai Cooperation Organisation") in found


def test_a_meeting_leads_to_those_of_its_body_before_and_after(ask):
    html = body(ask(f"/meetings/{DUSHANBE}"))
    assert 'rel="prev" href="/meetings/2007-bishkek-heads-of-state"' in html
    first = Meeting.objects.using("release").filter(body__slug="heads-of-state").order_by("start")[0]
    assert 'rel="prev"' not in body(ask(f"/meetings/{first.slug}"))


def test_a_meeting_of_two_documents_has_a_column_each(writable):
    meeting = Meeting.objects.get(slug=DUSHANBE)
    second = Document.objects.create(
        slug="2008-invented",
        meeting=meeting,
        kind="statement",
        status="published",
        titles={"en": "On Rivers"},
    )
    draft = Document.objects.create(
        slug="2008-draft", meeting=meeting, kind="statement", titles={"en": "A Draft"}
    )
    kg = Party.objects.get(code="kg")
    for document in (second, draft):
        Signatory.objects.create(document=document, code="kg", order=0, party=kg, capacity="chaired")
    html = body(writable.get(f"/meetings/{DUSHANBE}"))
    assert html.count('<th scope="col"') == 3
    assert 'href="/documents/2008-invented/signatures/kg">chaired</a>' in html
    assert html.count("no part") == 5
    # A draft is nowhere.
    for path in (
        f"/meetings/{DUSHANBE}",
        "/meetings",
        "/states/kg",
        f"/meetings/{DUSHANBE}.json",
        "/states/kg.json",
    ):
        assert "draft" not in body(writable.get(path)).lower()


def test_a_meeting_without_documents_says_so(writable):
    Document.objects.filter(meeting__slug=DUSHANBE).update(status="draft")
    html = body(writable.get(f"/meetings/{DUSHANBE}"))
    assert "No document of this meeting is held" in html
    assert "Participants" not in html


def test_a_meeting_without_host_or_place_has_a_page(writable):
    Meeting.objects.filter(slug=DUSHANBE).update(host=None, place={})
    assert "<h1>Council of Heads of State</h1>" in body(writable.get(f"/meetings/{DUSHANBE}"))
    assert data(writable.get(f"/meetings/{DUSHANBE}.json"))["host"] is None
    assert writable.get("/meetings").status_code == 200


DAYS = [
    # start, end, English, Chinese
    ("2008-08-28", "2008-08-28", "28 August 2008", "2008年8月28日"),
    ("2019-06-13", "2019-06-14", "13–14 June 2019", "2019年6月13日至14日"),
    ("2025-08-31", "2025-09-01", "31 August – 1 September 2025", "2025年8月31日至9月1日"),
    ("2019-12-31", "2020-01-01", "31 December 2019 – 1 January 2020", "2019年12月31日至2020年1月1日"),
]


@pytest.mark.parametrize(("start", "end", "english", "chinese"), DAYS)
def test_the_days_of_a_meeting_are_told_as_each_language_tells_them(start, end, english, chinese):
    dates = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    with translation.override("en"):
        assert days(*dates) == english
    for language in ("zh-hans", "zh-hant"):
        with translation.override(language):
            assert days(*dates) == chinese


def test_the_json_of_a_meeting_holds_everyones_part(ask):
    meeting = data(ask(f"/meetings/{DUSHANBE}.json"))
    assert (meeting["body"], meeting["host"], meeting["start"]) == ("heads-of-state", "tj", "2008-08-28")
    assert meeting["place"]["zh-Hans"] == "杜尚别"
    parts = {part["state"]: part for part in meeting["participants"]}
    assert len(parts) == 6
    assert parts["kg"]["capacity"] == "signed"
    assert parts["kg"]["signatures"]["zh-Hant"]["name"] == "庫爾曼別克·巴基耶夫"
    assert parts["kg"]["signatures"]["en"] == {"office": "President of the Kyrgyz Republic", "name": ""}
    assert [document["slug"] for document in meeting["documents"]] == ["2008-dushanbe-declaration"]


# Parties


def test_the_parties_are_listed_by_kind_and_filed_by_name(ask):
    found = [text for href, text in Links(body(ask("/states"))).found if href.startswith("/states/")]
    assert found[:8] == sorted(found[:8])
    assert {
        "China",
        "Kyrgyzstan",
        "Shanghai Cooperation Organisation",
        "Secretary-General of the SCO",
    } <= set(found)
    assert found.index("Uzbekistan") < found.index("Shanghai Cooperation Organisation")
    assert len(found) == Party.objects.using("release").count()
    html = body(ask("/states"))
    assert '<bdi lang="zh-Hant">吉爾吉斯斯坦</bdi>' in html


def test_a_state_shows_all_its_names(ask):
    html = body(ask("/zh-hant/states/kg"))
    assert "<h1>吉爾吉斯斯坦</h1>" in html
    for lang, name in (
        ("en", "Kyrgyz Republic"), ("en", "Kirghizia"), ("ru", "Киргизия"), ("zh-Hans", "吉尔吉斯共和国"), ("zh-Hant", "吉爾吉斯"),
    ):  # fmt: skip
        assert f'<span lang="{lang}">{name}</span>' in html


def test_a_state_shows_each_part_as_each_edition_prints_it(ask):
    html = body(ask("/states/kg"))
    for printed in (
        "吉爾吉斯共和國總統",
        "庫爾曼別克·巴基耶夫",
        "President of the Kyrgyz Republic",
        "库・巴基耶夫",
    ):
        assert printed in html
    assert f'href="{DECLARATION}/zh-Hant/signatures/kg"' in html
    assert 'href="/meetings/2007-bishkek-heads-of-state"' in html
    dated = [part["document"]["adopted_on"] for part in data(ask("/states/kg.json"))["documents"]]
    assert dated == sorted(dated)
    assert len(dated) == 4


def test_a_party_that_is_no_state_has_no_state_in_its_json(ask):
    organ = data(ask("/states/sco-secretary-general.json"))
    assert (organ["state"], organ["party"], organ["kind"]) == (None, "sco-secretary-general", "organ")
    assert data(ask("/states/kg.json"))["state"] == "kg"


def test_an_organisation_shows_its_bodies_and_their_meetings(ask):
    found = Links(body(ask("/states/sco"))).found
    assert (f"/meetings/{DUSHANBE}", "2008") in found
    bodies = {one["slug"]: one["meetings"] for one in data(ask("/states/sco.json"))["bodies"]}
    assert DUSHANBE in bodies["heads-of-state"]


def test_the_course_of_a_state_has_a_mark_for_each_dated_line(ask):
    html = body(ask("/states/kg"))
    figure = html[html.index('<figure class="course">') : html.index("</figure>")]
    state = data(ask("/states/kg.json"))
    assert figure.count("<a href") == len(state["documents"]) + len(state["hosted"])
    assert 'role="img"' not in figure
    assert "style=" not in figure
    assert "<figure" not in body(ask("/states/sco"))


def test_a_state_of_undated_documents_has_no_course(writable):
    Document.objects.update(adopted_on=None)
    Meeting.objects.update(host=None)
    html = body(writable.get("/states/kg"))
    assert "<figure" not in html
    assert html.count("undated") == 4


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (2008, 2008, [2008]),
        (2007, 2008, [2007, 2008]),
        (2002, 2018, [2005, 2010, 2015]),
        (2001, 2026, [2005, 2010, 2015, 2020, 2025]),
        (1815, 2025, [1850, 1900, 1950, 2000]),
        # No round year lies between them, so the first is written.
        (2001, 2001, [2001]),
    ],
)
def test_a_course_writes_round_years(first, last, years):
    assert course.ticks(first, last) == years


def test_a_mark_stands_between_the_ends_of_the_course():
    places = [float(course.place(datetime.date(2008, month, 28), 2002, 2018)) for month in range(1, 13)]
    assert places == sorted(places)
    assert 0 < float(course.place(datetime.date(2002, 1, 1), 2002, 2018)) < places[0]
    assert float(course.place(datetime.date(2018, 12, 31), 2002, 2018)) < 100


# People


def test_people_are_filed_by_name_with_the_parties_they_stood_for(ask):
    found = Links(body(ask("/people"))).found
    names = [text for href, text in found if href.startswith("/people/")]
    assert names == sorted(names)
    assert len(names) == Person.objects.using("release").count()
    at = next(n for n, (_, text) in enumerate(found) if text == "Abdulaziz Kamilov")
    assert found[at + 1] == ("/states/uz", "Uzbekistan")


def test_a_person_shows_every_spelling_and_where_it_is_printed(ask):
    html = body(ask("/people/kurmanbek-bakiyev"))
    printed = html[html.index("The name as printed") :]
    for lang, name, place in (
        ("zh-Hans", "库・巴基耶夫", "/documents/2007-bishkek-declaration/zh-Hans/signatures/kg"),
        ("zh-Hant", "庫爾曼別克·巴基耶夫", f"{DECLARATION}/zh-Hant/signatures/kg"),
    ):
        assert f'<h3 lang="{lang}">{name}</h3>' in printed
        assert f'href="{place}"' in printed
    # An edition that prints no name is no spelling, and says so where its office stands.
    assert printed.count("<h3") == 2
    assert "no name printed" in html


def test_a_person_without_any_part_has_a_page(writable):
    person = Person.objects.create(slug="nobody-yet", note="A <b>note</b>.")
    PersonName.objects.create(person=person, tag="en", use="variant", name="N. <i>Yet</i>")
    html = body(writable.get("/people/nobody-yet"))
    assert "<h1>nobody-yet</h1>" in html
    assert "No document held names this person." in html
    assert "N. &lt;i&gt;Yet&lt;/i&gt;" in html
    assert "<b>note" not in html
    assert "nobody-yet" in body(writable.get("/people"))


def test_a_signatory_nobody_could_identify_is_listed_without_a_person(writable):
    Signatory.objects.filter(party__code="kg").update(person=None)
    assert "not known" in body(writable.get("/states/kg"))
    assert all(part["person"] is None for part in data(writable.get("/states/kg.json"))["documents"])


def test_signature_tables_lead_to_states_and_people(ask):
    found = links(ask(f"/zh-hans{DECLARATION}/signatures"))
    assert {
        "/zh-hans/states/kg",
        "/zh-hans/people/kurmanbek-bakiyev",
        f"/zh-hans{DECLARATION}/signatures/kg",
    } <= found


def test_a_document_leads_to_its_meeting(ask):
    assert f"/meetings/{DUSHANBE}" in links(ask(DECLARATION))
