"""Signatories: the offices and names of a signature block, put together and given to their parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .participants import Participant
from .parties import Gazetteer
from .span import Span

UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signed, attended or was in the chair.

    code: unique in the document, the party's own for its first; state: the party's code, "" where the office names
    none that is known; office, name: as printed, "" where not; the offsets are code points, None for what is not
    printed; reason: why the confidence (0 to 1) is low.
    """

    code: str
    state: str
    office: str
    name: str
    capacity: str
    office_start: int | None
    name_start: int | None
    confidence: float
    reason: str = ""

    @property
    def start(self) -> int:
        return min(at for at in (self.office_start, self.name_start) if at is not None)

    @property
    def end(self) -> int:
        ends = [at + len(words) for at, words in self.printed if at is not None]
        return max(ends)

    @property
    def printed(self) -> tuple[tuple[int | None, str], ...]:
        return (self.office_start, self.office), (self.name_start, self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """An office and a name that belong together, either of them possibly missing; `is_sure` when nothing else fits."""

    office: Span | None
    name: Span | None
    is_sure: bool = True


def pairs(spans: Sequence[Span], text: str) -> list[Pair]:
    """Offices with their names: on one line, one above the other, or two columns one after the other.

    spans: those with role office or name, in order.
    """
    found: list[Pair] = []
    rest: list[Span] = []
    for span in spans:
        if rest and span.role != rest[-1].role and "\n" not in text[rest[-1].end : span.start]:
            found += stacked(rest[:-1])
            found.append(pair(rest[-1], span))
            rest = []
        else:
            rest.append(span)
    found += stacked(rest)
    return found


def pair(one: Span, other: Span, is_sure: bool = True) -> Pair:
    office, name = (one, other) if one.role == "office" else (other, one)
    return Pair(office, name, is_sure)


def stacked(spans: Sequence[Span]) -> Iterator[Pair]:
    """Pairs of spans that stand on lines of their own: runs of one role, each with the run that answers it."""
    runs = runs_of(spans)
    at = 0
    while at < len(runs):
        run, after = runs[at], runs[at + 1] if at + 1 < len(runs) else []
        if len(run) == len(after):
            # Two columns read one below the other: the first office has the first name.
            yield from (pair(one, other, len(run) == 1) for one, other in zip(run, after, strict=True))
            at += 2
        elif after and len(after) == 1 and run[0].role == "office":
            # Offices that nobody signed for, and one that somebody did.
            yield from (Pair(office, None, False) for office in run[:-1])
            yield pair(run[-1], after[0], False)
            at += 2
        else:
            is_sure = run[0].role == "office" and len(runs) == 1
            for span in run:
                yield Pair(span, None, is_sure) if span.role == "office" else Pair(None, span, False)
            at += 1


def runs_of(spans: Sequence[Span]) -> list[list[Span]]:
    runs: list[list[Span]] = []
    for span in spans:
        if runs and runs[-1][0].role == span.role:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def signed(spans: Sequence[Span], text: str, gazetteer: Gazetteer) -> list[Signatory]:
    """Those who signed, in the order of the source."""
    found: list[Signatory] = []
    for one in pairs(spans, text):
        office = text[one.office.start : one.office.end] if one.office else ""
        name = text[one.name.start : one.name.end] if one.name else ""
        state = gazetteer.party(office)
        confidence, reason = (0.95, "") if one.is_sure else (0.6, "office and name stand apart")
        if not state:
            confidence, reason = 0.4, f"no party is known by “{(office or name):.60}”"
        found.append(
            Signatory(
                code_for(state, found),
                state,
                office,
                name,
                "signed",
                one.office.start if one.office else None,
                one.name.start if one.name else None,
                confidence,
                reason,
            )
        )
    return found


def code_for(state: str, others: Sequence[Signatory]) -> str:
    """A code no other signatory has: the party's, or "kg-2" for its second; "?" for an unknown party."""
    if not state:
        return "?"
    number = sum(other.state == state for other in others) + 1
    return state if number == 1 else f"{state}-{number}"


def took_part(found: Sequence[Participant], text: str, signers: Sequence[Signatory]) -> list[Signatory]:
    """The participants as signatories, those left out who also signed or are named twice; the chair keeps it."""
    listed: list[Signatory] = []
    chairs = {(one.party, name_of(one, text)) for one in found if one.capacity == "chaired"}
    for one in found:
        name = name_of(one, text)
        has_signed = any(other.state == one.party for other in signers)
        is_double = has_signed or any(other.state == one.party and same(other.name, name) for other in listed)
        if is_double:
            continue
        is_chair = any(party == one.party and same(chair, name) for party, chair in chairs)
        listed.append(
            Signatory(
                code_for(one.party, (*signers, *listed)),
                one.party,
                text[slice(*one.office)],
                name,
                "chaired" if is_chair else "attended",
                one.office[0],
                one.name[0] if one.name else None,
                0.85,
                "listed in an opening paragraph, not signed",
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
    return name.replace("・", "·").replace("•", "·").split("·")[-1].split(" ")[-1].split(".")[-1].casefold()
