"""Dates as declarations print them, in Chinese, English and Russian."""

from __future__ import annotations

import datetime
import re

from .numerals import figure

# Month by month, in English and, in the genitive a Russian date wants, in Russian.
MONTH_NAMES = (
    ("january", "января"),
    ("february", "февраля"),
    ("march", "марта"),
    ("april", "апреля"),
    ("may", "мая"),
    ("june", "июня"),
    ("july", "июля"),
    ("august", "августа"),
    ("september", "сентября"),
    ("october", "октября"),
    ("november", "ноября"),
    ("december", "декабря"),
)
ENGLISH, RUSSIAN = zip(*MONTH_NAMES, strict=True)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
MONTHS |= {name[:3]: number for number, name in enumerate(ENGLISH, 1)} | {"sept": 9}

# The months of a French, Spanish, Kazakh and Uzbek date, which other languages of treaties print beside these.
OTHER_MONTHS = (
    ("janvier", "enero", "қаңтар", "yanvar"),
    ("février", "febrero", "ақпан", "fevral"),
    ("mars", "marzo", "наурыз", "mart"),
    ("avril", "abril", "сәуір", "aprel"),
    ("mai", "mayo", "мамыр", "may"),
    ("juin", "junio", "маусым", "iyun"),
    ("juillet", "julio", "шілде", "iyul"),
    ("août", "agosto", "тамыз", "avgust"),
    ("septembre", "septiembre", "қыркүйек", "sentyabr"),
    ("octobre", "octubre", "қазан", "oktyabr"),
    ("novembre", "noviembre", "қараша", "noyabr"),
    ("décembre", "diciembre", "желтоқсан", "dekabr"),
)
MONTHS |= {name: number for number, names in enumerate(OTHER_MONTHS, 1) for name in names}
FRENCH, SPANISH, KAZAKH, UZBEK = ("|".join(names) for names in zip(*OTHER_MONTHS, strict=True))

_MONTH_EN = rf"(?P<month>{'|'.join(ENGLISH)}|{'|'.join(name[:3] for name in ENGLISH)}|sept)\b\.?"
_DAY_EN = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
# Sources print the zero of a Chinese year as a ring, as 零 and even as two ASCII noughts: 二00八年.
_HAN_YEAR = r"(?<![\d〇零○◯一二三四五六七八九])(?P<year>[\d〇零○◯一二三四五六七八九]{4})"
_HAN_DAY = r"[\d一二三四五六七八九十廿卅]{1,3}"

# The year before the first of the Chinese Republic, by which Taiwan counts.
REPUBLIC = 1911
# Every other form has a year in four figures, which most lines have not.
YEAR = re.compile(r"[\d〇零○◯一二三四五六七八九]{4}")
# A form is what one language prints; Russian numeric dates put the day first, and so do ours everywhere.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_HAN_YEAR} ?年 ?(?P<month>{_HAN_DAY}) ?月 ?(?P<day>{_HAN_DAY}) ?[日号號]",
        r"(?P<era>中[华華]民[国國])\s*(?P<year>[\d〇零○一二三四五六七八九十百]{1,5}) ?年 ?"
        rf"(?P<month>{_HAN_DAY}) ?月 ?(?P<day>{_HAN_DAY}) ?[日号號]",
        rf"{_DAY_EN}(?: day)?(?: of)?\s+{_MONTH_EN},?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH_EN}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\d.]*\d)(?:\s*(?:года\b|г\.))?",
        rf"[«\"“]?(?<!\d)(?P<day>\d{{1,2}})[»\"”]?\s+(?P<month>{'|'.join(RUSSIAN)})\s+(?P<year>\d{{4}})(?!\d)"
        r"(?:\s*(?:года\b|г\.|г\b))?",
        r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{FRENCH})\s+(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}}) de (?P<month>{SPANISH}) del? (?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<year>\d{{4}}) жылғы (?P<day>\d{{1,2}}) (?P<month>{KAZAKH})\b",
        rf"(?<!\d)(?P<year>\d{{4}})[- ]yil(?:ning)? (?P<day>\d{{1,2}})[- ](?P<month>{UZBEK})\b",
    )
)


def find_dates(text: str) -> list[tuple[int, int, datetime.date]]:
    """Every full date in `text` as (start, end, date), in reading order, end excluded.

    A day that no calendar has (30 February) is no date; a day without its year is none either.
    """
    if YEAR.search(text) is None and "民" not in text:
        return []
    found = []
    for form in FORMS:
        for match in form.finditer(text):
            day = day_of(match)
            if day is not None:
                found.append((match.start(), match.end(), day))
    apart: list[tuple[int, int, datetime.date]] = []
    for start, end, day in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, day))
    return apart


def parse_date(text: str) -> datetime.date | None:
    """The date `text` is, white space around it aside, or None when it is something else or more."""
    text = text.strip()
    for form in FORMS:
        if match := form.fullmatch(text):
            return day_of(match)
    return None


def day_of(match: re.Match[str]) -> datetime.date | None:
    """The day a match of one of FORMS names, or None when there is no such day."""
    year, day = figure(match["year"]), figure(match["day"])
    if year is not None and match.groupdict().get("era"):
        year += REPUBLIC
    month = MONTHS.get(match["month"].lower()) or figure(match["month"])
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
