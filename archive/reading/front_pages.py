"""What home, the list of documents and the error page are made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .pages import Frame, Grid, Link


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of documents. coins: the same for reference managers (OpenURL COinS)."""

    slug: str
    href: str
    title: str
    kind: str
    adopted_on: datetime.date | None
    place: str
    body: str
    languages: tuple[Link, ...]
    clauses: int
    signatories: int
    coins: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many documents choosing it would leave."""

    link: Link
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list: the values shown at once, and the rest."""

    name: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A choice to take out of a list that found nothing, and how many documents are there without it."""

    link: Link
    number: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that templates/documents.html may use: one page of the documents found.

    total: how many were found; first, last: which of them this page has, counted from 1; chosen: what the list
    was narrowed by, each a link that takes it out; remedies: only where nothing was found.
    """

    frame: Frame
    documents: tuple[DocumentRow, ...]
    total: int
    first: int
    last: int
    chosen: tuple[Link, ...]
    clear: str
    facets: tuple[Facet, ...]
    sorts: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    remedies: tuple[Remedy, ...]
    json_href: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the timeline. x, y: its place, x in per cent of the width; width, height: of a bar, 0 for a dot.

    name: what it stands for, in words. is_held: a text the archive has, else one it lacks.
    """

    x: str
    y: float
    name: str
    href: str
    is_held: bool
    width: str = ""
    height: float = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """The meetings and documents of one body. top, line: pixels from the upper edge."""

    name: str
    top: float
    line: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis. x: where its label stands, start: where it begins, in per cent of the width.

    rank: "" where it is shown at every width, "minor" from a tablet on, "fine" on a desk.
    """

    label: str
    x: str
    start: str
    rank: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """The same as the picture in words: when, which body, what is held and what is lacking."""

    when: str
    body: str
    held: tuple[Link, ...]
    lacking: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture of what the archive holds and lacks through the years, with its caption and its table."""

    height: float
    floor: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    caption: str
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One clause as the archive shows it: its document, its address and its texts side by side."""

    heading: str
    href: str
    document: Link
    grid: Grid


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that templates/home.html may use."""

    frame: Frame
    figures: tuple[Figure, ...]
    standing: tuple[str, ...]
    languages: tuple[FacetValue, ...]
    timeline: Timeline | None
    documents: tuple[DocumentRow, ...]
    total: int
    published_on: datetime.datetime
    example: Example | None


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """All that templates/error.html may use: what happened and where to go.

    trace: the request's id, to be named in a report; "" where there is nothing to report.
    """

    frame: Frame
    status: int
    heading: str
    message: str
    near: tuple[Link, ...] = ()
    advice: tuple[str, ...] = ()
    onward: tuple[Link, ...] = ()
    trace: str = ""
