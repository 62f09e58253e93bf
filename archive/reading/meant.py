"""What pasted words turn out to mean, and what the places of documents are called where they are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext

from archive.text.address import Place, Range, Signatures, Tail

from . import words
from .called import Called
from .pages import Link
from .places import path_of
from .site import Site

# What may stand in a path as it is; "%", "?" and "#" may not.
SAFE = "/+,;:@!$&'()*=~-._"
# As much of what was pasted as a sentence can carry.
MOST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was pasted means `found`: one of them is where to go, several are to be chosen from.

    Where there are none: `lack` says why and near what is near, or is_quotation. understood: how it was read.
    """

    found: tuple[Link, ...] = ()
    near: tuple[Link, ...] = ()
    understood: str = ""
    lack: str = ""
    is_quotation: bool = False


def link(called: Called, place: Place | None, site: Site) -> Link:
    path = path_of(called.slug, Tail(place=place))
    return Link(name(called, place, site), site.path(quote(path, SAFE)))


def links(documents: Iterable[Called], site: Site) -> tuple[Link, ...]:
    return tuple(link(called, None, site) for called in documents)


def name(called: Called, place: Place | None, site: Site) -> str:
    """A document, or a place in it: "Dushanbe Declaration (2008): Clause 10, item 3"."""
    title = site.label(called.titles)
    return words.entry(title, place_name(place)) if place else title


def place_name(place: Place) -> str:
    if isinstance(place, Signatures):
        return f"{gettext('Signatures')} {place.code.upper()}".strip()
    return words.range_name(place) if isinstance(place, Range) else words.place_name(str(place.key))


def ends(place: Place) -> frozenset[str]:
    """The keys a document must have for a place to be in it; "signatures/kg" for a signature."""
    return frozenset((str(place.first), str(place.last)) if isinstance(place, Range) else (str(place),))
