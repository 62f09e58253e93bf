"""The ledger of releases, one release, and the public log of changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from archive.reading import ledger, releases
from archive.reading.changes import PATH as CHANGES
from archive.reading.changes import Log
from archive.reading.ledger import ReleaseRecord
from archive.reading.pages import Link
from archive.reading.release_difference import difference, difference_json, difference_page
from archive.reading.site import Site
from archive.text.address import near

from .answers import as_json, error, moved, page, released
from .spelling import respelled

# Between the ids of two releases.
BETWEEN = ".."
PART = re.compile("[1-9][0-9]{0,5}")


@released
def every_release(request: HttpRequest, site: Site) -> HttpResponse:
    records = ledger.releases()
    window = ledger.window([record.id for record in records], request.GET.get("after", ""))
    elsewhere = respelled(request, site.path(releases.PATH), str(window))
    return elsewhere or page(request, "releases.html", releases.releases_page(records, window, site))


@released
def every_release_json(request: HttpRequest, site: Site) -> HttpResponse:
    elsewhere = respelled(request, f"{releases.PATH}.json")
    return elsewhere or as_json(releases.releases_json(ledger.releases(), site))


@released
def release(request: HttpRequest, site: Site, name: str) -> HttpResponse:
    """One release, as a page or, with ".json" behind its name, as JSON."""
    asked = name.removesuffix(".json")
    records = ledger.releases()
    if BETWEEN in asked:
        return between(request, site, name, records)
    found = ledger.called(asked, [record.id for record in records])
    if found is None:
        return unknown(request, site, asked, [record.id for record in records])
    record = next(record for record in records if record.id == found)
    if asked == name:
        elsewhere = respelled(request, site.path(f"{releases.PATH}/{found}"))
        return elsewhere or page(request, "release.html", releases.release_page(record, records, site))
    asked_part = request.GET.get("part", "")
    part = int(asked_part) if PART.fullmatch(asked_part) else 1
    path, query = f"{releases.PATH}/{found}.json", f"?part={part}" if part > 1 else ""
    values = releases.release_json(record, part, site)
    if values is None:
        return moved(path)
    return respelled(request, path, query) or as_json(values)


def between(request: HttpRequest, site: Site, name: str, records: Sequence[ReleaseRecord]) -> HttpResponse:
    """What lies between two releases, "{older}..{newer}", as a page or, with ".json" behind it, as JSON."""
    asked = name.removesuffix(".json")
    by_id = {record.id: record for record in records}
    ends = [ledger.called(one, list(by_id)) for one in asked.split(BETWEEN, 1)]
    if None in ends:
        wrong = asked.split(BETWEEN, 1)[ends.index(None)]
        return unknown(request, site, wrong, list(by_id))
    # Newest first, as the ledger lists them.
    newer, older = sorted((by_id[str(end)] for end in ends), key=records.index)
    if newer == older:
        return moved(site.path(f"{releases.PATH}/{newer.id}"))
    found = difference(older, newer, records)
    if found is None:
        return unconnected(request, site, older, newer)
    if asked == name:
        elsewhere = respelled(request, site.path(found.path))
        return elsewhere or page(request, "difference.html", difference_page(found, site))
    return respelled(request, f"{found.path}.json") or as_json(difference_json(found, site))


def unconnected(request: HttpRequest, site: Site, older: ReleaseRecord, newer: ReleaseRecord) -> HttpResponse:
    """404 where a release between the two was never recorded."""
    message = gettext(
        "Between release %(older)s and release %(newer)s lies one that was never recorded: what changed is not known."
    )
    return error(
        request,
        site,
        404,
        gettext("These two releases cannot be compared"),
        message % {"older": older.id[:12], "newer": newer.id[:12]},
        (Link(gettext("All releases"), site.path(releases.PATH)),),
    )


def unknown(request: HttpRequest, site: Site, asked: str, ids: list[str]) -> HttpResponse:
    """404 for a name no release on record has, with the nearest and the ledger."""
    links = tuple(
        Link(gettext("Release %(id)s") % {"id": each[:12]}, site.path(f"{releases.PATH}/{each}"))
        for each in near(asked, ids, most=3)
    )
    return error(
        request,
        site,
        404,
        gettext("There is no such release"),
        gettext("No release on record is named “%(id)s”. Releases that were never recorded leave no page.")
        % {"id": asked},
        (*links, Link(gettext("All releases"), site.path(releases.PATH))),
    )


@released
def changes(request: HttpRequest, site: Site) -> HttpResponse:
    log = Log(site)
    window = log.window(request.GET.get("after", ""))
    elsewhere = respelled(request, site.path(CHANGES), str(window))
    return elsewhere or page(request, "changes.html", log.page(window))


@released
def changes_json(request: HttpRequest, site: Site) -> HttpResponse:
    log = Log(site)
    window = log.window(request.GET.get("after", ""))
    return respelled(request, f"{CHANGES}.json", str(window)) or as_json(log.json(window))
