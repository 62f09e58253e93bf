"""The Oxford University Standard for the Citation of Legal Authorities, 4th and 5th editions: a footnote.

Abbreviations have no full stops, the address stands in angled brackets, the part after the parentheses. Instead of a
day of access, which a page cannot know, the parentheses name the release and its day.
"""

from __future__ import annotations

from . import pinpoint
from .cited import Citation, Cited, citation, label
from .wording import Setting, day_first, english_author, headed, text_name

QUOTED = Setting("‘", "’")
WORDS = {sort: (one.rstrip("."), several.rstrip(".")) for sort, (one, several) in pinpoint.ENGLISH.items()}


def footnote(cited: Cited) -> Citation:
    author, place = english_author(cited), pinpoint.english(cited, WORDS)
    about = (
        label(cited.archive, "en"),
        day_first(cited.adopted_on) if cited.adopted_on else "",
        text_name(cited.tag, "{} {}"),
        f"release {cited.version} of {day_first(cited.released_on)}",
    )
    rest = f" ({', '.join(filter(None, about))}) {place + ' ' if place else ''}<{cited.address}>."
    return citation(f"{author}, " if author else "", *headed(cited, QUOTED), rest)
