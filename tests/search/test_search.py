"""What a reader finds, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from archive.models import ClauseText
from archive.search import BadFilter, UnknownPlace, search
from archive.search.units import shelves
from archive.text.fold import folded
from archive.text.tokens import HAN

DUSHANBE = "2008-dushanbe-declaration"
BISHKEK = "2007-bishkek-declaration"
MOSCOW = "2002-moscow-foreign-ministers-communique"
BEIJING = "2018-beijing-foreign-ministers-communique"


def paths(typed: str, **more) -> list[str]:
    return [hit.path.removeprefix("/documents/") for hit in search(typed, size=1000, **more).hits]


# What a reader types, and a text that must be among the hits; found by reading the documents, not by searching them.
PAIRS = [
    line.split("\t")
    for line in Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()
]


def test_a_text_is_found_in_any_script_and_by_any_of_its_names(engine):
    assert len(PAIRS) > 150
    assert [(typed, path) for typed, path in PAIRS if path not in paths(typed)] == []


@pytest.mark.parametrize("typed", ["火星殖民地", '"fight against narcotics"', "-安全", "", "！？", "lang:ru"])
def test_what_stands_nowhere_finds_nothing(engine, typed):
    found = search(typed)
    assert (found.total, found.hits, found.next) == (0, (), "")


def test_every_word_of_a_query_must_be_there(engine):
    both = set(paths("恐怖主义 毒品"))
    assert both == set(paths("恐怖主义")) & set(paths("毒品"))
    assert both
    assert set(paths("恐怖主义 -毒品")) == set(paths("恐怖主义")) - both


def test_an_excluded_phrase_leaves_texts_that_only_have_its_characters(engine):
    every, excluded = set(paths("上海")), set(paths('"上海合作组织成员国"'))
    assert (
        set(paths("上海 -上海合作组织成员国")) == set(paths('上海 -"上海合作组织成员国"')) == every - excluded
    )
    assert every - excluded


def test_a_name_inside_a_word_also_finds_its_other_names(engine):
    found = search("上海合作组织宪章")
    assert found.searched_as == ("上合组织宪章",)
    assert [(hit.path, hit.via) for hit in found.hits] == [(f"/documents/{BEIJING}/p4", "上合组织宪章")]
    assert search("上海合作組織憲章").searched_as == ("上合組織憲章",)
    assert search('"上海合作组织宪章"').total == 0


@pytest.mark.parametrize(
    ("filtered", "documents"),
    [
        ("lang:en", {DUSHANBE}),
        ("lang:zh", {DUSHANBE, BISHKEK, MOSCOW, BEIJING}),
        ("lang:zh-Hans", {BISHKEK, MOSCOW, BEIJING}),
        ("year:2007..2008", {DUSHANBE, BISHKEK}),
        ("year:..2002", {MOSCOW}),
        ("year:2002,2018", {MOSCOW, BEIJING}),
        ("body:heads-of-state", {DUSHANBE, BISHKEK}),
        ("state:in", {BEIJING}),
        ("kind:communique", {MOSCOW, BEIJING}),
        ("kind:communique year:2018 state:kg", {BEIJING}),
    ],
)
def test_a_search_is_narrowed_by_filters(engine, filtered, documents):
    typed = "terrorism" if filtered == "lang:en" else "安全"
    assert {path.split("/")[0] for path in paths(f"{typed} {filtered}")} == documents
    name, _, value = filtered.split()[-1].partition(":")
    rest = " ".join(filtered.split()[:-1])
    assert paths(f"{typed} {rest}", facets={name: value.split(",")}) == paths(f"{typed} {filtered}")


def test_a_filter_alone_lists_everything_it_admits(engine):
    english = search("lang:en", size=1000)
    assert {hit.language for hit in english.hits} == {"en"}
    held = ClauseText.objects.using("release").filter(edition__tag="en").count()
    assert (
        sum(bool(hit.edition) and "signatures" not in hit.key and bool(hit.key) for hit in english.hits)
        == held
    )


def test_a_filter_that_has_no_such_value_is_refused_by_name(engine):
    with pytest.raises(BadFilter, match="2001..2010"):
        search("安全", facets={"year": ["last week"]})
    with pytest.raises(BadFilter, match="lang, year, body, state, kind"):
        search("安全", facets={"colour": ["red"]})


def test_a_hit_is_marked_in_the_characters_of_its_source(engine):
    hit = next(
        each for each in search("恐怖主义").hits if each.path.endswith("/6.p1") and each.edition == "zh-Hant"
    )
    assert {hit.text[start:end] for start, end in hit.marks} == {"恐怖主義"}
    held = ClauseText.objects.using("release").get(
        clause__document__slug=DUSHANBE, clause__key="6.p1", edition__tag="zh-Hant"
    )
    assert hit.text == held.text


def test_a_hit_tells_by_what_it_was_found(engine):
    by_correction = next(hit for hit in search("安全角度").hits if hit.document == DUSHANBE)
    assert (by_correction.via, by_correction.via_kind) == ("安全形度 → 安全角度", "correction")
    assert [by_correction.text[a:b] for a, b in by_correction.marks] == ["安全形度"]
    by_term = next(hit for hit in search("CIS").hits if hit.edition == "zh-Hant")
    assert (by_term.via, by_term.via_kind) == ("獨立國協", "term")
    by_name = next(hit for hit in search("Nazarbayev").hits if hit.document == BISHKEK)
    assert (by_name.via, by_name.via_kind, by_name.marks) == ("Nursultan Nazarbayev", "person", ())
    assert {hit.via for hit in search("阿富汗").hits} == {""}


@pytest.mark.parametrize(("typed", "script"), [("恐怖主义", "zh-Hans"), ("恐怖主義", "zh-Hant")])
def test_hits_in_the_very_script_typed_come_first(engine, typed, script):
    hits = search(typed).hits
    exact = [hit.is_exact for hit in hits]
    assert exact == sorted(exact, reverse=True)
    assert {hit.language for hit in hits if hit.is_exact} == {script}
    assert {hit.language for hit in hits if not hit.is_exact} != set()


def test_hits_are_sorted_by_date_either_way(engine):
    oldest = paths("安全", order="oldest")
    assert paths("安全", order="newest") == oldest[::-1]
    assert [path[:4] for path in oldest] == sorted(path[:4] for path in oldest)


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_pages_follow_each_other_without_gap_or_repetition(engine, order):
    whole = search("安全", order=order, size=1000)
    seen, after = [], ""
    while True:
        page = search("安全", order=order, after=after, size=7)
        assert (page.total, page.facets, page.by_year) == (whole.total, whole.facets, whole.by_year)
        seen += page.hits
        if not (after := page.next):
            break
    assert tuple(seen) == whole.hits
    assert len(seen) == whole.total


@pytest.mark.parametrize("after", ["x", "zzzz", "-1", "9" * 50, "\ud800", "1 OR 1=1"])
def test_a_place_no_page_gave_is_refused_by_name(engine, after):
    with pytest.raises(UnknownPlace, match="first page"):
        search("安全", after=after)


def test_facets_and_years_count_the_hits(engine):
    found = search("恐怖主义", size=1000)
    languages = {hit.language for hit in found.hits}
    assert found.facets["lang"] == {
        language: sum(hit.language == language for hit in found.hits) for language in languages
    }
    assert dict(found.by_year) == {
        year: sum(hit.document.startswith(str(year)) for hit in found.hits)
        for year in (2002, 2007, 2008, 2018)
    }
    assert sum(found.by_year.values()) == found.total
    assert set(found.facets) == {"lang", "body", "state", "kind"}


@pytest.mark.parametrize("typed", ["安全", "terrorism", "安全 lang:zh year:2002..2008"])
def test_more_hits_than_pages_reach_are_counted_by_year_all_the_same(engine, monkeypatch, typed):
    whole = search(typed, size=1000)
    monkeypatch.setattr("archive.search.searching.MOST_PAGED", 3)
    few = search(typed, size=1000)
    assert (few.total, few.by_year, few.is_capped) == (whole.total, whole.by_year, False)
    assert (len(few.hits), few.faceted, few.next) == (3, 3, "")


def test_what_was_not_looked_through_is_not_counted(engine, monkeypatch):
    monkeypatch.setattr("archive.search.searching.MOST_LOOKED_THROUGH", 3)
    few = search("恐怖主义", size=1000)
    assert few.is_capped
    assert (few.total, few.by_year) == (len(few.hits), {})


def test_the_count_equals_a_plain_scan_for_one_to_eight_characters(engine):
    texts = [[folded(text) for text in unit.words] for _, units in shelves("release") for unit in units]
    chance = random.Random(5)
    chinese = [text for words in texts for text in words if len(HAN.findall(text)) > 20]
    for number in range(240):
        text, length = chance.choice(chinese), 1 + number % 8
        at = chance.randrange(len(text) - length)
        wanted = text[at : at + length]
        if not HAN.search(wanted):
            # Words of an alphabet are found whole, not by any of their letters.
            continue
        scanned = sum(any(wanted in each for each in words) for words in texts)
        assert search(f'"{wanted}"', size=1).total == scanned, wanted


def test_a_search_asks_the_database_a_constant_number_of_questions(engine):
    numbers = set()
    for typed in ("安全", "恐怖主义", "CIS", "安全 恐怖主义 -毒品 lang:zh"):
        with CaptureQueriesContext(connections["release"]) as queries:
            search(typed)
        numbers.add(
            len(
                [
                    each
                    for each in queries
                    if "set_config" not in each["sql"] and "SAVEPOINT" not in each["sql"]
                ]
            )
        )
    assert max(numbers) <= 10


def test_what_of_a_query_is_cut_is_said(engine):
    found = search(" ".join(["安全", *"abcdefghijklmn"]))
    assert found.left_out == ("l", "m", "n")
    assert search("安" * 300).is_shortened
