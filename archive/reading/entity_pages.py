"""What the pages of meetings, parties and people are made of: one frozen dataclass a template."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .pages import Frame, Link


@dataclass(frozen=True, slots=True)
class NameRow:
    """Every name in one language. language: its own name for itself; each of the others may be empty."""

    lang: str
    language: str
    preferred: str
    official: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherName:
    """A preferred name in a language that is not the interface's."""

    lang: str
    name: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in one line."""

    title: str
    href: str
    kind: str
    adopted_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in one line. when: its days in words, "13–14 June 2019"; start: for machines."""

    body: str
    href: str
    start: datetime.date
    when: str
    place: str
    host: Link | None
    documents: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The meetings of one year."""

    year: int
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All that templates/meetings.html may use: every meeting, the latest year first."""

    frame: Frame
    years: tuple[Year, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One signatory's part in one document. href: its line among the signatures; person: None where unknown."""

    capacity: str
    href: str
    person: Link | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A party's part in one document: of one person as a rule, of several, or of none."""

    document: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """A party at a meeting, and its part in each document of that, in order."""

    party: Link
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All that templates/meeting.html may use."""

    frame: Frame
    heading: str
    meeting: MeetingLine
    organisation: Link
    note: str
    participants: tuple[Participant, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Printed:
    """What one edition prints of a signatory; either may be empty.

    edition: what its text is called, 繁體中文; href: the signature in it.
    """

    lang: str
    edition: str
    href: str
    office: str
    name: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part in a document. who: the person, on a party's page; the party, on a person's."""

    document: DocumentLine
    meeting: Link | None
    capacity: str
    href: str
    who: Link | None
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on a lane of a course. x: in per cent of its width, as SVG writes it; label: what stands there."""

    x: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What a party did in one way, or what else happened to it, through time."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written beneath a course."""

    x: str
    year: int


@dataclass(frozen=True, slots=True)
class Course:
    """Marks through time, a lane each; number: of all marks. The table on the same page holds what it shows."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    number: int


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body of an organisation and its meetings, each by its year."""

    name: str
    meetings: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All that templates/state.html may use: a state, an organisation or an organ of one."""

    frame: Frame
    name: str
    kind: str
    code: str
    note: str
    names: tuple[NameRow, ...]
    course: Course | None
    parts: tuple[PartRow, ...]
    hosted: tuple[MeetingLine, ...]
    bodies: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as editions print it, and in which. language: the name of its language."""

    lang: str
    language: str
    name: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that templates/person.html may use."""

    frame: Frame
    name: str
    parties: tuple[Link, ...]
    note: str
    names: tuple[NameRow, ...]
    spellings: tuple[Spelling, ...]
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party in the list: its name, those in other languages, and how often it is met."""

    party: Link
    code: str
    others: tuple[OtherName, ...]
    documents: int
    hosted: int


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """The parties of one kind."""

    kind: str
    heading: str
    parties: tuple[PartyLine, ...]


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """All that templates/states.html may use."""

    frame: Frame
    groups: tuple[PartyGroup, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    person: Link
    others: tuple[OtherName, ...]
    parties: tuple[Link, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All that templates/people.html may use."""

    frame: Frame
    people: tuple[PersonLine, ...]
