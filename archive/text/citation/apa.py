"""The Publication Manual of the American Psychological Association, 7th edition (chapter 10).

A declaration's title is a proper name and keeps its capitals. The part and the text cited stand in parentheses after
the title, as the numbers of reports do; a translated title follows the original in brackets (9.38).
"""

from __future__ import annotations

from . import pinpoint
from .cited import Citation, Cited, citation, label
from .wording import MONTHS, Setting, english_author, headed, text_name

ITALIC = Setting(is_italic=True)


def reference(cited: Cited) -> Citation:
    author, date = english_author(cited), dated(cited)
    part = ", ".join(filter(None, (pinpoint.english(cited), text_name(cited.tag, "{} {}"))))
    source = f"{label(cited.archive, 'en')}, release {cited.version}. {cited.address}"
    # Without an author the title takes the author's place, and the date follows it.
    before, after = (f"{author}. {date}. ", "") if author else ("", f" {date}.")
    return citation(before, *headed(cited, ITALIC), f" ({part}).{after} {source}")


def dated(cited: Cited) -> str:
    """(2008, August 28); (n.d.) for a document without a date."""
    date = cited.adopted_on
    return f"({date.year}, {MONTHS[date.month - 1]} {date.day})" if date else "(n.d.)"
