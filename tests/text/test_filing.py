"""Titles stand in the order their readers expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.filing import filing_key

TITLES = [
    ("en", ["Astana Declaration", "“Bishkek” Declaration", "bishkek treaty", "Čadca Pact", "Dushanbe Charter"]),
    # Pinyin: ā, bǐ, dù, mò, shàng.
    ("zh-Hans", ["2002年公报", "阿斯塔纳宣言", "比什凯克宣言", "杜尚别宣言", "莫斯科公报", "上海宣言"]),
    # Strokes: 3, 4, 7, 8, 11.
    ("zh-Hant", ["２００２年公報", "上海宣言", "比什凱克宣言", "杜尚別宣言", "阿斯塔納宣言", "莫斯科公報"]),
    # Without a filed set, and for a character the set lacks, code points decide.
    ("ru", ["Астанинская декларация", "бишкекская декларация", "Душанбинская декларация"]),
    ("zh-Hant", ["鬱", "国"]),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "titles"), TITLES)
def test_titles_stand_in_the_order_of_their_language(tag, titles):
    turned = [*titles[1:], *titles[:1]]
    assert sorted(turned, key=lambda title: filing_key(title, tag)) == titles


@given(st.lists(st.text()), st.sampled_from(["en", "zh-Hans", "zh-Hant", "ru", ""]))
def test_any_titles_can_be_put_in_order(titles, tag):
    keys = sorted(filing_key(title, tag) for title in titles)
    assert len(keys) == len(titles)


@given(st.text(alphabet="abcäß国國,. "))
def test_case_and_punctuation_count_for_nothing(title):
    assert filing_key(f"“{title.upper()}”.", "en") == filing_key(title, "en")
