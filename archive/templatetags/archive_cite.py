"""Citations, and what the head of a page tells programs, as HTML.

Both stand on every page of a text and are long lists of short lines. In template language they took as long as the text
itself, so they are Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from archive.reading.cite_pages import CiteLine
from archive.reading.links import Alternate, Meta
from archive.text.citation.cited import Run

register = template.Library()


@register.simple_tag
def citations(lines: Iterable[CiteLine]) -> SafeString:
    """Citations as the terms and descriptions of a list, each with the button that copies it."""
    copy, named = escape(gettext("Copy")), gettext("Copy: %(style)s")
    return mark_safe(  # noqa: S308 - every value is escaped here or in citation
        "\n".join(
            f'<dt>{escape(line.name)}</dt>\n<dd><p lang="{escape(line.lang)}">{citation(line.runs)}</p>'
            f'<button type="button" hidden aria-label="{escape(named % {"style": line.name})}">{copy}</button></dd>'
            for line in lines
        )
    )


@register.simple_tag
def citation(runs: Iterable[Run]) -> SafeString:
    """The words of a citation, each run in its type and language, with no space that is not theirs."""
    return mark_safe("".join(map(_run, runs)))  # noqa: S308 - escaped in _run


def _run(run: Run) -> str:
    lang = f' lang="{escape(run.lang)}"' if run.lang else ""
    words = escape(run.text)
    if run.is_italic:
        return f"<i{lang}>{words}</i>"
    return f"<span{lang}>{words}</span>" if lang else words


@register.simple_tag
def alternates(links: Iterable[Alternate]) -> SafeString:
    """The same page in other languages and formats, a link a line."""
    return mark_safe("".join(map(_alternate, links)))  # noqa: S308 - escaped in _alternate


def _alternate(link: Alternate) -> str:
    named = (("hreflang", link.hreflang), ("type", link.type), ("title", link.title))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in named if value)
    return f"<link rel=\"alternate\"{attributes} href='{escape(link.href)}'>\n"


@register.simple_tag
def metas(found: Iterable[Meta]) -> SafeString:
    """Tags of the head, a tag a line."""
    return mark_safe("".join(map(_meta, found)))  # noqa: S308 - escaped in _meta


def _meta(meta: Meta) -> str:
    name = "property" if meta.is_property else "name"
    return f'<meta {name}="{escape(meta.name)}" content="{escape(meta.content)}">\n'
