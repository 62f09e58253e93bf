"""Notes on a text: footnotes printed below it, and what its editors and translators say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .furniture import is_furniture

HEADING = re.compile(
    r"(?:注\s*[释釋]?|[註注]\s*[解釋释]|[脚腳尾][注註]|(?:参考|參考)(?:资料|資料|文献|文獻)"
    r"|notes?|footnotes?|endnotes?|references|примечани[ея]|сноск[аи])\s*[:：]?",
    re.IGNORECASE,
)
# What marks a note: [1], ①, * or, below a heading, a plain number.
MARK = re.compile(r"[\[［〔]\s?\d{1,3}\s?[\]］〕]|[①-⑳]")
NOTE = re.compile(rf"(?:{MARK.pattern}|[(（]\d{{1,3}}[)）]|\*{{1,3}}|\d{{1,3}}[.、．)]?\s)\s*\S")
REMARK = re.compile(r"(?:附?[注註]|[备備][注註])\s?[:：]")
EDITORS = re.compile(
    r"[\[【(（]?(?:(?:编者?|編者?|译者?|譯者?)[按注註]|(?:editor|translator)[’']?s?[’']? note"
    r"|от редакции|примечание (?:редак|перевод)\w+|прим\. (?:ред|пер)\w*\.?)[\]】)）]?\s*[:：—–.-].*",
    re.IGNORECASE | re.DOTALL,
)
LONGEST, MOST = 2_000, 400


def notes(paragraphs: Sequence[str]) -> set[int]:
    """Which paragraphs are notes, the heading of the notes included.

    Below a heading all that follows must be notes or the page's own lines; without one the text above must print
    the mark of each inside its words.
    """
    found = {index for index, words in enumerate(paragraphs) if EDITORS.fullmatch(words[:LONGEST])}
    low = len(paragraphs)
    while low > max(0, len(paragraphs) - MOST) and can_follow(paragraphs[low - 1]):
        low -= 1
    run = range(low, len(paragraphs))
    found |= {index for index in run if REMARK.match(paragraphs[index])}
    if not any(NOTE.match(paragraphs[index]) for index in run):
        return found
    if low and HEADING.fullmatch(paragraphs[low - 1]):
        return found | {low - 1} | {index for index in run if NOTE.match(paragraphs[index])}
    marked = {mark for words in paragraphs for mark in MARK.findall(words, 1)}
    return found | {index for index in run if (mark := MARK.match(paragraphs[index])) and mark[0] in marked}


def can_follow(words: str) -> bool:
    """Whether a paragraph may stand among the notes at the end of a page."""
    return len(words) <= LONGEST and bool(NOTE.match(words) or REMARK.match(words) or is_furniture(words))
