"""A draft edition: every character of a source in a unit, a signature or the page's furniture, with what is doubtful.

A reader has told head, body and end of the source apart; here the body becomes clauses with keys, the offices
become signatures of parties, and title, date, place, body and kind of the text are read off it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType

from .drafted import DraftUnit, Furniture, drafted
from .kinds import body_of, kind_in, kind_of
from .occasion import Occasion, printed_occasion, tells_occasion, titled_occasion, told_occasion
from .paragraph import Paragraph, opens_list
from .participants import Participant, participants
from .parties import Gazetteer
from .signatories import Signatory, parted, signed, took_part
from .span import Span
from .structure import Doubt, Structure, mapped, structure

# Participants, place and date are told in the first paragraphs or not at all.
OPENING = 4
LONGEST_PREAMBLE = 12
NO_REASONS: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """All that could be told of one edition of one source.

    units and furniture in the order of the source; keys: every key in reading order, containers too; spans: the
    whole source's map with targets, "?" for the code of a party that is not known; title: its lines joined by line
    feeds, "" without one; date and place of adoption; body and kind: of the archive's tables, "" if none fits.
    """

    units: tuple[DraftUnit, ...]
    signatories: tuple[Signatory, ...]
    furniture: tuple[Furniture, ...]
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    title: str
    date: datetime.date | None
    place: str
    body: str
    kind: str
    doubts: tuple[Doubt, ...]


def draft(
    text: str,
    tag: str,
    spans: Sequence[Span],
    paragraphs: Sequence[Paragraph],
    gazetteer: Gazetteer,
    reasons: Mapping[int, str] = NO_REASONS,
) -> Draft:
    """The draft of edition `tag` of a source.

    text: the whole decoded source; spans and paragraphs: as its reader made them, `spans` tiling the text;
    reasons: why the reader took a span for furniture, by its offset. Raises TooManyParagraphs.
    """
    spans = parted(spans, text, gazetteer)
    body = structure(text, paragraphs, tag)
    tiles = mapped(spans, body.spans, len(text), tag)
    doubts = {doubt.offset: doubt.reason for doubt in body.doubts}
    units, furniture = drafted(text, tiles, doubts, reasons)
    signers = signed([tile for tile in tiles if tile.role in ("office", "name")], text, gazetteer)
    opening = [unit for unit in units if unit.key and unit.kind != "item"][:OPENING]
    signatories = [*signers, *attending(text, units, opening, signers, gazetteer)]
    title = next((unit.text for unit in units if unit.kind == "title"), "")
    occasion = occasion_of(text, tiles, units, opening, title)
    kind, kind_doubt = kind_told(title, units, opening)
    found = Draft(
        tuple(units),
        tuple(signatories),
        tuple(furniture),
        body.keys,
        coded(tiles, signers, tag),
        title,
        occasion.date,
        occasion.place,
        body_of(title) or body_of(" ".join(unit.text for unit in opening[:1])) or body_of_offices(signers),
        kind,
        (),
    )
    return replace(found, doubts=tuple(sorted(doubts_of(found, body, occasion, kind_doubt), key=at)))


def at(doubt: Doubt) -> int:
    return doubt.offset


def attending(
    text: str,
    units: Sequence[DraftUnit],
    opening: Sequence[DraftUnit],
    signers: Sequence[Signatory],
    gazetteer: Gazetteer,
) -> list[Signatory]:
    """Those whom the opening paragraphs list, in a sentence or as items of their own."""
    found: list[Participant] = []
    for unit in (*opening, *further(units, opening)):
        below = units[units.index(unit) + 1 :] if opens_list(unit.text) else ()
        items = list(takewhile(lambda one: one.kind == "item", below))
        found += participants(text, unit.start, items[-1].end if items else unit.end, gazetteer)
    return took_part(found, text, signers)


def further(units: Sequence[DraftUnit], opening: Sequence[DraftUnit]) -> list[DraftUnit]:
    """The rest of a long preamble, which may list them too."""
    preamble = [unit for unit in units if unit.kind == "preamble" and unit not in opening]
    return preamble[:LONGEST_PREAMBLE]


def body_of_offices(signers: Sequence[Signatory]) -> str:
    """The body whose members signed, where all who signed hold an office of one; "" else."""
    bodies = {body_of(signer.office) for signer in signers if signer.office}
    return bodies.pop() if len(bodies) == 1 else ""


def occasion_of(
    text: str, tiles: Sequence[Span], units: Sequence[DraftUnit], opening: Sequence[DraftUnit], title: str
) -> Occasion:
    """When and where the text was adopted: as printed below or above it, else as its opening or closing tells.

    Last of all its title may: "…宣言（2001年6月15日，某城）".
    """
    printed = printed_occasion(text, [tile for tile in tiles if tile.role in ("date", "place")])
    closing = [unit for unit in units if unit.kind == "closing"]
    told = [
        told_occasion(text[unit.start : unit.end], unit.start)
        for unit in (*closing, *opening)
        if tells_occasion(unit.text)
    ]
    told.append(titled_occasion(title))
    dated = next((one for one in told if one.date), Occasion())
    if printed.date and printed.place:
        return printed
    if printed.date is None and dated.date is not None:
        return replace(dated, place=printed.place or dated.place or first_place(told))
    return replace(printed, place=printed.place or dated.place or first_place(told))


def first_place(told: Sequence[Occasion]) -> str:
    return next((one.place for one in told if one.place), "")


def kind_told(title: str, units: Sequence[DraftUnit], opening: Sequence[DraftUnit]) -> tuple[str, str]:
    """The kind of the text and what is doubtful about it: by the title, by what it calls itself, by its opening."""
    if kind := kind_of(title):
        return kind, ""
    for unit in (*opening, *(unit for unit in units if unit.kind == "closing")):
        if kind := kind_in(unit.text):
            return kind, f"no title names the kind; the text speaks of itself as a {kind}"
    if opening and opening[0].kind == "preamble" and tells_occasion(opening[0].text):
        return "communique", "nothing names the kind; the text reports a meeting as communiqués do"
    return "", "nothing names the kind of the text"


def coded(tiles: Sequence[Span], signers: Sequence[Signatory], tag: str) -> tuple[Span, ...]:
    """The map with the code of the party in every signature."""
    codes = {place: signer.code for signer in signers for place in signer.places}
    return tuple(
        replace(tile, target=f"{tag}/signatures/{codes.get(tile.start, '?')}")
        if tile.role in ("office", "name")
        else tile
        for tile in tiles
    )


def doubts_of(found: Draft, body: Structure, occasion: Occasion, kind_doubt: str) -> Iterator[Doubt]:
    """Everything a curator should look at."""
    yield from body.doubts
    yield from (
        Doubt(one.start, one.reason) for one in found.signatories if one.reason and one.confidence < 0.7
    )
    if not found.title:
        yield Doubt(0, "no title was found")
    if found.date is None:
        yield Doubt(0, "no date of adoption was found")
    if not found.place:
        yield Doubt(0, "no place of adoption was found")
    if occasion.doubt:
        yield Doubt(occasion.offset, occasion.doubt)
    if kind_doubt:
        yield Doubt(0, kind_doubt)
    if not found.body:
        yield Doubt(0, "no body is known whose meeting this text comes from")
