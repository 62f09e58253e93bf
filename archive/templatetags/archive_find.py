"""What was found, as HTML: the hit marked in the text, nothing added to the text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.reading.excerpt import SPACELESS, Excerpt, Run
from archive.text.differences import GONE, NEW, Piece

register = template.Library()


@register.simple_tag
def excerpt(shown: Excerpt, is_block: bool = False) -> SafeString:
    """An excerpt's runs with nothing between them. is_block: its line feeds are lines, else a break in the source."""
    html = "".join(run(each, shown.lang, is_block) for each in shown.runs)
    cuts = [
        '<span class="cut" aria-hidden="true">…</span>' if cut else ""
        for cut in (shown.cut_before, shown.cut_after)
    ]
    return mark_safe(html.join(cuts))  # noqa: S308 - escaped in run


def run(each: Run, lang: str, is_block: bool) -> str:
    html = escape(each.text)
    if "\n" in html:
        html = html.replace("\n", line_feed(lang, is_block))
    return f"<mark>{html}</mark>" if each.is_hit else html


def line_feed(lang: str, is_block: bool) -> str:
    if is_block:
        return "<br>"
    return "<span hidden>\n</span>" if lang.partition("-")[0] in SPACELESS else "\n"


@register.simple_tag
def side(text: str, lang: str) -> SafeString:
    """One side of a line of a concordance: the text with its line feeds unseen."""
    return mark_safe(run(Run(text), lang, is_block=False))  # noqa: S308 - escaped in run


@register.simple_tag
def changes(shown: Iterable[Piece], lang: str) -> SafeString:
    """The printed passage; what was quoted in its place stands struck before it, so that neither is lost."""
    tags = {GONE: ("<del>", "</del>"), NEW: ("<ins>", "</ins>")}
    html = ""
    for each in shown:
        before, after = tags.get(each.kind, ("", ""))
        html += before + run(Run(each.text), lang, is_block=False) + after
    return mark_safe(html)  # noqa: S308 - escaped in run
