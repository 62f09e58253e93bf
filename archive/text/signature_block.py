"""Blocks of signatures: which name belongs to which office, on one line, one above the other, or in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .paragraph import LINE_END
from .parties import Gazetteer
from .signoff import GOVERNMENT, POST, lowered
from .span import Span

# What stands before the short name of a state in its long one.
FORM_OF_STATE = re.compile(
    r"(?:(?:of )?(?:the )?(?:(?:[A-Z][a-z]+ ){0,2}(?:Republic|Kingdom|State|Sultanate|Principality) of (?:the )?)?"
    r"|(?:[А-ЯЁ][а-яё]+ ){0,2}(?:Республик|Королевств|Государств|Султанат|Княжеств)[а-яё]* )?"
)
# Who signs for a party may print below his name what he is.
ON_BEHALF = re.compile(r"for |on behalf of |за |от имени ", re.IGNORECASE)
GOVERNMENTS = re.compile(GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Pair:
    """An office, of several lines perhaps, and a name; either may be missing. `is_sure`: nothing else fits."""

    office: tuple[Span, ...]
    name: tuple[Span, ...]
    is_sure: bool = True

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted((*self.office, *self.name), key=lambda span: span.start))


# One line of a block: an office or a name, as the spans it is made of.
Cell = tuple[Span, ...]


def pairs(spans: Sequence[Span], text: str, gazetteer: Gazetteer) -> list[Pair]:
    """Offices with their names: on one line, one above the other, or two columns one after the other.

    spans: those with role office or name, in order.
    """
    found: list[Pair] = []
    rest: list[Cell] = []
    for block in blocks(spans, text, gazetteer):
        if len(block[0]) > 1:
            found += [*stacked(rest), *columns(block)]
            rest = []
            continue
        for span in (span for line in block for span in line):
            above = rest[-1] if rest else ()
            if above and span.role != above[0].role and is_one_line(text, above[-1], span):
                found += [*stacked(rest[:-1]), pair(above, (span,))]
                rest = []
            elif above and goes_on(above[-1], span, text, gazetteer):
                rest[-1] = (*above, span)
            else:
                rest.append((span,))
    found += stacked(rest)
    return folded(found, text, gazetteer)


def says_more(whom: str, what: str, gazetteer: Gazetteer) -> bool:
    """Whether an office says what he is who signs on behalf of a party: of the same, or of none that it names."""
    if not ON_BEHALF.match(whom) or ON_BEHALF.match(what):
        return False
    return gazetteer.party(what) in ("", gazetteer.party(whom))


def folded(found: Sequence[Pair], text: str, gazetteer: Gazetteer) -> list[Pair]:
    """The pairs, an office below a name as part of the one above it: "For Foo: JANE ROE / Prime Minister"."""
    kept: list[Pair] = []
    for one in found:
        above = kept[-1] if kept else None
        if above and above.name and above.office and one.office and not one.name:
            whom, what = (text[cells[0].start : cells[-1].end] for cells in (above.office, one.office))
            if says_more(whom, what, gazetteer):
                kept[-1] = Pair((*above.office, *one.office), above.name, above.is_sure)
                continue
        kept.append(one)
    return kept


def blocks(spans: Sequence[Span], text: str, gazetteer: Gazetteer) -> Iterator[list[list[Span]]]:
    """The lines of a signature block, those that stand in the same columns together, every other by itself."""
    block: list[list[Span]] = []
    for line in printed_lines(spans, text):
        if block and len(line) == len(block[-1]) > 1 and is_below(block, line, text, gazetteer):
            block.append(line)
            continue
        if block:
            yield block
        is_row = len(line) == 1 or len({span.role for span in line}) == 1
        block = [line] if is_row else []
        if not is_row:
            yield from ([[span]] for span in line)
    if block:
        yield block


def printed_lines(spans: Sequence[Span], text: str) -> list[list[Span]]:
    """The spans that stand on one printed line together."""
    found: list[list[Span]] = []
    for span in spans:
        if found and is_one_line(text, found[-1][-1], span):
            found[-1].append(span)
        else:
            found.append([span])
    return found


def is_one_line(text: str, one: Span, other: Span) -> bool:
    return LINE_END.search(text, one.end, other.start) is None


def is_below(block: list[list[Span]], line: list[Span], text: str, gazetteer: Gazetteer) -> bool:
    """Whether a line goes on with the columns above it: the names of the offices, their offices, or more of these."""
    above = block[-1]
    if {span.role for span in line}.isdisjoint(span.role for span in above):
        is_first = len({span.role for row in block for span in row}) == 1
        return is_first or all(
            says_more(text[one.start : one.end], text[other.start : other.end], gazetteer)
            for one, other in zip(block[0], line, strict=True)
        )
    return all(goes_on(one, other, text, gazetteer) for one, other in zip(above, line, strict=True))


def columns(block: list[list[Span]]) -> Iterator[Pair]:
    """A pair for each column of a block."""
    for cells in zip(*block, strict=True):
        office = tuple(span for span in cells if span.role == "office")
        yield Pair(office, tuple(span for span in cells if span.role == "name"))


def goes_on(above: Span, span: Span, text: str, gazetteer: Gazetteer) -> bool:
    """Whether an office goes on with the one on the line above it, which says too little by itself.

    代表 below 某国政府; "of the Republic of Foo" below "For the Government".
    """
    if not above.role == span.role == "office":
        return False
    if is_party(span, text, gazetteer):
        return not gazetteer.party(text[above.start : above.end])
    words = text[span.start : span.end]
    return POST.fullmatch(lowered(words)) is not None and GOVERNMENTS.fullmatch(words) is None


def is_party(span: Span, text: str, gazetteer: Gazetteer) -> bool:
    """Whether the words of a span are the name of a party and nothing else."""
    mentions = gazetteer.find(text, span.start, span.end)
    if len(mentions) != 1 or mentions[0].end != span.end:
        return False
    return FORM_OF_STATE.fullmatch(text, span.start, mentions[0].start) is not None


def pair(one: Cell, other: Cell, is_sure: bool = True) -> Pair:
    office, name = (one, other) if one[0].role == "office" else (other, one)
    return Pair(office, name, is_sure)


def stacked(cells: Sequence[Cell]) -> Iterator[Pair]:
    """Pairs of cells that stand on lines of their own: runs of one role, each with the run that answers it."""
    runs = runs_of(cells)
    at = 0
    while at < len(runs):
        run, after = runs[at], runs[at + 1] if at + 1 < len(runs) else []
        if len(run) == len(after):
            # Two columns read one below the other: the first office has the first name.
            yield from (pair(one, other, len(run) == 1) for one, other in zip(run, after, strict=True))
            at += 2
        elif len(after) == 1 and run[0][0].role == "office":
            # Offices that nobody signed for, and one that somebody did.
            yield from (Pair(office, (), False) for office in run[:-1])
            yield pair(run[-1], after[0], False)
            at += 2
        else:
            is_office = run[0][0].role == "office"
            is_sure = is_office and len(runs) == 1
            yield from (Pair(cell, (), is_sure) if is_office else Pair((), cell, False) for cell in run)
            at += 1


def runs_of(cells: Sequence[Cell]) -> list[list[Cell]]:
    runs: list[list[Cell]] = []
    for cell in cells:
        if runs and runs[-1][0][0].role == cell[0].role:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs
