"""The keys of a draft: its own layout's, or those of the edition it is aligned with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.text.align import Group, Passage, align
from archive.text.align_keys import Proposal, proposed_keys
from archive.text.drafted import DraftUnit
from archive.text.key import Key
from archive.text.numerals import label_values
from archive.text.span import Span
from archive.text.structure import Doubt

# The archive has room for so many characters of a label.
MOST_LABEL = 64


@dataclass(frozen=True, slots=True)
class Keyed:
    """keys: of the whole document, in reading order, what the draft adds included; added: what it adds;
    units: those of the draft, each with its key; doubts: about keys."""

    keys: tuple[str, ...]
    added: tuple[str, ...]
    units: tuple[DraftUnit, ...]
    doubts: tuple[Doubt, ...] = ()


def aligned(
    left: Sequence[DraftUnit],
    left_tag: str,
    right: Sequence[DraftUnit],
    right_tag: str,
    glossary: Sequence[Mapping[str, Sequence[str]]],
) -> tuple[Group, ...]:
    """Which units of two editions answer each other, titles and lines of place and date among them."""
    return tuple(align(passages(left, left_tag), passages(right, right_tag), glossary))


def passages(units: Sequence[DraftUnit], tag: str) -> list[Passage]:
    return [Passage(unit.kind, unit.key, unit.label, unit.text, tag) for unit in units]


def keyed(
    groups: Sequence[Group], left: Sequence[DraftUnit], right: Sequence[DraftUnit], keys: Sequence[str]
) -> Keyed:
    """The draft's units under the keys of the document that its alignment proposes.

    left: the units of the edition aligned with, right: of the draft; keys: of the document, containers too.
    """
    answers = clauses(groups, left, right)
    proposed = {proposal.right: proposal for proposal in proposals(answers, left, right)}
    order, added = ordered(answers, left, proposed, keys)
    units, doubts, before = list(right), [], ""
    for index in sorted(proposed):
        unit, proposal = units[index], proposed[index]
        key, reason = proposal.key, proposal.reason
        if not key:
            key, reason = before or next(iter(order), unit.key), f"{reason}; kept with the words beside it"
        confidence = round(min(unit.confidence, proposal.confidence), 3)
        units[index] = replace(unit, key=key, confidence=confidence, reason=unit.reason or reason)
        if key != unit.key or key in added:
            doubts.append(Doubt(unit.start, f"proposed as {key} ({proposal.confidence:.0%}): {reason}"))
        before = key
    return Keyed(order, added, tuple(units), tuple(doubts))


def ordered(
    groups: Sequence[Group], left: Sequence[DraftUnit], proposed: Mapping[int, Proposal], keys: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The document's keys with those that are proposed anew, each after the clause it follows; and the new ones."""
    order, added, at = list(keys), [], -1
    for group in groups:
        # What follows two clauses that are one here follows the second of them.
        at = max([at, *(order.index(left[index].key) for index in group.left)])
        for index in group.right:
            key = proposed[index].key
            if key and key not in order:
                at += 1
                order.insert(at, key)
                added.append(key)
    return tuple(order), tuple(added)


def clauses(groups: Sequence[Group], left: Sequence[DraftUnit], right: Sequence[DraftUnit]) -> list[Group]:
    """The groups that hold a clause of the draft, without titles and the like, which have no key on either side."""
    found: list[Group] = []
    for group in groups:
        lefts = tuple(index for index in group.left if left[index].key)
        rights = tuple(index for index in group.right if right[index].key)
        if rights and not lefts and found and not found[-1].left:
            # A unit that stood between two of a title's group follows it, and yet stands before the second.
            before = found.pop()
            rights = tuple(sorted((*before.right, *rights)))
            group = replace(group, confidence=min(before.confidence, group.confidence))
        if rights:
            found.append(replace(group, left=lefts, right=rights))
    return found


def proposals(
    answers: Sequence[Group], left: Sequence[DraftUnit], right: Sequence[DraftUnit]
) -> list[Proposal]:
    """A proposal for each unit of the draft that is a clause."""
    keyed_left = [index for index, unit in enumerate(left) if unit.key]
    places = {index: place for place, index in enumerate(keyed_left)}
    counted = [replace(group, left=tuple(places[index] for index in group.left)) for group in answers]
    return proposed_keys(counted, [left[index].key for index in keyed_left], [unit.key for unit in right])


def retargeted(spans: Sequence[Span], units: Sequence[DraftUnit], tag: str) -> tuple[Span, ...]:
    """The map with every label and text under the key of its unit."""
    clauses = iter([unit for unit in units if unit.key])
    unit = next(clauses, None)
    found = []
    for span in spans:
        while unit is not None and span.start >= unit.end:
            unit = next(clauses, None)
        target = f"{tag}/{unit.key}" if unit and span.role in ("label", "text") else span.target
        # Most stay as they are, and a long map has a hundred thousand.
        found.append(span if span.target == target else replace(span, target=target))
    return tuple(found)


def soundly_labelled(spans: Sequence[Span], text: str) -> tuple[tuple[Span, ...], tuple[Doubt, ...]]:
    """The map with every label that no import would take as words of its clause, and what was so changed.

    A clause has one label, of its own number, of 64 characters at most, before its text.
    """
    found, doubts = list(spans), []
    seen: set[str] = set()
    wording = [index for index, span in enumerate(spans) if span.role in ("label", "text")]
    for at, index in enumerate(wording):
        span = spans[index]
        follower = spans[wording[at + 1]] if at + 1 < len(wording) else None
        is_followed = follower is not None and (follower.target, follower.role) == (span.target, "text")
        if span.role == "label" and (why := label_fault(span, text, span.target in seen, is_followed)):
            found[index] = replace(span, role="text")
            doubts.append(Doubt(span.start, why))
        seen.add(span.target)
    return tuple(found), tuple(doubts)


def label_fault(span: Span, text: str, is_second: bool, is_followed: bool) -> str:
    """Why a label cannot be the label of its clause, "" when it can."""
    label, key = text[span.start : span.end], Key.parse(span.target.partition("/")[2])
    numbers = label_values(label)
    holder = key.parent if key.parts[-1] == "p1" and key.parent else key
    if is_second or not is_followed:
        return f"“{label:.40}” stands inside {key} and is kept among its words"
    if len(label) > MOST_LABEL:
        return f"a label of {len(label)} characters is kept among the words of {key}"
    if numbers and holder.parts[-1][0].isdigit() and holder.number not in numbers:
        return f"“{label:.40}” does not print the number of {key}; it is kept among its words"
    return ""


def held(keys: Sequence[str], worded: Collection[str]) -> tuple[str, ...]:
    """The keys that have a text somewhere, and those that contain one."""
    wanted: set[str] = set()
    for spelled in worded:
        wanted.update(lineage(spelled))
    return tuple(key for key in keys if key in wanted)


def lineage(spelled: str) -> Iterator[str]:
    """A key and every key it stands under."""
    while spelled:
        yield spelled
        spelled = spelled.rpartition(".")[0]
