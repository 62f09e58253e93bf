"""What a release holds and what it lacks, drawn up once a process: documents by facet, meetings without any.

A release never changes, so its facets are counted in memory: a value is an integer with one bit a document, and
counting is `&` and `bit_count`. Ten thousand documents cost some microseconds a value, where the same question
to the database would be a scan a facet.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from archive.models import Body, Document, Edition, Meeting, PartyName, Release, Signatory
from archive.models.published import RELEASE
from archive.text.filing import filing_key

from .site import INTERFACES, PREFERENCES

FACETS = ("year", "body", "kind", "place", "language", "state")
UNDATED = "undated"
# By date or title, "-" for the last first. Undated documents stand behind all others either way.
SORTS = ("-date", "date", "title", "-title")
# A process reads one release, and for a moment after a publish the one before.
MOST_RELEASES = 2

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lack:
    """A meeting on record of which no document is held."""

    slug: str
    body: str
    start: datetime.date
    place: Labels


@dataclass(frozen=True, slots=True)
class Holdings:
    """The documents of a release, numbered from 0 by date and slug, the undated last.

    having: facet → value → its documents, one bit a number. labels: facet → value → wording by language.
    titled: interface → numbers in the order of the titles it shows. meetings: how many are on record.
    """

    slugs: tuple[str, ...]
    dates: tuple[datetime.date | None, ...]
    having: Mapping[str, Mapping[str, int]]
    labels: Mapping[str, Mapping[str, Labels]]
    titled: Mapping[str, Sequence[int]]
    bodies: tuple[str, ...]
    meetings: int
    lacks: tuple[Lack, ...]

    def chosen(self, choices: Mapping[str, str]) -> int:
        """The documents that have every one of these values (facet → value), as bits."""
        bits = (1 << len(self.slugs)) - 1
        for facet, value in choices.items():
            bits &= self.having[facet].get(value, 0)
        return bits

    def counts(self, facet: str, choices: Mapping[str, str]) -> dict[str, int]:
        """Value → how many documents have it and all `choices` of the other facets; values of none left out."""
        others = self.chosen({name: value for name, value in choices.items() if name != facet})
        counted = {value: (bits & others).bit_count() for value, bits in self.having[facet].items()}
        return {value: number for value, number in counted.items() if number}

    def order(self, sort: str, interface: str) -> Sequence[int]:
        """Every number in one of SORTS."""
        if sort == "date":
            return range(len(self.slugs))
        if sort == "-date":
            dated = sum(date is not None for date in self.dates)
            return [*reversed(range(dated)), *range(dated, len(self.slugs))]
        titled = self.titled[interface]
        return titled if sort == "title" else titled[::-1]


def numbers(bits: int, order: Iterable[int]) -> Iterator[int]:
    """The numbers of `order` whose bit is set."""
    # Asking a byte costs the same for the last document as for the first; shifting the integer does not.
    data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    last = len(data) * 8
    return (number for number in order if number < last and data[number >> 3] >> (number & 7) & 1)


class Drawn(dict[str, Holdings]):
    """Release id → its holdings, of the last few releases. By slugs: primary keys are not part of the id."""

    def of(self, release: Release) -> Holdings:
        """The holdings of the open release. No query, or six the first time."""
        if release.id not in self:
            drawn = draw()
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[release.id] = drawn
        return self[release.id]


DRAWN = Drawn()
DOCUMENT_FIELDS = (
    "pk", "slug", "kind", "adopted_on", "titles", "meeting_id", "meeting__body__slug", "meeting__place"
)  # fmt: skip


def draw() -> Holdings:
    """The holdings of the open release. Six queries."""
    published = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED)
    rows = sorted(published.values(*DOCUMENT_FIELDS), key=by_date)
    numbered = {row["pk"]: number for number, row in enumerate(rows)}
    bodies = dict(Body.objects.using(RELEASE).order_by("order", "slug").values_list("slug", "names"))
    states, names = parties(numbered)
    tagged = [(numbered[pk], language) for pk, language in languages() if pk in numbered]
    met = {row["meeting_id"] for row in rows}
    meetings = list(
        Meeting.objects.using(RELEASE)
        .order_by("start", "slug")
        .values_list("pk", "slug", "body__slug", "start", "place")
    )
    places = {place_value(row["meeting__place"]): row["meeting__place"] for row in reversed(rows)}
    return Holdings(
        slugs=tuple(row["slug"] for row in rows),
        dates=tuple(row["adopted_on"] for row in rows),
        having={
            "year": sets((number, year(row["adopted_on"])) for number, row in enumerate(rows)),
            "body": sets((number, row["meeting__body__slug"]) for number, row in enumerate(rows)),
            "kind": sets((number, row["kind"]) for number, row in enumerate(rows)),
            "place": sets((number, place_value(row["meeting__place"])) for number, row in enumerate(rows)),
            "language": sets(tagged),
            "state": sets(states),
        },
        labels={"body": bodies, "place": places, "state": names},
        titled={interface: by_title([row["titles"] for row in rows], interface) for interface in INTERFACES},
        bodies=tuple(bodies),
        meetings=len(meetings),
        lacks=tuple(
            Lack(slug, body, start, place) for pk, slug, body, start, place in meetings if pk not in met
        ),
    )


def by_date(row: Mapping[str, Any]) -> tuple[bool, datetime.date, str]:
    return (row["adopted_on"] is None, row["adopted_on"] or datetime.date.max, row["slug"])


def by_title(titles: Sequence[Labels], interface: str) -> list[int]:
    """Numbers in the order of what this interface shows as title."""

    def key(number: int) -> tuple[bytes, str, int]:
        tag = next((tag for tag in PREFERENCES[interface] if tag in titles[number]), "")
        shown = titles[number].get(tag) or next(iter(titles[number].values()), "")
        return (filing_key(shown, INTERFACES[interface][1]), shown, number)

    return sorted(range(len(titles)), key=key)


def sets(pairs: Iterable[tuple[int, str | None]]) -> dict[str, int]:
    """(number, value) pairs → value → bits of its numbers; empty values stand for nothing."""
    members: dict[str, list[int]] = {}
    for number, value in pairs:
        if value:
            members.setdefault(value, []).append(number)
    return {value: packed(found) for value, found in members.items()}


def packed(found: Sequence[int]) -> int:
    """Numbers as the bits of one integer."""
    # A byte array is filled in place; adding bit by bit to an integer would copy it each time.
    data = bytearray(max(found) // 8 + 1)
    for number in found:
        data[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(data, "little")


def year(date: datetime.date | None) -> str:
    return f"{date.year:04d}" if date else UNDATED


def place_value(place: Labels | None) -> str:
    """How a place is spelled in an address: its English name, or the first it has, as a slug."""
    labels = place or {}
    return slugify(labels.get("en") or next(iter(labels.values()), ""), allow_unicode=True)


def languages() -> Iterable[tuple[int, str]]:
    return Edition.objects.using(RELEASE).order_by().values_list("document_id", "language").distinct()


def parties(numbered: Mapping[int, int]) -> tuple[list[tuple[int, str]], dict[str, dict[str, str]]]:
    """(number, code) of every state that took part in a document, and code → its names by language."""
    rows = Signatory.objects.using(RELEASE).filter(party__kind="state").order_by()
    taking_part = [
        (numbered[pk], code)
        for pk, code in rows.values_list("document_id", "party__code").distinct()
        if pk in numbered
    ]
    names: dict[str, dict[str, str]] = {}
    preferred = PartyName.objects.using(RELEASE).filter(party__kind="state", use="preferred")
    for code, tag, name in preferred.order_by("tag").values_list("party__code", "tag", "name"):
        names.setdefault(code, {})[tag] = name
    return taking_part, names
