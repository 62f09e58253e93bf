"""What the citation block of a page is made of, and what a page says of a text that was cited."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text.citation.cited import Run
from archive.text.differences import Piece

from .links import Link


@dataclass(frozen=True, slots=True)
class CiteLine:
    """One citation. name: of its style; lang: of its words; runs: its words by type and language."""

    name: str
    lang: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CiteBlock:
    """Citations of one text in every style.

    text, lang: what the text cited is called; digest: as a citation prints it, and whole for who wants to check;
    first: the one in the style readers of this interface know best; others: the same place in the other editions;
    files: the citation for programs.
    """

    text: str
    lang: str
    digest: str
    whole_digest: str
    first: tuple[CiteLine, ...]
    rest: tuple[CiteLine, ...]
    others: tuple[Link, ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """One clause as it was cited and as it is. href: "" where it is no longer there; said: what happened, in words;
    parts: empty where its wording was not kept."""

    number: str
    href: str
    lang: str
    said: str
    parts: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Recall:
    """What became of a text since it was cited.

    state: "same", "changed", "unknown" (no release on record has such a text) or "malformed" (asked is no hash);
    text, lang: what the edition is called; release: the last one that had it as cited; since, changed_on: the one
    that changed it; log: address of what is on record.
    """

    state: str
    asked: str
    text: str = ""
    lang: str = ""
    release: Link | None = None
    since: Link | None = None
    changed_on: datetime.date | None = None
    changes: tuple[ChangedText, ...] = ()
    log: str = ""
