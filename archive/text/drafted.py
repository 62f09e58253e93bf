"""The units of a drafted edition: the spans of a source put together as a person would count them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .furniture import reason_for
from .key import Key
from .labels import label as named_label
from .labels import scope_label
from .numerals import label_values
from .paragraph import EDGES, lines
from .signoff import MARK
from .span import Span

SURE, DOUBTFUL = 0.95, 0.5
# "SECTION TWENTY-THREE." and the like; no label is longer.
LONGEST_LABEL = 64
# What of the same family stands together is one unit; body and signatures only under one target.
FAMILIES = {
    "label": "body",
    "text": "body",
    "title": "title",
    "date": "place-date",
    "place": "place-date",
    "agency": "dateline",
    "office": "signature",
    "name": "signature",
    "furniture": "furniture",
    "metadata": "furniture",
}
SIGNED = "a mark that the original is signed"
TYPESETTING = "a mark of the typesetting"
# Every number in a key but 1.
OTHER_NUMBERS = re.compile(r"(?<![0-9])(?!1(?![0-9]))[0-9]+")
METADATA = "a field of the record, not of the text"


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """One unit of the edition: characters `start` to `end` of the source, its label included.

    kind: title, preamble, heading, clause, paragraph, item, closing, place-date or dateline; key: "" for title,
    place-date and dateline; label and text as printed, the lines of a broken paragraph joined by line feeds;
    confidence: 0 to 1, with the reason where it is low.
    """

    kind: str
    key: str
    label: str
    text: str
    start: int
    end: int
    confidence: float = SURE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters `start` to `end` of the source that are no part of the edition, and why."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Group:
    """Spans of one family that stand together."""

    family: str
    spans: list[Span]
    start: int
    end: int


def drafted(
    text: str, tiles: Sequence[Span], doubts: Mapping[int, str], reasons: Mapping[int, str]
) -> tuple[list[DraftUnit], list[Furniture]]:
    """The units and the furniture of a source, each in order; signatures are neither.

    tiles: the map of the whole source, with targets; doubts: what is doubtful, by the offset where it begins;
    reasons: why a reader took a span for furniture, by its offset, where the reader said so.
    """
    groups = groups_of(text, tiles)
    marks = [*marks_between(text, tiles, groups)]
    units = [unit(text, group, doubts) for group in groups if group.family not in ("furniture", "signature")]
    furniture = [
        Furniture(group.start, group.end, why(text, group.spans[0], reasons))
        for group in groups
        if group.family == "furniture"
    ]
    return units, sorted([*furniture, *marks], key=lambda one: one.start)


def groups_of(text: str, tiles: Iterable[Span]) -> list[Group]:
    """The groups of a source in order, layout left out."""
    groups: list[Group] = []
    for tile in tiles:
        family = FAMILIES.get(tile.role, "")
        if not family:
            continue
        if groups and joins(text, groups[-1], tile, family):
            groups[-1].spans.append(tile)
            groups[-1].end = tile.end
        else:
            groups.append(Group(family, [tile], tile.start, tile.end))
    return groups


def joins(text: str, group: Group, tile: Span, family: str) -> bool:
    """Whether a span belongs to the group before it."""
    if family != group.family:
        return False
    if family == "title":
        return True
    if family == "body":
        return tile.target == group.spans[0].target
    return family == "place-date" and is_one_line(text, group.end, tile.start)


def is_one_line(text: str, start: int, end: int) -> bool:
    return not any(mark in text[start:end] for mark in "\n\r\u2028\u2029")


def unit(text: str, group: Group, doubts: Mapping[int, str]) -> DraftUnit:
    """The unit a group is."""
    label, key, kind = "", "", group.family
    words = text[group.start : group.end]
    if group.family == "body":
        key = group.spans[0].target.partition("/")[2]
        label = next((text[span.start : span.end] for span in group.spans if span.role == "label"), "")
        kind = kind_at(key, label)
    if group.family in ("body", "title"):
        words = "\n".join(text[span.start : span.end] for span in group.spans if span.role != "label")
        if key and not label and is_label(words):
            # What no words follow is stored as the words of its clause, and is a label all the same.
            label, words = words, ""
    reason = doubts.get(group.start, "")
    return DraftUnit(kind, key, label, words, group.start, group.end, DOUBTFUL if reason else SURE, reason)


@lru_cache(maxsize=1024)
def shaped(key: str) -> Key:
    """A key that stands for all of its shape."""
    return Key.parse(key)


def kind_at(key: str, label: str) -> str:
    """The kind of a unit: its key's, but what prints a number is a clause or item even where its key is no number.

    "1.p1" is the clause itself where the clause's label stands before it; a number printed out of order is keyed
    as a paragraph, and keeps its label.
    """
    # What sort of key it is does not hang on its numbers, but for the first paragraph of a clause.
    found = shaped(OTHER_NUMBERS.sub("2", key))
    if found.sort != "p" or not label:
        return found.kind
    if found.parts[-1] == "p1" and found.parent is not None:
        return found.parent.kind
    if not label_values(label):
        return found.kind
    return "clause" if found.parent is None or found.parent.kind == "heading" else "item"


def is_label(words: str) -> bool:
    """Whether the words are nothing but a label: "Article 2" above its numbered paragraphs."""
    if len(words) > LONGEST_LABEL:
        return False
    found = scope_label(words) or named_label(words)
    return found is not None and found.length == len(words) and not found.is_bullet


def why(text: str, span: Span, reasons: Mapping[int, str]) -> str:
    """Why a span is no part of the edition."""
    if span.role == "metadata":
        return METADATA
    return reasons.get(span.start) or reason_for(text[span.start : span.end])


def marks_between(text: str, tiles: Iterable[Span], groups: Sequence[Group]) -> Iterator[Furniture]:
    """The marks that stand between the groups; those around a date and its place are taken into their unit."""
    starts = {group.start: group for group in groups}
    ends = {group.end: group for group in groups}
    inside = {span.end for group in groups for span in group.spans[:-1]}
    for tile in tiles:
        if tile.role != "layout" or tile.start in inside or not text[tile.start : tile.end].strip(EDGES):
            continue
        before, after = ends.get(tile.start), starts.get(tile.end)
        for line in lines(text, tile.start, tile.end):
            if line.is_blank:
                continue
            if before and before.family == "place-date" and is_one_line(text, before.end, line.start):
                before.end = line.end
            elif after and after.family == "place-date" and is_one_line(text, line.end, after.start):
                after.start = line.start
            else:
                is_signed = MARK.fullmatch(text, line.start, line.end)
                yield Furniture(line.start, line.end, SIGNED if is_signed else TYPESETTING)


def redoubted(units: Iterable[DraftUnit], confidence: float, reason: str) -> list[DraftUnit]:
    """The units with a lower confidence for a reason that holds for all of them."""
    return [
        one if one.confidence <= confidence else replace(one, confidence=confidence, reason=reason)
        for one in units
    ]
