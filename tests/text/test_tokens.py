"""Tokens and patterns: what a text is indexed by, and what a word of a query finds in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import folded
from archive.text.tokens import HAN, LONGEST_WORD, Passage, Pattern, tokens


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("恐怖主义", {"恐怖", "怖主", "主义", "义"}),
        ("和平、安全", {"和平", "平安", "安全", "全"}),  # punctuation is dropped on both sides
        ("信", {"信"}),
        ("2008年8月", {"2008", "8", "8年", "年8", "8月", "月"}),
        ("the member states’ narcotics", {"the", "member", "state", "narcot"}),
        ("counter-terrorism", {"counter", "terror"}),
        ("безопасности", {"безопасн"}),
        ("在CIS安全", {"在c", "cis", "s安", "安全", "全"}),
        ("20 CIS", {"20", "cis"}),
        ("", set()),
        ("。！", set()),
    ],
)
def test_chinese_is_indexed_by_pairs_and_words_by_stems(text, indexed):
    assert tokens(text) == indexed


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("恐怖主義", "打击恐怖主义、恐怖 主义。", ["恐怖主义", "恐怖 主义"]),
        ("信", "信息通信", ["信", "信"]),
        ("安全", "安、全", ["安、全"]),
        ("2008年", "于２００８年８月", ["２００８年"]),
        ("年8月", "2008年8月28日", ["年8月"]),
        ("Narcotic", "narcotics, Narcotics", ["narcotics", "Narcotics"]),
        ("counter terrorism", "on counter-terrorism; counter it", ["counter-terrorism"]),
        ("states", "the member states’ own state", ["states", "state"]),
        ("безопасность", "о безопасности и Безопасность", ["безопасности", "Безопасность"]),
        ("cis", "在CIS国家", ["CIS"]),
        ("主主", "主主主", ["主主"]),
        ("cafe\u0301", "un café.", ["café"]),
        ("in", "within", []),
        ("сотрудничество", "cooperation", []),
    ],
)
def test_a_word_is_marked_wherever_it_stands(typed, text, marked):
    passage, pattern = Passage(text), Pattern.of(typed)
    assert [text[start:end] for start, end in pattern.spans(passage)] == marked
    assert pattern.is_in(passage) == bool(marked)


@pytest.mark.parametrize(
    ("typed", "is_there"), [("narcotic", False), ("narcotics", True), ("of narcotics", False)]
)
def test_what_stands_in_quotation_marks_is_meant_as_written(typed, is_there):
    passage = Passage("the fight against Narcotics")
    assert Pattern.of(typed, is_literal=True).is_in(passage) == is_there
    assert Pattern.of("narcotic").is_in(passage)


TEXTS = st.text("安全恐怖主义主義 a8年CIS、-é", max_size=12)


@given(TEXTS, TEXTS)
def test_the_tokens_of_a_pattern_are_those_of_every_text_it_is_in(typed, text):
    pattern, passage = Pattern.of(typed), Passage(text)
    if not pattern.signs:
        return
    held = tokens(text)
    has_tokens = all(
        any(each.startswith(token[:-1]) for each in held) if token.endswith("*") else token in held
        for token in pattern.tokens
    )
    assert has_tokens or not pattern.is_in(passage)
    if pattern.is_decided:
        assert has_tokens == pattern.is_in(passage)
    assert bool(pattern.spans(passage)) == pattern.is_in(passage)


@given(TEXTS, st.integers(0, 11), st.integers(1, 8))
def test_every_stretch_of_a_text_with_han_in_it_is_found(text, start, length):
    wanted = folded(text)[start : start + length]
    if HAN.search(wanted):
        assert Pattern.of(wanted).is_in(Passage(text))


def test_an_endless_word_is_indexed_by_its_beginning():
    assert max(map(len, tokens("x" * 100_000))) <= LONGEST_WORD
