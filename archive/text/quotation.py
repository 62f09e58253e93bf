"""A quotation beside what is printed: whether it is verbatim, and in what it differs, each difference by its kind.

Verbatim is what folding takes for the same: script, width, case, punctuation and spacing may differ, and how is told.
Anything else is wording, compared by the character in Chinese and by the word in other languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from .fold import Folded, fold
from .tokens import HAN

# A passage is compared when so much of the quotation's neighbouring pairs stand in it near each other.
WORTH_COMPARING = 0.2
# Elements beside the likely place that are compared as well, as a share of the quotation.
SLACK = 0.3
_RUN = re.compile(f"{HAN.pattern}|[^{HAN.pattern[1:-1]}]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a quotation is not what is printed.

    kind: "script", "width", "case", "punctuation", "spacing" (a verbatim quotation has these only) or "wording";
    the archive's own check tells "correction" where the quotation has what an editor reads. quoted and printed:
    what each has there, "" for nothing; start and end: in code points of what is printed.
    """

    kind: str
    quoted: str
    printed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The passage of a printed text nearest to a quotation: [start, end) in its code points.

    similarity: 1 when verbatim, else the share of the two that is the same, 0 to 1.
    """

    start: int
    end: int
    similarity: float
    differences: tuple[Difference, ...]

    @property
    def is_verbatim(self) -> bool:
        return self.similarity == 1


class Reading:
    """A text as a sequence of elements: characters of Chinese, words of other languages, folded."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """Where each element is in the folded text: words end where something was dropped in between."""
        found: list[tuple[int, int]] = []
        folded = self.folded
        for run in _RUN.finditer(folded.text):
            start = run.start()
            for at in range(run.start() + 1, run.end()):
                if folded.offsets[at] > folded.ends[at - 1]:
                    found.append((start, at))
                    start = at
            found.append((start, run.end()))
        return found

    @cached_property
    def elements(self) -> list[str]:
        return [self.folded.text[start:end] for start, end in self.bounds]


def verbatim(quoted: Reading, printed: Reading) -> Iterator[Comparison]:
    """Every passage that is the quotation but for script, width, case, punctuation and spacing."""
    wanted, held = quoted.folded.text, printed.folded.text
    starts = {start for start, _ in printed.bounds}
    ends = {end for _, end in printed.bounds}
    at = held.find(wanted) if wanted else -1
    while at >= 0:
        # A passage does not begin or end inside a word.
        if at in starts and at + len(wanted) in ends:
            start, end = printed.folded.original(at, at + len(wanted))
            yield Comparison(
                start, end, 1.0, tuple(merged(sign_differences(quoted, printed, 0, at, len(wanted))))
            )
        at = held.find(wanted, at + 1)


def nearest(quoted: Reading, printed: Reading) -> Comparison | None:
    """The passage that is most like the quotation; None when nothing is like it at all.

    Cost: bounded by the length of the quotation times itself; what is printed may be much longer.
    """
    first, last = likely_place(quoted.elements, printed.elements)
    if first == last:
        return None
    matcher = SequenceMatcher(None, quoted.elements, printed.elements[first:last], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    # What stands in the place of an unmatched beginning or end is as long as that is, as far as anybody can tell.
    low = max(0, blocks[0].b - blocks[0].a)
    left = len(quoted.elements) - (blocks[-1].a + blocks[-1].size)
    high = min(last - first, blocks[-1].b + blocks[-1].size + left)
    same = sum(len("".join(quoted.elements[b.a : b.a + b.size])) for b in blocks)
    length = len(quoted.folded.text) + sum(map(len, printed.elements[first + low : first + high]))
    found = list(element_differences(quoted, printed, matcher, first, (low, high)))
    start = printed.folded.original(*printed.bounds[first + low])[0]
    end = printed.folded.original(*printed.bounds[first + high - 1])[1]
    # Not quite 1 although every element is there: then they are joined to words otherwise.
    return Comparison(start, end, min(0.999, 2 * same / length), tuple(merged(found)))


def likely_place(quoted: Sequence[str], printed: Sequence[str]) -> tuple[int, int]:
    """The stretch of printed elements where most pairs of the quotation stand in its order; (0, 0) for none."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(zip(printed, printed[1:], strict=False)):
        places.setdefault(pair, []).append(at)
    width = max(4, int(len(quoted) * SLACK))
    shifts = Counter[int]()
    for at, pair in enumerate(zip(quoted, quoted[1:], strict=False)):
        for place in {(place - at) // width for place in places.get(pair, ())}:
            shifts[place] += 1
    if not shifts:
        return 0, 0
    best = max(shifts, key=lambda shift: (shifts[shift] + shifts[shift + 1], -shift))
    if shifts[best] + shifts[best + 1] < WORTH_COMPARING * (len(quoted) - 1):
        return 0, 0
    first = max(0, best * width - width)
    return first, min(len(printed), best * width + 3 * width + len(quoted))


def element_differences(
    quoted: Reading, printed: Reading, matcher: SequenceMatcher, first: int, within: tuple[int, int]
) -> Iterator[Difference]:
    """Every difference of the elements compared, and of their signs where they are the same.

    first: of the printed elements; within: which of those from there on are the passage.
    """
    low, high = within
    for tag, a, z, b, y in matcher.get_opcodes():
        b, y = max(b, low), min(y, high)
        if tag == "equal":
            length = quoted.bounds[z - 1][1] - quoted.bounds[a][0]
            at = printed.bounds[first + b][0]
            yield from sign_differences(quoted, printed, quoted.bounds[a][0], at, length)
        elif a < z or b < y:
            start, end = place(printed, first + b, first + max(b, y))
            yield Difference(
                "wording", quoted.text[slice(*place(quoted, a, z))], printed.text[start:end], start, end
            )


def place(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Where the elements [first, last) stand in the text; of none, the place after the one before."""
    if first < last:
        return (
            reading.folded.original(*reading.bounds[first])[0],
            reading.folded.original(*reading.bounds[last - 1])[1],
        )
    at = reading.folded.original(*reading.bounds[first - 1])[1] if first else 0
    return at, at


def sign_differences(quoted: Reading, printed: Reading, a: int, b: int, length: int) -> Iterator[Difference]:
    """How the signs [a, a + length) of the folded quotation are written otherwise than those printed from b on."""
    ours, theirs = quoted.folded, printed.folded
    for at in range(length):
        q, p = a + at, b + at
        if at:
            between = quoted.text[ours.ends[q - 1] : ours.offsets[q]]
            start, end = theirs.ends[p - 1], max(theirs.offsets[p], theirs.ends[p - 1])
            if kind := gap_kind(between, printed.text[start:end]):
                yield Difference(kind, between, printed.text[start:end], start, end)
        one = quoted.text[ours.offsets[q] : ours.ends[q]]
        start, end = theirs.offsets[p], theirs.ends[p]
        if one != printed.text[start:end]:
            yield Difference(
                sign_kind(one, printed.text[start:end]), one, printed.text[start:end], start, end
            )


def gap_kind(quoted: str, printed: str) -> str:
    """What differs between two signs: the spaces only, the width of the marks, or the marks; "" for nothing.

    That a line or a clause ends where another goes on is no difference: nobody quotes it.
    """
    if quoted.replace("\n", "") == printed.replace("\n", ""):
        return ""
    one, other = "".join(quoted.split()), "".join(printed.split())
    if one == other:
        return "spacing"
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    return "width" if same else "punctuation"


def sign_kind(quoted: str, printed: str) -> str:
    one, other = unicodedata.normalize("NFKC", quoted), unicodedata.normalize("NFKC", printed)
    if one == other:
        return "width"
    return "case" if one.casefold() == other.casefold() else "script"


def merged(differences: Iterator[Difference] | Sequence[Difference]) -> Iterator[Difference]:
    """The differences in order, those of one kind that touch made one."""
    at: Difference | None = None
    for each in differences:
        if at and at.kind == each.kind != "wording" and at.end == each.start and at.end > at.start:
            at = Difference(at.kind, at.quoted + each.quoted, at.printed + each.printed, at.start, each.end)
            continue
        if at:
            yield at
        at = each
    if at:
        yield at
