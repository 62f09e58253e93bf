"""Shared files → rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from archive.models import (
    Body,
    Meeting,
    Party,
    PartyName,
    Person,
    PersonName,
    Redirect,
    ScriptRule,
    Term,
    TermName,
)

from .shared_files import Shared
from .sync import Tally, replace, sync


@dataclass(slots=True)
class Known:
    """Primary keys of the shared records by their slugs."""

    parties: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)


def write_shared(shared: Shared, using: str, tally: Tally) -> Known:
    """Create and change what the shared files say; `remove_unused` removes what they no longer name."""
    known = Known()
    known.parties = by_slug(
        Party,
        using,
        "code",
        [{"code": code, "kind": p["kind"], "note": p["note"]} for code, p in shared.parties.items()],
        tally,
    )
    known.people = by_slug(
        Person, using, "slug", [{"slug": s, "note": p["note"]} for s, p in shared.people.items()], tally
    )
    known.terms = by_slug(
        Term,
        using,
        "slug",
        [{"slug": s, "note": t["note"], "reviewed_by": t["reviewed_by"]} for s, t in shared.terms.items()],
        tally,
    )
    replace(PartyName, using, {}, name_rows("party_id", known.parties, shared.parties), tally)
    replace(PersonName, using, {}, name_rows("person_id", known.people, shared.people), tally)
    replace(TermName, using, {}, name_rows("term_id", known.terms, shared.terms), tally)
    known.bodies = by_slug(Body, using, "slug", body_rows(shared, known), tally)
    known.meetings = by_slug(Meeting, using, "slug", meeting_rows(shared, known), tally)
    replace(ScriptRule, using, {}, shared.rules, tally)
    replace(Redirect, using, {}, shared.redirects, tally)
    return known


def by_slug(
    model: type[models.Model], using: str, slug: str, rows: list[dict[str, Any]], tally: Tally
) -> dict[str, int]:
    return {key: pk for (key,), pk in sync(model, using, [slug], rows, tally, remove=False).items()}


def name_rows(
    owner: str, owners: Mapping[str, int], tables: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Every name of every owner, one row each."""
    rows = []
    for slug, table in tables.items():
        spelled = [(tag, "preferred", 0, name) for tag, name in table["names"].items()]
        spelled += [(tag, "official", 0, name) for tag, name in table["official"].items()]
        for tag, names in table["variants"].items():
            spelled += [(tag, "variant", order, name) for order, name in enumerate(names)]
        for tag, use, order, name in spelled:
            rows.append({owner: owners[slug], "tag": tag, "use": use, "order": order, "name": name})
    return rows


def body_rows(shared: Shared, known: Known) -> list[dict[str, Any]]:
    return [
        {
            "slug": slug,
            "organisation_id": known.parties[body["organisation"]],
            "order": body["order"],
            "names": body["names"],
        }
        for slug, body in shared.bodies.items()
    ]


def meeting_rows(shared: Shared, known: Known) -> list[dict[str, Any]]:
    return [
        {
            "slug": slug,
            "body_id": known.bodies[meeting["body"]],
            "start": meeting["start"],
            "end": meeting["end"],
            "place": meeting["place"],
            "host_id": known.parties[meeting["host"]] if meeting["host"] else None,
            "note": meeting["note"],
        }
        for slug, meeting in shared.meetings.items()
    ]


def remove_unused(known: Known, using: str, tally: Tally) -> None:
    """Remove the shared records the fixtures no longer name, what refers to others first."""
    doomed: list[tuple[type[models.Model], dict[str, int]]] = [
        (Meeting, known.meetings),
        (Body, known.bodies),
        (Term, known.terms),
        (Person, known.people),
        (Party, known.parties),
    ]
    for model, kept in doomed:
        stale = [
            pk
            for pk in model._base_manager.using(using).values_list("pk", flat=True)
            if pk not in set(kept.values())
        ]
        if stale:
            model._base_manager.using(using).filter(pk__in=stale).delete()
            tally.add(model, "removed", len(stale))
