"""Words that overlap in a text are found, and nothing else is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.script_opencc import STOCK, UnknownDictionary, _entries, words
from archive.text.script_words import Words

FEW = Words.of(frozenset(["ab", "abc", "bc", "cd", "cde", "de", "fgh"]))


@pytest.mark.parametrize(
    ("text", "crossings", "left", "right"),
    [
        ("", [], "", ""),
        ("a", [], "a", "a"),
        ("xyz", [], "x|y|z", "x|y|z"),
        # A word within a longer one crosses nothing.
        ("abc", [], "abc", "abc"),
        ("abfgh", [], "ab|fgh", "ab|fgh"),
        ("abcd", ["abcd"], "abc|d", "ab|cd"),
        ("abcde", ["abcde"], "abc|de", "ab|cde"),
        ("zabcdz", ["abcd"], "z|abc|d|z", "z|ab|cd|z"),
        ("bcdbcd", ["bcd", "bcd"], "bc|d|bc|d", "b|cd|b|cd"),
        # A word that the text breaks off is none.
        ("zfg", [], "z|f|g", "z|f|g"),
    ],
)
def test_a_text_is_cut_into_the_longest_words_from_either_side(text, crossings, left, right):
    assert [text[start:end] for start, end in FEW.crossings(text)] == crossings
    assert "|".join(text[start:end] for start, end in FEW.from_left(text)) == left
    assert "|".join(text[start:end] for start, end in FEW.from_right(text)) == right


@given(st.text("abcdefghz", max_size=30))
def test_outside_crossings_both_directions_cut_alike(text):
    left, right = set(FEW.from_left(text)), set(FEW.from_right(text))
    crossings = list(FEW.crossings(text))
    for start, end in left ^ right:
        assert any(first <= start and end <= last for first, last in crossings)
    assert all(last <= first for (_, last), (first, _) in zip(crossings, crossings[1:], strict=False))


def test_the_words_are_those_of_the_dictionaries_the_converters_read():
    assert {"历史", "国历", "一出", "这只"} <= words("s2tw") == words("s2hk")
    assert {"乾隆", "著名"} <= words("tw2s")
    assert all(len(word) > 1 for name in STOCK for word in words(name))
    assert [len(words(name)) for name in ("s2tw", "tw2s", "hk2t")] == [49792, 1605, 310]


def test_a_dictionary_in_another_form_is_refused_by_name(tmp_path):
    (tmp_path / "some.ocd2").write_bytes(b"OPENCC_MARISA_9")
    with pytest.raises(UnknownDictionary, match=r"some.ocd2 does not begin with OPENCC_MARISA_0.2.5"):
        _entries(str(tmp_path / "some.ocd2"))
