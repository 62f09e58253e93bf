"""A clause, range or document as other sites show a link to it: oEmbed 1.0 (https://oembed.com), of type "rich"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext

from archive.export import card
from archive.text.address import Clause, Range

from . import words
from .choice import Shown
from .citing import ARCHIVE, Quoted, cited
from .extracts import clauses_at
from .links import Alternate
from .records import ClauseRecord
from .site import Site
from .subject import Subject

PATH = "/oembed"
# Seconds a site may keep an answer: the next release may have another text.
FRESH = 86_400
# Pixels where whoever asks names none; a quotation grows downwards as it needs.
WIDEST, NARROWEST = 640, 220
# What a site would cut anyhow: a quotation is no copy of the document.
MOST_CHARACTERS = 1_200


def discovery(canonical: str, title: str, site: Site) -> Alternate:
    """Where to ask how to show a page. canonical: the page's address; title: of the page."""
    return Alternate(
        f"{site.base_url}{PATH}?url={quote(canonical, safe='')}&format=json",
        hreflang="x-default",
        type="application/json+oembed",
        title=title,
    )


def embed(subject: Subject, widest: int | None) -> dict[str, Any]:
    """How to show an address. widest: pixels there are room for. Raises NoSuchClause, NotInView, Reversed."""
    site, place = subject.site, subject.place
    quoted = Quoted(
        subject.document, place if isinstance(place, Clause | Range) else None, clauses_at(subject)
    )
    editions = quoted.editions(subject.shown)
    author = site.label(cited(quoted, editions[0], site).author) if editions else ""
    picture = f"{site.base_url}{subject.path}.svg"
    return {
        "version": "1.0",
        "type": "rich",
        "title": title(subject),
        **({"author_name": author} if author else {}),
        "provider_name": site.label(ARCHIVE),
        "provider_url": site.base_url + site.path("/"),
        "cache_age": FRESH,
        "thumbnail_url": picture,
        "thumbnail_width": card.WIDTH,
        "thumbnail_height": card.HEIGHT,
        "html": html(quoted, subject),
        "width": max(NARROWEST, min(WIDEST, widest or WIDEST)),
        # As high as its words need, which depends on the fonts there.
        "height": None,
    }


def title(subject: Subject) -> str:
    """The document's short title, and the part in words."""
    place, short = subject.place, subject.site.label(subject.document.titles)
    if place is None:
        return short
    part = words.range_name(place) if isinstance(place, Range) else words.place_name(str(place))
    return f"{short} · {part}"


def html(quoted: Quoted, subject: Subject) -> str:
    """A quotation with its source, for sites that take HTML: no script, no style, every value escaped."""
    address, name = escape(subject.site.base_url + subject.site.path(subject.path)), escape(title(subject))
    source = f'<footer><a href="{address}">{name}</a></footer>'
    column = shown_first(quoted, subject.shown)
    if column is None:
        return f'<blockquote cite="{address}">{source}</blockquote>'
    if column.renderer:
        # A conversion that travels without its label would be taken for the text.
        converted = escape(gettext("script converted, not as published"))
        source = source.replace("</footer>", f" ({converted})</footer>")
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in cut(quoted.clauses, column))
    return f'<blockquote cite="{address}"><div lang="{escape(column.lang)}">{paragraphs}</div>{source}</blockquote>'


def shown_first(quoted: Quoted, shown: Sequence[Shown]) -> Shown | None:
    """The first column that has a text here."""
    return next(
        (column for column in shown if any(column.edition.pk in clause.texts for clause in quoted.clauses)),
        None,
    )


def cut(clauses: Sequence[ClauseRecord], column: Shown) -> Iterator[str]:
    """The texts of a column with their labels, as many characters as a quotation may have."""
    left = MOST_CHARACTERS
    for clause in clauses:
        if text := clause.texts.get(column.edition.pk):
            said = " ".join(f"{column.render(text.label)} {column.render(text.text)}".split())
            yield said if len(said) <= left else said[:left].rstrip() + "…"
            left -= len(said)
            if left <= 0:
                return
