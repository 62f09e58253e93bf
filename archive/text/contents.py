"""Tables of contents: lines that only repeat, above a text, the headings that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

HEADING = re.compile(
    r"目\s*[录錄次]|(?:table of )?contents|arrangement of (?:sections|articles|parts|clauses)|содержание|оглавление",
    re.IGNORECASE,
)
# The number of a page, set off from its entry by dots or a wide space, or only by a space.
PAGE = re.compile(r"(?:[.…·．]{2,}|\t|\s{2,})[\s.…·．]*\d{1,4}$")
NUMBER = re.compile(r"\s\d{1,4}$")
HAN = re.compile("[\u3400-\u9fff]")
MARKS = re.compile(r"[^\w]+")
# A table is as long as the longest constitution has chapters and sections, and so is a heading on several lines.
MOST_LINES, LONGEST_LINE, MOST_BROKEN = 400, 200, 3


def contents(paragraphs: Sequence[str]) -> range:
    """Which paragraphs are the table of contents, its heading included; none: an empty range.

    A line belongs to the table when a paragraph below begins with it again; where the first does, the table has ended.
    """
    start = next((index for index, words in enumerate(paragraphs) if HEADING.fullmatch(words)), None)
    if start is None or start + 1 == len(paragraphs):
        return range(0)
    keys = [key_of(paragraphs, index) for index in range(start + 1, len(paragraphs))]
    first = entries(paragraphs[start + 1])
    body = next((at for at in range(1, len(keys)) if begins(keys[at], first)), len(keys))
    below = sorted(keys[body:])
    end = 0
    while end < min(body, MOST_LINES) and is_printed(paragraphs[start + 1 + end], below):
        end += 1
    return range(start, start + 1 + end) if end else range(0)


def key_of(paragraphs: Sequence[str], index: int) -> str:
    """A paragraph as an entry would begin: an entry may have on one line what is a heading of two or three."""
    joined = " ".join(words[:LONGEST_LINE] for words in paragraphs[index : index + MOST_BROKEN])
    return plain(joined[:LONGEST_LINE])


def entries(line: str) -> list[str]:
    """What a line of the table repeats: itself without its page, and perhaps without a number that is one too."""
    if len(line) > LONGEST_LINE:
        return []
    whole = PAGE.sub("", line)
    return [entry for entry in dict.fromkeys((plain(whole), plain(NUMBER.sub("", whole)))) if len(entry) > 1]


def is_printed(line: str, below: Sequence[str]) -> bool:
    """Whether a paragraph below begins as the line of the table does. below: the keys of these, sorted."""
    for entry in entries(line):
        at = bisect_left(below, entry)
        # What begins with the entry stands right behind it, "chapter ii" before "chapter i general".
        if any(begins(key, [entry]) for key in below[at : at + MOST_LINES]):
            return True
    return False


def begins(key: str, wanted: Sequence[str]) -> bool:
    """Whether a paragraph begins with one of the entries, and not with a longer word or number."""
    for entry in wanted:
        rest = key[len(entry) : len(entry) + 1]
        if key.startswith(entry) and (HAN.search(entry) or not rest or rest == " "):
            return True
    return False


def plain(words: str) -> str:
    """A line as its heading and its entry in the table have it in common."""
    spaced = MARKS.sub(" ", words).strip().casefold()
    return spaced.replace(" ", "") if HAN.search(spaced) else spaced
