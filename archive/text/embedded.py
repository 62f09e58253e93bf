"""An article that contains a statement: where the statement begins and ends among the article's paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .agency import DATELINE
from .titles import is_head_line, names_kind

# The words that announce a text are those of the article: 全文如下, "the full text follows". A preamble that ends
# in 声明如下 announces too, but announces itself.
HAN_TEXT = "(?:全文|原文|文本|译文|譯文)"
HAN_PRINTED = "(?:公布|公佈|发表|發表|刊载|刊載|摘要)?"
OFFICIAL = "(?:full |complete |entire |official |unofficial )*"
ANNOUNCING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf".*{HAN_TEXT}{HAN_PRINTED}(?:如下|於下|于下)\s*[：:。]?",
        rf"(?:以下|下面|现将|現將)(?:是|为|為|即|就是)?[^。]{{0,60}}{HAN_TEXT}{HAN_PRINTED}(?:如下)?\s*[：:。]?",
        r"[^。]{0,40}(?:全文|原文)\s*[：:]",
        rf"(?:the |a |its )?{OFFICIAL}text\b.{{0,160}}\b(?:follows|as follows|below|reads)\s*[:.]?",
        rf"(?:the )?(?:following|here|below) is (?:the |a |an )?{OFFICIAL}(?:text|translation)\b.{{0,160}}[:.]?",
        r"(?:the )?(?:full|complete|official) text(?: of [^:]{0,120})?:",
        r"(?:ниже )?(?:приводим|приводится|публикуем|публикуется|следует)\b.{0,60}\bтекст\b.{0,160}[:.]?",
        r"полный текст\b.{0,160}[:.]?",
        r".{0,120}\b(?:полный текст|(?:full|complete) text)\b.{0,120}:",
        r"(?:the )?(?:joint )?(?:statement|declaration|communiqu[eé]|document) (?:follows|reads(?: as follows)?)\s*:",
        r".{0,80}\bтекст\b.{0,120}(?:следует|ниже|приводится).{0,20}[:.]?",
    )
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁ])")
LONGEST = 500
# An article says at its beginning that a text follows; further down a declaration may speak of another's text.
DEEPEST = 12
QUOTES = {"“": "”", "「": "」", "『": "』", "«": "»", '"': '"', "„": "“"}


# A headline says what somebody did, a title what the text is.
NEWS = re.compile(
    r"发表|發表|签署|簽署|通过|通過|会晤|會晤|举行|舉行|强调|強調|表示"
    r"|\b(?:issues?d?|signs?|signed|adopts?|adopted|meets?|met|publish\w*|releases?d?|urges?|calls?)\b"
    r"|\b(?:принял|подписал|опубликовал|выступил|встретил)\w*",
    re.IGNORECASE,
)


def is_title_like(words: str) -> bool:
    """Whether a paragraph can be the title of a declaration and is no headline about one."""
    return is_head_line(words) and names_kind(words) and NEWS.search(words) is None


def announces(words: str) -> bool:
    """Whether a paragraph says that the full text of something follows it."""
    if len(words) > LONGEST:
        return False
    dateline = DATELINE.match(words)
    last = SENTENCE.split(words[dateline.end() :] if dateline else words)[-1].strip()
    return any(pattern.fullmatch(last) for pattern in ANNOUNCING)


def embedded(paragraphs: Sequence[str]) -> tuple[int, int] | None:
    """The first paragraph of the text an article contains and the one after its last; None for no article.

    paragraphs: each as one string, from the head of the page to its end.
    """
    for index, words in enumerate(paragraphs[:DEEPEST]):
        if index + 1 < len(paragraphs) and announces(words):
            start = index + 1
            return start, end_of(paragraphs, start)
    return None


def end_of(paragraphs: Sequence[str], start: int) -> int:
    """The paragraph after the last one of a text that begins with paragraph `start`: its quotation ends there."""
    closer = QUOTES.get(paragraphs[start][:1], "")
    if not closer or closer in paragraphs[start][1:-1]:
        return len(paragraphs)
    ends = (
        index + 1
        for index in range(start, len(paragraphs))
        if paragraphs[index].endswith(closer) and paragraphs[index + 1 : index + 2] != [closer]
    )
    return next(ends, len(paragraphs))


def headline(paragraphs: Sequence[str], start: int) -> int | None:
    """Which paragraph above the text is its title: one that names a kind of text, where the text has none below."""
    if start < len(paragraphs) and is_title_like(paragraphs[start]):
        return None
    named = (index for index in range(start - 1) if is_title_like(paragraphs[index]))
    return next(named, None)
