"""The MLA Handbook, 9th edition: author, title, date of the original, and the archive as its container.

The container's version is the text and the release, its date that of the release, its location the part and the
address (5.48–5.99). A translated title follows in brackets (2.99).
"""

from __future__ import annotations

import datetime

from . import pinpoint
from .cited import Citation, Cited, Run, citation, label
from .wording import SHORT_MONTHS, Setting, english_author, headed, text_name

QUOTED = Setting("“", "”")
# Appendix 1 of the handbook cuts the paragraph otherwise than other styles do.
WORDS = {**pinpoint.ENGLISH, "p": ("par.", "pars.")}


def entry(cited: Cited) -> Citation:
    author = english_author(cited)
    made = f" {day(cited.adopted_on)}." if cited.adopted_on else ""
    parts = (
        text_name(cited.tag),
        f"release {cited.version}",
        day(cited.released_on),
        pinpoint.english(cited, WORDS),
        cited.address,
    )
    return citation(
        f"{author}. " if author else "",
        *headed(cited, QUOTED, "."),
        f"{made} ",
        Run(label(cited.archive, "en"), is_italic=True),
        f", {', '.join(filter(None, parts))}.",
    )


def day(date: datetime.date) -> str:
    """28 Aug. 2008."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year}"
