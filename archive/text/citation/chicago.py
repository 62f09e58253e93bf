"""The Chicago Manual of Style, 17th and 18th editions: notes and bibliography.

A page that is dated needs no day of access (17th ed. 14.12). A title in another language is followed by its
translation in brackets; letters that are not Latin follow the romanised title (11.9).
"""

from __future__ import annotations

from . import pinpoint
from .cited import Citation, Cited, citation, label
from .wording import Setting, english_author, headed, month_first, text_name

QUOTED = Setting("“", "”")


def note(cited: Cited) -> Citation:
    return joined(cited, ",")


def bibliography(cited: Cited) -> Citation:
    return joined(cited, ".")


def joined(cited: Cited, mark: str) -> Citation:
    """The parts with `mark` between them: a note goes on in commas, an entry in full stops."""
    author, date = english_author(cited), month_first(cited.adopted_on) if cited.adopted_on else ""
    parts = (
        ", ".join(filter(None, (label(cited.archive, "en"), date, pinpoint.english(cited)))),
        f"{text_name(cited.tag)}, release {cited.version}",
        cited.address,
    )
    rest = f"{mark} ".join(parts)
    return citation(f"{author}{mark} " if author else "", *headed(cited, QUOTED, mark), f" {rest}.")
