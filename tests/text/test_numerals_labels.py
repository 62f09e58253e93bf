"""Printed labels carry their number in every form, and a bullet or a word carries none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.numerals import label_value, label_values, steps


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("十、", 10),
        ("(三)", 3),
        ("（三）", 3),
        ("㈢", 3),
        ("㈢、", 3),
        ("①", 1),
        ("1.", 1),
        ("１．", 1),
        ("1)", 1),
        ("1）", 1),
        ("1、", 1),
        ("1 .", 1),
        ("1º", 1),
        ("[2]", 2),
        ("【二】", 2),
        ("〔二〕", 2),
        ("第十条", 10),
        ("第十條", 10),
        ("第 1 條", 1),
        ("第三项", 3),
        ("第三項：", 3),
        ("第二款", 2),
        ("第一部分", 1),
        ("第I部分", 1),
        ("第一", 1),
        ("第一百零一条", 101),
        # An article put in by a later amendment keeps the number of the one it follows.
        ("第十二条之一", 12),
        ("附件一", 1),
        ("Article 1", 1),
        ("ARTICLE I", 1),
        ("Article V.", 5),
        ("Art. 5", 5),
        ("Section 1 –", 1),
        ("Chapter IV", 4),
        ("Annex A", 1),
        ("No. 5", 5),
        ("№5", 5),
        ("§ 3", 3),
        ("Статья 1", 1),
        ("СТАТЬЯ 12.", 12),
        ("Пункт 3)", 3),
        ("п. 3", 3),
        ("а)", 1),
        ("a.", 1),
        ("(b)", 2),
        ("(iv)", 4),
        ("IV.", 4),
        ("Ⅰ、", 1),
        ("（甲）", 1),
        ("乙、", 2),
        # A label in steps carries the number of the last.
        ("1.2.", 2),
        ("10(3)", 3),
        ("1.(a)", 1),
        ("第十条第三项", 3),
    ],
)
def test_a_printed_label_carries_its_number(label, number):
    assert label_value(label) == number
    assert label_values(label) == {number}


@pytest.mark.parametrize(
    ("label", "readings"),
    [
        ("i.", {1, 9}),
        ("(V)", {5, 22}),
        # A letter after a number is an item of it, or a clause inserted after it.
        ("12a.", {12, 1}),
        ("п)", {13, 15, 16, 17}),
    ],
)
def test_a_label_with_two_readings_has_both_and_no_single_value(label, readings):
    assert label_values(label) == readings
    assert label_value(label) is None


@pytest.mark.parametrize(
    "label",
    [
        "",
        "-",
        "–",
        "——",
        "•",
        "*",
        "·",
        # Rings are bullets, and so are the letters and zeros typed for them.
        "o",
        "○",
        "О",
        "§",
        "Article",
        "(1",
        "((1))",
        "1-2",
        "一 二",
        "5月",
        "1. The parties",
        "首先",
        "1" * 65,
        "1" + "." * 64,
    ],
)
def test_a_bullet_or_a_word_carries_no_number(label):
    assert label_values(label) == frozenset()
    assert label_value(label) is None


@given(st.text() | st.text("第十条(（1.a§iⅳ①二〇 之项", max_size=80))
def test_any_label_is_read_without_an_error(label):
    assert label_value(label) is None or label_values(label) == {label_value(label)}


@given(st.text("第十条项(1.a) 之部分", max_size=40))
def test_steps_and_what_follows_them_are_the_whole_text(text):
    found, rest = steps(text)
    assert text.endswith(rest)
    assert all(step.token in text for step in found)
    assert bool(found) or rest == text
