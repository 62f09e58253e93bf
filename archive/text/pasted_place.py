"""The place a reference names, however it is said: cl. 10(3), 第十条第三项, para 2 of clause 1, §§ 10–12."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from .address import Clause, Place, Range, Signatures, UnknownTail
from .address_key import UnknownSpelling, plain, spelled_key
from .key import Key, MalformedKey
from .numerals import Step, figure, label_values, steps, values

Meaning = TypeVar("Meaning")

# A reference is short; whoever pastes more pastes a quotation.
LONGEST_PLACE = 80
MOST_READINGS = 16

# What a word before a number counts, likeliest first. "Paragraph 10" is a numbered clause in one usage and an
# unnumbered paragraph in another: both are named, and the document decides.
_SORTS = {
    "clauses?|cls?|articles?|arts?|items?|points?|numbers?|nos?|nr|principles?|rules?|dash(?:es)?"
    "|статья|статьи|статье|ст|пункты?|пункта|пункте|подпункт|подпункта|пп?|n[°º]|№": ("",),
    "§§?|sections?|sects?|secs?|раздела?|разделе|параграфа?": ("", "section"),
    "paragraphs?|paras?|pars?|¶¶?|абзаца?|абзаце|абз": ("p", ""),
    "parts?|части|часть|ч": ("part",),
    "chapters?|chaps?|chs?|главы?|главе|гл": ("chapter",),
    "annex(?:es)?|annexe|приложения?|приложении|附件": ("annex",),
    "appendix|appendices|附录|附錄": ("appendix",),
    "protocols?|протокола?|протоколе|议定书|議定書": ("protocol",),
    "headings?|标题|標題": ("h",),
}
_WORDS = tuple(
    (re.compile(rf"(?:{words})(?![^\W\d_])\.? *(?=[\w(\[])"), sorts) for words, sorts in _SORTS.items()
)
# 款 is an unnumbered paragraph in one legal usage and a numbered item in another.
_UNITS = {
    **dict.fromkeys("条條项項点點目", ("",)),
    **dict.fromkeys("段款", ("p", "")),
    "章": ("chapter",),
    "节": ("section",),
    "節": ("section",),
    "部分": ("part",),
}
_NAMED = (
    (re.compile("preamble|preambular|преамбул[аыеу]|序言|前言|导言|導言|序文"), "preamble"),
    (re.compile("closing|conclusion|заключение|结语|結語|结束语|結束語"), "closing"),
)
_SIGNATURES = re.compile(
    r"(?:signatures?|signatories|подписи|签署(?:方|国)?|簽署(?:方|國)?|签字|簽字|署名)"
    r"(?:[ /,:]+(?P<code>[a-z-]{2,64}))?"
)
_BETWEEN = re.compile(r"[ ,;.、]+(?:and +)?")
# What stands between the ends of a range, and between an item and the clause it is in.
_TO = re.compile(r" *(?:——|[\-‐-―−﹘﹣~〜至到]| to | through | по ) *")
_WITHIN = re.compile(r",? +(?:of|in|under)(?: +the)? +")
# 款 is no unit of a printed label; as one of a reference it is read in its place.
_PARAGRAPH = re.compile("款")


def places(text: str) -> tuple[Place, ...]:
    """Every place the whole of `text` may name, likeliest first; none when it names no place.

    Numerals in any script, units before or after them, brackets, and ranges, whose second end may leave out
    what it shares with the first: "10.2-4". A Roman or lettered item that can be read twice is named twice.
    """
    wanted = plain(text).strip(" .,;:、。")
    if not 0 < len(wanted) <= LONGEST_PLACE:
        return ()
    if signed := _SIGNATURES.fullmatch(wanted):
        return (Signatures(signed["code"] or ""),)
    ends = [_keys(end) for end in _TO.split(wanted)]
    if len(ends) > 2 or not all(ends):
        return ()
    found: Iterable[Place] = map(Clause, ends[0]) if len(ends) == 1 else _ranges(*ends)
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _ranges(firsts: Sequence[Key], lasts: Sequence[Key]) -> Iterator[Range]:
    """The ranges two ends may name, in ascending order where both are of one sort."""
    for first, last in product(firsts, lasts):
        if len(last.parts) == 1 and len(first.parts) > 1:
            last = Key((*first.parts[:-1], *last.parts))  # noqa: PLW2901 - what it shares with the first
        if first.sort != last.sort:
            continue
        try:
            yield Range(first, last) if first.ordinal <= last.ordinal else Range(last, first)
        except UnknownTail:
            continue


def _keys(text: str) -> list[Key]:
    """Every key one end of a place may be, likeliest first."""
    try:
        return [spelled_key(text)]
    except UnknownSpelling:
        pass
    chain: list[tuple[str, ...]] = []
    for part in reversed(_WITHIN.split(text)):
        found = _chain(part)
        if not found:
            return []
        chain += found
    keys = []
    for parts in product(*chain[:MOST_READINGS]):
        try:
            keys.append(Key(parts))
        except MalformedKey:
            continue
        if len(keys) == MOST_READINGS:
            break
    return keys


def _chain(text: str) -> list[tuple[str, ...]]:
    """What each step of a place may be as a part of a key, outermost first; empty for what is no place."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(text):
        if gap := _BETWEEN.match(text, at):
            at = gap.end()
        name, width = _first(_NAMED, text, at)
        if name:
            found.append((name,))
            at += width
            continue
        sorts, width = _first(_WORDS, text, at)
        read, rest = steps(text[at + width :])
        parts = [_part(step, (sorts or ()) if not place else ()) for place, step in enumerate(read)]
        # An item in brackets says of which clause it is one, or is called an item.
        if not parts or not all(parts) or not (found or sorts or not read[0].bracketed):
            return []
        found += parts
        at = len(text) - len(rest)
        if _PARAGRAPH.match(text, at):
            found[-1] = tuple(f"{sort}{part}" for part in found[-1] for sort in _UNITS["款"])
            at += 1
    return found


def _first(
    table: Sequence[tuple[re.Pattern[str], Meaning]], text: str, at: int
) -> tuple[Meaning | None, int]:
    """What the word at `at` means, and its length; (None, 0) where none of the table stands there."""
    for pattern, meaning in table:
        if match := pattern.match(text, at):
            return meaning, len(match[0])
    return None, 0


def _part(step: Step, sorts: tuple[str, ...]) -> tuple[str, ...]:
    """What one step may be as a part of a key. sorts: what the word before it counts, () without one."""
    is_said = bool(sorts or step.bracketed or step.ordinal or step.unit)
    number = figure(step.token)
    if number is not None:
        numbers = [number]
    elif sorts and not step.bracketed:
        # After "Article" a letter is a Roman numeral where it can be one, as on the page.
        numbers = sorted(label_values(f"Article {step.token}"))
    else:
        numbers = sorted(values(step.token)) if is_said else []
    if step.inserted:
        return ()
    kinds = _UNITS.get(step.unit, ()) if step.unit else sorts or ("",)
    return tuple(f"{kind}{each}" for kind in kinds for each in numbers)
