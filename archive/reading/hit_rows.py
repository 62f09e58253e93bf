"""One hit as pages of results show it: its place, how it was found, and the same place in another language."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from archive.search import Found, Hit

from . import words
from .asked import Asked
from .excerpt import Span, excerpt, named_in
from .find_pages import Beside
from .hit_texts import HitTexts


def beside(
    hit: Hit, asked: Asked, found: Found, texts: HitTexts, marks: Sequence[Span] = ()
) -> Beside | None:
    """The same place in another language, about as far down as the hit.

    marks: what was found there too; else names that the glossary has for what was asked are told in it.
    """
    other = texts.counterpart(hit)
    if other is None:
        return None
    shown, lang = texts.rendered(other.text, other.edition, asked.script)
    named = marks or (named_in(other.text, [*found.searched_as, asked.q]) if found.searched_as else ())
    at = hit.marks[0][0] / max(1, len(hit.text)) if hit.marks else 0.0
    name = words.text_name(lang, lang.partition("-")[0])
    return Beside(name, excerpt(shown, named, lang, at))


def number(hit: Hit) -> str:
    """What the margin calls the place of a hit: 10.3, a state's code, "Title"."""
    if not hit.key:
        return gettext("Title")
    if "/" in hit.key:
        return hit.key.rpartition("/")[2].upper()
    return words.number(hit.key)


def said(hit: Hit) -> str:
    """How a text was found that does not hold the words typed."""
    messages = {
        "term": gettext("found as %(name)s"),
        "correction": gettext("as corrected: %(name)s"),
        "person": gettext("signed by %(name)s"),
    }
    return messages[hit.via_kind] % {"name": hit.via} if hit.via_kind in messages else ""
