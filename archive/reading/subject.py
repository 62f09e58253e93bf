"""What a reader carries away: a document or a place of it, in a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.address import Clause, Place, Range

from .choice import Shown, rank
from .records import DocumentRecord
from .site import Site


def originals(document: DocumentRecord) -> tuple[Shown, ...]:
    """Every edition as it stands, original first: what is carried away of a document without a view."""
    editions = sorted(document.editions, key=rank)
    return tuple(Shown(str(edition.tag), edition, edition.tag.lang) for edition in editions)


def sort_of(place: Place | None) -> str:
    """What an address names: "document", "clause", "range" or "signatures"."""
    if place is None:
        return "document"
    if isinstance(place, Clause):
        return "clause"
    return "range" if isinstance(place, Range) else "signatures"


@dataclass(frozen=True, slots=True)
class Subject:
    """shown: the columns of the view, every edition as published where the address has none (view "")."""

    document: DocumentRecord
    shown: Sequence[Shown]
    view: str
    place: Place | None
    site: Site

    @property
    def path(self) -> str:
        """The address without suffix: "/documents/2008-dushanbe-declaration/zh-Hans+en/10.3"."""
        place = str(self.place) if self.place else ""
        return "/".join(part for part in ("/documents", self.document.slug, self.view, place) if part)

    @property
    def name(self) -> str:
        """What a file of it is called, without suffix: "2008-dushanbe-declaration_zh-Hans+en_10.3"."""
        return self.path.removeprefix("/documents/").replace("/", "_")
