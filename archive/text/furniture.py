"""Lines that belong to the page a text was taken from, and never to the text."""

from __future__ import annotations

import re

# Each line of this table is one kind of line that web pages, encyclopedias and printers add.
LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Where it is from, who put it there, when.
        r"(?:来源|來源|稿源|出处|出處|作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|責編|校对|发布时间|發布時間"
        r"|发布日期|更新时间|浏览次数|瀏覽次數|点击|點擊|字号|字號|关键词|關鍵詞|标签|標籤|上一篇|下一篇|打印"
        r"|分享到?|版权|版權)\s*[:：].{0,80}",
        r"(?:source|published(?: on)?|posted(?: on)?|updated|editor|author|tags|share|views|keywords|copyright)"
        r"\s*[:：].{0,80}",
        r"(?:источник|опубликовано|дата публикации|автор|редактор|теги|просмотров|поделиться)\s*[:：].{0,80}",
        # Buttons and links.
        r"[\[【]?(?:打印|列印|关闭|關閉|返回|返回顶部|分享|收藏|首页|首頁|上一页|下一页|更多|相关链接|相關連結|相关新闻|相關新聞)[\]】]?",
        r"(?:print|share|back to top|home|close|read more|related (?:links|articles|documents))",
        r"(?:печать|версия для печати|поделиться|наверх|главная|закрыть)",
        r"(?:首页|首頁|home|главная)(?:\s*[>»›/|]\s*\S{1,30}){1,6}",
        r"(?:©|\(c\)|copyright\b).{0,100}",
        r"https?://\S+",
        # Numbers of pages.
        r"[-–—]\s?\d{1,4}\s?[-–—]|第\s?\d{1,4}\s?[页頁](?:\s?[,，/]?\s?共\s?\d{1,4}\s?[页頁])?",
        r"(?:page|страница|стр\.)\s\d{1,4}(?:\s(?:of|из|/)\s\d{1,4})?|\d{1,4}\s?/\s?\d{1,4}",
        # Rules.
        r"[-–—―━─=_*＿]{3,}",
    )
)
# Sections an encyclopedia's page is divided into: those before the text, the one that is the text, those after.
BEFORE = re.compile(
    "(?:基本|宣言|公报|公報|声明|聲明|内容|內容|历史|歷史|条约|條約)?"
    "(?:介绍|介紹|简介|簡介|信息|資訊|資料|资料|背景|概述|概况|概況|目录|目錄|摘要|提要)"
)
BODY = re.compile("[\u3400-\u9fff]{0,12}(?:全文|正文|原文)(?:如下)?[:：]?")
AFTER = re.compile(
    "(?:相关|相關|热门|熱門|推荐|推薦|猜你喜欢|猜你喜歡)(?:词条|詞條|条目|條目|文章|阅读|閱讀|链接|連結|搜索|搜尋|新闻|新聞|图片|圖片|合集)?"
    "|参考资料|參考資料|参考文献|參考文獻|外部链接|外部連結|扩展阅读|擴展閱讀|延伸阅读|延伸閱讀|词条图册|詞條圖冊|词条统计|詞條統計"
    "|联系我们|聯絡我們|聯繫我們|注释|註釋|开放分类|開放分類|词条标签|詞條標籤|学术论文|學術論文|意见反馈|意見反饋|社会影响|社會影響|评价|評價"
)
INFOBOX = re.compile(r"[•·▪●◦*]\s*[\u3400-\u9fff\w ]{1,12}[:：].{0,200}")


def is_furniture(words: str) -> bool:
    """Whether a line is what pages add around any text: its source, buttons, page numbers, rules."""
    return len(words) <= 200 and any(line.fullmatch(words) for line in LINES)


def section(words: str) -> str:
    """Which section of an encyclopedia's page a line is the heading of: before, body, after, or ""."""
    if len(words) > 30:
        return ""
    for name, headings in (("body", BODY), ("before", BEFORE), ("after", AFTER)):
        if headings.fullmatch(words):
            return name
    return ""


def is_infobox(words: str) -> bool:
    """Whether a line is one field of an encyclopedia's infobox: "• 中文名:…"."""
    return INFOBOX.fullmatch(words) is not None
