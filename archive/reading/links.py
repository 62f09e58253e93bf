"""Links of pages: to other pages, and to the same page in another language or format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A plain link. lang: of the label, where it is not the interface's."""

    label: str
    href: str
    is_current: bool = False
    lang: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another interface language (hreflang) or in another format (type)."""

    href: str
    hreflang: str = ""
    type: str = ""
    title: str = ""
