"""Paragraphs of a text whose lines may have been broken at a width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from archive.text.labels import label, scope_label
from archive.text.paragraph import Line, Paragraph, ends_in_pause, opens_list

from .margin import Margin, can_go_on, columns, is_unended, is_wide, margin_of

# Typewriters and mail broke lines at 40 to 100 columns; a wider line is a paragraph of its own.
WIDEST, NARROWEST = 110, 40
# A few lines may happen to end without a full stop and without room for the next word. Three of them, and one
# in three of all lines that have a line below, are a margin.
PROOF, SHARE = 3, 3
# So many lines that all end in commas were broken for their sense.
PHRASES = 3
# What stands in columns on two lines stands there on each of them for itself.
COLUMNS = re.compile(r"\S {4,}\S|\S\t")
# The comma of a list, behind which no paragraph ends.
LISTING = "、"
# What language a text is in is told by its first lines.
MOST_LOOK, LONGEST_LOOK = 400, 4_000
# Items of a list are often short and begin in lower case; a shorter line was not broken for want of room.
SHORTEST = 30


def paragraphs(text: str, lines: Sequence[Line], are_soft: bool = False) -> list[Paragraph]:
    """The printed paragraphs of `lines`: one a line, or several joined where a width broke them.

    are_soft: whether a line may end anywhere within a paragraph, as Markdown has it.
    """
    if len(lines) > 1 and is_han(text, lines):
        lines, margin = han_margin(text, lines)
        return gathered(lines, lambda above, line: joins_han(text, above, line, margin))
    width = wrap_width(text, lines)
    apart = phrases(text, lines, are_soft) if not width else set()
    return gathered(lines, lambda above, line: line.start not in apart and joins(text, above, line, width))


def gathered(lines: Sequence[Line], belongs: Callable[[Line, Line], bool]) -> list[Paragraph]:
    """The lines as paragraphs; belongs: whether a line goes on with the paragraph of the line right above it."""
    found: list[list[Line]] = []
    above: Line | None = None
    for line in lines:
        if line.is_blank:
            above = None
            continue
        if above is not None and belongs(above, line):
            found[-1].append(line)
        else:
            found.append([line])
        above = line
    return [Paragraph(tuple(printed)) for printed in found]


def is_han(text: str, lines: Sequence[Line]) -> bool:
    """Whether the first lines are in Chinese for the greater part."""
    words = "".join(text[line.start : line.end] for line in lines[:MOST_LOOK])[:LONGEST_LOOK]
    return sum(map(is_wide, words)) * 2 > len(words)


def han_margin(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], Margin | None]:
    """The margin of a Chinese text and its lines, without the blank ones where one follows every broken line."""
    printed = [line for line in lines if not line.is_blank]
    is_spaced = not any(not (above.is_blank or line.is_blank) for above, line in pairwise(lines))
    found = margin_of(text, printed if is_spaced else lines)
    return (printed if is_spaced and found else lines), found


def joins_han(text: str, above: Line, line: Line, margin: Margin | None) -> bool:
    """Whether a line belongs to the paragraph of the line above it, in a Chinese text."""
    if are_columns(text, above, line):
        return False
    if text[above.end - 1] == LISTING and can_go_on(text, above, line):
        return True
    return is_mid_sentence(text, above, line) or (margin is not None and margin.joins(text, above, line))


def joins(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether a line belongs to the paragraph of the line above it."""
    if are_columns(text, above, line):
        return False
    return is_mid_sentence(text, above, line) or goes_on(text, above, line, width)


def phrases(text: str, lines: Sequence[Line], are_soft: bool) -> set[int]:
    """Where the lines begin that go on with a preamble printed phrase by phrase.

    Every phrase but the last ends in a comma and every one but the first begins in lower case.
    """
    found: set[int] = set()
    run: list[int] = []
    for above, line in pairwise(lines):
        goes_on = not (above.is_blank or line.is_blank) and text[line.start].islower()
        if not goes_on or not ends_in_pause(text[above.start : above.end]):
            run = []
            continue
        run.append(line.start)
        # Two lines are enough where the second declares: "have agreed as follows:".
        if len(run) + 1 >= PHRASES or (not are_soft and opens_list(text[line.start : line.end])):
            found.update(run)
            run = [line.start] * (PHRASES - 1)
    return found


def wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width in columns at which the lines were broken, 0 when each line is a paragraph."""
    if len(lines) <= PROOF or max(line.end - line.start for line in lines) > WIDEST:
        return 0
    widths = [columns(text, line.start, line.end) + line.indent for line in lines]
    width = max(widths, default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(above, line) for above, line in pairwise(lines) if not (above.is_blank or line.is_blank)]
    broken = sum(is_unended(text, above) and goes_on(text, above, line, width) for above, line in pairs)
    return width if broken >= PROOF and broken * SHARE >= len(pairs) else 0


def goes_on(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on with the paragraph of the line above: its first word had no room there.

    width: in columns, 0 where no line was broken.
    """
    if not width:
        return False
    words = text[line.start : line.end]
    if line.indent > above.indent or label(words) is not None or scope_label(words) is not None:
        return False
    used = above.indent + columns(text, above.start, above.end)
    # Words are not broken where hyphens could be, and by hand the margin is ragged: a sixth of the width.
    return used + first_word(words) > width - width // 6


def are_columns(text: str, above: Line, line: Line) -> bool:
    """Whether two lines stand side by side with others, as signatures do."""
    return all(COLUMNS.search(text, one.start, one.end) for one in (above, line))


def is_mid_sentence(text: str, above: Line, line: Line) -> bool:
    """Whether `line` begins in lower case where the line above has not come to an end, at whatever width."""
    words = text[above.start : above.end]
    if (
        len(words) < SHORTEST
        or not text[line.start].islower()
        or label(text[line.start : line.end]) is not None
    ):
        return False
    return words.endswith(",") or is_unended(text, above)


def first_word(words: str) -> int:
    """The columns the first word needs with the space before it."""
    word = words.split(maxsplit=1)[0]
    return 1 + columns(word, 0, len(word))
