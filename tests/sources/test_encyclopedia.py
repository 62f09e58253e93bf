"""Pages of encyclopedias are read by their sections; what is the encyclopedia's own is furniture."""

import pytest

from archive.sources import detect
from tests.sources.pages import keys_of, spans_of

WITHOUT_PREAMBLE = """某某声明

某某声明是某某会议2011年5月3日在某城举行时发表的文件

  • 中文名：某某声明
  • 地区：某城
正文
一、甲甲甲。
二、乙乙乙。
相关词条
某某条约
"""

WITH_PREAMBLE = """某某公報
某某公報是2011年發表的檔案。
基本資訊
中文名：某某公報
公報全文
某某公報
（2011年5月3日）
某某會議於2011年5月3日在某城舉行。
各方高興地看到進展。
甲國外長　張三
參考資料
1. 某網. 2011
"""


def test_the_lead_stands_where_the_text_has_no_preamble():
    assert spans_of(WITHOUT_PREAMBLE, "zh-Hans") == [
        ("title", "某某声明"),
        ("text", "某某声明是某某会议2011年5月3日在某城举行时发表的文件"),
        ("furniture", "• 中文名：某某声明"),
        ("furniture", "• 地区：某城"),
        ("furniture", "正文"),
        ("text", "一、甲甲甲。"),
        ("text", "二、乙乙乙。"),
        ("furniture", "相关词条"),
        ("furniture", "某某条约"),
    ]
    assert keys_of(WITHOUT_PREAMBLE, "zh-Hans") == "preamble 1 2"


def test_the_lead_is_furniture_where_the_text_has_its_own_preamble():
    assert spans_of(WITH_PREAMBLE, "zh-Hant") == [
        ("title", "某某公報"),
        ("furniture", "某某公報是2011年發表的檔案。"),
        ("furniture", "基本資訊"),
        ("furniture", "中文名：某某公報"),
        ("furniture", "公報全文"),
        # The title printed again is not a second title.
        ("furniture", "某某公報"),
        ("date", "2011年5月3日"),
        ("text", "某某會議於2011年5月3日在某城舉行。"),
        ("text", "各方高興地看到進展。"),
        ("office", "甲國外長"),
        ("name", "張三"),
        ("furniture", "參考資料"),
        ("furniture", "1. 某網. 2011"),
    ]
    assert keys_of(WITH_PREAMBLE, "zh-Hant") == "preamble p1"


def test_without_a_heading_the_text_begins_below_the_infobox():
    text = "某某声明\n  • 中文名：某某声明\n  • 地区：某城\n各方声明如下：\n一、甲甲甲。\n二、乙乙乙。\n热门词条\n"
    assert keys_of(text, "zh-Hans", "encyclopedia") == "preamble 1 2"
    assert [words for role, words in spans_of(text, "zh-Hans") if role == "text"][0] == "各方声明如下："


def test_any_text_can_be_read_as_an_encyclopedias():
    text = "某某声明\n各方声明如下：\n一、甲甲甲。\n二、乙乙乙。\n"
    assert keys_of(text, "zh-Hans", "encyclopedia") == "preamble 1 2"


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (WITHOUT_PREAMBLE, "encyclopedia"),
        (WITH_PREAMBLE, "encyclopedia"),
        # A declaration may have bullets and colons, and may speak of its background.
        ("某某声明\n• 第一点：甲。\n• 第二点：乙。\n", "plain"),
        ("某某声明\n背景\n甲甲甲。\n", "plain"),
    ],
)
def test_an_encyclopedia_is_known_by_its_sections(text, format):
    assert detect(text) == format
