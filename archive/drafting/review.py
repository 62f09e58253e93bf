"""An edition as it stands, to be reviewed: its units with what is doubtful, and how it answers another edition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.exchange import outgest
from archive.models import Clause, Edition, Signatory
from archive.text.align import Group
from archive.text.drafted import DraftUnit
from archive.text.drafted import drafted as grouped
from archive.text.numerals import label_values
from archive.text.span import Span
from archive.text.structure import Doubt

from .edition import Witness, drafted, unseen
from .existing import nearest, units_of
from .holdings import Holdings
from .keys import aligned
from .signers import signers
from .spots import Spot, spots

LOCKED, SURE, DOUBTFUL, OTHER, ALONE = "locked", "sure", "doubtful", "other", "alone"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the edition as it is now: the line it begins on, and the doubts of the draft that fall into it."""

    unit: DraftUnit
    line: int
    doubts: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubts)


@dataclass(frozen=True, slots=True)
class Answer:
    """One key in both editions. here, there: the texts' units, None for a gap.

    standing: "locked" where both print its number, "sure", "doubtful", "other" where another key would fit better,
    "alone" where one side has nothing; proposed: the keys that would fit; confidence: 0 to 1.
    """

    key: str
    there: DraftUnit | None
    here: DraftUnit | None
    standing: str
    confidence: float = 0.0
    proposed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt that falls into no unit, or a stretch of the page that is no part of the text: its line, and why."""

    line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that a curator looks at. text, spans: of the source; other: tag of the edition it is aligned with, or ""."""

    text: str
    spans: tuple[Span, ...]
    units: tuple[Unit, ...]
    furniture: tuple[Note, ...]
    doubts: tuple[Note, ...]
    spots: tuple[tuple[int, Spot], ...]
    other: str
    answers: tuple[Answer, ...]

    @property
    def doubtful(self) -> int:
        """How many units and links ask to be looked at."""
        links = sum(answer.standing in (DOUBTFUL, OTHER) for answer in self.answers)
        return sum(unit.is_doubtful for unit in self.units) + links + len(self.doubts)


def review(edition: Edition, holdings: Holdings, using: str) -> Review:
    """The edition's own rows, with the doubts its source gives when it is drafted anew. Raises as `draft_edition`.

    Queries: five, whatever the edition holds.
    """
    source = edition.source
    witness = Witness(source.name, bytes(source.data), edition.tag, source.format, source.encoding)
    read, found = drafted(witness, holdings)
    text, spans = read.text, spans_of(edition, using)
    left_out = signers(found.signatories, signatories(edition, using), holdings.parties).doubts
    every = sorted([*found.doubts, *left_out, *unseen(text)], key=lambda doubt: doubt.offset)
    own = [span if is_own(span, edition) else Span(span.start, span.end, "layout") for span in spans]
    units, furniture = grouped(text, own, {}, {one.start: one.reason for one in found.furniture})
    inside, outside = shared_out(every, units)
    flagged = spots(text, own, units, edition.tag.partition("-x-")[0], holdings.rules)
    other, answered = alignment(edition, units, holdings, using)
    ends = [one.start() for one in re.finditer("\n", text)]

    def line(offset: int) -> int:
        return bisect_left(ends, offset) + 1

    return Review(
        text=text,
        spans=tuple(spans),
        units=tuple(Unit(one, line(one.start), inside.get(at, ())) for at, one in enumerate(units)),
        furniture=tuple(Note(line(one.start), text[one.start : one.end], one.reason) for one in furniture),
        doubts=tuple(Note(line(one.offset), "", one.reason) for one in outside),
        spots=tuple((line(one.flag.start), one) for one in flagged),
        other=other,
        answers=tuple(answered),
    )


def signatories(edition: Edition, using: str) -> list[dict[str, str]]:
    """Code and party of the document's signatories, in order. One query."""
    rows = Signatory.objects.using(using).filter(document=edition.document).order_by("order")
    return [{"code": code, "party": party} for code, party in rows.values_list("code", "party__code")]


def alignment(
    edition: Edition, units: Sequence[DraftUnit], holdings: Holdings, using: str
) -> tuple[str, list[Answer]]:
    """The tag of the edition this one is aligned with, and how; ("", []) for an edition alone."""
    document = edition.document
    others = Edition.objects.using(using).filter(document=document).exclude(pk=edition.pk)
    other = nearest(list(others.select_related("source")), edition.tag)
    if other is None:
        return "", []
    left = units_of(other, document.slug, using)
    keys = Clause.objects.using(using).filter(document=document).order_by("order")
    groups = aligned(left, other.tag, units, edition.tag, holdings.glossary)
    return other.tag, answers(list(keys.values_list("key", flat=True)), left, units, groups)


def spans_of(edition: Edition, using: str) -> list[Span]:
    """The map of the edition's source, other documents' parts named with their slug. One query."""
    slug = edition.document.slug
    return [
        Span(start, end, role, outgest.target("" if owner == slug else owner or "", tag, key, code))
        for _, start, end, role, owner, tag, key, code in outgest.targeted_spans(using, [edition.source])
    ]


def is_own(span: Span, edition: Edition) -> bool:
    """Whether a span is part of this edition, or of none."""
    return not span.target or span.target.partition("/")[0] == edition.tag


def shared_out(
    doubts: Sequence[Doubt], units: Sequence[DraftUnit]
) -> tuple[dict[int, tuple[str, ...]], list[Doubt]]:
    """The doubts by the index of the unit they fall into, and those that fall into none."""
    starts = [unit.start for unit in units]
    inside: dict[int, tuple[str, ...]] = {}
    outside = []
    for doubt in doubts:
        at = bisect_left(starts, doubt.offset + 1) - 1
        if at >= 0 and doubt.offset < units[at].end:
            inside[at] = (*inside.get(at, ()), doubt.reason)
        else:
            outside.append(doubt)
    return inside, outside


def answers(
    keys: Sequence[str], left: Sequence[DraftUnit], right: Sequence[DraftUnit], groups: Sequence[Group]
) -> list[Answer]:
    """Each key that has a text on either side, with what the alignment of the two thinks of it."""
    there, here = first_by_key(left), first_by_key(right)
    proposed = {
        right[at].key: (group, tuple(dict.fromkeys(left[one].key for one in group.left if left[one].key)))
        for group in reversed(groups)
        for at in group.right
        if right[at].key
    }
    return [
        answer(key, there.get(key), here.get(key), proposed.get(key))
        for key in keys
        if key in there or key in here
    ]


def first_by_key(units: Sequence[DraftUnit]) -> Mapping[str, DraftUnit]:
    """Key → the first unit that has it: a text may be broken by what stands between."""
    return {unit.key: unit for unit in reversed(units) if unit.key}


def answer(
    key: str,
    there: DraftUnit | None,
    here: DraftUnit | None,
    proposal: tuple[Group, tuple[str, ...]] | None,
) -> Answer:
    if here is None or proposal is None:
        return Answer(key, there, here, ALONE)
    group, fitting = proposal
    told = (group.confidence, fitting, group.reasons)
    if there is not None and label_values(there.label) & label_values(here.label):
        return Answer(key, there, here, LOCKED, *told)
    if not fitting:
        return Answer(key, there, here, ALONE if there is None else DOUBTFUL, *told)
    if key not in fitting:
        return Answer(key, there, here, OTHER, *told)
    return Answer(key, there, here, DOUBTFUL if group.is_doubtful else SURE, *told)
