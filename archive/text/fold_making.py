"""Which characters are one character to a search: classes made of OpenCC's tables, committed as fold_classes.py.

Two characters are of one class when any of OpenCC's character-level configurations turns one into the other, or
when the pairs below join them; classes that share a character are one.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import opencc

CONFIGURATIONS = ("t2s", "s2t", "s2tw", "s2hk", "tw2s", "hk2s", "tw2t", "hk2t", "t2tw", "t2hk")
HAN_RANGES = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2FA20),
    range(0x30000, 0x323B0),
)
# Written for each other in the three regions, though no table says so of the character alone. The second line is
# what OpenCC's own phrases still missed: with it, every phrase folds to what its conversion folds to.
PAIRS = (
    "借藉 复覆 背揹 了瞭 夫伕 链炼 宁甯 熏薰 苏甦 坐座 枪鎗 里哩 浚濬 具俱 拿拏 仇雠 象像 焰燄 琅瑯 檗蘗 澄澂"
    " 仿彷 豆荳 呆待 锄耡 筱筿 藤籐 斤觔 果菓 堤隄 斫斲 只祇"
    " 沉沈 划画 坏坯 戚鏚 穗繐 唚吣 耇耈 疴痾"
)
# A wide character takes two columns of a line of code.
CHARACTERS_A_LINE = 50


def classes() -> list[str]:
    """Every class of two characters or more, its characters in code point order; the classes in order too."""
    characters = [chr(code) for codes in HAN_RANGES for code in codes]
    leads: dict[str, str] = {}
    for configuration in CONFIGURATIONS:
        # A line end between two characters keeps OpenCC from reading them as a phrase.
        shown = opencc.OpenCC(configuration).convert("\n".join(characters)).split("\n")
        for one, other in zip(characters, shown, strict=True):
            join(leads, plain(one), plain(other))
    for pair in PAIRS.split():
        join(leads, pair[0], pair[1])
    members: defaultdict[str, set[str]] = defaultdict(set)
    for one in leads:
        members[lead(leads, one)] |= {one, lead(leads, one)}
    return sorted("".join(sorted(each)) for each in members.values())


def plain(character: str) -> str:
    """The character as the steps of folding before the classes leave it."""
    return unicodedata.normalize("NFKC", character).casefold()


def lead(leads: dict[str, str], character: str) -> str:
    """The first character, in code point order, of all that were joined to this one."""
    while character in leads:
        character = leads[character]
    return character


def join(leads: dict[str, str], one: str, other: str) -> None:
    one, other = sorted((lead(leads, one), lead(leads, other)))
    if one != other:
        leads[other] = one


def module(made: Iterable[str]) -> str:
    """The text of fold_classes.py for these classes."""
    lines = textwrap.wrap(" ".join(made), CHARACTERS_A_LINE, break_on_hyphens=False)
    return "\n".join(
        [
            '"""Characters that a search takes for one, a class a word. Written by manage.py fold_classes."""',
            "",
            f'MADE_WITH_OPENCC = "{opencc.__version__}"',
            'CLASSES = """',
            *lines,
            '"""',
            "",
        ]
    )
