"""Parties, people and bodies with their names, fetched as plain values in a constant number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import Body, Document, Meeting, Party, PartyName, Person, Signatory
from archive.models.published import RELEASE

from .meeting_records import Labels, grouped
from .queries import preferred


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name in one language. use: "preferred", "official" or "variant"."""

    tag: str
    use: str
    name: str


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """A state, organisation or organ with all its names; the counts are 0 where they were not asked for."""

    pk: int
    code: str
    kind: str
    note: str
    names: tuple[NameRecord, ...]
    document_count: int = 0
    hosted_count: int = 0


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person with all names; parties: code → preferred name, of those the person stood for."""

    pk: int
    slug: str
    note: str
    names: tuple[NameRecord, ...]
    document_count: int = 0
    parties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body of an organisation, and (slug, start) of its meetings."""

    slug: str
    names: Labels
    meetings: tuple[tuple[str, datetime.date], ...]


def party(code: str) -> PartyRecord | None:
    """A party with its names. One query."""
    found = named(Party.objects.using(RELEASE).filter(code=code), "code", "kind", "note")
    return PartyRecord(**found[0]) if found else None


def person(slug: str) -> PersonRecord | None:
    """A person with all names. One query."""
    found = named(Person.objects.using(RELEASE).filter(slug=slug), "slug", "note")
    return PersonRecord(**found[0]) if found else None


def parties() -> list[PartyRecord]:
    """Every party with its names and counts. One query."""
    counted_hosted = Meeting.objects.using(RELEASE).filter(host=OuterRef("pk"))
    rows = Party.objects.using(RELEASE).annotate(
        document_count=documents_of("party"), hosted_count=counted(counted_hosted, "host", "pk")
    )
    return [
        PartyRecord(**each) for each in named(rows, "code", "kind", "note", "document_count", "hosted_count")
    ]


def people(preferences: tuple[str, ...]) -> list[PersonRecord]:
    """Every person with all names, the number of documents, and the parties stood for. Two queries."""
    rows = Person.objects.using(RELEASE).annotate(document_count=documents_of("person"))
    stood: dict[int, dict[str, str]] = {}
    signed = Signatory.objects.using(RELEASE).filter(
        person__isnull=False, document__status=Document.Status.PUBLISHED
    )
    of = signed.annotate(party_name=preferred(PartyName, "party", preferences))
    for pk, code, name in of.order_by("document__adopted_on").values_list(
        "person", "party__code", "party_name"
    ):
        stood.setdefault(pk, {}).setdefault(code, name or code)
    return [
        PersonRecord(**each, parties=stood.get(each["pk"], {}))
        for each in named(rows, "slug", "note", "document_count")
    ]


def documents_of(who: str) -> Coalesce:
    """How many published documents a party or person has a part in."""
    own = Signatory.objects.using(RELEASE).filter(
        document__status=Document.Status.PUBLISHED, **{who: OuterRef("pk")}
    )
    return counted(own, who, "document")


def counted(own: QuerySet, by: str, what: str) -> Coalesce:
    """How many different `what` these rows have, counted by the row they belong to."""
    each = own.order_by().values(by).annotate(number=Count(what, distinct=True))
    return Coalesce(Subquery(each.values("number")), 0)


def named(owners: QuerySet, *fields: str) -> list[dict[str, Any]]:
    """The owners' fields and names, a dictionary each. One query."""
    rows = owners.order_by("pk", "names__tag", "names__use", "names__order", "names__name").values(
        "pk", *fields, "names__tag", "names__use", "names__name"
    )
    return [
        {
            "pk": own[0]["pk"],
            **{name: own[0][name] for name in fields},
            "names": tuple(
                NameRecord(row["names__tag"], row["names__use"], row["names__name"])
                for row in own
                if row["names__tag"]
            ),
        }
        for own in grouped(rows, lambda row: row["pk"])
    ]


def bodies(organisation: int) -> list[BodyRecord]:
    """The bodies of an organisation with their meetings. One query."""
    rows = Body.objects.using(RELEASE).filter(organisation_id=organisation)
    told = rows.order_by("order", "slug", "meetings__start").values_list(
        "slug", "names", "meetings__slug", "meetings__start"
    )
    return [
        BodyRecord(own[0][0], own[0][1], tuple((row[2], row[3]) for row in own if row[2]))
        for own in grouped(told, lambda row: row[0])
    ]


def known(model: type[Model], slug: str) -> dict[str, str]:
    """Every name, in any language, of every row of a table that has names → its slug. One query."""
    rows = model._base_manager.using(RELEASE).order_by(slug)
    found: dict[str, str] = {}
    for key, name in rows.values_list(slug, "names__name"):
        found.setdefault(key, key)
        if name:
            found.setdefault(name, key)
    return found
