"""What is carried away of the archive, as plain values: the formats make bytes of it and know nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Language tag → wording.
Labels = Mapping[str, str]


class Undated(ValueError):
    """A date that a format asks for is not known, and the archive invents none."""


@dataclass(frozen=True, slots=True)
class Source:
    """The witness a text was read from. url: of its page in the archive."""

    name: str
    sha256: str
    url: str
    characters: int
    publisher: str
    published_on: datetime.date | None
    rights: Labels


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the document: a column of the view.

    tag: as the view spells it, "zh"; lang: the script really shown, "zh-Hant"; edition: the witness's own tag.
    title: as printed, a line an item, none where the witness has none; conversion: "" for a text as published,
    else one line saying how it was made from the edition.
    """

    tag: str
    lang: str
    edition: str
    held: str
    role: str
    title: tuple[str, ...]
    note: Labels
    source: Source
    conversion: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """found: what stands at `start` of the wording, counted in code points; reads: what the editors read there."""

    start: int
    found: str
    reads: str
    kind: str
    reason: Labels
    by: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What one text prints for a clause; always the found reading, corrections stand beside it.

    sha256: of the text as published, in whatever script it is shown.
    """

    label: str
    text: str
    sha256: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """key: the same in every language; wordings: by the tag of the text, none for what holds only other clauses."""

    key: str
    parent: str
    kind: str
    url: str
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Signatory:
    """party: its code, a state's two letters; attested: text's tag → (office, name) as printed, "" for missing."""

    code: str
    url: str
    capacity: str
    party: str
    party_name: str
    party_url: str
    person: str
    person_name: str
    person_url: str
    attested: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note. key, edition: what it is on, "" for the whole of the document, of every edition."""

    key: str
    edition: str
    kind: str
    language: str
    body: str
    author: str


@dataclass(frozen=True, slots=True)
class Meeting:
    url: str
    organisation: str
    body: Labels
    place: Labels
    start: datetime.date
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Extract:
    """A document, or a clause or range of it, in its texts.

    url: of the document; address: of what is carried away; place: "10.3", "10-12", "signatures" or "" for all of it.
    clauses: in reading order, a container before what it holds. released: when the release was published, None where
    the file is to be the same whenever that was.
    """

    slug: str
    kind: str
    titles: Labels
    adopted_on: datetime.date | None
    meeting: Meeting | None
    url: str
    address: str
    place: str
    release: str
    released: datetime.datetime | None
    licence: str
    texts: Sequence[Text]
    clauses: Sequence[Clause]
    signatories: Sequence[Signatory] = ()
    notes: Sequence[Note] = field(default=())

    @property
    def title(self) -> str:
        """The editorial title in English, or in the first language there is."""
        return label(self.titles) or self.slug

    @property
    def credit(self) -> str:
        """Where it is from and as of when, in one line."""
        when = f", {self.released.date()}" if self.released else ""
        return f"{self.address} · release {self.release}{when}"

    def beneath(self) -> Mapping[str, Sequence[Clause]]:
        """Key → the clauses right under it; "" → those whose own parent is not carried away."""
        keys = {clause.key for clause in self.clauses}
        found: dict[str, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.parent if clause.parent in keys else "", []).append(clause)
        return found

    def printed(self, text: Text) -> Iterator[tuple[Clause, Wording]]:
        """The clauses one text has, with what it prints for them."""
        for clause in self.clauses:
            if text.tag in clause.wordings:
                yield clause, clause.wordings[text.tag]

    def attested(self, text: Text) -> Iterator[tuple[Signatory, str, str]]:
        """The signatories one text names, each with office and name as printed."""
        for signatory in self.signatories:
            if text.tag in signatory.attested:
                yield signatory, *signatory.attested[text.tag]


def describe(text: Text) -> str:
    """One line on what a text is: "zh-Hans: Simplified characters by OpenCC …, from the edition zh-Hant"."""
    standing = text.conversion or f"as published ({text.role.replace('-', ' ')})"
    return f"{text.tag}: {standing}"


def label(labels: Labels) -> str:
    """The English wording of a label, or the first there is."""
    return labels.get(tongue(labels), "")


def tongue(labels: Labels) -> str:
    """The language in which `label` has it."""
    return "en" if "en" in labels else next(iter(labels), "en")
