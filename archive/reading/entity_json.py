"""Meetings, parties and people as JSON, each name in every language and each wording as printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import entities, meeting_records, part_records
from .entities import NameRecord, PartyRecord, PersonRecord
from .meeting_records import HeldDocument, MeetingRecord
from .part_records import PartRecord
from .site import Site

Json = dict[str, Any]
# Names beside codes are for people who read the JSON; programs go by the codes.
ENGLISH = ("en",)


def meetings_json(site: Site) -> Json:
    return listed("meetings", [meeting_json(one, site) for one in meeting_records.meetings(ENGLISH)], site)


def parties_json(site: Site) -> Json:
    return listed("states", [party_fields(party, site) for party in entities.parties()], site)


def people_json(site: Site) -> Json:
    return listed("people", [person_fields(person, site) for person in entities.people(ENGLISH)], site)


def listed(name: str, values: list[Json], site: Site) -> Json:
    return {"release": release_of(site), name: values}


def release_of(site: Site) -> str | None:
    return site.release.id if site.release else None


def one_meeting(slug: str, site: Site) -> Json | None:
    """A meeting with everyone's part in each of its documents; None where there is none. Two queries."""
    found = meeting_records.meetings(ENGLISH, slug=slug)
    if not found:
        return None
    parts = part_records.parts(ENGLISH, document__meeting__slug=slug)
    return {
        "release": release_of(site),
        **meeting_json(found[0], site),
        "participants": [part_json(part, site) for part in parts],
    }


def one_party(code: str, site: Site) -> Json | None:
    """A party with all it signed, attended and hosted; None where there is none. Four queries."""
    party = entities.party(code)
    if party is None:
        return None
    return {
        "release": release_of(site),
        **party_fields(party, site),
        "documents": [part_json(part, site) for part in part_records.parts(ENGLISH, party__code=code)],
        "hosted": [meeting_json(one, site) for one in meeting_records.meetings(ENGLISH, host__code=code)],
        "bodies": [
            {"slug": body.slug, "names": body.names, "meetings": [slug for slug, _start in body.meetings]}
            for body in entities.bodies(party.pk)
        ],
    }


def one_person(slug: str, site: Site) -> Json | None:
    """A person with all signed and attended; None where there is none. Two queries."""
    person = entities.person(slug)
    if person is None:
        return None
    return {
        "release": release_of(site),
        **person_fields(person, site),
        "documents": [part_json(part, site) for part in part_records.parts(ENGLISH, person__slug=slug)],
    }


def meeting_json(meeting: MeetingRecord, site: Site) -> Json:
    return {
        "slug": meeting.slug,
        "url": f"{site.base_url}/meetings/{meeting.slug}",
        "body": meeting.body,
        "body_names": meeting.body_names,
        "organisation": meeting.organisation,
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
        "host": meeting.host or None,
        "note": meeting.note,
        "documents": [document_json(document, site) for document in meeting.documents],
    }


def document_json(document: HeldDocument, site: Site) -> Json:
    return {
        "slug": document.slug,
        "kind": document.kind,
        "adopted_on": document.adopted_on,
        "title": document.titles,
        "url": f"{site.base_url}/documents/{document.slug}",
    }


def party_fields(party: PartyRecord, site: Site) -> Json:
    """state: null for a party that is none, as everywhere in the archive's JSON."""
    return {
        "party": party.code,
        "state": party.code if party.kind == "state" else None,
        "kind": party.kind,
        "url": f"{site.base_url}/states/{party.code}",
        "names": names_json(party.names),
        "note": party.note,
    }


def person_fields(person: PersonRecord, site: Site) -> Json:
    return {
        "person": person.slug,
        "url": f"{site.base_url}/people/{person.slug}",
        "names": names_json(person.names),
        "note": person.note,
    }


def names_json(names: Sequence[NameRecord]) -> Json:
    """Language → its preferred and official name, where there are such, and its variants."""
    found: dict[str, Json] = {}
    for name in names:
        own = found.setdefault(name.tag, {})
        if name.use == "variant":
            own.setdefault("variants", []).append(name.name)
        else:
            own[name.use] = name.name
    return found


def part_json(part: PartRecord, site: Site) -> Json:
    return {
        "document": document_json(part.document, site),
        "meeting": part.meeting["slug"] if part.meeting else None,
        "url": f"{site.base_url}/documents/{part.document.slug}/signatures/{part.code}",
        "code": part.code,
        "state": part.party if part.party_kind == "state" else None,
        "party": part.party,
        "person": part.person or None,
        "capacity": part.capacity,
        "signatures": {tag: {"office": office, "name": name} for tag, office, name in part.attested},
    }


LISTS: Mapping[str, Callable[[Site], Json]] = {
    "meetings": meetings_json,
    "states": parties_json,
    "people": people_json,
}
ONES: Mapping[str, Callable[[str, Site], Json | None]] = {
    "meetings": one_meeting,
    "states": one_party,
    "people": one_person,
}
