"""Words: how a converter cuts a text into the words it knows, from the left and from the right.

OpenCC takes the longest word it knows from the left, so it reads 国历 and 史 in 本国历史. Where the longest words from
the right are others, one of the two cuttings is wrong, and nothing but a reader can tell which (the two directions of
maximum matching, and their disagreement as a sign of ambiguity, are as old as the segmentation of Chinese by machine).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count, islice
from operator import add

Cut = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What a text is cut by. known: words of two characters or more; lengths: the first two characters of words →
    the lengths of those, the longest first; longest: of all."""

    known: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]
    longest: int

    @classmethod
    def of(cls, known: frozenset[str]) -> Words:
        """What these words, all of two characters or more, cut texts by."""
        lengths: dict[str, tuple[int, ...]] = {}
        # Thirty thousand beginnings have a few dozen sets of lengths between them.
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        for word in sorted(known, key=len, reverse=True):
            found = lengths.get(word[:2], ())
            if found[-1:] != (len(word),):
                longer = (*found, len(word))
                lengths[word[:2]] = shared.setdefault(longer, longer)
        return cls(known, lengths, max(map(len, known), default=1))

    def crossings(self, text: str) -> Iterator[Cut]:
        """Every stretch of words that overlap, of which none covers all of it, in order.

        Outside these both directions cut alike. Time grows with the text: most of it is one look-up a character.
        """
        start = end = 0
        is_crossed = False
        pairs = map(add, text, islice(text, 1, None))
        for at in compress(count(), map(self.lengths.__contains__, pairs)):
            reach = self.longest_at(text, at)
            if at >= end:
                if is_crossed:
                    yield start, end
                start, end, is_crossed = at, max(reach, at), False
            elif reach > end:
                end, is_crossed = reach, True
        if is_crossed:
            yield start, end

    def longest_at(self, text: str, at: int) -> int:
        """Where the longest word that begins at a character ends; the character itself where none does."""
        left = len(text) - at
        for length in self.lengths.get(text[at : at + 2], ()):
            if length <= left and text[at : at + length] in self.known:
                return at + length
        return at

    def from_left(self, text: str) -> list[Cut]:
        """The text cut into the longest words from the left, a character where none begins."""
        cuts, start = [], 0
        while start < len(text):
            stop = max(self.longest_at(text, start), start + 1)
            cuts.append((start, stop))
            start = stop
        return cuts

    def from_right(self, text: str) -> list[Cut]:
        """The text cut into the longest words from the right, a character where none ends."""
        cuts, end = [], len(text)
        while end > 0:
            first = max(0, end - self.longest)
            begin = next((at for at in range(first, end - 1) if text[at:end] in self.known), end - 1)
            cuts.append((begin, end))
            end = begin
        return cuts[::-1]


# One for each dictionary and set of rules, as renderers are kept: s2tw and s2hk cut texts alike.
@lru_cache(maxsize=16)
def words_of(known: frozenset[str], more: frozenset[str]) -> Words:
    """What OpenCC's words and the phrases of the archive's own rules cut texts by."""
    return Words.of(known | more if more else known)
