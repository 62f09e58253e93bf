"""What the templates ask of Python: a clause's text as HTML, and words that depend on the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from archive.reading import words
from archive.reading.pages import Cell, Piece, Row

register = template.Library()

# Scripts that set no space between words: where two stretches of a source meet, nothing is to be seen.
SPACELESS = frozenset({"zh", "ja"})


# The two tags below run once a row. In template language they took two thirds of the time of a page of sixty
# clauses, so they are Python.


@register.simple_tag
def number(row: Row) -> SafeString:
    """The number in the margin: a link to the clause's permanent address."""
    name = gettext("Clause %(number)s, permanent address") % {"number": row.number}
    return mark_safe(  # noqa: S308 - every value is escaped here
        f'<a class="number" href="{escape(row.href)}" aria-label="{escape(name)}">{escape(row.number)}</a>'
    )


@register.simple_tag
def cells(row: Row) -> SafeString:
    """The texts of a row, one element a column; each clause's text is one p with nothing in it but the text."""
    # A heading of the document is a heading of the page, below those of the page's own parts.
    opening = '<p role="heading" aria-level="3">' if row.kind == "heading" else "<p>"
    return mark_safe("".join(_cell(cell, opening) for cell in row.cells))  # noqa: S308 - escaped in _cell


def _cell(cell: Cell, opening: str) -> str:
    if cell.gap:
        return f'<div class="cell gap"><p>{escape(cell.gap)}</p></div>\n'
    label = f'<span class="label">{escape(cell.label)}</span>' if cell.label else ""
    return f'<div class="cell" lang="{escape(cell.lang)}">{label}{opening}{pieces(cell)}</p></div>\n'


def pieces(cell: Cell) -> str:
    """The pieces of a cell as escaped HTML whose text, the lens off, is the cell's text to the character.

    A corrected run stands in <span class="corr">, a converted character under the lens in <ruby>. A line feed,
    where two spans of the source meet, stays a character of the text: a space in Latin, unseen in Chinese.
    """
    # Most cells are one plain run; a page of a thousand clauses should not pay for the others.
    if len(cell.pieces) == 1 and not cell.pieces[0].was and not cell.pieces[0].correction:
        return _plain(cell.pieces[0].text, cell.lang)
    return "".join(_runs(cell))


def _runs(cell: Cell) -> Iterator[str]:
    """HTML of each stretch of pieces that belong to one correction, or to none."""
    for number, run in groupby(cell.pieces, key=lambda piece: piece.correction):
        html = "".join(_piece(piece, cell.lang) for piece in run)
        yield f'<span class="corr" data-number="{number}">{html}</span>' if number else html


def _piece(piece: Piece, lang: str) -> str:
    return _lens(piece, lang) if piece.was else _plain(piece.text, lang)


def _plain(text: str, lang: str) -> str:
    html = escape(text)
    if "\n" in html and lang.partition("-")[0] in SPACELESS:
        return html.replace("\n", "<span hidden>\n</span>")
    return html


def _lens(piece: Piece, lang: str) -> str:
    """One ruby a character that conversion changed, with what stood there above it."""
    before = unconverted(lang)
    return "".join(
        f'<ruby class="lens">{escape(shown)}<rp>(</rp><rt lang="{before}">{escape(was)}</rt><rp>)</rp></ruby>'
        if shown != was
        else _plain(shown, lang)
        for shown, was in _characters(piece)
    )


def _characters(piece: Piece) -> Iterable[tuple[str, str]]:
    # Conversion keeps the number of characters; a piece that did not is shown as the one change it is.
    if len(piece.text) == len(piece.was):
        return zip(piece.text, piece.was, strict=True)
    return [(piece.text, piece.was)]


def unconverted(lang: str) -> str:
    """The script a rendering in `lang` was made from: of two scripts, the other."""
    return "zh-Hans" if "-Hant" in lang else "zh-Hant"


@register.simple_tag
def interface_lang() -> str:
    """The interface's language as HTML and BCP 47 write it: "en", "zh-Hans", "zh-Hant"."""
    language, _, script = (get_language() or settings.LANGUAGE_CODE).partition("-")
    return f"{language}-{script.title()}" if script else language


@register.simple_tag
def address(path: str) -> str:
    """`path` ("/documents") as the interface's language is addressed: "/zh-hans/documents"."""
    language = get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


register.filter("day", words.day)


@register.filter
def text_name(lang: str) -> str:
    """What a text in `lang` is called, in its own language: 繁體中文, English."""
    return words.text_name(lang, lang.partition("-")[0])


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart: 2,641."""
    return f"{number:,}"
