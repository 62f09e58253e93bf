"""Newspaper records are read by their 〖…〗 fields, whatever fields a record has."""

import pytest

from archive.sources import detect
from tests.sources.pages import keys_of, spans_of

RECORD = (
    "\ufeff〖BT〗某某宣言〖-BT〗\r\n〖FT〗副题〖-FT〗\r\n〖ZZ〗某记者〖-ZZ〗\r\n〖RQ/日期〗20110504\r\n〖ZW〗\r\n"
    "    新华社某城5月3日电  某某会议于2011年5月3日在某城举行。各方声明如下：\r\n"
    "    一、甲甲甲。\r\n    二、乙乙乙：\r\n    （一）子子；\r\n    （二）丑丑。\r\n"
    "    甲国总统　张三\r\n    乙国总统　李四\r\n    二〇一一年五月三日于某城\r\n"
    "    （本报某城5月3日电）\r\n〖-ZW〗\r\n"
)


def test_fields_are_metadata_titles_and_text():
    assert spans_of(RECORD, "zh-Hans") == [
        ("metadata", "〖BT〗"),
        ("title", "某某宣言"),
        ("metadata", "〖-BT〗"),
        ("metadata", "〖FT〗"),
        ("title", "副题"),
        ("metadata", "〖-FT〗"),
        ("metadata", "〖ZZ〗某记者〖-ZZ〗"),
        # A field that is never closed ends with its line.
        ("metadata", "〖RQ/日期〗20110504"),
        ("metadata", "〖ZW〗"),
        ("agency", "新华社某城5月3日电"),
        ("text", "某某会议于2011年5月3日在某城举行。各方声明如下："),
        ("text", "一、甲甲甲。"),
        ("text", "二、乙乙乙："),
        ("text", "（一）子子；"),
        ("text", "（二）丑丑。"),
        ("office", "甲国总统"),
        ("name", "张三"),
        ("office", "乙国总统"),
        ("name", "李四"),
        ("date", "二〇一一年五月三日"),
        ("place", "某城"),
        ("agency", "（本报某城5月3日电）"),
        ("metadata", "〖-ZW〗"),
    ]


def test_a_record_gives_its_keys():
    assert keys_of(RECORD, "zh-Hans") == "preamble 1 2 2.1 2.2"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # The text is cut off before its field is closed.
        ("〖BT〗题〖-BT〗\n〖ZW〗\n甲甲。\n", [("text", "甲甲。")]),
        # No field holds the text, so what stands outside of all is the text.
        ("〖BT〗题〖-BT〗\n甲甲。\n", [("text", "甲甲。")]),
        # With one, what stands outside is the page's.
        ("检索结果\n〖BT〗题〖-BT〗\n〖ZW〗甲甲。〖-ZW〗\n", [("furniture", "检索结果"), ("text", "甲甲。")]),
        # A field inside the text is taken out of it.
        (
            "〖BT〗题〖-BT〗\n〖ZW〗甲甲。\n〖TP〗图〖-TP〗\n乙乙。〖-ZW〗",
            [("text", "甲甲。"), ("text", "乙乙。")],
        ),
        # The text prints the title again.
        ("〖BT〗题〖-BT〗\n〖ZW〗\n题\n甲甲。〖-ZW〗", [("furniture", "题"), ("text", "甲甲。")]),
        ("〖BT/标题〗题〖-BT/标题〗〖ZW/正文〗甲甲。〖-ZW/正文〗", [("text", "甲甲。")]),
    ],
)
def test_a_damaged_record_keeps_its_text(text, pieces):
    found = spans_of(text, "zh-Hans", "record")
    assert [piece for piece in found if piece[0] not in ("metadata", "title")] == pieces
    assert ("title", "题") in found


def test_a_subtitle_may_be_the_date():
    found = spans_of(
        "〖BT〗某某宣言〖-BT〗\n〖FT〗（2011年5月3日于某城）〖-FT〗\n〖ZW〗甲甲。〖-ZW〗", "zh-Hans"
    )
    assert [piece for piece in found if piece[0] not in ("metadata", "text")] == [
        ("title", "某某宣言"),
        ("date", "2011年5月3日"),
        ("place", "某城"),
    ]


def test_a_title_on_two_lines_is_two_spans():
    found = spans_of("〖BT〗上题\n  下题〖-BT〗〖ZW〗甲。〖-ZW〗", "zh-Hans")
    assert [words for role, words in found if role == "title"] == ["上题", "下题"]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (RECORD, "record"),
        ("〖ZZ〗〖-ZZ〗", "record"),
        # Lenticular brackets are quotation marks elsewhere.
        ("〖BT〗一本书\n甲甲。", "plain"),
        ("〖注〗甲甲〖-注〗", "plain"),
        ("〖-BT〗〖BT〗", "plain"),
    ],
)
def test_a_record_is_known_by_a_field_that_is_closed(text, format):
    assert detect(text) == format
