"""The structure of a declaration: its paragraphs as clauses with keys, its characters as spans of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .allot import Allotment
from .outline import Entry, Unit
from .paragraph import Line, Paragraph, trimmed
from .span import TARGETED_ROLES, Span
from .survey import Survey

# A key counts to five digits; no declaration comes near.
MOST_PARAGRAPHS = 99_999
UNKNOWN_PARTY = "?"


class TooManyParagraphs(ValueError):
    """A text of more paragraphs than keys can count; it is no declaration."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: where it begins in the source, in code points, and why."""

    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The clauses of one edition.

    keys: every key in reading order, a clause without words of its own before its paragraphs;
    spans: the label and text spans of the body, in order, with their targets;
    doubts: what a curator should check.
    """

    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...]


def structure(text: str, paragraphs: Sequence[Paragraph], tag: str) -> Structure:
    """Cut a declaration's body into clauses, in reading order, by the rules for clause keys.

    text: the whole decoded source; paragraphs: the body's, furniture and signatures already taken off;
    tag: the edition's, with which every target begins: "en" gives "en/10.3".
    Words out of order are never put in order: they are reported as doubts. Raises TooManyParagraphs.
    """
    allotment = Allotment(Survey(text, countable(paragraphs)))
    spans: list[Span] = []
    for unit in allotment.units:
        target = f"{tag}/{unit.entry.text_key}"
        spans += unit_spans(text, paragraphs[unit.index], unit, target)
    doubts = tuple(Doubt(paragraphs[index].start, reason) for index, reason in allotment.doubts)
    return Structure(keys_of(allotment.units), tuple(worded(spans)), doubts)


def countable(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs themselves, when keys can count them. Raises TooManyParagraphs."""
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise TooManyParagraphs(f"{len(paragraphs):,} paragraphs; keys count to {MOST_PARAGRAPHS:,}")
    return paragraphs


def worded(spans: Sequence[Span]) -> list[Span]:
    """The spans with every label that no words follow as the words of its clause: "PART I" above clause 1."""
    followers: list[Span | None] = [*spans[1:], None]
    return [
        span
        if span.role != "label" or (after is not None and after.target == span.target)
        else replace(span, role="text")
        for span, after in zip(spans, followers, strict=False)
    ]


def keys_of(units: Iterable[Unit]) -> tuple[str, ...]:
    """The keys of the units in reading order, a clause without words of its own before what it contains."""
    keys: dict[str, None] = {}
    for unit in units:
        line = [unit.entry.text_key]
        entry: Entry | None = unit.entry
        while entry is not None and entry.part and entry.key not in keys:
            line.append(entry.key)
            entry = entry.parent
        keys.update(dict.fromkeys(reversed(line)))
    return tuple(keys)


def unit_spans(text: str, paragraph: Paragraph, unit: Unit, target: str) -> list[Span]:
    """The label span and the text spans, one a printed line, of one paragraph."""
    first = paragraph.lines[0]
    spans = []
    if unit.label:
        spans.append(Span(first.start, first.start + unit.label, "label", target))
        first = trimmed(text, first.start + unit.label, first.end)
    lines: tuple[Line, ...] = (first, *paragraph.lines[1:])
    return spans + [Span(line.start, line.end, "text", target) for line in lines if not line.is_blank]


def mapped(spans: Iterable[Span], body: Iterable[Span], length: int, tag: str) -> tuple[Span, ...]:
    """The map of a whole source: a reader's spans with the text among them replaced by `body`.

    spans: what a reader makes of the source; body: Structure.spans; length: of the source, in code points.
    Title, place, date and agency become part of edition `tag`; whose a signature is, a curator fills in.
    """
    rest = [targeted(span, tag) for span in spans if span.role not in ("text", "layout")]
    return tiled([*rest, *body], length)


def targeted(span: Span, tag: str) -> Span:
    """The span with the target that is known without knowing the parties."""
    if span.role in ("office", "name"):
        return replace(span, target=f"{tag}/signatures/{UNKNOWN_PARTY}")
    return replace(span, target=tag) if span.role in TARGETED_ROLES else span


def tiled(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """`spans` in order with layout between them, so that every character of 0..length belongs to one."""
    tiles: list[Span] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > at:
            tiles.append(Span(at, span.start, "layout"))
        tiles.append(span)
        at = span.end
    if at < length:
        tiles.append(Span(at, length, "layout"))
    return tuple(tiles)
