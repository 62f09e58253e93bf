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


@dataclass(frozen=True, slots=True)
class Meta:
    """A tag of the head. is_property: whether it is named by `property`, as Open Graph wants, or by `name`."""

    name: str
    content: str
    is_property: bool = False


@dataclass(frozen=True, slots=True)
class Signpost:
    """A typed link for programs, told in the Link header."""

    href: str
    rel: str
    type: str = ""

    def __str__(self) -> str:
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "")


@dataclass(frozen=True, slots=True)
class Described:
    """What the head of a page tells programs. data: JSON-LD, safe to stand in a script element, "" for none."""

    metas: tuple[Meta, ...] = ()
    data: str = ""
    signposts: tuple[Signpost, ...] = ()
