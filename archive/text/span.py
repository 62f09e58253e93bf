"""Spans: the map that accounts for every character of a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What a stretch of a source is. Furniture belongs to the page, metadata to the record, layout to the typesetting.
ROLES = (
    "title",
    "label",
    "text",
    "office",
    "name",
    "place",
    "date",
    "agency",
    "metadata",
    "furniture",
    "layout",
)
# Roles whose wording belongs to the document itself and so must say what they are part of.
TARGETED_ROLES = frozenset({"title", "label", "text", "office", "name", "place", "date", "agency"})


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (code points of the decoded source, end excluded) and what they are.

    target: what the span is part of, "zh-Hant/10.3" (edition and clause), "zh-Hant/signatures/kg",
    "zh-Hant" (the edition itself), or "" for furniture, metadata and layout.
    """

    start: int
    end: int
    role: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class TilingFault:
    """Where spans fail to tile: index of the span, and what is wrong in words."""

    index: int
    what: str


def tiling_faults(spans: Iterable[Span], length: int) -> Iterator[TilingFault]:
    """Every way in which `spans`, in order, do not cover 0..length exactly once."""
    at, index = 0, -1
    for index, span in enumerate(spans):
        if span.start > at:
            yield TilingFault(index, f"characters {at} to {span.start} belong to no span")
        elif span.start < at:
            yield TilingFault(index, f"characters {span.start} to {at} belong to two spans")
        if span.end <= span.start:
            yield TilingFault(index, f"the span {span.start} to {span.end} is empty or reversed")
        at = max(at, span.end)
    if at < length:
        yield TilingFault(index, f"characters {at} to {length} belong to no span")
    elif at > length:
        yield TilingFault(index, f"the last span ends at {at}, the source has {length} characters")
