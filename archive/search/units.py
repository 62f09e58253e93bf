"""The texts of a release in the order in which they are indexed, each with everything it is to be found by."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.models import ClauseText, Correction, Document, Edition, PersonName, Signatory, Signature
from archive.text.tag import Tag

from .tables import CLAUSE, EDITORIAL, SIGNATURE, TITLE

DOCUMENTS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Shelf:
    """An edition, or the editorial title in one language: what the filters ask of all its units."""

    document: int
    slug: str
    tag: str
    lang: str
    year: int
    body: str
    kind: str
    states: tuple[str, ...]

    @property
    def tokens(self) -> set[str]:
        """The tokens of its filters. No token of a text has a colon in it."""
        languages = {self.lang.lower(), self.lang.lower().partition("-")[0]}
        return (
            {f"lang:{language}" for language in languages}
            | {f"state:{state}" for state in self.states}
            | {f"{name}:{value}" for name, value in (("body", self.body), ("kind", self.kind)) if value}
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """One text that can be a hit. words: every text it is found by, its own first."""

    kind: int
    ref: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text as its editor reads it. places: for each of its characters, where that stands in the text as found."""

    text: str
    places: tuple[tuple[int, int], ...]


def corrected(text: str, corrections: Iterable[tuple[int, str, str]]) -> Corrected:
    """The text with every correction (start, found, reads) made; they do not overlap and are in order."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for start, found, reads in corrections:
        parts += [text[at:start], reads]
        places += [(each, each + 1) for each in range(at, start)]
        at = start + len(found)
        places += [(start, at)] * len(reads)
    places += [(each, each + 1) for each in range(at, len(text))]
    return Corrected("".join([*parts, text[at:]]), tuple(places))


def shelves(alias: str) -> Iterator[tuple[Shelf, list[Unit]]]:
    """Every shelf with its units. Queries: six for each hundred documents."""
    rows = Document.objects.using(alias).filter(status=Document.Status.PUBLISHED)
    documents = list(rows.values_list("pk", "slug", "adopted_on"))
    # Undated ones last: PostgreSQL and SQLite would each have their own opinion.
    documents.sort(key=lambda row: (row[2] or datetime.date.max, row[1]))
    for first in range(0, len(documents), DOCUMENTS_AT_ONCE):
        keys = [pk for pk, _, _ in documents[first : first + DOCUMENTS_AT_ONCE]]
        yield from Batch(alias, keys).shelves()


@dataclass(slots=True)
class Batch:
    """Some documents and all that is indexed of them."""

    alias: str
    keys: list[int]
    editions: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    corrections: dict[int, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))
    signatures: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    states: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def shelves(self) -> Iterator[tuple[Shelf, list[Unit]]]:
        self.load()
        people = names_of_people(self.alias, (row[4] for rows in self.signatures.values() for row in rows))
        rows = Document.objects.using(self.alias).filter(pk__in=self.keys)
        fields = ("pk", "slug", "adopted_on", "kind", "titles", "meeting__body__slug")
        by_key = {row[0]: row for row in rows.values_list(*fields)}
        for key in self.keys:
            _, slug, day, kind, titles, body = by_key[key]
            of_document = (day.year if day else 0, body or "", kind, tuple(sorted(set(self.states[key]))))
            for edition, tag, title in self.editions[key]:
                shelf = Shelf(key, slug, tag, Tag.parse(tag).lang, *of_document)
                yield shelf, self.units(edition, title, people)
            for tag in sorted(titles):
                shelf = Shelf(key, slug, "", tag, *of_document)
                yield shelf, [Unit(EDITORIAL, key, (titles[tag],))]

    def load(self) -> None:
        """Fetch the rows beneath the documents."""
        editions = Edition.objects.using(self.alias).filter(document__in=self.keys).order_by("tag")
        for row in editions.values_list("document_id", "pk", "tag", "title"):
            self.editions[row[0]].append(row[1:])
        beneath = {"clause__document__in": self.keys}
        texts = ClauseText.objects.using(self.alias).filter(**beneath).order_by("clause__order")
        for row in texts.values_list("edition_id", "pk", "label", "text"):
            self.texts[row[0]].append(row[1:])
        corrections = Correction.objects.using(self.alias).filter(clause_text__clause__document__in=self.keys)
        fields = ("clause_text_id", "start", "found", "reads")
        for pk, start, found, reads in corrections.order_by("start").values_list(*fields):
            self.corrections[pk].append((start, found, reads))
        signatories = Signatory.objects.using(self.alias).filter(document__in=self.keys)
        for key, party in signatories.values_list("document_id", "party__code"):
            self.states[key].append(party)
        signatures = Signature.objects.using(self.alias).filter(signatory__document__in=self.keys)
        own = ("edition_id", "pk", "office", "name", "signatory__person_id")
        for row in signatures.order_by("signatory__order").values_list(*own):
            self.signatures[row[0]].append(row)

    def units(self, edition: int, title: str, people: Mapping[int, list[str]]) -> list[Unit]:
        """What one edition prints: its title, its clauses, its signatures."""
        units = [Unit(TITLE, edition, (title,))] if title else []
        for pk, label, text in self.texts[edition]:
            own = self.corrections.get(pk)
            words = (text, label, corrected(text, own).text) if own else (text, label)
            units.append(Unit(CLAUSE, pk, tuple(filter(None, words))))
        for _, pk, office, name, person in self.signatures[edition]:
            units.append(Unit(SIGNATURE, pk, (signature_text(office, name), *people.get(person, ()))))
        return units


def signature_text(office: str, name: str) -> str:
    """A signature as one text: office and name as printed, each on a line of its own."""
    return "\n".join(filter(None, (office, name)))


def names_of_people(alias: str, people: Iterable[int | None]) -> dict[int, list[str]]:
    """Every name of each of these people. One query."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = PersonName.objects.using(alias).filter(person__in={pk for pk in people if pk}).order_by("pk")
    for person, name in rows.values_list("person_id", "name"):
        names[person].append(name)
    return names
