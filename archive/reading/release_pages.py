"""What the pages of releases and of the log of changes are made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text.differences import Piece

from .pages import Frame, Link


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One release in the list of them. counts: of documents, editions and clauses, in words."""

    id: str
    href: str
    date: datetime.datetime
    note: str
    is_current: bool
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """All that templates/releases.html may use: the ledger, newest first."""

    frame: Frame
    releases: tuple[ReleaseLine, ...]
    previous: Link | None
    next: Link | None
    json_href: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A clause whose wording changed, with what it was and became, and the curators' reason, "" for none."""

    key: Link
    lang: str
    pieces: tuple[Piece, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that came to stand beside a text, or no longer does; the text itself is as it was."""

    key: Link
    lang: str
    pieces: tuple[Piece, ...]
    reason: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed in one edition. Keys are links where the archive still holds that text; more: how many are not
    listed; says: the whole in words, where single clauses would say no more; changed: those whose wording is not
    among `reworded`."""

    document: Link
    text: Link
    says: str
    added: tuple[Link, ...] = ()
    changed: tuple[Link, ...] = ()
    removed: tuple[Link, ...] = ()
    more: int = 0
    reworded: tuple[Reworded, ...] = ()
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """All that templates/difference.html may use: two releases and every text that is not the same in both."""

    frame: Frame
    older: Link
    newer: Link
    older_date: datetime.datetime
    newer_date: datetime.datetime
    changes: tuple[ChangeLine, ...]
    more_changes: int
    json_href: str


@dataclass(frozen=True, slots=True)
class Count:
    """What a release holds of something, and how many more that is than in the release before, as "+3"."""

    label: str
    number: int
    difference: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 and what it is of."""

    of: Link
    sha256: str


@dataclass(frozen=True, slots=True)
class AddressLine:
    """A document and how many addresses a release printed for it and its parts for the first time."""

    document: Link
    number: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The addresses a release printed for the first time: how many, and of which documents."""

    total: int
    lines: tuple[AddressLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The SHA-256 of what a release holds: of all clauses together, and of each edition and source."""

    clauses: str
    editions: tuple[Digest, ...]
    more_editions: int
    sources: tuple[Digest, ...]
    more_sources: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a dataset. size in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Download:
    """The whole release as one file, and what is in it. size in bytes."""

    href: str
    size: int
    sha256: str
    files: tuple[Held, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """All that templates/release.html may use. Lists are cut where they grow long; more…: how many are left out.

    since: where the difference from it to the current release is shown, "" where it is not known.
    download: None where this machine has no dataset of the release.
    """

    frame: Frame
    line: ReleaseLine
    licence: str
    previous: Link | None
    next: Link | None
    counts: tuple[Count, ...]
    changes: tuple[ChangeLine, ...]
    more_changes: int
    is_first: bool
    printed: Printed
    proof: Proof
    json_href: str
    since: str
    download: Download | None


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One entry of the public log: a release with what changed in it, or the withdrawal of a document.

    unknown: the release before, where it is not on record, so that what changed before it is not known here.
    """

    date: datetime.date
    heading: str
    href: str
    note: str
    lines: tuple[ChangeLine, ...]
    more: int = 0
    is_first: bool = False
    unknown: str = ""
    replaced_by: Link | None = None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All that templates/changes.html may use: the public log, newest first.

    is_beginning: whether there never was another release than the one on record.
    """

    frame: Frame
    entries: tuple[ChangeEntry, ...]
    is_beginning: bool
    previous: Link | None
    next: Link | None
    json_href: str
