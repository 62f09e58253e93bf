"""Labels are read by their shape, and only where they count something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.labels import label, scope_label
from archive.text.numerals import label_values


@pytest.mark.parametrize(
    ("words", "printed", "number"),
    [
        ("一、甲", "一、", 1),
        ("十二、甲", "十二、", 12),
        ("壹、甲", "壹、", 1),
        ("貳、甲", "貳、", 2),
        ("（三）甲", "（三）", 3),
        ("(三)甲", "(三)", 3),
        ("1. One", "1.", 1),
        ("1.", "1.", 1),
        ("１．甲", "１．", 1),
        ("1．甲", "1．", 1),
        ("1、甲", "1、", 1),
        ("1) one", "1)", 1),
        ("(1) one", "(1)", 1),
        ("①甲", "①", 1),
        ("⑵ 甲", "⑵", 2),
        ("第一条 甲", "第一条", 1),
        ("第十二條：甲", "第十二條：", 12),
        ("第三条各方", "第三条", 3),
        ("Article 5. Aims", "Article 5.", 5),
        ("Article IV", "Article IV", 4),
        ("Article 5 The parties", "Article 5", 5),
        ("Статья 7", "Статья 7", 7),
        ("2.3 Two three", "2.3", 3),
        ("2.3.1. Deep", "2.3.1.", 1),
        ("(b) two", "(b)", 2),
        ("б) два", "б)", 2),
        ("IV. Four", "IV.", 4),
        ("(iv) four", "(iv)", 4),
        ("甲、一", "甲、", 1),
        ("七", "七", 7),
        ("12", "12", 12),
    ],
)
def test_a_label_is_read_with_its_number(words, printed, number):
    found = label(words)
    assert found is not None
    assert words[: found.length] == printed
    assert number in found.readings[0].numbers
    assert not found.is_bullet


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("- one", "-"),
        ("• one", "•"),
        ("•one", "•"),
        ("——甲", "——"),
        ("— one", "—"),
        ("* one", "*"),
        ("-甲", "-"),
    ],
)
def test_a_bullet_counts_nothing_itself(words, printed):
    found = label(words)
    assert found is not None and found.is_bullet
    assert words[: found.length] == printed


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Words",
        "1.5 million came",
        "28.08.2008 was the day",
        "2008年",
        "-5 degrees",
        "(2002年6月)甲",
        "（以下简称）",
        "一步一步",
        "第三条规定的",
        "Article 5 of the Charter",
        "0. Nothing",
        "100000. Too far",
        "3/4 of all",
        "————",
        "*emphasis*",
        "A.B. Smith",
    ],
)
def test_words_that_only_look_like_a_label_are_words(words):
    found = label(words)
    # A decimal is read as a label of two steps, but it counts only where a row bears it out.
    assert found is None or all(reading.is_weak for reading in found.readings)


def test_a_letter_may_be_a_roman_numeral():
    found = label("(i) one")
    assert found is not None
    assert [(reading.style, set(reading.numbers)) for reading in found.readings] == [
        ("()roman lower", {1}),
        ("()letter lower", {9}),
    ]


@pytest.mark.parametrize(
    ("words", "printed", "scope", "numbers"),
    [
        ("第二部分 经济", "第二部分", "part", {2}),
        ("第三章　总则", "第三章", "chapter", {3}),
        ("第四节", "第四节", "section", {4}),
        ("Part II", "Part II", "part", {2}),
        ("PART I Aims", "PART I", "part", {1}),
        ("Chapter 3. General", "Chapter 3.", "chapter", {3}),
        ("Раздел II. Экономика", "Раздел II.", "section", {2}),
        ("Глава 1", "Глава 1", "chapter", {1}),
        ("附件一", "附件一", "annex", {1}),
        ("附件：名单", "附件：", "annex", set()),
        ("附錄2", "附錄2", "appendix", {2}),
        ("第一章总则", "第一章", "chapter", {1}),
        ("第二部分经济合作", "第二部分", "part", {2}),
        ("附件甲　清單", "附件甲", "annex", {1}),
        ("附件B：清单", "附件B：", "annex", {2}),
        ("附件（二）清单", "附件（二）", "annex", {2}),
        ("附　件", "附　件", "annex", set()),
        ("附件三观测站", "附件三", "annex", {3}),
        ("附：名单", "附：", "annex", set()),
        ("附表一　税率", "附表一", "annex", {1}),
        ("Annex", "Annex", "annex", set()),
        ("Annex B: List", "Annex B:", "annex", {2}),
        ("Приложение № 2", "Приложение № 2", "annex", {2}),
    ],
)
def test_a_division_is_read_with_its_number(words, printed, scope, numbers):
    found = scope_label(words)
    assert found is not None
    assert (words[: found.length], found.scope, set(found.readings[0].numbers)) == (printed, scope, numbers)


@pytest.mark.parametrize(
    "words",
    [
        "Part of the plan",
        "Annexes to it",
        "Sections",
        "第二部",
        "附件中",
        "章程",
        "第一章的规定",
        "附属机构",
        "附件所列",
    ],
)
def test_words_that_only_begin_like_a_division_are_words(words):
    assert scope_label(words) is None


@given(st.text(max_size=20) | st.text("(（1一iаА第条、.．)） -—", max_size=8))
def test_a_label_is_the_beginning_of_its_words(words):
    found = label(words)
    if found is not None:
        assert 0 < found.length <= len(words)
        assert words[: found.length].strip() == words[: found.length]


@pytest.mark.parametrize("number", range(1, 40))
@pytest.mark.parametrize("form", ["{}.", "({})", "{})", "（{}）", "{}、", "第{}条", "Article {}."])
def test_the_number_of_a_label_is_the_one_a_key_is_checked_by(form, number):
    printed = form.format(number)
    found = label(f"{printed} x")
    assert found is not None
    assert found.readings[0].numbers == {number} == label_values(printed)
