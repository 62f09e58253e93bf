"""What the page of a source is made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .pages import Frame, Link


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line of a source that have one role.

    role: "" where no span claims them; lang: of the text they belong to, "" where that is the page's own;
    correction: number of the correction that concerns them, 0 for none; is_first: whether it begins here.
    """

    text: str
    role: str
    lang: str = ""
    correction: int = 0
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Stretches side by side that lead to one place. href: "" where they lead nowhere; title: names the place."""

    stretches: tuple[Stretch, ...]
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, its line end included. said: what it holds, where that differs from the line before."""

    number: int
    links: tuple[Linked, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a source a role has: a row of the key and a piece of the bar.

    percent: "12.3"; x and width: of the piece, in thousandths of the bar, as SVG writes them.
    """

    role: str
    name: str
    meaning: str
    spans: int
    characters: int
    percent: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """An edition read from a source. name: of its text, 繁體中文; standing: the edition's own line on it."""

    title: str
    href: str
    name: str
    lang: str
    role: str
    standing: str
    adopted_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Emendation:
    """A correction where it stands in the source: the line, and the clause it belongs to. lang: of both readings."""

    number: int
    line: int
    href: str
    clause: Link
    lang: str
    found: str
    reads: str
    kind: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that templates/source.html may use.

    lines: of this part only, numbered through the whole source; parts: the others where there are several;
    accounted: characters in some span, of `characters`; first: number of the first line; lang: of the text.
    """

    frame: Frame
    name: str
    short: str
    sha256: str
    bytes_href: str
    json_href: str
    size: int
    format: str
    encoding: str
    publisher: str
    published_on: datetime.date | None
    origin: str
    retrieved_on: datetime.date | None
    rights: str
    note: str
    editions: tuple[ReadEdition, ...]
    shares: tuple[Share, ...]
    accounted: int
    characters: int
    line_count: int
    lang: str
    first: int
    lines: tuple[Line, ...]
    emendations: tuple[Emendation, ...]
    part: int
    parts: tuple[Link, ...]
