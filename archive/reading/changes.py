"""The public log: every change of a text between releases, and every withdrawal, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from django.utils.translation import gettext, ngettext

from archive.text.tag import MalformedTag, Tag

from . import ledger, words
from .ledger import EditionChange, Held, Window, Withdrawal
from .pages import Alternate, Link
from .release_pages import ChangeEntry, ChangeLine, ChangesPage
from .site import Site

PATH = "/changes"
# Entries of a page, editions of an entry and clauses of an edition; the rest is counted, and stands in the JSON.
PAGE, MOST_LINES, MOST_KEYS = 20, 20, 40


class Log:
    """The log: what the ledger says of releases and the tombstones of documents, by id and slug."""

    def __init__(self, site: Site) -> None:
        """Two queries."""
        self.site = site
        self.releases = {record.id: record for record in ledger.releases()}
        self.withdrawals = {each.slug: each for each in ledger.withdrawals()}
        dated = [(record.date.date(), 0, name) for name, record in self.releases.items()]
        dated += [(each.withdrawn_on, 1, name) for name, each in self.withdrawals.items()]
        # Sorting is stable, so releases of one day stay as the ledger has them, the newest first.
        ordered = sorted(dated, key=lambda entry: entry[:2], reverse=True)
        self.names = [name for _, _, name in ordered]

    def window(self, after: str) -> Window:
        return ledger.window(self.names, after, PAGE)

    def page(self, window: Window) -> ChangesPage:
        """One page of it. Four queries."""
        found = ledger.changes([name for name in window.shown if name in self.releases])
        held = ledger.held(
            chain.from_iterable(changes[:MOST_LINES] for changes in found.values()),
            more=[each.replaced_by for each in self.withdrawals.values() if each.slug in window.shown],
        )
        json = f"{PATH}.json{window}"
        return ChangesPage(
            frame=self.site.frame(
                gettext("Changes"),
                f"{PATH}{window}",
                exports=(
                    Alternate(self.site.base_url + json, type="application/json", title="JSON"),
                    Alternate(f"{self.site.base_url}{PATH}.atom", type="application/atom+xml", title="Atom"),
                ),
                section="changes",
            ),
            entries=tuple(self.entry(name, found, held) for name in window.shown),
            is_beginning=len(self.names) == 1 and not self.releases[self.names[0]].previous,
            previous=turn(gettext("Newer"), PATH, window.before, self.site),
            next=turn(gettext("Older"), PATH, window.after, self.site),
            json_href=json,
        )

    def entry(self, name: str, found: Mapping[str, Sequence[EditionChange]], held: Held) -> ChangeEntry:
        if name in self.withdrawals:
            return withdrawal(self.withdrawals[name], held, self.site)
        record, changes = self.releases[name], found[name]
        return ChangeEntry(
            date=record.date.date(),
            heading=gettext("Release %(id)s") % {"id": record.id[:12]},
            href=self.site.path(f"/releases/{record.id}"),
            note=record.note,
            lines=lines(changes[:MOST_LINES], held, self.site),
            more=max(0, len(changes) - MOST_LINES),
            is_first=not record.previous,
            unknown="" if record.previous in self.releases else record.previous,
        )

    def json(self, window: Window) -> dict[str, Any]:
        """The same page as JSON. One query."""
        found = ledger.changes([name for name in window.shown if name in self.releases])
        base = self.site.base_url
        entries: list[dict[str, Any]] = []
        for name in window.shown:
            if tombstone := self.withdrawals.get(name):
                entries.append(
                    {
                        "kind": "withdrawal",
                        "date": tombstone.withdrawn_on,
                        "document": name,
                        "title": tombstone.titles,
                        "reason": tombstone.reason,
                        "replaced_by": tombstone.replaced_by or None,
                    }
                )
                continue
            record = self.releases[name]
            entries.append(
                {
                    "kind": "release",
                    "date": record.date,
                    "release": name,
                    "url": f"{base}/releases/{name}",
                    "previous": record.previous or None,
                    "note": record.note,
                    "changes": [as_json(change) for change in found[name]],
                }
            )
        after = f"{base}{PATH}.json?after={window.after}" if window.after else None
        return {"release": self.site.release and self.site.release.id, "entries": entries, "next": after}


def withdrawal(tombstone: Withdrawal, held: Held, site: Site) -> ChangeEntry:
    slug = tombstone.replaced_by
    title = site.label(held.titles.get(slug, {})) or slug
    return ChangeEntry(
        date=tombstone.withdrawn_on,
        heading=gettext("“%(title)s” was withdrawn") % {"title": site.label(tombstone.titles)},
        href="",
        note=tombstone.reason,
        lines=(),
        replaced_by=Link(title, site.path(f"/documents/{slug}") if held.has(slug) else "") if slug else None,
    )


def as_json(change: EditionChange) -> dict[str, Any]:
    return {
        "document": change.document,
        "edition": change.tag,
        "added": list(change.added),
        "changed": list(change.changed),
        "removed": list(change.removed),
    }


def lines(changes: Iterable[EditionChange], held: Held, site: Site) -> tuple[ChangeLine, ...]:
    """Changes as a page lists them: a new or vanished edition as a whole, any other clause by clause."""
    return tuple(line(change, held, site) for change in changes)


def line(change: EditionChange, held: Held, site: Site) -> ChangeLine:
    path = f"/documents/{change.document}"
    is_held = (change.document, change.tag) in held.editions
    title = site.label(held.titles.get(change.document, {})) or change.document
    document = Link(title, site.path(path) if held.has(change.document) else "")
    text = Link(edition_name(change.tag), site.path(f"{path}/{change.tag}") if is_held else "")
    if change.is_new or change.is_gone:
        return ChangeLine(document, text, whole(change))
    listed = [keys(change, part, held, site) for part in (change.added, change.changed, change.removed)]
    more = sum(len(part) - MOST_KEYS for part in listed if len(part) > MOST_KEYS)
    added, changed, removed = (part[:MOST_KEYS] for part in listed)
    return ChangeLine(document, text, "", added, changed, removed, more)


def whole(change: EditionChange) -> str:
    """What happened where every clause of an edition was added or taken out."""
    if change.is_new:
        number = len(change.added)
        return ngettext("%(number)s clause added", "%(number)s clauses added", number) % {"number": number}
    number = len(change.removed)
    return ngettext("%(number)s clause taken out", "%(number)s clauses taken out", number) % {
        "number": number
    }


def keys(change: EditionChange, part: Sequence[str], held: Held, site: Site) -> tuple[Link, ...]:
    """Clauses by their numbers, each a link where the archive still holds that text."""
    path = f"/documents/{change.document}/{change.tag}"
    return tuple(
        Link(
            words.number(key),
            site.path(f"{path}/{key}") if (change.document, change.tag, key) in held.texts else "",
        )
        for key in part
    )


def edition_name(tag: str) -> str:
    """What an edition is called; the tag itself where it is none."""
    try:
        return words.text_name(tag, Tag.parse(tag).language)
    except MalformedTag:
        return tag


def turn(label: str, path: str, after: str | None, site: Site) -> Link | None:
    """The link to another page of a log; None where there is none."""
    if after is None:
        return None
    return Link(label, site.path(f"{path}?after={after}" if after else path))
