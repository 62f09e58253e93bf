"""The ledger of releases, and the page of one: what it holds, what is new in it, and by what it is proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from archive.text.ledger import path

from . import ledger
from .change_lines import edition_name, lines
from .changes import turn
from .dataset_file import kept
from .ledger import ReleaseRecord, Window
from .pages import Alternate, Link
from .release_pages import (
    AddressLine,
    Count,
    Digest,
    Download,
    Held,
    Printed,
    Proof,
    ReleaseLine,
    ReleasePage,
    ReleasesPage,
)
from .site import Site
from .wordings import Wordings

PATH = "/releases"
# Lines of one list of a page; the JSON has the rest, its addresses in parts of this many.
MOST, PART = 200, 10_000
COUNTED = {
    "documents": _("Documents"),
    "withdrawn": _("Withdrawn documents"),
    "editions": _("Editions"),
    "clauses": _("Clauses"),
    "texts": _("Texts of clauses"),
    "signatories": _("Signatories"),
    "characters": _("Characters of sources"),
}


def releases_page(records: Sequence[ReleaseRecord], window: Window, site: Site) -> ReleasesPage:
    """One page of the ledger."""
    by_id = {record.id: record for record in records}
    json = f"{PATH}.json"
    return ReleasesPage(
        frame=site.frame(
            gettext("Releases"),
            f"{PATH}{window}",
            exports=(Alternate(site.base_url + json, type="application/json", title="JSON"),),
            section="releases",
        ),
        releases=tuple(release_line(by_id[name], site) for name in window.shown),
        previous=turn(gettext("Newer"), PATH, window.before, site),
        next=turn(gettext("Older"), PATH, window.after, site),
        json_href=json,
    )


def release_line(record: ReleaseRecord, site: Site) -> ReleaseLine:
    counts = record.counts
    said = {
        "documents": ngettext("%(number)s document", "%(number)s documents", counts.get("documents", 0)),
        "editions": ngettext("%(number)s edition", "%(number)s editions", counts.get("editions", 0)),
        "clauses": ngettext("%(number)s clause", "%(number)s clauses", counts.get("clauses", 0)),
    }
    return ReleaseLine(
        id=record.id,
        href=site.path(f"{PATH}/{record.id}"),
        date=record.date,
        note=record.note,
        is_current=record.is_current,
        counts=tuple(
            words % {"number": f"{counts[name]:,}"} for name, words in said.items() if name in counts
        ),
    )


def releases_json(records: Sequence[ReleaseRecord], site: Site) -> dict[str, Any]:
    """The whole ledger, without the long parts of each release."""
    return {
        "release": site.release and site.release.id,
        "releases": [heading(record, site) for record in records],
    }


def heading(record: ReleaseRecord, site: Site) -> dict[str, Any]:
    return {
        "id": record.id,
        "url": f"{site.base_url}{PATH}/{record.id}",
        "date": record.date,
        "previous": record.previous or None,
        "note": record.note,
        "licence": record.licence,
        "is_current": record.is_current,
        "counts": record.counts,
    }


def release_page(record: ReleaseRecord, records: Sequence[ReleaseRecord], site: Site) -> ReleasePage:
    """The page of one release. Six queries."""
    before = next((each for each in records if each.id == record.previous), None)
    following = next((each for each in records if each.previous == record.id), None)
    long = ledger.long_parts(record.id)
    changes = ledger.by_edition(long["changes"])
    wordings = Wordings([record.id], [each.id for each in records])
    addresses = Counter("/".join(address.split("/")[:3]) for address in long["addresses"])
    listed = [path.rpartition("/")[2] for path in list(addresses)[:MOST]]
    held = ledger.held(changes[:MOST], more=listed)
    json = f"{PATH}/{record.id}.json"
    return ReleasePage(
        frame=site.frame(
            gettext("Release %(id)s") % {"id": record.id[:12]},
            f"{PATH}/{record.id}",
            exports=(Alternate(site.base_url + json, type="application/json", title="JSON"),),
            section="releases",
        ),
        line=release_line(record, site),
        licence=record.licence,
        previous=release_link(before, site),
        next=release_link(following, site),
        counts=counts(record, before),
        changes=lines(changes[:MOST], held, site, wordings.of(record.id)),
        more_changes=max(0, len(changes) - MOST),
        is_first=not record.previous,
        printed=printed(addresses, held, site),
        proof=proof(long["digests"], record, held, site),
        json_href=json,
        since=since(record, records, site),
        download=download(record.id),
    )


def download(release: str) -> Download | None:
    """The dataset of a release. It has no interface language, and so no prefix."""
    found = kept(release)
    if found is None:
        return None
    listed = tuple(Held(file.path, file.size, file.sha256) for file in found.files[:MOST])
    more = max(0, len(found.files) - MOST)
    return Download(f"{PATH}/{release}.zip", found.size, found.sha256, listed, more)


def since(record: ReleaseRecord, records: Sequence[ReleaseRecord], site: Site) -> str:
    """Where what has changed from a release to the current one is shown; "" where the ledger does not tell."""
    current = next((each.id for each in records if each.is_current), "")
    is_told = path({each.id: each.previous for each in records}, record.id, current)
    return site.path(f"{PATH}/{record.id}..{current}") if is_told else ""


def printed(addresses: Counter[str], held: ledger.Held, site: Site) -> Printed:
    """addresses: path of a document → how many addresses are new at it and beneath it."""
    listed = list(addresses.items())[:MOST]
    return Printed(
        total=addresses.total(),
        lines=tuple(AddressLine(document_link(path, held, site), number) for path, number in listed),
        more=max(0, len(addresses) - MOST),
    )


def proof(digests: Mapping[str, Any], record: ReleaseRecord, held: ledger.Held, site: Site) -> Proof:
    editions, sources = digests.get("editions", {}), digests.get("sources", {})
    return Proof(
        clauses=digests.get("clauses", ""),
        editions=tuple(
            Digest(edition_link(place, held, site), sha256) for place, sha256 in list(editions.items())[:MOST]
        ),
        more_editions=max(0, len(editions) - MOST),
        sources=tuple(
            Digest(source_link(name, sha256, record, site), sha256)
            for name, sha256 in list(sources.items())[:MOST]
        ),
        more_sources=max(0, len(sources) - MOST),
    )


def release_link(record: ReleaseRecord | None, site: Site) -> Link | None:
    return Link(record.id[:12], site.path(f"{PATH}/{record.id}")) if record else None


def counts(record: ReleaseRecord, before: ReleaseRecord | None) -> tuple[Count, ...]:
    """What the release holds, and how much more or less that is than in the one before."""
    return tuple(
        Count(gettext(label), record.counts[name], difference(name, record.counts, before))
        for name, label in COUNTED.items()
        if name in record.counts
    )


def difference(name: str, counts: Mapping[str, int], before: ReleaseRecord | None) -> str:
    if before is None or name not in before.counts or counts[name] == before.counts[name]:
        return ""
    # The minus sign of the typographer is as wide as the plus.
    return f"{counts[name] - before.counts[name]:+,}".replace("-", "−")


def document_link(path: str, held: ledger.Held, site: Site) -> Link:
    slug = path.rpartition("/")[2]
    return Link(site.label(held.titles.get(slug, {})) or path, site.path(path) if held.has(slug) else "")


def edition_link(place: str, held: ledger.Held, site: Site) -> Link:
    """An edition by the place the ledger gives it, "{doc}/{tag}"."""
    slug, _, tag = place.partition("/")
    label = f"{site.label(held.titles.get(slug, {})) or slug} · {edition_name(tag)}"
    return Link(label, site.path(f"/documents/{place}") if (slug, tag) in held.editions else "")


def source_link(name: str, sha256: str, record: ReleaseRecord, site: Site) -> Link:
    """A source by its name; a link in the release that is read, which is sure to hold it."""
    return Link(name, site.path(f"/sources/{sha256[:12]}") if record.is_current else "")


def release_json(record: ReleaseRecord, part: int, site: Site) -> dict[str, Any] | None:
    """One release as JSON, its addresses in parts of ten thousand; None for a part there is not. One query."""
    long = ledger.long_parts(record.id)
    start, total = (part - 1) * PART, len(long["addresses"])
    if part > 1 and start >= total:
        return None
    further = f"{site.base_url}{PATH}/{record.id}.json?part={part + 1}" if start + PART < total else None
    return {
        **heading(record, site),
        "digests": long["digests"],
        "changes": long["changes"],
        "addresses_total": total,
        "addresses": long["addresses"][start : start + PART],
        "next": further,
        "dataset": dataset_json(record.id, site),
    }


def dataset_json(release: str, site: Site) -> dict[str, Any] | None:
    found = kept(release)
    if found is None:
        return None
    url = f"{site.base_url}{PATH}/{release}.zip"
    files = [{"path": file.path, "bytes": file.size, "sha256": file.sha256} for file in found.files]
    return {"url": url, "bytes": found.size, "sha256": found.sha256, "files": files}
