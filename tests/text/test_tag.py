"""Edition tags are read in any case and written in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.tag import MalformedTag, Tag


@pytest.mark.parametrize(
    ("written", "canonical", "fields", "lang"),
    [
        ("zh", "zh", ("zh", "", "", ""), "zh"),
        ("EN", "en", ("en", "", "", ""), "en"),
        ("tgk", "tgk", ("tgk", "", "", ""), "tgk"),
        ("zh-hans", "zh-Hans", ("zh", "Hans", "", ""), "zh-Hans"),
        ("ZH-HANT-hk", "zh-Hant-HK", ("zh", "Hant", "HK", ""), "zh-Hant-HK"),
        ("zh-tw", "zh-TW", ("zh", "", "TW", ""), "zh-TW"),
        ("es-419", "es-419", ("es", "", "419", ""), "es-419"),
        ("zh-Hans-x-gazette", "zh-Hans-x-gazette", ("zh", "Hans", "", "gazette"), "zh-Hans"),
        ("en-X-UN-Copy", "en-x-un-copy", ("en", "", "", "un-copy"), "en"),
        ("zh-Hant-TW-x-a1", "zh-Hant-TW-x-a1", ("zh", "Hant", "TW", "a1"), "zh-Hant-TW"),
    ],
)
def test_a_tag_is_read_in_any_case_and_written_in_one(written, canonical, fields, lang):
    tag = Tag.parse(written)
    assert str(tag) == canonical
    assert (tag.language, tag.script, tag.region, tag.private) == fields
    assert tag.lang == lang
    assert Tag.parse(canonical) == tag


@pytest.mark.parametrize(
    "written",
    [
        "",
        "z",
        "chinese",
        "zh_Hans",
        "zh-",
        "-zh",
        "zh--Hans",
        "zh-Han",
        "zh-Hans-",
        "zh-HK-Hant",
        "zh-x",
        "zh-x-",
        "x-gazette",
        "zh-x-ninechars",
        "zh-Hans-x-a-",
        "zh-cmn-Hans",
        "de-1901",
        "en-u-ca-buddhist",
        "zh\n",
        " zh",
        "zh-Hans\n",
        # The Kelvin sign becomes a "k" in lower case.
        "\u212ao",
        "ｚｈ",
        "中文",
        "zh-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaa",
        # Keys of clauses are no tags.
        "p1",
        "h1",
        "10",
        "preamble",
        "closing",
        "part2",
        "signatures",
    ],
)
def test_what_is_no_tag_is_refused_with_a_reason(written):
    with pytest.raises(MalformedTag, match="edition tag"):
        Tag.parse(written)


def test_a_tag_cannot_be_made_of_fields_in_another_case_or_order():
    assert Tag("zh", "Hans") == Tag.parse("zh-hans")
    for fields in [("ZH",), ("zh", "hans"), ("zh", "", "hk"), ("zh", "", "", "Gazette"), ("zh", "HK")]:
        with pytest.raises(MalformedTag):
            Tag(*fields)


@given(st.text() | st.text("zhHansTW-x19", max_size=40))
def test_any_text_is_a_tag_that_round_trips_or_a_malformed_one(text):
    try:
        tag = Tag.parse(text)
    except MalformedTag:
        return
    assert Tag.parse(str(tag)) == tag
    assert str(tag).lower() == text.lower()
