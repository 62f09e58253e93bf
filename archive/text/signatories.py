"""Signatories: the offices and names of a signature block, put together and given to their parties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .participants import PERSON, Participant
from .parties import Gazetteer
from .signature_block import is_party, pairs
from .span import Span

INITIALS_LAST = re.compile(r"(?<=\w) (?:[A-ZА-ЯЁ]\. ?)+$")
NAME_AFTER = re.compile(rf"\s+(?P<name>{PERSON})")


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signed, attended or was in the chair.

    code: unique in the document, the party's own for its first, "?" for an unknown one; state: the party's code, ""
    where the office names none that is known; office, name: as printed, "" where not, an office on two lines with a
    line feed between; start, end: of both together; office_start, name_start: None for what is not printed; reason:
    why the confidence (0 to 1) is low; places: where each line of a signature begins.
    """

    code: str
    state: str
    office: str
    name: str
    capacity: str
    start: int
    end: int
    office_start: int | None
    name_start: int | None
    confidence: float
    reason: str = ""
    places: tuple[int, ...] = ()


def signed(spans: Sequence[Span], text: str, gazetteer: Gazetteer) -> list[Signatory]:
    """Those who signed, in the order of the source."""
    found: list[Signatory] = []
    counts: Counter[str] = Counter()
    for one in pairs(spans, text, gazetteer):
        office, name = (
            "\n".join(text[span.start : span.end] for span in cell) for cell in (one.office, one.name)
        )
        state = gazetteer.party(office)
        confidence, reason = (0.95, "") if one.is_sure else (0.6, "office and name stand apart")
        if not state:
            confidence, reason = 0.4, f"no party is known by “{(office or name):.60}”"
        counts[state] += 1
        found.append(
            Signatory(
                code=code_for(state, counts[state]),
                state=state,
                office=office,
                name=name,
                capacity="signed",
                start=one.spans[0].start,
                end=one.spans[-1].end,
                office_start=one.office[0].start if one.office else None,
                name_start=one.name[0].start if one.name else None,
                confidence=confidence,
                reason=reason,
                places=tuple(span.start for span in one.spans),
            )
        )
    return found


def code_for(state: str, number: int) -> str:
    """A code no other signatory has: the party's, or "kg-2" for its second; "?" for an unknown party."""
    if not state:
        return "?"
    return state if number == 1 else f"{state}-{number}"


def took_part(found: Sequence[Participant], text: str, signers: Sequence[Signatory]) -> list[Signatory]:
    """The participants as signatories, those left out who also signed or are named twice; the chair keeps it."""
    listed: list[Signatory] = []
    counts = Counter(one.state for one in signers)
    has_signed = frozenset(counts)
    chairs = {(one.party, name_of(one, text)) for one in found if one.capacity == "chaired"}
    for one in found:
        name = name_of(one, text)
        is_double = any(other.state == one.party and same(other.name, name) for other in listed)
        if is_double or one.party in has_signed:
            continue
        counts[one.party] += 1
        is_chair = any(party == one.party and same(chair, name) for party, chair in chairs)
        listed.append(
            Signatory(
                code=code_for(one.party, counts[one.party]),
                state=one.party,
                office=text[slice(*one.office)],
                name=name,
                capacity="chaired" if is_chair else "attended",
                start=one.start,
                end=one.end,
                office_start=one.office[0],
                name_start=one.name[0] if one.name else None,
                confidence=0.85,
                reason="listed in an opening paragraph, not signed",
            )
        )
    return listed


def name_of(one: Participant, text: str) -> str:
    return text[slice(*one.name)] if one.name else ""


def same(name: str, other: str) -> bool:
    """Whether two names may be one person's: one is missing, or the last word of one is in the other."""
    if not name or not other:
        return True
    last, others = key(name), key(other)
    return last == others or last.endswith(others) or others.endswith(last)


def key(name: str) -> str:
    """What of a name stays the same when the given names are shortened: its letters after the last break."""
    name = INITIALS_LAST.sub("", name)
    return name.replace("・", "·").replace("•", "·").split("·")[-1].split(" ")[-1].split(".")[-1].casefold()


def parted(spans: Sequence[Span], text: str, gazetteer: Gazetteer) -> list[Span]:
    """The spans with every office that ends in a name cut in two: "President of Foo Jane Roe".

    Only where the office's party is known can be told where it ends and the name begins.
    """
    return [piece for span in spans for piece in told_apart(span, text, gazetteer)]


def told_apart(span: Span, text: str, gazetteer: Gazetteer) -> list[Span]:
    """The span as it is, but an office apart from a name it ends in, and a party as an office: nobody is called so."""
    if span.role == "office":
        return office_and_name(span, text, gazetteer)
    is_office = span.role == "name" and is_party(span, text, gazetteer)
    return [replace(span, role="office")] if is_office else [span]


def office_and_name(span: Span, text: str, gazetteer: Gazetteer) -> list[Span]:
    mentions = gazetteer.find(text, span.start, span.end)
    name = NAME_AFTER.fullmatch(text, mentions[-1].end, span.end) if mentions else None
    if name is None:
        return [span]
    start = name.start("name")
    return [
        Span(span.start, mentions[-1].end, "office", span.target),
        Span(mentions[-1].end, start, "layout"),
        Span(start, span.end, "name", span.target),
    ]
