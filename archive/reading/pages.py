"""What pages are made of: one frozen dataclass a template, all that the template may use."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .cite_pages import CiteBlock, Recall
from .links import Alternate, Described, Link


@dataclass(frozen=True, slots=True)
class Frame:
    """What base.html needs of any page.

    path: the canonical path, interface prefix included, without display options; title: for the head.
    alternates carry absolute addresses; languages are the same page in each interface language.
    released_on: the day the release was published, for the foot of a printed page; described: for programs.
    """

    title: str
    canonical: str
    alternates: tuple[Alternate, ...]
    languages: tuple[Link, ...]
    release: str
    description: str = ""
    section: str = ""
    released_on: datetime.date | None = None
    described: Described | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text. was: what stood here before conversion, where the lens is on and it differs;
    correction: number of the correction that concerns it, 0 for none."""

    text: str
    was: str = ""
    correction: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause in one column. A gap has no pieces and says in `gap` what is missing."""

    lang: str
    label: str = ""
    pieces: tuple[Piece, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """One correction: what the source has, what the editor reads, and why."""

    number: int
    lang: str
    found: str
    reads: str
    kind: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One editorial note, in `lang`."""

    lang: str
    kind: str
    body: str
    author: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clause across all columns. id="{key}"; number: what the margin shows (10, p7, 三 …); level 0, 1, 2.

    A container (a numbered clause of several paragraphs) has no cells with text and is only an anchor.
    """

    key: str
    kind: str
    number: str
    level: int
    href: str
    cells: tuple[Cell, ...]
    is_container: bool = False
    apparatus: tuple[Apparatus, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One text shown: which edition, in which script, and how it came to look like this.

    statement: "as published" or "Traditional characters by OpenCC …"; standing: the edition's line of textual
    standing; coverage: (characters accounted for, characters).
    """

    tag: str
    lang: str
    name: str
    title: tuple[str, ...]
    role: str
    statement: str
    standing: str
    is_converted: bool
    source_name: str
    source_sha256: str
    source_href: str
    publisher: str
    rights: str
    characters: int


@dataclass(frozen=True, slots=True)
class SignatureCell:
    """What one edition prints of a signatory; both empty where it attests nothing."""

    lang: str
    office: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signatory: the party and person by their names in the interface's language, and each edition's words.

    href: the signatory's own line; party_href, person_href: their pages, "" where they are not to be linked.
    """

    code: str
    href: str
    party: str
    person: str
    capacity: str
    cells: tuple[SignatureCell, ...]
    party_href: str = ""
    person_href: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the clause's number and first words, as shown in the first column."""

    key: str
    number: str
    words: str
    lang: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Every control of the reading page, each a plain link; empty groups are not shown.

    has_cite: whether the page has a citation block to go to.
    """

    texts: tuple[Link, ...] = ()
    layouts: tuple[Link, ...] = ()
    scripts: tuple[Link, ...] = ()
    lens: Link | None = None
    notes: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()
    has_cite: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document: its editorial title and facts of its making. meeting_href: "" without a meeting."""

    slug: str
    href: str
    title: str
    kind: str
    adopted_on: datetime.date | None
    place: str
    body: str
    meeting_href: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The table of rows = clauses, columns = texts."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: str
    notes: str
    is_lens_on: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that templates/document.html may use."""

    frame: Frame
    head: Head
    bar: Bar
    grid: Grid
    contents: tuple[Entry, ...]
    signatures: tuple[SignatureLine, ...]
    signatures_href: str
    remarks: tuple[Remark, ...]
    previous: Link | None
    next: Link | None
    cite: CiteBlock | None = None
    recall: Recall | None = None


@dataclass(frozen=True, slots=True)
class ClausePage:
    """All that templates/clause.html may use: one clause (with what is under it) or a range, in context.

    before and after: the neighbouring clauses, shown small; up: the document, or the clause around this one.
    """

    frame: Frame
    head: Head
    bar: Bar
    grid: Grid
    heading: str
    address: str
    up: tuple[Link, ...]
    before: Row | None
    after: Row | None
    previous: Link | None
    next: Link | None
    cite: CiteBlock | None = None
    is_range: bool = False
    recall: Recall | None = None


@dataclass(frozen=True, slots=True)
class SignaturesPage:
    """All that templates/signatures.html may use: the signature block, or one line of it."""

    frame: Frame
    head: Head
    bar: Bar
    columns: tuple[Column, ...]
    signatures: tuple[SignatureLine, ...]
    heading: str
    address: str
    up: tuple[Link, ...]
