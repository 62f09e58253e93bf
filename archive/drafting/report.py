"""What a draft says of itself: to a person line by line, to a script as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from archive.text.align import Group
from archive.text.drafted import DraftUnit
from archive.text.signatories import Signatory

from .edition import DraftEdition
from .spots import Spot

# So much of a unit tells which one it is.
EXCERPT = 30
SURROGATE = re.compile("[\ud800-\udfff]")


def lines(edition: DraftEdition, document: str) -> Iterator[str]:
    """The report: how the source was read, what was found, the alignment, then every doubt with its line.

    document: what the draft is an edition of, in words.
    """
    source, found = edition.source, edition.found
    yield f"document:    {document}"
    yield f"encoding:    {source.encoding} ({source.confidence:.0%}, {source.how})"
    yield f"format:      {source.format}, {len(source.text):,} characters"
    yield f"edition:     {edition.tag}"
    yield f"title:       {' / '.join(found.title.splitlines()) or 'none found'}"
    yield f"date:        {found.date or 'none found'}"
    yield f"place:       {found.place or 'none found'}"
    yield f"body:        {found.body or 'none known'}"
    yield f"kind:        {found.kind or 'none named'}"
    yield f"units:       {len(found.units)} ({counts(found.units)})"
    yield f"signatories: {len(found.signatories)}, {len(edition.signers.signatures)} of known parties"
    yield f"furniture:   {len(found.furniture)} stretches of the page"
    if edition.other is not None:
        yield from alignment_lines(edition)
    yield from script_lines(edition)
    yield f"doubts:      {len(edition.doubts)}"
    for doubt in edition.doubts:
        yield f"  {edition.witness.name}:{edition.line(doubt.offset)}: {doubt.reason}"


def script_lines(edition: DraftEdition) -> Iterator[str]:
    """Each spot whose rendering in the other script is doubtful, between the words around it, and its readings."""
    yield f"renderings:  {len(edition.spots)} doubtful"
    for spot in edition.spots:
        where = f"{edition.witness.name}:{edition.line(spot.flag.start)}"
        yield f"  {where}: {spot.context(edition.source.text)} is {spot.flag.reason}"
        for one in spot.flag.readings:
            yield f"    {one.shown} shows {one.reads}, or else {one.otherwise}"
    if edition.spots:
        yield "  Where the other is right, add a rule to rules.toml: shown, found, reads, and its reason."


def counts(units: Sequence[DraftUnit]) -> str:
    """How many units there are of each kind."""
    return ", ".join(f"{number} {kind}" for kind, number in Counter(unit.kind for unit in units).items())


def alignment_lines(edition: DraftEdition) -> Iterator[str]:
    """Each group in one line, "?" before those a curator should look at."""
    assert edition.other is not None
    left, right = edition.other.units, edition.keyed.units
    doubtful = sum(group.is_doubtful for group in edition.groups)
    yield f"alignment:   {len(edition.groups)} groups with {edition.other.tag}, {doubtful} doubtful (?)"
    for group in edition.groups:
        sides = [
            named([units[at] for at in side]) for units, side in ((left, group.left), (right, group.right))
        ]
        mark = "?" if group.is_doubtful else " "
        why = f" ({'; '.join(group.reasons)})" if group.is_doubtful and group.reasons else ""
        yield f"  {mark} {group.confidence:4.0%}  {sides[0]}  =  {sides[1]}{why}"


def named(units: Sequence[DraftUnit]) -> str:
    """Units by their keys and the beginning of the first."""
    if not units:
        return "nothing"
    words = " ".join(units[0].text[: EXCERPT * 2].split())
    return f"{' + '.join(unit.key or unit.kind for unit in units)} “{words[:EXCERPT]}”"


def as_json(edition: DraftEdition) -> str:
    """The draft as JSON, in one document that ends in a line feed; offsets are code points of the decoded text."""
    # A lone surrogate of the source cannot be written as UTF-8, so everything beyond ASCII is escaped where one is.
    is_sound = SURROGATE.search(edition.source.text) is None
    encoded = json.JSONEncoder(ensure_ascii=not is_sound).encode
    fields = (f"{encoded(name)}: {written(value, encoded)}" for name, value in told(edition).items())
    return f"{{{', '.join(fields)}}}\n"


def written(value: Any, encoded: Callable[[Any], str]) -> str:
    """A value as JSON, a list one row after the other: all the rows of a long draft at once are a hundred megabytes."""
    return encoded(value) if not isinstance(value, Iterator) else f"[{', '.join(map(encoded, value))}]"


def told(edition: DraftEdition) -> dict[str, Any]:
    """What the JSON tells, by its names; a long list as an iterator of its rows."""
    source, found = edition.source, edition.found
    fields: dict[str, Any] = {
        "encoding": source.encoding,
        "encoding_confidence": source.confidence,
        "encoding_told_by": source.how,
        "format": source.format,
        "language": edition.witness.tag,
        "title": found.title,
        "date": found.date.isoformat() if found.date else None,
        "place": found.place,
        "body": found.body,
        "kind": found.kind,
        "units": map(unit, edition.keyed.units),
        "signatories": map(signatory, found.signatories),
        "furniture": ([one.start, one.end, one.reason] for one in found.furniture),
        "flags": map(flag, edition.spots),
        "doubts": (
            {"start": doubt.offset, "line": edition.line(doubt.offset), "reason": doubt.reason}
            for doubt in edition.doubts
        ),
    }
    if edition.other is not None:
        fields["alignment"] = (alignment(group, edition) for group in edition.groups)
        fields["against"] = {
            "language": edition.other.tag,
            "units": [unit(one) for one in edition.other.units],
        }
    return fields


def flag(one: Spot) -> dict[str, Any]:
    """A spot whose rendering is doubtful. readings: script → as shown, and as it would be cut from the right."""
    names = ("start", "end", "found", "reason")
    readings = {each.shown: [each.reads, each.otherwise] for each in one.flag.readings}
    return {**{name: getattr(one.flag, name) for name in names}, "readings": readings, "unit": one.unit}


def unit(one: DraftUnit) -> dict[str, Any]:
    names = ("kind", "key", "label", "text", "start", "end", "confidence", "reason")
    return {name: getattr(one, name) for name in names}


def signatory(one: Signatory) -> dict[str, Any]:
    names = ("state", "office", "name", "capacity", "start", "end", "confidence", "reason")
    return {name: getattr(one, name) for name in names}


def alignment(group: Group, edition: DraftEdition) -> dict[str, Any]:
    """One group: the key its units stand at, "" for a title and the like."""
    assert edition.other is not None
    sides = (edition.other.units, group.left), (edition.keyed.units, group.right)
    keys = [units[at].key for units, side in sides for at in side if units[at].key]
    return {
        "key": keys[0] if keys else "",
        "left": list(group.left),
        "right": list(group.right),
        "confidence": group.confidence,
        "doubtful": group.is_doubtful,
        "reasons": list(group.reasons),
    }
