"""What is cited: a document, a clause or a range, in one edition, as one release has it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.text.address import Clause, Range
from archive.text.tag import Tag

# As much of a digest or of a release's id as a citation prints.
SHORT = 12
# Kinds of documents whose numbered clauses are articles.
OF_ARTICLES = frozenset({"charter", "treaty", "convention", "agreement", "protocol", "constitution"})
# "Dushanbe Declaration (2008)": a short title's year, which a citation gives as a date.
_YEAR = re.compile(r" *[(（]([0-9]{4}) *年?[)）]$")

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cited:
    """All that a citation may say. A date of access is not among it: a page depends on its address alone, and
    what was seen is told by the release.

    titles: the document's short titles by language, "zh-Latn" the romanised one; printed: the title as the edition
    prints it, "" where it has none; author: names of the organisation, {} for none; place: where it was adopted;
    archive: names of the archive; tag: of the edition; at: None for the whole document; articles: whether its
    clauses are called articles; url: of this text in this edition; release, digest: in full.
    """

    slug: str
    titles: Labels
    printed: str
    author: Labels
    kind: str
    adopted_on: datetime.date | None
    place: Labels
    archive: Labels
    tag: Tag
    at: Clause | Range | None
    articles: bool
    url: str
    release: str
    released_on: datetime.date
    digest: str

    @property
    def script(self) -> str:
        """The tag of the Chinese a Chinese edition is cited in, zh-Hans or zh-Hant; "" for another language."""
        return f"zh-{self.tag.script or 'Hans'}" if self.tag.language == "zh" else ""

    @property
    def key(self) -> str:
        """What is cited by its key or range, "" for the whole document."""
        return str(self.at) if self.at else ""

    @property
    def version(self) -> str:
        """The release as a citation names it."""
        return self.release[:SHORT]

    @property
    def address(self) -> str:
        """The address that later tells whether the text is still the one that was cited."""
        return f"{self.url}?cited={self.digest[:SHORT]}"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a citation in one type. lang: where it is not the citation's own."""

    text: str
    is_italic: bool = False
    lang: str = ""


Citation = tuple[Run, ...]


def plain(citation: Iterable[Run]) -> str:
    """A citation without its type."""
    return "".join(run.text for run in citation)


def citation(*parts: Run | str) -> Citation:
    """The parts as runs, the empty ones left out and neighbours of one type joined."""
    runs: list[Run] = []
    for part in parts:
        run = Run(part) if isinstance(part, str) else part
        if runs and (runs[-1].is_italic, runs[-1].lang) == (run.is_italic, run.lang):
            runs[-1] = Run(runs[-1].text + run.text, run.is_italic, run.lang)
        elif run.text:
            runs.append(run)
    return tuple(runs)


def label(labels: Labels, *tags: str) -> str:
    """The wording in the first of these languages there is, else in any; "" for none at all."""
    for tag in tags:
        if tag in labels:
            return labels[tag]
    return next(iter(labels.values()), "")


def undated(title: str, date: datetime.date | None) -> str:
    """A short title without the year at its end, where that is the year of `date`."""
    found = _YEAR.search(title)
    return title[: found.start()] if found and date and int(found[1]) == date.year else title
