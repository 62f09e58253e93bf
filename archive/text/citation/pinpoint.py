"""Where in a document: its keys as a citation writes them, "cl. 10.3" or 第10条第3项."""

from __future__ import annotations

from collections.abc import Mapping

from archive.text.address import Clause, Range
from archive.text.key import Key

from .cited import Cited

Words = Mapping[str, tuple[str, str]]

# What a counted part is called: sort of key → for one, for several. "item" stands under nothing that is counted.
ENGLISH: Words = {
    "": ("cl.", "cls."),
    "article": ("art.", "arts."),
    "p": ("para.", "paras."),
    "h": ("heading", "headings"),
    "part": ("pt.", "pts."),
    "chapter": ("ch.", "chs."),
    "section": ("sec.", "secs."),
    "annex": ("annex", "annexes"),
    "appendix": ("app.", "apps."),
    "protocol": ("protocol", "protocols"),
}
# A number without a word of its own, as in the Chinese of what is counted: 第10条.
CHINESE: Mapping[str, str] = {
    "": "第{}条",
    "item": "第{}项",
    "p": "第{}段",
    "h": "标题{}",
    "part": "第{}部分",
    "chapter": "第{}章",
    "section": "第{}节",
    "annex": "附件{}",
    "appendix": "附录{}",
    "protocol": "议定书{}",
    "preamble": "序言",
    "closing": "结语",
}
TRADITIONAL = str.maketrans("条项标题节录议书语结", "條項標題節錄議書語結")


def english(cited: Cited, words: Words = ENGLISH) -> str:
    """The place in English, "" for a whole document: "cl. 10.3", "cl. 1, para. 2", "paras. 5–7"."""
    if cited.at is None:
        return ""
    if isinstance(cited.at, Clause):
        return ", ".join(_steps(cited.at.key, cited.articles, words))
    first, last = (_steps(key, cited.articles, words) for key in (cited.at.first, cited.at.last))
    word, _, number = first[-1].partition(" ")
    same, _, other = last[-1].partition(" ")
    if word != same or not number:
        return f"{', '.join(first)} to {', '.join(last)}"
    several = next((plural for one, plural in words.values() if one == word), word)
    return ", ".join([*first[:-1], f"{several} {number}–{other}"])


def _steps(key: Key, articles: bool, words: Words) -> list[str]:
    """The steps of a key in words, the outermost first; an item goes with what it stands under: "cl. 10.3"."""
    steps: list[str] = []
    for end in range(1, len(key.parts) + 1):
        part = Key(key.parts[:end])
        number = f"{part.number}{part.suffix}" if part.number else ""
        if part.kind == "item" and " " in steps[-1]:
            steps[-1] += f".{number}"
        elif part.kind == "item":
            steps.append(f"item {number}")
        elif not number:
            steps.append(part.sort)
        else:
            word = words["article" if articles and not part.sort else part.sort][0]
            steps.append(f"{word} {number}")
    return steps


def chinese(cited: Cited) -> str:
    """The place in the edition's Chinese, "" for a whole document: 第10条第3项, 第5段至第7段."""
    if cited.at is None:
        return ""
    ends = (cited.at.first, cited.at.last) if isinstance(cited.at, Range) else (cited.at.key,)
    written = "至".join(_chinese(key) for key in ends)
    return written.translate(TRADITIONAL) if cited.script == "zh-Hant" else written


def _chinese(key: Key) -> str:
    parts = [Key(key.parts[:end]) for end in range(1, len(key.parts) + 1)]
    return "".join(
        CHINESE["item" if part.kind == "item" else part.sort].format(f"{part.number or ''}{part.suffix}")
        for part in parts
    )
