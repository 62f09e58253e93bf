"""The margin of a Chinese text whose lines were broken at a width: told by its full lines, for it has no hyphens.

Programs break Chinese after so many columns or after so many characters; the two differ wherever a line holds
figures, so both are tried.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from archive.text.labels import label, scope_label
from archive.text.paragraph import Line, ends_in_pause, ends_sentence

# The width of a broken line in columns, two a character: mail has 40, a page of eighty characters 160.
NARROWEST, WIDEST = 40, 160
# A full line may lack so many columns: the room that the next character did not find, and marks that may not
# begin a line and so took others down with them.
SLACK, FULL_SLACK = 6, 2
# So many lines at the margin that stop inside a sentence prove it, if they are half of all lines there; fewer do
# where they are all of them and no line is wider.
PROOF, SHARE, FEWEST = 3, 2, 2
# In a long text one line in so many at least; a title in a hundred pages is no margin.
RAREST = 50
# Titles, links and signatures may be wider than the margin: two, or one line in twenty.
WIDER, WIDER_SHARE = 2, 20
# What no line begins with unless it was broken without regard to it.
CANNOT_BEGIN = frozenset("，。；：、）》」』”’！？％")


class Widths(dict[str, int]):
    """The columns of each character, asked of Unicode once."""

    def __missing__(self, character: str) -> int:
        self[character] = width = 2 if is_wide(character) else 1
        return width


WIDTHS = Widths()


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return unicodedata.east_asian_width(character) in "WF"


def columns(text: str, start: int, end: int) -> int:
    """The width of text[start:end] in columns: two for a Chinese character, one for any other."""
    words = text[start:end]
    return len(words) if words.isascii() else sum(map(WIDTHS.__getitem__, words))


@dataclass(frozen=True, slots=True)
class Margin:
    """Where full lines end: in columns, or in characters that count two columns each."""

    width: int
    in_characters: bool

    def joins(self, text: str, above: Line, line: Line) -> bool:
        """Whether `line` goes on with the paragraph of the line above it, which was full."""
        if text[line.start] in CANNOT_BEGIN:
            return True
        if not can_go_on(text, above, line):
            return False
        slack = SLACK
        if ends_sentence(text[above.start : above.end]):
            # A paragraph may end near the margin by chance; a line broken behind a full stop is full to the last
            # column. Below it half a sentence that does not reach the margin is a heading.
            slack = FULL_SLACK
            if is_unended(text, line) and used(text, line, self.in_characters) <= self.width - SLACK:
                return False
        return used(text, above, self.in_characters) > self.width - slack


def used(text: str, line: Line, in_characters: bool) -> int:
    """The columns of a line with its indent."""
    start = line.start - line.indent
    return (line.end - start) * 2 if in_characters else columns(text, start, line.end)


def is_unended(text: str, line: Line) -> bool:
    """Whether a line ends without any of the marks that end or divide sentences."""
    words = text[line.start : line.end]
    return not (ends_sentence(words) or ends_in_pause(words))


def can_go_on(text: str, above: Line, line: Line) -> bool:
    """Whether nothing about a line shows that it begins a paragraph."""
    words = text[line.start : line.end]
    return line.indent <= above.indent and label(words) is None and scope_label(words) is None


def margin_of(text: str, lines: Sequence[Line]) -> Margin | None:
    """The margin at which the lines of a Chinese text were broken, None where each line is a paragraph."""
    long = sum(line.end - line.start > WIDEST for line in lines)
    if long > max(WIDER, len(lines) // WIDER_SHARE):
        return None
    pairs = [pair for pair in pairwise(lines) if not (pair[0].is_blank or pair[1].is_blank)]
    stopping = {
        above.start
        for above, _ in pairs
        if (above.indent + above.end - above.start) * 2 > NARROWEST - SLACK and is_unended(text, above)
    }
    # Few texts get past this: where paragraphs are lines they end in marks.
    if len(stopping) < max(FEWEST, len(pairs) // RAREST):
        return None
    full = [above for above, line in pairs if can_go_on(text, above, line)]
    found = max(proof(text, lines, full, stopping, in_characters) for in_characters in (False, True))
    return Margin(found[1], found[2]) if found[0] else None


def proof(
    text: str, lines: Sequence[Line], full: Sequence[Line], stopping: Set[int], in_characters: bool
) -> tuple[int, int, bool]:
    """How many lines prove a margin, its width in columns, and how it is counted; 0 lines for none.

    full: the lines that another may go on with; stopping: where those begin that stop inside a sentence.
    """
    ranked = sorted(used(text, line, in_characters) for line in lines if not line.is_blank)
    pairs = [(used(text, line, in_characters), line.start in stopping) for line in full]
    best = max(candidates(pairs, ranked), default=(0, 0))
    return (*best, in_characters)


def candidates(pairs: Sequence[tuple[int, bool]], ranked: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every width that some full lines prove, with how many do.

    pairs: the width of each line that another may go on with, and whether it stops inside a sentence.
    """
    full = sorted(pairs)
    bounds = [width for width, _ in full]
    stops = [0]
    for _, is_unended in full:
        stops.append(stops[-1] + is_unended)
    for width in sorted(set(bounds)):
        wider = len(ranked) - bisect_right(ranked, width)
        low, high = bisect_left(bounds, width - SLACK + 1), bisect_right(bounds, width)
        broken = stops[high] - stops[low]
        is_widest = wider == 0 and broken == high - low
        is_proved = broken >= (FEWEST if is_widest else PROOF) and broken * SHARE >= high - low
        if NARROWEST <= width <= WIDEST and wider <= max(WIDER, len(ranked) // WIDER_SHARE) and is_proved:
            yield broken, width
