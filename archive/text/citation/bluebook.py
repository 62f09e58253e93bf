"""The Bluebook, 21st and 22nd editions: an international instrument by name, part, date and source (rule 21).

A name in another language is romanised, and its translation follows in brackets (rule 20.2); the letters of the
original stand between them.
"""

from __future__ import annotations

import datetime

from . import pinpoint
from .cited import Citation, Cited, citation, label
from .wording import SHORT_MONTHS, Setting, english_author, headed, text_name

ROMAN = Setting(around=("(", ")"))
# Table T16 of the Bluebook.
WORDS = {**pinpoint.ENGLISH, "p": ("¶", "¶¶"), "section": ("§", "§§")}


def sentence(cited: Cited) -> Citation:
    author, place = english_author(cited), pinpoint.english(cited, WORDS)
    source = f"{text_name(cited.tag, '{} {}')}, release {cited.version}"
    parts = (
        day(cited.adopted_on) if cited.adopted_on else "",
        f"{label(cited.archive, 'en')} ({source})",
        cited.address,
    )
    part = f" {place}" if place else ""
    rest = f"{part}, {', '.join(filter(None, parts))}."
    return citation(f"{author}, " if author else "", *headed(cited, ROMAN), rest)


def day(date: datetime.date) -> str:
    """Aug. 28, 2008."""
    return f"{SHORT_MONTHS[date.month - 1]} {date.day}, {date.year}"
