"""Characters an import refuses are named, characters nobody sees are reported, wording is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.characters import character_name, forbidden, invisible


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 NULL"),
        ("\x07", "U+0007 ALERT"),
        ("\x0b", "U+000B LINE TABULATION"),
        ("\x0c", "U+000C FORM FEED"),
        ("\x1a", "U+001A SUBSTITUTE"),
        ("\x7f", "U+007F DELETE"),
        ("\x85", "U+0085 NEXT LINE"),
        ("\x9f", "U+009F APPLICATION PROGRAM COMMAND"),
        ("\ud800", "U+D800 LONE SURROGATE"),
        ("\udfff", "U+DFFF LONE SURROGATE"),
        ("\ufdd0", "U+FDD0 NO CHARACTER"),
        ("\ufffe", "U+FFFE NO CHARACTER"),
        ("\U0010ffff", "U+10FFFF NO CHARACTER"),
    ],
)
def test_a_forbidden_character_is_found_at_its_place_with_its_name(character, name):
    assert list(forbidden(f"宣{character}言")) == [(1, name)]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\xad", "U+00AD SOFT HYPHEN"),
        ("\u061c", "U+061C ARABIC LETTER MARK"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2060", "U+2060 WORD JOINER"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\U000e0100", "U+E0100 VARIATION SELECTOR-17"),
    ],
)
def test_an_invisible_character_is_reported_and_not_refused(character, name):
    assert list(invisible(f"宣言{character}")) == [(2, name)]
    assert list(forbidden(f"宣言{character}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "上海合作組織\r\n\t一、本組織",
        "Article 1 – “peace”",
        "Статья 1. «Мир» №\u00a05",
        "努・纳扎尔巴耶夫\u3000――",
        "𠀀",
    ],
)
def test_the_wording_of_declarations_is_neither_refused_nor_reported(text):
    assert list(forbidden(text)) == []
    assert list(invisible(text)) == []


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_the_name_of_every_control_character_is_the_one_unicode_knows(code):
    _, _, name = character_name(chr(code)).partition(" ")
    assert unicodedata.lookup(name) == chr(code)


def test_every_character_of_unicode_is_refused_or_let_in_by_its_category():
    def must_be_refused(code: int) -> bool:
        if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            return True
        return unicodedata.category(chr(code)) in ("Cc", "Cs") and chr(code) not in "\t\n\r"

    everything = "".join(map(chr, range(0x110000)))
    assert [at for at, _ in forbidden(everything)] == [
        code for code in range(0x110000) if must_be_refused(code)
    ]


@given(st.text(st.characters(exclude_categories=())))
def test_every_report_names_the_character_at_its_offset(text):
    for at, name in [*forbidden(text), *invisible(text)]:
        assert name == character_name(text[at])
        assert name.isascii()
