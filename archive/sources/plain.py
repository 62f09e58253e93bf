"""Plain text: nothing but the printed lines, as people copy it from a page or an office saves it."""

from __future__ import annotations

from archive.text.paragraph import lines

from .page import Page, page
from .wrapping import paragraphs


def read(text: str, language: str) -> Page:
    """The page as plain text: letterhead and title, the text, then signatures, place and date."""
    return page(text, paragraphs(text, list(lines(text))), language)
