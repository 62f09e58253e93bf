"""What headings look like: of a division, which they count, and of a section without a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .frame import names_meeting
from .labels import Label, label, protocol_label, scope_label
from .paragraph import ends_in_pause, ends_sentence

HAN = re.compile("[\u3400-\u9fff]")
# A heading names a subject; it has no clauses of its own and fits on a line.
LONGEST_HEADING, LONGEST_HAN_HEADING = 100, 40
# Constitutions count their provisions by sections, which elsewhere divide a text that counts by articles.
SECTION = re.compile(r"section|sec\.|раздел", re.IGNORECASE)
# Titles divide a text as parts do, and are counted as these are where there are none.
TITLE = re.compile("title|титул", re.IGNORECASE)
CLAUSE_MARKS = re.compile("[；;。：:]")
# Chinese headings may have halves: 深化务实合作，促进共同发展.
COMMA = re.compile("[，,]")
MOST_HALVES, LONGEST_HALF = 3, 20
# A line in brackets says something about what stands above it.
REMARK = re.compile(r"[(（\[〔].*[)）\]〕]")


def is_heading_like(words: str) -> bool:
    """Whether the words could be a heading by their form: short, and neither sentence nor part of one."""
    is_han = HAN.search(words) is not None
    if not 0 < len(words) <= (LONGEST_HAN_HEADING if is_han else LONGEST_HEADING):
        return False
    if ends_sentence(words) or ends_in_pause(words) or names_meeting(words) or REMARK.fullmatch(words):
        return False
    return has_halves(words) if is_han else words[0].isupper() and ";" not in words


def has_halves(words: str) -> bool:
    """Whether a Chinese line is one phrase, or a few short ones with commas between them."""
    halves = COMMA.split(words)
    is_short = len(halves) <= MOST_HALVES and (len(halves) == 1 or max(map(len, halves)) <= LONGEST_HALF)
    return is_short and not CLAUSE_MARKS.search(words)


def divisions(words: Sequence[str]) -> list[Label | None]:
    """The label of the division each paragraph is the heading of; sections that count clauses are none."""
    found = [division(line) or protocol_label(line) for line in words]
    if any(
        scope and not TITLE.match(line) for scope, line in zip(found, words, strict=True) if is_part(scope)
    ):
        found = [
            None if scope and TITLE.match(line) else scope for scope, line in zip(found, words, strict=True)
        ]
    if not any(counts_clause(words, found, index) for index in range(len(words))):
        return found
    return [None if scope and is_section(line) else scope for scope, line in zip(found, words, strict=True)]


def is_part(scope: Label | None) -> bool:
    return scope is not None and scope.scope == "part"


def is_section(words: str) -> bool:
    return SECTION.match(words) is not None


def counts_clause(words: Sequence[str], found: Sequence[Label | None], index: int) -> bool:
    """Whether a "Section 1" has words of its own, on its line or below it, as an article has."""
    if not is_section(words[index]):
        return False
    scope, below = found[index], words[index + 1] if index + 1 < len(words) else ""
    if scope is None:
        return scope_label(words[index]) is not None
    inner = label(below)
    if inner is not None and any(reading.above for reading in inner.readings):
        return inner.readings[0].above[-1] in scope.readings[0].numbers
    stands_alone = not words[index][scope.length :].strip()
    return stands_alone and ends_sentence(below) and label(below) is None and scope_label(below) is None


def division(words: str) -> Label | None:
    """The label of a division, where the paragraph is its heading and no sentence that begins like one."""
    scope = scope_label(words)
    if scope is None:
        return None
    rest = words[scope.length :].strip()
    if HAN.match(words, scope.length) and HAN.match(words, scope.length - 1):
        # Nothing parts the number from its title, and 第一章规定了… could go on like this.
        return scope if is_heading_like(rest) else None
    return scope if is_division_title(rest) else None


def is_division_title(rest: str) -> bool:
    return not rest or is_heading_like(rest) or (len(rest) <= LONGEST_HEADING and not ends_sentence(rest))
