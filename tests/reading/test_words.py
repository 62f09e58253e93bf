"""The interface's words for places, names and days, in each of its languages."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from archive.reading import words
from archive.text.address import Range
from archive.text.key import SCOPES, Key

PLACES = [
    # key, in English, in Simplified, in Traditional Chinese
    ("preamble", "Preamble", "序言", "序言"),
    ("preamble.p2", "Preamble, paragraph 2", "序言第2段", "序言第2段"),
    ("closing", "Closing", "结语", "結語"),
    ("10", "Clause 10", "第10条", "第10條"),
    ("12a", "Clause 12a", "第12a条", "第12a條"),
    ("10.3", "Clause 10, item 3", "第10条第3项", "第10條第3項"),
    ("1.p2", "Clause 1, paragraph 2", "第1条第2段", "第1條第2段"),
    ("p7", "Paragraph 7", "第7段", "第7段"),
    ("p5.1", "Paragraph 5, item 1", "第5段第1项", "第5段第1項"),
    ("h2", "Heading 2", "标题2", "標題2"),
    # What is counted anew under a part or annex is a clause and no item; an item stands under that.
    ("part2.3", "Part 2, clause 3", "第2部分第3条", "第2部分第3條"),
    ("annex1.3.2", "Annex 1, clause 3, item 2", "附件1第3条第2项", "附件1第3條第2項"),
    ("chapter1.section2.p4", "Chapter 1, section 2, paragraph 4", "第1章第2节第4段", "第1章第2節第4段"),
    ("part1.preamble", "Part 1, preamble", "第1部分序言", "第1部分序言"),
]


@pytest.mark.parametrize(("key", "english", "simplified", "traditional"), PLACES)
def test_a_clause_is_called_as_each_language_calls_it(key, english, simplified, traditional):
    names = []
    for interface in ("en", "zh-hans", "zh-hant"):
        with translation.override(interface):
            names.append(words.place_name(key))
    assert names == [english, simplified, traditional]


@pytest.mark.parametrize("scope", SCOPES)
def test_every_division_a_key_may_have_has_a_name_in_every_language(scope):
    assert words.step_name(Key.parse(f"{scope}7")) == f"{scope} 7"
    with translation.override("zh-hans"):
        name = words.step_name(Key.parse(f"{scope}7"))
    assert "7" in name
    assert scope not in name


def test_a_range_names_both_its_ends():
    place = Range(Key.parse("10"), Key.parse("12"))
    assert words.range_name(place) == "Clause 10 to Clause 12"
    with translation.override("zh-hant"):
        assert words.range_name(place) == "第10條至第12條"


JOINED = [
    # what joins, in English, in Chinese
    (lambda: words.series(["甲", "乙", "丙"]), "甲, 乙, 丙", "甲、乙、丙"),
    (lambda: words.series(["甲"]), "甲", "甲"),
    (lambda: words.entry("甲", "乙"), "甲: 乙", "甲：乙"),
    (
        lambda: words.dated("甲", words.day(datetime.date(2008, 8, 28))),
        "甲, 28 August 2008",
        "甲，2008年8月28日",
    ),
    (lambda: words.meeting_name("甲", "乙"), "甲, 乙", "甲（乙）"),
    # A meeting whose place nobody recorded is its body's alone.
    (lambda: words.meeting_name("甲", ""), "甲", "甲"),
]


@pytest.mark.parametrize(("joined", "english", "chinese"), JOINED)
def test_names_are_joined_by_the_punctuation_of_the_interface(joined, english, chinese):
    assert joined() == english
    with translation.override("zh-hans"):
        assert joined() == chinese
