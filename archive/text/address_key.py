"""Spellings of a clause key in an address: 第十条第三项, 十（三）, § 10.3 and １０.３ all mean 10.3."""

from __future__ import annotations

import re
import unicodedata

from archive.text.key import SCOPES, Key, MalformedKey
from archive.text.numerals import FULL_WIDTH, LONGEST_TOKEN, Step, figure, steps, value

# What a Chinese unit counts. 款 is left out: it is an unnumbered paragraph in one legal usage and a numbered
# item in another, so the key it means cannot be known.
_UNITS = {
    "": "",
    **dict.fromkeys("条條项項点點", ""),
    "段": "p",
    "章": "chapter",
    "节": "section",
    "節": "section",
    "部分": "part",
}
_NAMED = re.compile(
    rf"(?P<word>preamble|closing)|(?P<sort>p|h|{'|'.join(SCOPES)})0*(?P<ordinal>[0-9]+[a-z]?)"
)
_INSERTED = re.compile(r"(?P<figure>.*[^a-z])(?P<suffix>[a-z])")


class UnknownSpelling(ValueError):
    """A text that spells no clause key; its words say which part of it does not."""


def plain(text: str) -> str:
    """An address in plain form: lower case, half-width signs, digits of any script ASCII, no outer spaces."""
    narrow = text.translate(FULL_WIDTH)
    digits = (unicodedata.decimal(sign, None) for sign in narrow)
    narrow = "".join(
        sign if digit is None else str(digit) for sign, digit in zip(narrow, digits, strict=True)
    )
    return narrow.lower().strip(" ")


def spelled_key(text: str) -> Key:
    """The key a spelling means. Raises UnknownSpelling.

    Understood: keys themselves in any case and width; § before them; Arabic and Chinese numerals for
    numbers; 第 … 条, 项, 点, 段 (a paragraph), 章, 节, 部分; a step in brackets, which may be a letter.
    """
    spelling = plain(text)
    if not spelling:
        raise UnknownSpelling("a clause key is missing")
    found, rest = steps(spelling.lstrip("§").lstrip(" "))
    if not found or rest:
        raise UnknownSpelling(f'"{_shown(rest or spelling)}" is no clause key')
    if found[0].bracketed:
        raise UnknownSpelling(f'"{_shown(spelling)}" does not say of which clause it is an item')
    try:
        return Key(tuple(map(_part, found)))
    except MalformedKey as fault:
        raise UnknownSpelling(str(fault)) from fault


def _part(step: Step) -> str:
    """One step as a part of a key. Raises UnknownSpelling."""
    token = step.token
    named = _NAMED.fullmatch(token)
    if named and not (step.bracketed or step.ordinal or step.unit):
        return named["word"] or named["sort"] + named["ordinal"]
    sort = _UNITS.get(step.unit)
    inserted = _INSERTED.fullmatch(token)
    number = figure(inserted["figure"]) if inserted else _number(step)
    # 第十二条之一 is an insertion by its legislator, a letter suffix one by a curator: they need not agree.
    if sort is None or step.inserted or number is None:
        raise UnknownSpelling(f'"{_shown(step.printed)}" is no part of a clause key')
    return f"{sort}{number}{inserted['suffix'] if inserted else ''}"


def _number(step: Step) -> int | None:
    """The number of a step; a bare Latin letter is none, it is more likely a mistyped language."""
    if step.bracketed or step.ordinal or step.unit:
        return value(step.token)
    return figure(step.token)


def _shown(text: str) -> str:
    """A piece of an address for a message: cut to the length of the longest numeral, fit to be encoded."""
    text = text.encode(errors="replace").decode()
    return text if len(text) <= LONGEST_TOKEN else text[:LONGEST_TOKEN] + "…"
