"""The register of documents by what they are called: titles, printed titles, place, day, kind and body, in any script.

A release never changes, so the register is drawn up once a process. A term's documents are the bits of one integer,
as in holdings.py: reading a name is `&` a word.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.utils import translation

from archive.models import Document, Edition, PartyName, Release
from archive.models.published import RELEASE, reading

from .called import RUN, YEAR, Called, Register, flat, pairs
from .holdings import MOST_RELEASES, sets
from .site import INTERFACES
from .words import KINDS, word

BRACKETED_YEAR = re.compile(r"\s*[（(]\s*\d{4}\s*年?\s*[)）]")


class Registers(dict[str, Register]):
    """Release id → its register, of the last few releases."""

    def of(self, release: Release) -> Register:
        """The register of the open release. No query, or three the first time."""
        if release.id not in self:
            drawn = draw()
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[release.id] = drawn
        return self[release.id]


REGISTERS = Registers()


def draw_register() -> None:
    """Draw up the register of the current release before a reader asks for it. Four queries. Raises NoRelease.

    Ten thousand documents take some seconds: done before a server forks, its processes share them.
    """
    with reading() as release:
        REGISTERS.of(release)


FIELDS = (
    "pk", "slug", "kind", "titles", "adopted_on", "meeting__start", "meeting__end", "meeting__place",
    "meeting__body__names", "meeting__body__organisation_id",
)  # fmt: skip


def draw() -> Register:
    """The register of the open release. Three queries."""
    rows = list(
        Document.objects.using(RELEASE)
        .filter(status=Document.Status.PUBLISHED)
        .order_by(F("adopted_on").asc(nulls_last=True), "slug")
        .values(*FIELDS)
    )
    printed: dict[int, list[str]] = {}
    for pk, title in Edition.objects.using(RELEASE).exclude(title="").values_list("document_id", "title"):
        printed.setdefault(pk, []).append(title)
    organisations: dict[int, list[str]] = {}
    for pk, name in PartyName.objects.using(RELEASE).values_list("party_id", "name"):
        organisations.setdefault(pk, []).append(name)
    kinds = kind_words()
    weak: set[str] = set()
    known: dict[tuple, set[str]] = {}
    wholes, terms = [], []
    for number, row in enumerate(rows):
        wholes += [(number, name) for name in whole_names(row, printed.get(row["pk"], ()))]
        shared = (row["kind"], row["meeting__body__organisation_id"], str(row["meeting__body__names"]))
        own = known.get(shared) or known.setdefault(shared, weak_terms(row, kinds, organisations))
        weak |= own
        terms += [(number, term) for term in own | strong_terms(row, own)]
    named = sets(wholes)
    return Register(
        documents=tuple(Called(row["slug"], row["titles"], days(row)) for row in rows),
        wholes=named,
        terms=sets(terms),
        weak=frozenset(weak),
        slugs={row["slug"]: number for number, row in enumerate(rows)},
        by_pair=with_pairs(named),
    )


def kind_words() -> dict[str, list[str]]:
    """Kind → what it is called in every language of the interface, and its code."""
    found: dict[str, list[str]] = {kind: [kind] for kind in KINDS}
    for interface in INTERFACES:
        with translation.override(interface):
            for kind in KINDS:
                found[kind].append(word(KINDS, kind))
    return found


def whole_names(row: Mapping[str, Any], printed: Iterable[str]) -> set[str]:
    """Every name that is the document's own, folded: slug, titles with and without their year, printed titles."""
    titles = list(row["titles"].values())
    names = [row["slug"], *titles, *(BRACKETED_YEAR.sub("", title) for title in titles)]
    # A title in lines is also cited by its last, which says what and where: "Dushanbe Declaration".
    names += [part for title in printed for part in (title, *title.splitlines())]
    return {flat(name) for name in names}


def weak_terms(
    row: Mapping[str, Any], kinds: Mapping[str, list[str]], organisations: Mapping[int, list[str]]
) -> set[str]:
    """What is true of the document and of many others: kind, body, organisation."""
    bodies = list((row["meeting__body__names"] or {}).values())
    names = organisations.get(row["meeting__body__organisation_id"], [])
    found = {piece for name in [*kinds[row["kind"]], *names] for piece in pieces(name)}
    return found | {part for name in bodies for piece in pieces(name) for part in parts(piece)}


def strong_terms(row: Mapping[str, Any], weak: set[str]) -> set[str]:
    """What tells the document from others: place, days, year, and what else its titles say."""
    places = {piece for name in (row["meeting__place"] or {}).values() for piece in pieces(name)}
    known = weak | places
    titles = {
        piece
        for title in row["titles"].values()
        for whole in pieces(YEAR.sub(" ", title))
        for piece in left_over(whole, known)
    }
    dates = {day.isoformat() for day in days(row)}
    return places | (titles - weak) | dates | {date[:4] for date in dates}


def days(row: Mapping[str, Any]) -> frozenset[datetime.date]:
    """The day of adoption and the days of the meeting."""
    start, end = row["meeting__start"], row["meeting__end"]
    met = [start + datetime.timedelta(count) for count in range((end - start).days + 1)] if start else []
    return frozenset([*met, *([row["adopted_on"]] if row["adopted_on"] else [])])


@lru_cache(maxsize=4_096)
def pieces(name: str) -> frozenset[str]:
    """The runs of a name, folded: its words, or its stretch of Chinese. Places and bodies are asked for often."""
    return frozenset(term for run in RUN.finditer(name) if (term := flat(run[0])))


def parts(piece: str) -> set[str]:
    """A stretch of Chinese and every part of it of two characters or more; a word of letters is one."""
    run = RUN.fullmatch(piece)
    if run is None or run["han"] is None:
        return {piece}
    size = len(piece)
    return {piece[start:end] for start in range(size) for end in range(start + 2, size + 1)} | {piece}


def left_over(piece: str, known: set[str]) -> set[str]:
    """A piece of a title without the terms already known: of 莫斯科外长会议公报, 外长会议."""
    for term in sorted((term for term in known if len(term) > 1 and term in piece), key=len, reverse=True):
        piece = piece.replace(term, " ")
    return set(piece.split())


def with_pairs(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        for pair in pairs(name):
            found.setdefault(pair, []).append(name)
    return found
