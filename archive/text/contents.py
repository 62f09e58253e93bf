"""Tables of contents: lines that only repeat, above a text, the headings that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADING = re.compile(r"目\s*[录錄次]|(?:table of )?contents|содержание|оглавление", re.IGNORECASE)
# Dots that lead to the number of a page, and the number.
LEADER = re.compile(r"[\s.…·．]*\d{0,4}$")
BLANKS = re.compile(r"\s+")
# A table is as long as the longest constitution has chapters and sections.
MOST_LINES, LONGEST_LINE = 400, 200


def contents(paragraphs: Sequence[str]) -> range:
    """Which paragraphs are the table of contents, its heading included; none: an empty range.

    A line belongs to the table when the text below prints it again as a paragraph of its own.
    """
    start = next((index for index, words in enumerate(paragraphs) if HEADING.fullmatch(words)), None)
    if start is None:
        return range(0)
    below: dict[str, int] = {}
    for index, words in enumerate(paragraphs):
        if len(words) <= LONGEST_LINE:
            below[plain(words)] = index
    end = start + 1
    while end < min(len(paragraphs), start + MOST_LINES) and below.get(plain(paragraphs[end]), end) > end:
        end += 1
    return range(start, end) if end > start + 1 else range(0)


def plain(words: str) -> str:
    """A line as its heading and its entry in the table have it in common."""
    return BLANKS.sub("", LEADER.sub("", words)).casefold()
