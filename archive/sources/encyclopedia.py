"""Pages of Chinese online encyclopedias, saved as text.

    title
    a lead about the text, where the text's own preamble stood
    基本介紹  and an infobox, one "• name:value" a line
    宣言全文  and the text
    相關詞條 熱門詞條 聯絡我們 …

Section headings are an encyclopedia's own and furniture, whatever they are called.
"""

from __future__ import annotations

import re

from archive.text.frame import is_preamble
from archive.text.labels import label
from archive.text.paragraph import Line, Paragraph, lines
from archive.text.span import Span
from archive.text.titles import head_length

from .page import Page, page

BEFORE = re.compile(
    "(?:基本|宣言|公报|公報|声明|聲明|内容|內容|历史|歷史|条约|條約)?"
    "(?:介绍|介紹|简介|簡介|信息|資訊|資料|资料|背景|概述|概况|概況|目录|目錄|摘要|提要)"
)
BODY = re.compile("[\u3400-\u9fff]{0,12}(?:全文|正文|原文)(?:如下)?[:：]?")
AFTER = re.compile(
    "(?:相关|相關|热门|熱門|推荐|推薦)"
    "(?:词条|詞條|条目|條目|文章|阅读|閱讀|链接|連結|搜索|搜尋|新闻|新聞|图片|圖片|合集)"
    "|(?:参考|參考)(?:资料|資料|文献|文獻)|(?:外部|友情)(?:链接|連結)|(?:扩展|擴展|延伸)(?:阅读|閱讀)"
    "|(?:词条|詞條)(?:图册|圖冊|统计|統計|标签|標籤)|(?:联系|聯絡|聯繫)我[们們]|注释|註釋|(?:开放|開放)分[类類]"
    "|(?:意见|意見)反[馈饋]|猜你喜[欢歡]|社会影响|社會影響"
)
LONGEST_HEADING = 30
BULLETS = "•·▪●◦*"
INFOBOX = re.compile(rf"[{BULLETS}]\s*[\u3400-\u9fff\w ]{{1,12}}[:：].{{0,200}}")
HAN = re.compile("[\u3400-\u9fff]")


def section(words: str) -> str:
    """Which section of the page a line is the heading of: before, body, after the text; "" for no heading."""
    if not words or len(words) > LONGEST_HEADING:
        return ""
    for name, headings in (("body", BODY), ("before", BEFORE), ("after", AFTER)):
        if headings.fullmatch(words):
            return name
    return ""


def is_infobox(words: str) -> bool:
    """Whether a line is one field of the infobox: "• 中文名:…"."""
    return words[:1] in BULLETS and INFOBOX.fullmatch(words) is not None


def is_encyclopedia(text: str) -> bool:
    """Whether a text is such a page: two section headings, or one and an infobox, each on a line of its own."""
    headings, fields = set(), 0
    for line in lines(text) if HAN.search(text) else ():
        words = text[line.start : line.end]
        headings.add(section(words))
        fields += is_infobox(words)
    named = headings - {""}
    return len(named) > 1 or (bool(named) and fields > 1)


def read(text: str, language: str) -> Page:
    """The page as an encyclopedia's: see the top of this room."""
    printed = [line for line in lines(text) if not line.is_blank]
    words = [text[line.start : line.end] for line in printed]
    marks = [section(line) or ("field" if is_infobox(line) else "") for line in words]
    titled = 1 if marks and not marks[0] else 0
    box = next((index for index, mark in enumerate(marks) if mark), len(marks))
    start = body_start(marks, box)
    end = next((index for index in range(start, len(marks)) if marks[index] == "after"), len(marks))
    furniture = [*printed[box:start], *printed[end:]]
    lead = printed[titled:box]
    # Without heading or infobox nothing stands before the text, and its first paragraphs are its own.
    if box == len(marks):
        lead, start = [], titled
    elif has_preamble(words[start:end], words[:titled]):
        furniture, lead = [*furniture, *lead], []
    claimed = [Span(line.start, line.end, "title") for line in printed[:titled]]
    claimed += [Span(line.start, line.end, "furniture") for line in furniture]
    return page(text, each(printed[start:end]), language, claimed, words[:titled], each(lead))


def body_start(marks: list[str], box: int) -> int:
    """Where the text begins: below the heading that announces it, else below the infobox."""
    if "body" in marks:
        return marks.index("body") + 1
    fields = [index for index, mark in enumerate(marks) if mark in ("field", "before")]
    return max(fields) + 1 if fields else box


def has_preamble(body: list[str], titles: list[str]) -> bool:
    """Whether the text brings its own preamble, so that the lead above it is only about it."""
    printed = [words for words in body if words not in titles]
    first = printed[head_length(printed) :][:1]
    if not first or label(first[0]) is not None:
        return False
    return is_preamble(first[0]) or any(label(words) for words in printed)


def each(printed: list[Line]) -> list[Paragraph]:
    """Every line as a paragraph: these pages break no lines."""
    return [Paragraph((line,)) for line in printed]
