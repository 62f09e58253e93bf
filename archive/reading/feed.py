"""The log of changes as an Atom feed: the entries of its first page, each with a lasting name and a moment."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text.harvest import STAMP

from .changes import PATH, Log
from .release_pages import ChangeEntry
from .site import Site


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of /changes. href: absolute; name: an address that is no other entry's (RFC 4287 §4.2.6)."""

    name: str
    href: str
    updated: str
    entry: ChangeEntry


@dataclass(frozen=True, slots=True)
class Feed:
    """All that templates/machines/changes.atom may use. Moments are written as RFC 3339 has them."""

    base_url: str
    href: str
    updated: str
    entries: tuple[FeedEntry, ...]
    json_href: str


def feed(site: Site) -> Feed:
    """The newest entries of the log. Six queries."""
    log = Log(site)
    window = log.window("")
    shown = log.page(window)
    entries = tuple(
        FeedEntry(
            name=f"{site.base_url}{entry.href or f'/documents/{name}#withdrawn'}",
            href=f"{site.base_url}{entry.href or f'/documents/{name}'}",
            updated=moment(log, name),
            entry=entry,
        )
        for name, entry in zip(window.shown, shown.entries, strict=True)
    )
    newest = max((one.updated for one in entries), default="1970-01-01T00:00:00Z")
    return Feed(site.base_url, f"{site.base_url}{PATH}", newest, entries, shown.json_href)


def moment(log: Log, name: str) -> str:
    """When an entry came to be: a release by the second, a withdrawal by its day."""
    if record := log.releases.get(name):
        at = record.date
    else:
        day = log.withdrawals[name].withdrawn_on
        at = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return at.astimezone(datetime.UTC).strftime(STAMP)
