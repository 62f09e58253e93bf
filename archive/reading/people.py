"""The list of people, and the page of one: names, every spelling as printed, offices and signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext

from archive.text.filing import filing_key
from archive.text.tag import Tag

from . import entities, part_records, words
from .entities import PersonRecord
from .entity_pages import PeoplePage, PersonLine, PersonPage, Spelling
from .meetings import as_json
from .pages import Link
from .part_records import PartRecord
from .parties import called, name_rows, other_names, part_row
from .site import PREFERENCES, Site


def people_page(site: Site) -> PeoplePage:
    """Everyone on record, by name. Two queries."""
    named = [(called(p.names, site) or p.slug, p) for p in entities.people(PREFERENCES[site.interface])]
    named.sort(key=lambda pair: (filing_key(pair[0], site.tag), pair[1].slug))
    return PeoplePage(
        frame=site.frame(gettext("People"), "/people", exports=as_json("/people", site), section="people"),
        people=tuple(person_line(name, person, site) for name, person in named),
    )


def person_line(name: str, person: PersonRecord, site: Site) -> PersonLine:
    return PersonLine(
        person=Link(name, site.path(f"/people/{person.slug}")),
        others=other_names(person.names, site),
        parties=tuple(Link(of, site.path(f"/states/{code}")) for code, of in person.parties.items()),
        documents=person.document_count,
    )


def person_page(slug: str, site: Site) -> PersonPage | None:
    """The page of a person, None where there is none. Two queries."""
    person = entities.person(slug)
    if person is None:
        return None
    path = f"/people/{slug}"
    records = part_records.parts(PREFERENCES[site.interface], person__slug=slug)
    parties = {record.party: party_of(record, site) for record in records}
    name = called(person.names, site) or slug
    return PersonPage(
        frame=site.frame(name, path, exports=as_json(path, site), section="people"),
        name=name,
        parties=tuple(parties.values()),
        note=person.note,
        names=name_rows(person.names, site),
        spellings=spellings(records, site),
        parts=tuple(part_row(record, parties[record.party], site) for record in records),
    )


def party_of(record: PartRecord, site: Site) -> Link:
    return Link(record.party_name, site.path(f"/states/{record.party}"))


def spellings(records: Sequence[PartRecord], site: Site) -> tuple[Spelling, ...]:
    """Every way in which editions print the name, in the order of first use, with each place of it."""
    found: dict[tuple[Tag, str], list[Link]] = {}
    for record in records:
        for tag, _office, name in record.attested:
            if name:
                path = f"/documents/{record.document.slug}/{tag}/signatures/{record.code}"
                link = Link(site.label(record.document.titles), site.path(path))
                shared = replace(Tag.parse(tag), private="")
                found.setdefault((shared, name), []).append(link)
    return tuple(
        Spelling(tag.lang, words.text_name(tag.lang, tag.language), name, tuple(places))
        for (tag, name), places in found.items()
    )
