"""What the next release would change of what the public reads now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.exchange import outgest
from archive.models import Document
from archive.models.published import RELEASE, NoRelease, reading

from .description import addresses, counts
from .texts import texts


@dataclass(frozen=True, slots=True)
class TextChange:
    """place: "{doc}/{tag}/{key}"; before, after: the wordings, "" for none."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """appearing, withdrawn: slugs; counted: what → (now, then); files: fixture files that would be others."""

    texts: tuple[TextChange, ...] = ()
    appearing: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    counted: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A release as far as it is compared."""

    texts: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


def rehearsal(alias: str) -> Rehearsal:
    """What is in the release under `alias` and not in the current one, and the other way round."""
    before, after = current(), content(alias)
    places = in_order(before.texts, after.texts)
    found = (TextChange(place, before.texts.get(place, ""), after.texts.get(place, "")) for place in places)
    return Rehearsal(
        texts=tuple(change for change in found if change.before != change.after),
        appearing=changed_to(Document.Status.PUBLISHED, before, after),
        withdrawn=changed_to(Document.Status.WITHDRAWN, before, after),
        new=tuple(sorted(after.addresses - before.addresses)),
        gone=tuple(sorted(before.addresses - after.addresses)),
        files=tuple(
            path
            for path in sorted(before.files.keys() | after.files.keys())
            if before.files.get(path) != after.files.get(path)
        ),
        counted={
            name: (before.counts.get(name, 0), number)
            for name, number in after.counts.items()
            if name != "schema" and number != before.counts.get(name, 0)
        },
    )


def in_order(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The places of both, by document and edition, and in these as the clauses stand there."""
    position = {place: number for number, place in enumerate(before)}
    position |= {place: number for number, place in enumerate(after)}
    return sorted(position, key=lambda place: (place.rpartition("/")[0], position[place]))


def current() -> Content:
    """The release the public reads; an empty one before the first."""
    try:
        with reading():
            return content(RELEASE)
    except NoRelease:
        return Content()


def content(alias: str) -> Content:
    return Content(
        texts=dict(texts(alias)),
        statuses=dict(Document.objects.using(alias).values_list("slug", "status")),
        addresses=frozenset(addresses(alias)),
        files={path: hashlib.sha256(data).hexdigest() for path, data in outgest.files(alias)},
        counts=counts(alias),
    )


def changed_to(status: str, before: Content, after: Content) -> tuple[str, ...]:
    return tuple(
        sorted(slug for slug, now in after.statuses.items() if now == status != before.statuses.get(slug))
    )
