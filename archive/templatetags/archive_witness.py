"""A source's lines as HTML whose text, joined, is the source to the character."""

from __future__ import annotations

import re
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.reading.source_pages import Line, Linked, Stretch
from archive.text.characters import invisible

register = template.Library()

LINE_END = re.compile("\r\n|\r|\n")
# The class by which the stylesheet shows a line end that is there, not one the window makes.
END_CLASSES = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}

# A part of a source has thousands of lines and more stretches, so these are Python and not template language.


@register.simple_tag
def witness_lines(lines: tuple[Line, ...]) -> SafeString:
    """The lines as list items with nothing between them: the text of the list is that of the source."""
    return mark_safe("".join(_line(line) for line in lines))  # noqa: S308 - every value is escaped below


def _line(line: Line) -> str:
    said = f' data-said="{escape(line.said)}"' if line.said else ""
    return f'<li id="l{line.number}"{said}>{"".join(map(_linked, line.links))}</li>'


def _linked(linked: Linked) -> str:
    html = "".join(map(_stretch, linked.stretches))
    if not linked.href:
        return html
    return f'<a href="{escape(linked.href)}" title="{escape(linked.title)}">{html}</a>'


def _stretch(stretch: Stretch) -> str:
    html = characters(stretch.text)
    if stretch.correction:
        begins = f' id="c{stretch.correction}" data-number="{stretch.correction}"' if stretch.is_first else ""
        html = f'<span class="corr"{begins}>{html}</span>'
    lang = f' lang="{escape(stretch.lang)}"' if stretch.lang else ""
    return f'<span class="as-{stretch.role or "unclaimed"}"{lang}>{html}</span>'


def characters(text: str) -> str:
    """The characters escaped; one that stands unseen is made visible beside itself, by its code point."""
    made, at = [], 0
    for offset, name in invisible(text):
        code = name.partition(" ")[0]
        made.append(_escaped(text[at:offset]))
        made.append(f'<span class="hidden" title="{escape(name)}" data-code="{code}">{text[offset]}</span>')
        at = offset + 1
    made.append(_escaped(text[at:]))
    return "".join(made)


def _escaped(text: str) -> str:
    # A parser of HTML reads a bare CR as LF; as a reference it stays what it is.
    return LINE_END.sub(_line_end, escape(text))


def _line_end(found: re.Match[str]) -> str:
    end = found[0].replace("\r", "&#13;")
    return f'<span class="{END_CLASSES[found[0]]}">{end}</span>'
