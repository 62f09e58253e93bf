"""What home, the list of documents and the error page are made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .pages import Frame, Link


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of documents."""

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


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that templates/documents.html may use."""

    frame: Frame
    documents: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that templates/home.html may use."""

    frame: Frame
    figures: tuple[Figure, ...]
    documents: tuple[DocumentRow, ...]
    published_on: datetime.datetime
    example: Link | None


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """All that templates/error.html may use: what happened and where to go."""

    frame: Frame
    status: int
    heading: str
    message: str
    near: tuple[Link, ...] = ()
    advice: tuple[str, ...] = ()
