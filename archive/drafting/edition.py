"""A draft edition: a source read, its structure told, its units aligned with those of an edition there is."""

from __future__ import annotations

import gc
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from archive.sources import SourceText, read
from archive.sources.gazetteer import gazetteer
from archive.text.align import Group
from archive.text.characters import forbidden, invisible
from archive.text.draft import Draft, draft
from archive.text.drafted import DraftUnit
from archive.text.key import Key, order_faults
from archive.text.span import Span
from archive.text.structure import Doubt
from archive.text.tag import Tag

from .existing import Existing
from .holdings import Holdings
from .keys import Keyed, aligned, held, keyed, retargeted, soundly_labelled
from .signers import Signers, recoded, signers
from .spots import Spot, spots

HAN = re.compile("[\u3400-\u9fff]")


class NoWords(ValueError):
    """A source in which nothing is written."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One file as it was handed in. tag: of the edition it is to be, in canonical spelling."""

    name: str
    data: bytes
    tag: str
    format: str = ""
    encoding: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Other:
    """The edition a draft is aligned with: its tag, its units, and every key of its document."""

    tag: str
    units: tuple[DraftUnit, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftEdition:
    """All that a report, the JSON and the fixture are written from.

    witness, source, found: the file, as it was read, as it was drafted; other, groups: what it was aligned with;
    keyed: its units with their keys and the keys of the whole document; tag: of the edition in the fixture;
    spans: the map as the fixture has it; doubts: all of them, by offset; spots: where a rendering is doubtful;
    line_ends: the line feeds of the source, by offset.
    """

    witness: Witness
    source: SourceText
    found: Draft
    other: Other | None
    groups: tuple[Group, ...]
    keyed: Keyed
    signers: Signers
    tag: str
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...]
    spots: tuple[Spot, ...]
    line_ends: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The line of the source, from 1, in which a character stands."""
        return bisect_left(self.line_ends, offset) + 1


def draft_edition(
    witness: Witness, holdings: Holdings, document: Existing | None = None, against: Witness | None = None
) -> DraftEdition:
    """The draft of a witness, aligned with an edition of `document`, or with the raw file `against`.

    Raises SourceError, TooManyParagraphs, NoWords, BadRule.
    """
    source, found = drafted(witness, holdings)
    other = other_of(holdings, document, against)
    keys = Keyed(found.keys, (), found.units)
    groups: tuple[Group, ...] = ()
    if other is not None:
        groups = aligned(other.units, other.tag, found.units, witness.tag, holdings.glossary)
        keys = keyed(groups, other.units, found.units, other.keys)
    signed = signers(
        found.signatories, document.document["signatories"] if document else (), holdings.parties
    )
    tag = free_tag(witness, document)
    spans = recoded(retargeted(found.spans, keys.units, tag), signed.codes, tag)
    spans = tuple(titled(span, tag) for span in spans)
    spans, relabelled = soundly_labelled(spans, source.text)
    keys = Keyed(worded(keys, spans, tag, document), keys.added, keys.units, keys.doubts)
    doubts = [*found.doubts, *keys.doubts, *signed.doubts, *relabelled, *unseen(source.text), *disorder(keys)]
    doubts.sort(key=lambda doubt: doubt.offset)
    return DraftEdition(
        witness,
        source,
        found,
        other,
        groups,
        keys,
        signed,
        tag,
        spans,
        tuple(dict.fromkeys(doubts)),
        spots(source.text, spans, keys.units, witness.tag, holdings.rules),
        tuple(found.start() for found in re.finditer("\n", source.text)),
    )


def drafted(witness: Witness, holdings: Holdings) -> tuple[SourceText, Draft]:
    """A witness read and drafted by its own layout. Raises as `draft_edition` does."""
    with uncollected():
        source = read(witness.data, witness.tag, witness.format, witness.encoding)
        if not source.text.strip():
            raise NoWords("nothing is written in it. Fetch the source again.")
        names = gazetteer(holdings.party_names, HAN.search(source.text) is not None)
        return source, draft(source.text, witness.tag, source.spans, source.paragraphs, names, source.reasons)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for circles among the spans and units of a draft, which has none.

    There are hundreds of thousands in a long text, and it looks at all of them again and again: a fifth of the time.
    """
    is_collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_collected:
            gc.enable()


def other_of(holdings: Holdings, document: Existing | None, against: Witness | None) -> Other | None:
    """What the draft is aligned with: the raw file where one is named, else the document's nearest edition."""
    if against is not None:
        _, found = drafted(against, holdings)
        return Other(against.tag, found.units, found.keys)
    if document is not None and document.units:
        return Other(document.tag, document.units, tuple(document.document["clauses"]))
    return None


def free_tag(witness: Witness, document: Existing | None) -> str:
    """The tag the draft has in its document: its own, but where another source has it already, "en-x-draft"."""
    held_by = document.digests.get(witness.tag) if document else None
    if held_by in (None, witness.sha256):
        return witness.tag
    return f"{Tag.parse(witness.tag).lang}-x-draft"


def titled(span: Span, tag: str) -> Span:
    """A span of the edition itself under the tag it has in the fixture."""
    return Span(span.start, span.end, span.role, tag) if span.target and "/" not in span.target else span


def worded(keys: Keyed, spans: tuple[Span, ...], tag: str, document: Existing | None) -> tuple[str, ...]:
    """The keys for which this edition or another has a text, with the keys that contain them."""
    texts = {span.target.partition("/")[2] for span in spans if span.role == "text"}
    if document is not None:
        texts.update(*(there for own, there in document.texts.items() if own != tag))
    return held(keys.keys, texts)


def unseen(text: str) -> Iterator[Doubt]:
    """Characters that no import accepts, and those nobody can see."""
    yield from (Doubt(offset, f"{name}, which no import accepts") for offset, name in forbidden(text))
    yield from (Doubt(offset, f"{name}, which nobody can see") for offset, name in invisible(text))


def disorder(keys: Keyed) -> Iterator[Doubt]:
    """Keys that stand in an order no import accepts."""
    starts = {unit.key: unit.start for unit in reversed(keys.units)}
    for index, what in order_faults([Key.parse(key) for key in keys.keys]):
        yield Doubt(starts.get(keys.keys[index], 0), f"{what}, which no import accepts")
