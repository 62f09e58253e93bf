"""The day a text gives itself: a date, the last day of several, or one written out in words.

"2-3 November 2016", 2019年11月1日至2日, "the twenty-sixth day of June, one thousand nine hundred and forty-five".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import ENGLISH, MONTHS, RUSSIAN, find_dates
from .numerals import figure

_EN_MONTH = "|".join(ENGLISH)
_MONTH = rf"(?:{_EN_MONTH}|{'|'.join(RUSSIAN)})"
_TO = r"\s?(?:-|–|—|―|－|~|～)\s?"
# What of a range stands before its last date in English and Russian, and after its first in Chinese.
BEFORE = re.compile(
    rf"(?:(?:from|between|с|со)\s+)?(?<!\d)\d{{1,2}}(?:\s+{_MONTH})?(?:{_TO}|\s+(?:to|and|по|и)\s+)$",
    re.IGNORECASE,
)
LONGEST_BEFORE = 40
AFTER = re.compile(
    rf"(?:\s?(?:至|到){{1}}|{_TO})\s?(?:(?P<year>\d{{4}})年)?(?:(?P<month>[\d一二三四五六七八九十]{{1,2}})月)?"
    r"(?P<day>[\d一二三四五六七八九十廿]{1,3})[日号號]"
)
# "June 14-15, 2001"; a date in the middle of it is none by itself.
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_EN_MONTH})\s+\d{{1,2}}{_TO}(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})", re.IGNORECASE
)

# fmt: off
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: number * 10 for number, word in enumerate(_TENS, 2)
}
# fmt: off
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)
# fmt: on
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_ONES, 1)} | {"twentieth": 20, "thirtieth": 30}
_NUMBER = rf"(?:{'|'.join([*CARDINALS, 'hundred', 'thousand', 'and'])})"
WORDED = re.compile(
    rf"\b(?P<day>(?:(?:twenty|thirty)[ -])?(?:{'|'.join(ORDINALS)}))(?:\s+day)?(?:\s+of)?\s+(?P<month>{_EN_MONTH})\b"
    r"(?:,?\s+in\s+the\s+year(?:\s+of\s+our\s+lord)?)?,?\s+"
    rf"(?P<year>(?:one|two|nineteen|twenty|eighteen)(?:[ -]+{_NUMBER})+|\d{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """Characters `start` to `end` name this day; `is_range` when they name several, of which it is the last."""

    start: int
    end: int
    day: datetime.date
    is_range: bool = False


def find_days(text: str) -> list[Days]:
    """Every day or range of days named in full in `text`, in reading order."""
    found = [*ranged(text), *month_first(text), *worded(text)]
    found.sort(key=lambda days: (days.start, -days.end))
    apart: list[Days] = []
    for days in found:
        if not apart or days.start >= apart[-1].end:
            apart.append(days)
    return apart


def ranged(text: str) -> Iterator[Days]:
    """The dates in figures, each with what makes it a range."""
    for start, end, day in find_dates(text):
        before = BEFORE.search(text[max(0, start - LONGEST_BEFORE) : start])
        after = AFTER.match(text, end)
        last = last_day(day, after) if after else None
        if last and after:
            yield Days(start, after.end(), last, True)
        elif before:
            yield Days(start - len(before[0]), end, day, True)
        else:
            yield Days(start, end, day)


def last_day(first: datetime.date, after: re.Match[str]) -> datetime.date | None:
    """The last day of a Chinese range, whose month and year may be those of the first."""
    year, month, day = (figure(after[name] or "") for name in ("year", "month", "day"))
    return dated(year or first.year, month or first.month, day or 0)


def month_first(text: str) -> Iterator[Days]:
    for match in MONTH_FIRST.finditer(text):
        if day := dated(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"])):
            yield Days(match.start(), match.end(), day, True)


def worded(text: str) -> Iterator[Days]:
    """The dates in English words."""
    for match in WORDED.finditer(text):
        tens, _, ones = match["day"].lower().replace(" ", "-").rpartition("-")
        number = ORDINALS[ones] + CARDINALS.get(tens, 0)
        if day := dated(year_of(match["year"].lower()), MONTHS[match["month"].lower()], number):
            yield Days(match.start(), match.end(), day)


def year_of(words: str) -> int:
    """The year in words: "one thousand nine hundred and forty-five", "nineteen forty-five", "two thousand six"."""
    if words.isdigit():
        return int(words)
    total = here = 0
    for word in re.split(r"[ -]+", words):
        if word == "thousand":
            total, here = (total + here) * 1000, 0
        elif word == "hundred":
            total, here = total + here * 100, 0
        elif word != "and":
            # "nineteen forty-five" leaves the hundred out.
            is_new = here >= 10 and CARDINALS[word] >= 10
            total, here = (total + here * 100, 0) if is_new else (total, here)
            here += CARDINALS[word]
    return total + here


def dated(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or None where no calendar has it."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
