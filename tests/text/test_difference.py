"""What differs between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import difference
from archive.text.difference import GONE, NEW, SAME, Part, differences

CASES = {
    ("", ""): [],
    ("河", "河"): [("河", SAME)],
    ("", "new"): [("new", NEW)],
    ("old", ""): [("old", GONE)],
    ("加强合作", "加强安全合作"): [("加强", SAME), ("安全", NEW), ("合作", SAME)],
    # A word is one whole, with its accents and digits.
    ("the café of 2008", "the cafés of 2009"): [("the ", SAME), ("café", GONE), ("cafés", NEW), (" of ", SAME), ("2008", GONE), ("2009", NEW)],
    # A full stop that was lost is seen as that.
    ("单边主义", "单边主义。"): [("单边主义", SAME), ("。", NEW)],
}  # fmt: skip


@pytest.mark.parametrize("texts", CASES)
def test_texts_differ_by_character_in_chinese_and_by_word_in_latin(texts):
    assert [(part.text, part.kind) for part in differences(*texts)] == CASES[texts]


@given(st.text("国國的 abc。\n", max_size=40), st.text("国國的 abc。\n", max_size=40))
def test_both_texts_can_be_read_off_their_difference(before, after):
    parts = differences(before, after)
    assert "".join(part.text for part in parts if part.kind != NEW) == before
    assert "".join(part.text for part in parts if part.kind != GONE) == after
    assert all(part.text for part in parts)


def test_very_long_texts_are_shown_whole_one_after_the_other(monkeypatch):
    monkeypatch.setattr(difference, "MOST_TOKENS", 3)
    assert differences("一二三四", "一二三五") == (Part("一二三四", GONE), Part("一二三五", NEW))
