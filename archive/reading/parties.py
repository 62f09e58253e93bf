"""The list of parties, and the page of one: its names, its course, everything it signed, attended and hosted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.text.filing import filing_key
from archive.text.tag import Tag

from . import entities, meeting_records, part_records, words
from .course import course
from .entities import BodyRecord, NameRecord, PartyRecord
from .entity_pages import (
    BodyLine,
    NameRow,
    OtherName,
    PartiesPage,
    PartRow,
    PartyGroup,
    PartyLine,
    PartyPage,
    Printed,
)
from .meetings import as_json, document_line, meeting_line, meeting_name
from .pages import Link
from .part_records import PartRecord
from .site import PREFERENCES, Site

KINDS = {"state": _("State"), "organisation": _("Organisation"), "organ": _("Organ of an organisation")}
HEADINGS = {
    "state": _("States"),
    "organisation": _("Organisations"),
    "organ": _("Organs that take part in their own name"),
}


def parties_page(site: Site) -> PartiesPage:
    """Every party, by kind and name. One query."""
    found = entities.parties()
    return PartiesPage(
        frame=site.frame(gettext("States"), "/states", exports=as_json("/states", site), section="states"),
        groups=tuple(
            PartyGroup(kind, gettext(heading), own)
            for kind, heading in HEADINGS.items()
            if (own := filed((party for party in found if party.kind == kind), site))
        ),
    )


def filed(parties: Iterable[PartyRecord], site: Site) -> tuple[PartyLine, ...]:
    """The parties in the order in which readers of the interface's language look for them."""
    named = [(called(party.names, site) or party.code, party) for party in parties]
    named.sort(key=lambda pair: (filing_key(pair[0], site.tag), pair[1].code))
    return tuple(
        PartyLine(
            party=Link(name, site.path(f"/states/{party.code}")),
            code=party.code,
            others=other_names(party.names, site),
            documents=party.document_count,
            hosted=party.hosted_count,
        )
        for name, party in named
    )


def party_page(code: str, site: Site) -> PartyPage | None:
    """The page of a party, None where there is none. Four queries."""
    party = entities.party(code)
    if party is None:
        return None
    preferences, path = PREFERENCES[site.interface], f"/states/{code}"
    records = part_records.parts(preferences, party__code=code)
    rows = tuple(part_row(record, person_of(record, site), site) for record in records)
    hosted = tuple(meeting_line(one, site) for one in meeting_records.meetings(preferences, host__code=code))
    name = called(party.names, site) or code
    return PartyPage(
        frame=site.frame(name, path, exports=as_json(path, site), section="states"),
        name=name,
        kind=words.word(KINDS, party.kind),
        code=code,
        note=party.note,
        names=name_rows(party.names, site),
        course=course(records, rows, hosted),
        parts=rows,
        hosted=hosted,
        bodies=tuple(body_line(body, site) for body in entities.bodies(party.pk)),
    )


def person_of(record: PartRecord, site: Site) -> Link | None:
    return Link(record.person_name, site.path(f"/people/{record.person}")) if record.person else None


def body_line(body: BodyRecord, site: Site) -> BodyLine:
    return BodyLine(
        site.label(body.names),
        tuple(Link(str(start.year), site.path(f"/meetings/{slug}")) for slug, start in body.meetings),
    )


def part_row(record: PartRecord, who: Link | None, site: Site) -> PartRow:
    """A part in a document with what each edition prints of it."""
    document = f"/documents/{record.document.slug}"
    return PartRow(
        document=document_line(record.document, site),
        meeting=meeting_of(record, site),
        capacity=words.word(words.CAPACITIES, record.capacity),
        href=site.path(f"{document}/signatures/{record.code}"),
        who=who,
        printed=tuple(printed(record, site)),
    )


def meeting_of(record: PartRecord, site: Site) -> Link | None:
    """The meeting a document was adopted at, None where it has none."""
    meeting = record.meeting
    if meeting is None:
        return None
    name = meeting_name(meeting["body__names"], meeting["place"], site)
    return Link(name, site.path(f"/meetings/{meeting['slug']}"))


def printed(record: PartRecord, site: Site) -> Iterator[Printed]:
    for tag, office, name in record.attested:
        parsed = Tag.parse(tag)
        yield Printed(
            lang=parsed.lang,
            edition=words.text_name(tag, parsed.language),
            href=site.path(f"/documents/{record.document.slug}/{tag}/signatures/{record.code}"),
            office=office,
            name=name,
        )


def called(names: Sequence[NameRecord], site: Site) -> str:
    """The preferred name in the interface's language, or the nearest there is."""
    return site.label({name.tag: name.name for name in names if name.use == "preferred"})


def other_names(names: Sequence[NameRecord], site: Site) -> tuple[OtherName, ...]:
    """The preferred names in other languages, where they are written otherwise."""
    own = called(names, site)
    found: dict[str, str] = {}
    for name in names:
        if name.use == "preferred" and name.name != own:
            found.setdefault(name.name, name.tag)
    return tuple(OtherName(tag, name) for name, tag in found.items())


def name_rows(names: Sequence[NameRecord], site: Site) -> tuple[NameRow, ...]:
    """Every name, a row a language: the interface's first."""
    order = PREFERENCES[site.interface]
    tags = sorted(
        {name.tag for name in names}, key=lambda tag: (order.index(tag) if tag in order else len(order), tag)
    )
    return tuple(name_row(tag, [name for name in names if name.tag == tag]) for tag in tags)


def name_row(tag: str, names: Sequence[NameRecord]) -> NameRow:
    by_use = {name.use: name.name for name in names}
    return NameRow(
        lang=tag,
        language=words.text_name(tag, Tag.parse(tag).language),
        preferred=by_use.get("preferred", ""),
        official=by_use.get("official", ""),
        variants=tuple(name.name for name in names if name.use == "variant"),
    )
