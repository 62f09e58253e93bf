"""What keeps company: wording that stands in some texts far more often than in others.

Where the texts are the counterparts of clauses that hold a word, and the others those of clauses that do not, such
wording may render the word. It is counted, not understood: the figures are shown, and the reader judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from .fold import fold

# Characters of Chinese and words of other languages that one wording has at most.
LONGEST_HAN, LONGEST_WORDS = 8, 4
# Texts that are counted on either side, characters of each, and wordings of which the others are counted.
MOST_WITH, MOST_WITHOUT, LONGEST_TEXT, MOST_CANDIDATES = 100, 1_000, 1_000, 400
# It stands in half of the one side at least, in so many texts, and not by chance: Dunning's log-likelihood ratio
# passes this value in one case of a hundred where a wording has nothing to do with the sides.
SHARE, FEWEST_WITH, BY_CHANCE = 0.5, 2, 6.63
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Companion:
    """A wording as first printed, and in how many texts of either side it stands."""

    text: str
    inside: int
    of_inside: int
    outside: int
    of_outside: int

    @property
    def weight(self) -> float:
        """Dunning's log-likelihood ratio, negative where it stands less often inside (Dunning 1993, section 4)."""
        sides = ((self.inside, self.of_inside), (self.outside, self.of_outside))
        share = (self.inside + self.outside) / (self.of_inside + self.of_outside)
        ratio = 2 * sum(
            part * log(part / (whole * expected))
            for count, whole in sides
            for part, expected in ((count, share), (whole - count, 1 - share))
            if part
        )
        is_more = self.inside * self.of_outside >= self.outside * self.of_inside
        return ratio if is_more else -ratio


def companions(
    inside: Sequence[str], outside: Sequence[str], is_spaceless: bool, most: int = 5
) -> list[Companion]:
    """The wordings that stand in `inside` far more often than in `outside`, the most telling first.

    is_spaceless: whether the script sets no space between words. None where there are too few texts to tell.
    """
    inside = [text[:LONGEST_TEXT] for text in inside[:MOST_WITH]]
    outside = [text[:LONGEST_TEXT] for text in outside[:MOST_WITHOUT]]
    if len(inside) < FEWEST_WITH:
        return []
    wordings = [dict(han(text) if is_spaceless else worded(text)) for text in inside]
    counts = Counter(key for found in wordings for key in found)
    frequent = [(key, count) for key, count in counts.most_common() if count >= SHARE * len(inside)]
    # Of equals the longer says more.
    frequent.sort(key=lambda each: (-each[1], -len(each[0]), each[0]))
    pages = [f" {folded_page(text, is_spaceless)} " for text in outside]
    found = []
    for key, count in frequent[:MOST_CANDIDATES]:
        printed = next(each[key] for each in wordings if key in each)
        there = sum((key if is_spaceless else f" {key} ") in page for page in pages)
        found.append((key, Companion(printed, count, len(inside), there, len(outside))))
    found.sort(key=lambda each: (-each[1].weight, -len(each[0]), each[0]))
    return list(telling(found))[:most]


def telling(found: Sequence[tuple[str, Companion]]) -> Iterator[Companion]:
    """Those that are not there by chance, without parts of one already told and wholes that have one in them."""
    told: list[str] = []
    for key, each in found:
        if each.weight >= BY_CHANCE and not any(key in other or other in key for other in told):
            told.append(key)
            yield each


def han(text: str) -> Iterator[tuple[str, str]]:
    """Every stretch of two characters or more, folded, with nothing dropped within it; and as printed."""
    page = fold(text)
    for start in range(len(page.text)):
        for end in range(start + 2, min(start + LONGEST_HAN, len(page.text)) + 1):
            if page.offsets[end - 1] - page.offsets[start] != end - start - 1:
                break
            yield page.text[start:end], text[slice(*page.original(start, end))]


def worded(text: str) -> Iterator[tuple[str, str]]:
    """Every run of one to four words in lower case; and as printed."""
    words = list(WORD.finditer(text))
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST_WORDS, len(words))):
            run = words[first : last + 1]
            yield " ".join(word[0].casefold() for word in run), text[run[0].start() : run[-1].end()]


def folded_page(text: str, is_spaceless: bool) -> str:
    """A text in the form in which wordings are looked for in it."""
    return fold(text).text if is_spaceless else " ".join(word[0].casefold() for word in WORD.finditer(text))
