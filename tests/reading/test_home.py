"""The first page: what the archive holds and lacks, drawn, counted and said."""

from __future__ import annotations

import datetime
import re

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Document, Meeting
from archive.publish import publish
from archive.reading.lanes import MOST_LABELS, Scale, ticks
from archive.reading.timeline import NEAR, raised
from tests.markup import Reader
from tests.reading.many import fill


def home(prefix: str = "/") -> str:
    answer = Client().get(prefix)
    assert answer.status_code == 200
    return answer.content.decode()


def publish_unproved() -> None:
    publish(lambda alias: [], datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC))


def marks(page: str, shape: str, kind: str) -> int:
    return sum(name == shape and attrs.get("class") == kind for name, attrs in Reader(page).elements)


def test_every_document_is_a_filled_mark_and_every_other_meeting_a_hollow_one(archive):
    page = home()
    documents = Document.objects.using("release").filter(adopted_on__isnull=False).count()
    lacking = Meeting.objects.using("release").filter(documents__isnull=True).count()
    assert documents and lacking
    assert marks(page, "circle", "held") == documents
    assert marks(page, "circle", "lacking") == lacking
    assert f"holds ({documents})" in page
    assert f"holds none ({lacking})" in page


def test_a_meeting_whose_document_is_withdrawn_is_drawn_hollow(archive):
    before = marks(home(), "circle", "lacking")
    Document.objects.filter(slug="2007-bishkek-declaration").update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    publish_unproved()
    page = home()
    assert marks(page, "circle", "lacking") == before + 1
    assert "/documents/2007-bishkek-declaration" not in page
    assert 'href="/meetings/2007-bishkek-heads-of-state"' in page


def test_a_mark_is_a_link_with_a_name_and_a_tooltip(published):
    page = home()
    name = "Dushanbe Declaration (2008), 28 August 2008"
    assert f'<a href="/documents/2008-dushanbe-declaration" aria-label="{name}"><title>{name}</title>' in page
    assert 'aria-label="Saint Petersburg, 7 June 2002: no document held"' in page
    assert 'href="/zh-hans/documents/2008-dushanbe-declaration"' in home("/zh-hans/")


def test_every_mark_of_the_picture_is_a_row_of_its_table(published):
    page = home()
    rows = page.partition("<tbody")[2].partition("</tbody>")[0].count("<tr")
    assert rows == marks(page, "circle", "held") + marks(page, "circle", "lacking")


def test_the_lanes_are_the_bodies_in_the_archives_order(published):
    assert re.findall(r'<text class="lane"[^>]*>([^<]+)', home()) == [
        "Council of Heads of State",
        "Council of Ministers of Foreign Affairs",
    ]


def test_the_example_is_one_clause_in_the_interfaces_language_first(published):
    page = home().partition('class="block specimen"')[2]
    assert page.count('<div class="row ') == 1
    assert page.index('lang="en"') < page.index('lang="zh-Hant"')
    page = home("/zh-hant/").partition('class="block specimen"')[2]
    assert page.index('lang="zh-Hant"') < page.index('lang="en"')


def test_what_is_held_is_said_in_figures_and_sentences(published):
    page = home()
    for figure, label in (("4", "documents"), ("5", "editions"), ("107", "clauses")):
        assert f"<dt>{label}</dt><dd>{figure}</dd>" in page
    meetings = Meeting.objects.using("release").count()
    assert (
        f"Of {meetings} meetings on record, 4 have a document here; of {meetings - 4} there is none yet."
        in page
    )
    assert "1 document of 4 can be read in more than one language." in page
    assert 'href="/documents?language=zh" lang="zh">中文</a> 4' in page


def asked(path: str) -> int:
    home(path)
    with CaptureQueriesContext(connections["release"]) as queries:
        home(path)
    return len(queries)


def test_the_first_page_asks_no_more_questions_of_many_documents_than_of_few(archive):
    assert asked("/") == asked("/zh-hans/") == 5
    fill(200)
    # The invented documents have no clauses, so none is looked up.
    assert asked("/") == 4


def test_where_marks_would_crowd_a_year_is_a_bar_that_leads_to_its_documents(archive):
    invented = fill(200)
    page = home()
    assert marks(page, "circle", "held") == 0
    cells = {
        (year, body)
        for each in invented
        if each.day
        for year in each.values["year"]
        for body in each.values["body"]
    }
    bodiless = {each.day.year for each in invented if each.day and not each.values["body"]}
    assert marks(page, "rect", "held") == len(cells) + len(bodiless)
    year, body = sorted(cells)[0]
    number = sum(each.values["year"] == {year} and each.values["body"] == {body} for each in invented)
    assert f'href="/documents?year={year}&amp;body={body}"' in page
    words = f"{year}: {number} document{'s' if number > 1 else ''}"
    assert f"<title>{words}</title>" in page
    assert len(page) < 200_000


def test_an_archive_without_documents_or_meetings_has_a_first_page(archive):
    Document.objects.all().delete()
    Meeting.objects.all().delete()
    publish_unproved()
    page = home()
    assert "<svg" not in page
    assert "<dd>0</dd>" in page
    for path in ("/documents", "/about/citing", "/zh-hans/"):
        assert Client().get(path).status_code == 200


def test_a_document_without_a_date_is_listed_but_not_drawn(archive):
    Document.objects.filter(slug="2007-bishkek-declaration").update(adopted_on=None)
    publish_unproved()
    page = home()
    assert marks(page, "circle", "held") == 3
    assert "Bishkek Declaration (2007)" in page


@given(st.integers(1, 2000), st.integers(0, 2026))
def test_the_axis_has_room_for_its_labels_on_every_width(years, first):
    shown = list(ticks(Scale(first, first + years - 1)))
    assert sum(not tick.rank for tick in shown) <= MOST_LABELS + 1
    assert len(shown) <= 41
    places = [float(tick.x.removesuffix("%")) for tick in shown]
    assert places == sorted(places)
    assert all(0 < place < 100 for place in places)


@given(st.lists(st.floats(0, 100), max_size=60))
def test_no_two_marks_of_one_level_touch(places):
    places.sort()
    levels = raised(places)
    for level in set(levels):
        own = [place for place, at in zip(places, levels, strict=False) if at == level]
        assert all(after - before >= NEAR for before, after in zip(own, own[1:], strict=False))


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_has_its_place_within_its_year(day):
    scale = Scale(1800, 2100)
    assert scale.at(day.year - 1800) <= scale.of(day) < scale.at(day.year - 1799)
