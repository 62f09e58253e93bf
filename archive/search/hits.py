"""From a unit of the index to a hit: where the words stand in it, how it came to be found, how near it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.text.fold import unscripted
from archive.text.tokens import Passage, Pattern

from .expression import Alternative, Condition
from .found import Hit
from .records import Record

# Okapi's usual constants, with a typical clause for the average length: rank must not depend on what else is held.
K, B, TYPICAL_LENGTH = 1.2, 0.75, 150
TITLE_WEIGHT = 2.0
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """How one condition was met: where in the text, and by what if not as typed."""

    marks: tuple[Span, ...]
    is_exact: bool
    via: str = ""
    via_kind: str = ""


def hit(record: Record, conditions: Iterable[Condition]) -> Hit:
    """The hit that a record is, its marks joined where they meet."""
    ways = [way(record, condition) for condition in conditions if not condition.is_excluded]
    told = next((each for each in ways if each.via), None)
    return Hit(
        document=record.slug,
        key=record.key,
        edition=record.tag,
        language=record.lang,
        label=record.label,
        text=record.text,
        marks=tuple(joined(mark for each in ways for mark in each.marks)),
        is_exact=all(each.is_exact for each in ways),
        via=told.via if told else "",
        via_kind=told.via_kind if told else "",
    )


def way(record: Record, condition: Condition) -> Way:
    """How the condition is met: as typed where it is, else by a correction, a person's name, or the glossary.

    Every wording that is there is marked; the first of them tells how it was found.
    """
    ways = [alternative_way(record, alternative) for alternative in condition.alternatives]
    found = [each for each in ways if each]
    if not found:
        return Way((), False)
    return replace(found[0], marks=tuple(mark for each in found for mark in each.marks))


def alternative_way(record: Record, alternative: Alternative) -> Way | None:
    """How one wording is in a record; None when it is not."""
    if alternative.phrase and (whole := pattern_way(record, alternative.phrase)):
        return whole
    found: list[Way] = []
    for pattern in alternative.patterns:
        if (each := pattern_way(record, pattern)) is None:
            return None
        found.append(each)
    told = next((each for each in found if each.via), None)
    return Way(
        tuple(mark for each in found for mark in each.marks),
        not alternative.via and all(each.is_exact for each in found),
        alternative.via or (told.via if told else ""),
        "term" if alternative.via else told.via_kind if told else "",
    )


def pattern_way(record: Record, pattern: Pattern) -> Way | None:
    """How one pattern is in a record; None when it is not."""
    if marks := pattern.spans(record.passage):
        return Way(tuple(marks), is_in_script(pattern, record.text))
    if record.label and pattern.is_in(Passage(record.label)):
        return Way((), is_in_script(pattern, record.label))
    if record.correction and (places := pattern.spans(Passage(record.correction.text))):
        back = [back_to_found(record.correction.places[start:end]) for start, end in places]
        return Way(tuple(back), False, corrections_at(record, back), "correction")
    for name in record.names:
        if pattern.is_in(Passage(name)):
            return Way((), False, name, "person")
    return None


def is_in_script(pattern: Pattern, text: str) -> bool:
    """Whether the text has the pattern in the very script typed; words are in the only one they have."""
    return bool(pattern.words) or pattern.typed in unscripted(text)


def back_to_found(places: Sequence[Span]) -> Span:
    return places[0][0], places[-1][1]


def corrections_at(record: Record, marks: Sequence[Span]) -> str:
    """What an editor reads at these places: "許可權 → 權限"."""
    start, end = marks[0]
    touched = [
        f"{found} → {reads}"
        for at, found, reads in record.corrections
        if at < end and start < at + len(found)
    ]
    return ", ".join(touched)


def joined(marks: Iterable[Span]) -> Iterator[Span]:
    """The marks from left to right, those that touch or overlap made one."""
    at: Span | None = None
    for mark in sorted(marks):
        if at and mark[0] <= at[1]:
            at = (at[0], max(at[1], mark[1]))
            continue
        if at:
            yield at
        at = mark
    if at:
        yield at


def nearness(record: Record, found: Hit) -> float:
    """How much a hit is about what was asked: by marks and length after Okapi BM25, titles first."""
    frequency = len(found.marks) or 0.5
    length = 1 - B + B * len(record.text) / TYPICAL_LENGTH
    weight = TITLE_WEIGHT if not record.key else 1.0
    return weight * frequency * (K + 1) / (frequency + K * length)
