"""The public log: every change of a text between releases, and every withdrawal, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from django.utils.translation import gettext

from . import ledger
from .change_lines import as_json, lines
from .ledger import EditionChange, Held, Window, Withdrawal, by_edition
from .pages import Alternate, Link
from .release_pages import ChangeEntry, ChangesPage
from .site import Site
from .wordings import Wordings

PATH = "/changes"
# Entries of a page, and editions of an entry; the rest is counted, and stands in the JSON.
PAGE, MOST_LINES = 20, 20


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
        """One page of it. Five queries."""
        found, wordings = self.changes(window)
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
            entries=tuple(self.entry(name, found, held, wordings) for name in window.shown),
            is_beginning=len(self.names) == 1 and not self.releases[self.names[0]].previous,
            previous=turn(gettext("Newer"), PATH, window.before, self.site),
            next=turn(gettext("Older"), PATH, window.after, self.site),
            json_href=json,
        )

    def changes(self, window: Window) -> tuple[dict[str, list[EditionChange]], Wordings]:
        """What the releases of a page changed, and the wordings of it. Two queries."""
        shown = [name for name in window.shown if name in self.releases]
        wordings = Wordings(shown, list(self.releases))
        return {name: by_edition(wordings.steps[name]) for name in shown}, wordings

    def entry(
        self, name: str, found: Mapping[str, Sequence[EditionChange]], held: Held, wordings: Wordings
    ) -> ChangeEntry:
        if name in self.withdrawals:
            return withdrawal(self.withdrawals[name], held, self.site)
        record, changes = self.releases[name], found[name]
        return ChangeEntry(
            date=record.date.date(),
            heading=gettext("Release %(id)s") % {"id": record.id[:12]},
            href=self.site.path(f"/releases/{record.id}"),
            note=record.note,
            lines=lines(changes[:MOST_LINES], held, self.site, wordings.of(name)),
            more=max(0, len(changes) - MOST_LINES),
            is_first=not record.previous,
            unknown="" if record.previous in self.releases else record.previous,
        )

    def json(self, window: Window) -> dict[str, Any]:
        """The same page as JSON. Two queries."""
        found, wordings = self.changes(window)
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
                    "changes": [as_json(change, wordings.of(name)) for change in found[name]],
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


def turn(label: str, path: str, after: str | None, site: Site) -> Link | None:
    """The link to another page of a log; None where there is none."""
    if after is None:
        return None
    return Link(label, site.path(f"{path}?after={after}" if after else path))
