"""A quotation beside what is printed: verbatim or not, and in what it differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.quotation import Reading, nearest, verbatim

PRINTED = "本組織成員國認為，應落實人文領域現行的多邊和雙邊條約;並加強合作。"
ENGLISH = (
    "The member states’ duty is to implement existing agreements – in the framework of counter-terrorism."
)


def told(comparison) -> list[tuple[str, str, str]]:
    return [(each.kind, each.quoted, each.printed) for each in comparison.differences]


@pytest.mark.parametrize(
    ("quoted", "printed", "passage", "differences"),
    [
        ("落實人文領域", PRINTED, "落實人文領域", []),
        ("落实人文领域", PRINTED, "落實人文領域", [("script", "实", "實"), ("script", "领", "領")]),
        ("雙邊條約；並加強", PRINTED, "雙邊條約;並加強", [("width", "；", ";")]),
        ("雙邊條約,並加強", PRINTED, "雙邊條約;並加強", [("punctuation", ",", ";")]),
        ("雙邊條約並加強", PRINTED, "雙邊條約;並加強", [("punctuation", "", ";")]),
        ("多邊 和 雙邊", PRINTED, "多邊和雙邊", [("spacing", " ", ""), ("spacing", " ", "")]),
        ("DUTY is to implement", ENGLISH, "duty is to implement", [("case", "DUTY", "duty")]),
        ("counterterrorism", ENGLISH, "counter-terrorism", [("punctuation", "", "-")]),
        ("member states' duty", ENGLISH, "member states’ duty", [("punctuation", "' ", "’ ")]),
        ("２００８年", "于2008年8月", "2008年", [("width", "２００８", "2008")]),
        ("一、\n二", "一、二", "一、二", []),
    ],
)
def test_what_differs_only_in_how_it_is_written_is_verbatim(quoted, printed, passage, differences):
    (found,) = verbatim(Reading(quoted), Reading(printed))
    assert found.is_verbatim
    assert printed[found.start : found.end] == passage
    assert told(found) == differences


@pytest.mark.parametrize("quoted", ["he member", "existing agree", "落實各領域", "", "。"])
def test_a_part_of_a_word_or_another_wording_is_not_verbatim(quoted):
    assert not [*verbatim(Reading(quoted), Reading(PRINTED)), *verbatim(Reading(quoted), Reading(ENGLISH))]


@pytest.mark.parametrize(
    ("quoted", "printed", "passage", "wording"),
    [
        ("落實人文領域全部的多邊和雙邊條約", PRINTED, "落實人文領域現行的多邊和雙邊條約", [("全部", "現行")]),
        ("落實人文領域的多邊和雙邊條約", PRINTED, "落實人文領域現行的多邊和雙邊條約", [("", "現行")]),
        (
            "落實人文領域一切現行的多邊條約",
            PRINTED,
            "落實人文領域現行的多邊和雙邊條約",
            [("一切", ""), ("", "和雙邊")],
        ),
        ("implement all existing agreements", ENGLISH, "implement existing agreements", [("all", "")]),
        (
            "tasks is to implement existing agreements",
            ENGLISH,
            "duty is to implement existing agreements",
            [("tasks", "duty")],
        ),
    ],
)
def test_the_nearest_passage_is_shown_with_what_is_worded_otherwise(quoted, printed, passage, wording):
    found = nearest(Reading(quoted), Reading(printed))
    assert 0.5 < found.similarity < 1
    assert printed[found.start : found.end] == passage
    assert [(each.quoted, each.printed) for each in found.differences if each.kind == "wording"] == wording
    for each in found.differences:
        assert printed[each.start : each.end] == each.printed


@pytest.mark.parametrize(
    "quoted", ["火星上的殖民地应当归全人类所有", "nothing of the kind was ever said", "全"]
)
def test_another_text_altogether_is_near_nothing(quoted):
    found = [nearest(Reading(quoted), Reading(printed)) for printed in (PRINTED, ENGLISH)]
    assert all(each is None or each.similarity < 0.5 for each in found)


def test_a_passage_deep_in_a_long_text_is_found_in_reasonable_time():
    printed = Reading("各方重申合作。" * 2_000 + PRINTED + "各方重申合作。" * 2_000)
    quoted = Reading(PRINTED.replace("現行", "全部"))
    assert printed.text[nearest(quoted, printed).start :].startswith(PRINTED[:10])


TEXT = st.text("落實实人文 領域,，。Ab２2-\n", max_size=30)


@given(TEXT, TEXT, TEXT)
def test_whatever_is_cut_from_a_text_is_verbatim(before, quoted, after):
    printed = Reading(f"{before}。人人。{quoted}。人人。{after}")
    reading = Reading(quoted)
    if reading.elements:
        found = list(verbatim(reading, printed))
        assert any(not comparison.differences for comparison in found)


@given(TEXT, TEXT)
def test_every_difference_stands_where_it_says(quoted, printed):
    reading = Reading(printed)
    found = [*verbatim(Reading(quoted), reading), nearest(Reading(quoted), reading)]
    for comparison in filter(None, found):
        assert 0 <= comparison.start <= comparison.end <= len(printed)
        for each in comparison.differences:
            assert printed[each.start : each.end] == each.printed
            assert each.quoted != each.printed
            assert each.quoted in quoted
