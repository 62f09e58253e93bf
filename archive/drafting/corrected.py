"""The files of a document whose edition is mapped anew: keys, gaps, signatures and corrections follow the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.fixture import forms, spanmap
from archive.fixture.form import dumps, written
from archive.text.key import Key
from archive.text.lineation import located
from archive.text.remap import OF_SIGNATURES, NoSuchPlace, key_of, ranges
from archive.text.span import Span

from .existing import Existing
from .keys import held, lineage

Ranges = Mapping[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Remapped:
    """A new map of an edition's source. stem: of the source's file; text: of the source; old, new: the maps."""

    document: Existing
    tag: str
    stem: str
    text: str
    old: Sequence[Span]
    new: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Followed:
    """files: path → bytes; followed: each key the document gives up → the keys that have its words now;
    added: keys it did not have."""

    files: dict[str, bytes]
    followed: dict[str, tuple[str, ...]]
    added: tuple[str, ...]


def followed(change: Remapped) -> Followed:
    """All that a new map brings with it. Raises NoSuchPlace."""
    document, tag = change.document, change.tag
    before, after = ranges(change.old, tag), ranges(change.new, tag)
    refuse_bare_labels(change, after)
    texts = {**document.texts, tag: frozenset(after)}
    worded = frozenset().union(*texts.values())
    keys = list(document.document["clauses"])
    order = held(inserted(keys, list(after)), worded)
    gone = {key: heirs(beneath(key, before), after) for key in keys if key not in order}
    editions = {
        one: {**table, "gaps": [key for key in order if key in worded - texts[one]]}
        for one, table in document.editions.items()
    }
    editions[tag] |= {
        "signatures": signatures(change, document.document["signatories"]),
        "corrections": corrections(editions[tag]["corrections"], order, before, after),
    }
    stated = {
        **document.document,
        "clauses": list(order),
        "notes": [renoted(note, gone) for note in document.document["notes"]],
    }
    folder = f"documents/{document.slug}"
    spans = spanmap.dumps(change.new, change.text)
    return Followed(
        {
            f"{folder}/document.toml": dumps(written(forms.DOCUMENT, stated)),
            **{
                f"{folder}/{one}.toml": dumps(written(forms.EDITION, table))
                for one, table in editions.items()
            },
            f"sources/{change.stem}.spans": spans.encode("utf-8"),
        },
        gone,
        tuple(key for key in order if key not in keys),
    )


def refuse_bare_labels(change: Remapped, after: Ranges) -> None:
    """Raise NoSuchPlace for a label that would stand alone."""
    for span in change.new:
        key = key_of(span, change.tag)
        if span.role == "label" and key not in after:
            raise NoSuchPlace(f"The label of {key} would stand without words: say first what else it is.")


def inserted(keys: Sequence[str], printed: Sequence[str]) -> list[str]:
    """The keys with those the edition prints anew, each after the one printed before it, under their parents."""
    order, before = list(keys), ""
    for key in printed:
        for one in reversed(list(lineage(key))):
            if one not in order:
                order.insert(room(order, one, before), one)
        before = key
    return order


def room(order: Sequence[str], key: str, before: str) -> int:
    """Where a new key stands: after its parent, the one printed before it, and its lower siblings, with their own."""
    new = Key.parse(key)

    def goes_before(one: str) -> bool:
        found = Key.parse(one)
        is_lower = (found.parent, found.sort) == (new.parent, new.sort) and found.ordinal < new.ordinal
        return is_lower or one == before and one not in lineage(key)

    heads = [one for one in order if goes_before(one)]
    above = [
        at
        for at, one in enumerate(order)
        if one in lineage(key) or any(head in lineage(one) for head in heads)
    ]
    return max(above, default=-1) + 1


def beneath(key: str, before: Ranges) -> list[tuple[int, int]]:
    """Where the words of a clause and of all beneath it stood."""
    return [place for one, own in before.items() if key in lineage(one) for place in own]


def heirs(places: Sequence[tuple[int, int]], after: Ranges) -> tuple[str, ...]:
    """The keys whose texts have these characters now, in order."""
    return tuple(
        key
        for key, own in after.items()
        if any(start < last and first < end for first, last in own for start, end in places)
    )


def signatures(change: Remapped, signatories: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the edition prints of each signatory, read off the map."""
    found: dict[str, dict[str, Any]] = {}
    prefix = f"{change.tag}/signatures/"
    for span in change.new:
        if span.role not in OF_SIGNATURES or not span.target.startswith(prefix):
            continue
        code = span.target.removeprefix(prefix)
        own = found.setdefault(code, {"signatory": code})
        if span.role in own:
            raise NoSuchPlace(
                f"{code} would have two stretches of {span.role}: say the other is something else."
            )
        own |= {span.role: change.text[span.start : span.end], f"{span.role}_start": span.start}
    codes = [one["code"] for one in signatories]
    if unknown := sorted(found.keys() - set(codes)):
        raise NoSuchPlace(
            f"The document has no signatory “{unknown[0]}”: add one, or choose {', '.join(codes)}."
        )
    return [found[code] for code in codes if code in found]


def corrections(
    rows: Sequence[Mapping[str, Any]], order: Sequence[str], before: Ranges, after: Ranges
) -> list[dict[str, Any]]:
    """The corrections at their places in the texts as they are cut now. Raises NoSuchPlace for one that has none."""
    found = []
    for row in rows:
        own = located(before[row["clause"]], row["start"], len(row["found"]))
        at = next(((key, at) for key, held in after.items() if (at := offset(held, own)) is not None), None)
        if at is None:
            raise NoSuchPlace(f"The correction of “{row['found']}” in {row['clause']} would lose its words.")
        found.append({**row, "clause": at[0], "start": at[1]})
    return sorted(found, key=lambda row: (order.index(row["clause"]), row["start"]))


def offset(held: Sequence[tuple[int, int]], own: Sequence[tuple[int, int]]) -> int | None:
    """Where in a text that stands at `held` the characters `own` of the source begin; None unless it has them all."""
    if not all(any(low <= start and end <= high for low, high in held) for start, end in own):
        return None
    at = 0
    for low, high in held:
        if low <= own[0][0] < high:
            return at + own[0][0] - low
        at += high - low + 1
    return None


def renoted(note: Mapping[str, Any], gone: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """A note on the clause that has the words now. Raises NoSuchPlace where that is not one."""
    clause = note.get("clause", "")
    if clause not in gone:
        return dict(note)
    if len(gone[clause]) != 1:
        raise NoSuchPlace(f"A note stands on {clause}: put it on another clause first.")
    return {**note, "clause": gone[clause][0]}
