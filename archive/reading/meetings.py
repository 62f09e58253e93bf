"""The list of meetings, and the page of one: facts, documents, and who had which part in them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from . import meeting_records, part_records, words
from .described import event
from .entity_pages import (
    DocumentLine,
    MeetingLine,
    MeetingPage,
    MeetingsPage,
    Participant,
    Standing,
    Taken,
    Year,
)
from .links import Described
from .meeting_records import HeldDocument, Labels, MeetingRecord
from .pages import Alternate, Link
from .part_records import PartRecord
from .site import PREFERENCES, Site


def meetings_page(site: Site) -> MeetingsPage:
    """Every meeting, the latest first. One query."""
    found = meeting_records.meetings(PREFERENCES[site.interface])
    years = groupby(reversed(found), key=lambda meeting: meeting.start.year)
    return MeetingsPage(
        frame=site.frame(
            gettext("Meetings"), "/meetings", exports=as_json("/meetings", site), section="meetings"
        ),
        years=tuple(Year(year, tuple(meeting_line(one, site) for one in own)) for year, own in years),
        number=len(found),
    )


def meeting_page(slug: str, site: Site) -> MeetingPage | None:
    """The page of a meeting, None where there is none. Two queries."""
    preferences = PREFERENCES[site.interface]
    same_body = meeting_records.meetings(preferences, body__meetings__slug=slug)
    at = next((n for n, meeting in enumerate(same_body) if meeting.slug == slug), None)
    if at is None:
        return None
    meeting, path = same_body[at], f"/meetings/{slug}"
    parts = part_records.parts(preferences, document__meeting__slug=slug)
    heading = meeting_name(meeting.body_names, meeting.place, site)
    when = days(meeting.start, meeting.end)
    return MeetingPage(
        frame=site.frame(
            words.dated(heading, when),
            path,
            exports=as_json(path, site),
            section="meetings",
            described=Described(data=linked(meeting, heading, site)),
        ),
        heading=heading,
        meeting=meeting_line(meeting, site),
        organisation=Link(meeting.organisation_name, site.path(f"/states/{meeting.organisation}")),
        note=meeting.note,
        participants=participants(meeting.documents, parts, site),
        previous=neighbour(same_body[at - 1], site) if at else None,
        next=neighbour(same_body[at + 1], site) if at + 1 < len(same_body) else None,
    )


def linked(meeting: MeetingRecord, heading: str, site: Site) -> str:
    """The meeting as linked data."""
    return event(
        name=heading,
        address=f"{site.base_url}/meetings/{meeting.slug}",
        start=meeting.start.isoformat(),
        end=meeting.end.isoformat(),
        where=site.label(meeting.place),
        by=meeting.organisation_name,
        works=[f"{site.base_url}/documents/{document.slug}" for document in meeting.documents],
    )


def as_json(path: str, site: Site) -> tuple[Alternate, ...]:
    """The same page as JSON, for rel=alternate."""
    href = f"{site.base_url}{path}.json"
    return (Alternate(href, type="application/json", title="JSON", hreflang="x-default"),)


def meeting_line(meeting: MeetingRecord, site: Site) -> MeetingLine:
    return MeetingLine(
        body=site.label(meeting.body_names),
        href=site.path(f"/meetings/{meeting.slug}"),
        start=meeting.start,
        when=days(meeting.start, meeting.end),
        place=site.label(meeting.place),
        host=Link(meeting.host_name, site.path(f"/states/{meeting.host}")) if meeting.host else None,
        documents=tuple(document_line(document, site) for document in meeting.documents),
    )


def document_line(document: HeldDocument, site: Site) -> DocumentLine:
    return DocumentLine(
        title=site.label(document.titles),
        href=site.path(f"/documents/{document.slug}"),
        kind=words.word(words.KINDS, document.kind),
        adopted_on=document.adopted_on,
    )


def meeting_name(body_names: Labels, place: Labels, site: Site) -> str:
    return words.meeting_name(site.label(body_names), site.label(place))


def neighbour(meeting: MeetingRecord, site: Site) -> Link:
    label = f"{site.label(meeting.place)} {meeting.start.year}".strip()
    return Link(label, site.path(f"/meetings/{meeting.slug}"))


def participants(
    documents: Sequence[HeldDocument], parts: Sequence[PartRecord], site: Site
) -> tuple[Participant, ...]:
    """Who took part, in the order in which the documents name them; a column each document."""
    own = meeting_records.grouped(parts, lambda part: part.party)
    return tuple(
        Participant(
            party=Link(of_party[0].party_name, site.path(f"/states/{of_party[0].party}")),
            taken=tuple(taken(document, of_party, site) for document in documents),
        )
        for of_party in own
    )


def taken(document: HeldDocument, parts: Sequence[PartRecord], site: Site) -> Taken:
    own = (part for part in parts if part.document.slug == document.slug)
    return Taken(site.label(document.titles), tuple(standing(part, site) for part in own))


def standing(part: PartRecord, site: Site) -> Standing:
    return Standing(
        capacity=words.word(words.CAPACITIES, part.capacity),
        href=site.path(f"/documents/{part.document.slug}/signatures/{part.code}"),
        person=Link(part.person_name, site.path(f"/people/{part.person}")) if part.person else None,
    )


def days(start: datetime.date, end: datetime.date) -> str:
    """The days of a meeting in the interface's language: "13–14 June 2019", 2019年6月13日至14日."""
    if start == end:
        return words.day(start)
    is_same_year = start.year == end.year
    is_same_month = is_same_year and start.month == end.month
    if (get_language() or "").startswith("zh"):
        last = f"{end.month}月{end.day}日" if is_same_year else words.day(end)
        return f"{words.day(start)}至{f'{end.day}日' if is_same_month else last}"
    if is_same_month:
        return f"{start.day}–{words.day(end)}"
    return f"{date_format(start, 'j F') if is_same_year else words.day(start)} – {words.day(end)}"
