"""Places in a document as citations write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.text.address import Clause, Range
from archive.text.citation import bluebook, oscola, pinpoint
from archive.text.key import Key
from tests.text.citation.cases import ENGLISH, SIMPLIFIED, TRADITIONAL, clause, span

PLACES = {
    "10": ("cl. 10", "第10条"),
    "10.3": ("cl. 10.3", "第10条第3项"),
    "12a": ("cl. 12a", "第12a条"),
    "1.p2": ("cl. 1, para. 2", "第1条第2段"),
    "1.p2.4": ("cl. 1, para. 2.4", "第1条第2段第4项"),
    "p7": ("para. 7", "第7段"),
    "p7.1": ("para. 7.1", "第7段第1项"),
    "preamble": ("preamble", "序言"),
    "preamble.p2": ("preamble, para. 2", "序言第2段"),
    # An item that stands under what has no number has a word of its own.
    "preamble.3": ("preamble, item 3", "序言第3项"),
    "closing": ("closing", "结语"),
    "h2": ("heading 2", "标题2"),
    "part2.3": ("pt. 2, cl. 3", "第2部分第3条"),
    "annex1.3.2": ("annex 1, cl. 3.2", "附件1第3条第2项"),
    "annex1.part2.h1": ("annex 1, pt. 2, heading 1", "附件1第2部分标题1"),
}


@pytest.mark.parametrize("key", PLACES)
def test_a_clause_is_named_in_both_languages(key):
    assert (pinpoint.english(clause(ENGLISH, key)), pinpoint.chinese(clause(SIMPLIFIED, key))) == PLACES[key]


RANGES = {
    ("10", "12"): ("cls. 10–12", "第10条至第12条"),
    ("10.2", "10.4"): ("cls. 10.2–10.4", "第10条第2项至第10条第4项"),
    ("1.p1", "1.p3"): ("cl. 1, paras. 1–3", "第1条第1段至第1条第3段"),
    ("p5", "p7"): ("paras. 5–7", "第5段至第7段"),
    ("preamble", "3"): ("preamble to cl. 3", "序言至第3条"),
    ("annex1", "annex2"): ("annexes 1–2", "附件1至附件2"),
}


@pytest.mark.parametrize("ends", RANGES)
def test_a_range_is_named_by_both_its_ends(ends):
    assert (pinpoint.english(span(ENGLISH, *ends)), pinpoint.chinese(span(SIMPLIFIED, *ends))) == RANGES[ends]


def test_a_whole_document_needs_no_place():
    assert pinpoint.english(ENGLISH) == pinpoint.chinese(SIMPLIFIED) == ""


@pytest.mark.parametrize(
    ("key", "named"),
    {
        "10.3": "第10條第3項",
        "annex1.section2.closing": "附件1第2節結語",
        "appendix1.h1": "附錄1標題1",
    }.items(),
)
def test_a_traditional_edition_is_cited_in_traditional_characters(key, named):
    assert pinpoint.chinese(replace(TRADITIONAL, at=Clause(Key.parse(key)))) == named


def test_clauses_of_a_treaty_are_articles():
    treaty = replace(ENGLISH, articles=True)
    assert pinpoint.english(clause(treaty, "10.3")) == "art. 10.3"
    assert pinpoint.english(span(treaty, "10", "12")) == "arts. 10–12"


def test_legal_styles_have_words_of_their_own():
    of = replace(ENGLISH, at=Range(Key.parse("p5"), Key.parse("p7")))
    assert pinpoint.english(of, oscola.WORDS) == "paras 5–7"
    assert pinpoint.english(of, bluebook.WORDS) == "¶¶ 5–7"
