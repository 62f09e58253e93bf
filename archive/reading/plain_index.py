"""The archive in plain words for programs that read prose: what is here, and how to get it."""

from __future__ import annotations

from dataclasses import dataclass

from . import lists
from .front_pages import DocumentRow
from .holdings import Holdings
from .home_page import standing
from .site import Site

# The newest are named; all others stand in the list and in the sitemap.
NAMED = 100


@dataclass(frozen=True, slots=True)
class PlainIndex:
    """All that templates/machines/llms.txt may use. base_url: without a slash at the end."""

    base_url: str
    release: str
    total: int
    standing: tuple[str, ...]
    documents: tuple[DocumentRow, ...]


def plain_index(holdings: Holdings, site: Site) -> PlainIndex:
    """The newest documents and where the others are. One query."""
    newest = [holdings.slugs[number] for number in holdings.order("-date", site.interface)[:NAMED]]
    return PlainIndex(
        base_url=site.base_url,
        release=site.release.id if site.release else "",
        total=len(holdings.slugs),
        standing=tuple(standing(holdings)),
        documents=lists.document_rows(newest, site),
    )
