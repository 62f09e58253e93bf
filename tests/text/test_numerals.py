"""Numerals are read in every form declarations print them in, and never guessed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.numerals import figure, value, values

SIMPLE = ("〇一二三四五六七八九", "十百千")
FORMAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def han(number: int, digits: str, units: str) -> str:
    """The number written out with ranks, as Chinese grammar asks: 1005 is 一千〇五, 12 is 十二 or 壹拾贰."""
    words, gap = "", False
    for rank in (3, 2, 1, 0):
        digit = number // 10**rank % 10
        if not digit:
            gap = bool(words)
            continue
        words += digits[0] * gap + digits[digit] + (units[rank - 1] if rank else "")
        gap = False
    return words.removeprefix("一") if digits is SIMPLE[0] and 10 <= number < 20 else words


def roman(number: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[number // 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("010", 10),
        ("٣", 3),
        ("१२", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百", 100),
        ("百", 100),
        ("一百十五", 115),
        ("一百一十五", 115),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一千零一十", 1010),
        ("两百", 200),
        ("兩千", 2000),
        ("两", 2),
        ("廿", 20),
        ("廿一", 21),
        ("卅一", 31),
        ("一百廿", 120),
        ("二〇〇八", 2008),
        ("二○○八", 2008),
        # The zeros of an encyclopedia's converter are ASCII.
        ("二00八", 2008),
        # Mixed figures are odd but plain.
        ("1十2", 12),
        ("1百05", 105),
        ("壹", 1),
        ("貳", 2),
        ("參", 3),
        ("拾", 10),
        ("贰拾叁", 23),
        ("壹佰零伍", 105),
        ("〇", 0),
        ("㈠", 1),
        ("㈩", 10),
        ("㊀", 1),
        ("①", 1),
        ("⑫", 12),
        ("㊿", 50),
        ("⑴", 1),
        ("⒈", 1),
        ("❶", 1),
    ],
)
def test_figures_are_read_in_every_script(token, number):
    assert figure(token) == number
    assert value(token) == number


@pytest.mark.parametrize(
    ("token", "number"),
    [
        ("甲", 1),
        ("癸", 10),
        ("子", 1),
        ("亥", 12),
        ("iv", 4),
        ("IV", 4),
        ("Ⅳ", 4),
        ("ⅳ", 4),
        ("Ⅰ", 1),
        ("Ⅻ", 12),
        ("lxxxix", 89),
        # Х and І typed on a Cyrillic keyboard.
        ("ХІ", 11),
        ("a", 1),
        ("Z", 26),
        ("ｂ", 2),
        ("ⓑ", 2),
        ("⒝", 2),
        # No Roman hundred is in use for items, so c is only the third letter.
        ("c", 3),
        ("а", 1),
        ("Д", 5),
    ],
)
def test_letters_stems_branches_and_roman_numerals_have_a_number(token, number):
    assert value(token) == number
    assert figure(token) is None


@pytest.mark.parametrize(
    ("token", "readings"),
    [
        ("i", {1, 9}),
        ("V", {5, 22}),
        ("x", {10, 24}),
        ("l", {12, 50}),
        # Russian lists differ in the letters they leave out.
        ("к", {9, 10, 11, 12}),
    ],
)
def test_a_token_with_two_readings_has_both_and_no_single_value(token, readings):
    assert values(token) == readings
    assert value(token) is None


@pytest.mark.parametrize(
    "token",
    [
        "",
        " ",
        "-",
        "宣言",
        "abc",
        "xc",
        "iiii",
        "Iv",
        # In speech 一百五 is 150, on paper it may be a lost zero.
        "一百五",
        "两三",
        "千百",
        "一百零十",
        "十百",
        "零十",
        "二廿",
        "½",
        # Raised figures are note marks, not digits.
        "²",
        "10²",
        "ª",
        "㈪",
        "10a",
        "1,000",
        "1" * 33,
    ],
)
def test_what_is_no_numeral_has_no_number(token):
    assert values(token) == frozenset()


@given(st.integers(1, 9999), st.sampled_from([SIMPLE, FORMAL]))
def test_every_number_written_in_chinese_is_read_back(number, forms):
    assert figure(han(number, *forms)) == number


@given(st.integers(0, 9999))
def test_every_number_written_digit_by_digit_is_read_back(number):
    printed = str(number)
    assert figure(printed.translate(str.maketrans(string.digits, SIMPLE[0]))) == number
    assert figure(printed.translate(str.maketrans("123456789", SIMPLE[0][1:]))) == number


@pytest.mark.parametrize("number", range(1, 90))
def test_every_roman_numeral_up_to_eighty_nine_is_read_back(number):
    assert number in values(roman(number))
    assert number in values(roman(number).upper())


@given(st.text() | st.text("十百〇零二1.aⅳ①", max_size=40))
def test_any_token_is_read_without_an_error(token):
    assert value(token) is None or values(token) == {value(token)}
    assert figure(token) is None or values(token) == {figure(token)}
