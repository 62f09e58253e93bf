"""Lines that belong to the page a text was taken from, and never to the text."""

from __future__ import annotations

import re

from . import masthead, masthead_han

_WORD = (
    r"(?:字体|字體|字号|字號|字級)?[:：]?\s?(?:[大中小]\s?){2,3}|(?:我要|本页|本頁|本文|全文)?(?:打印|列印|纠错|糾錯)(?:本页|本頁|全文|此文)?"
    r"|(?:关闭|關閉)(?:窗口|視窗|本页)?|(?:返回|回到?)(?:首页|首頁|顶部|頂部|列表|上一页)?|分享(?:到|至)?|收藏(?:本页)?|转发|轉發|复制|複製"
    r"|推荐给朋友|评论|評論|首页|首頁|上一[页頁篇]|下一[页頁篇]|微信|微博|QQ空间|朋友圈|手机版|下载|下載|放大|缩小|縮小"
    r"|print|share|close|back|home|e-?mail|facebook|twitter|whatsapp|telegram|copy link|download"
    r"|печать|поделиться|закрыть|назад|наверх"
)
# Two buttons at least beside each other, or one in brackets.
_BUTTON = rf"[\[【(（〖]\s?(?:{_WORD})\s?[\]】)）〗]"
BUTTONS = rf"{_BUTTON}|(?:(?:{_BUTTON}|{_WORD})[:：]?(?:\s*[|｜/·]\s*|\s+|(?=[\[【(（〖])|$)){{2,12}}"

# Each line of this table is one kind of line that web pages, encyclopedias and printers add, and what it is.
KINDS = tuple(
    (reason, re.compile("|".join(patterns), re.IGNORECASE))
    for reason, patterns in (
        (
            "where the page is from, who put it there, when",
            (
                r"(?:source|published(?: on)?|posted(?: on)?|updated|editor|author|tags|share|views|keywords"
                r"|copyright)\s*[:：].{0,80}",
                r"(?:источник|опубликовано|дата публикации|автор|редактор|теги|просмотров|поделиться)\s*[:：].{0,80}",
                r".{0,40}\b\d{4}(?:[-/.年])\d{1,2}(?:[-/.月])\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?.{0,40}",
                r"(?:©|\(c\)\s?(?=©|\d{4}|copyright)|copyright\b).{0,100}",
            ),
        ),
        (
            "a button or link of the page",
            (
                r"[\[【(（]?(?:字体|字體|字号|字號|字級)\s*[:：]?\s*[大中小\s/|·]{1,12}[\]】)）]?(?:\s*\S{0,4}打印\S{0,4})?",
                r"(?:share(?: on| this page)?|поделиться)\s*[:：]?",
                BUTTONS,
                r"\[[^\]]{1,40}\]\((?:https?://[^()\s]*|#[^()\s]*|[^()\s]*\.html?)\)",
                r"(?:我要纠错|我要糾錯|全文打印|打印本页|列印本頁|关闭窗口|關閉視窗|推荐给朋友|收藏本页|返回列表|返回顶部)",
                r"(?:advertisement|реклама|广告|廣告)",
                r"(?:read (?:more|also)|see also|читайте также|смотрите также)\s*:.{0,80}",
                r"[\[【]?(?:打印|列印|关闭|關閉|返回|返回顶部|分享|收藏|首页|首頁|上一页|下一页|更多|相关链接|相關連結"
                r"|相关新闻|相關新聞)[\]】]?",
                r"(?:print|share|back to top|home|close|read more|related (?:links|articles|documents))",
                r"(?:печать|версия для печати|поделиться|наверх|главная|закрыть)",
                r"(?:首页|首頁|home|главная)(?:\s*[>»›/|]\s*\S{1,30}){1,6}",
                r"https?://\S+",
            ),
        ),
        (
            "the number of a page",
            (
                r"[-–—]\s?\d{1,4}\s?[-–—]|第\s?\d{1,4}\s?[页頁](?:\s?[,，/]?\s?共\s?\d{1,4}\s?[页頁])?",
                r"(?:page|страница|стр\.)\s\d{1,4}(?:\s(?:of|из|/)\s\d{1,4})?|\d{1,4}\s?/\s?\d{1,4}",
            ),
        ),
        ("a rule", (r"[-–—―━─=_*＿]{3,}",)),
        *masthead.KINDS,
        *masthead_han.KINDS,
    )
)
# Nearly every line is none of them, which one look tells.
ANY = re.compile("|".join(kind.pattern for _, kind in KINDS), re.IGNORECASE)
LONGEST = 200
# What parts two pieces of furniture on one line.
PARTING = re.compile(r"[|｜\]】]|\s\s")
BESIDE = re.compile(r"\s*[|｜]\s*|\s{2,}|(?<=[\]】])\s*")
NOT_OF_THE_TEXT = "a line of the page around the text"


def is_furniture(words: str) -> bool:
    """Whether a line is what pages add around any text: its source, buttons, page numbers, rules."""
    return furniture_kind(words) != ""


def reason_for(words: str) -> str:
    """Why a line is no part of the text."""
    return furniture_kind(words) or NOT_OF_THE_TEXT


def furniture_kind(words: str) -> str:
    """Which sort of furniture a line is, in words; "" for none."""
    if len(words) > LONGEST:
        return ""
    kind = kind_of(words)
    if not kind and PARTING.search(words):
        # Several such things stand beside each other.
        kinds = [kind_of(part) for part in BESIDE.split(words) if part]
        kind = kinds[0] if kinds and all(kinds) else ""
    return kind


def kind_of(words: str) -> str:
    if ANY.fullmatch(words) is None:
        return ""
    return next(reason for reason, kind in KINDS if kind.fullmatch(words))
