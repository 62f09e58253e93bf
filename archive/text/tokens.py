"""The tokens a text is indexed by, and the patterns a query looks for in it.

Chinese is written without spaces, so every two neighbours of a folded text are a token when one of them is Han (or
kana): any run of two characters or more is found by its pairs. A Han character is the first of a pair or, at the
end of a text, a token by itself, so that one character is found as the beginning of a token. Every other run of
letters or digits is a word, and its token is its stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import add

import snowballstemmer

from .fold import Folded, fold, folded, kept, mapped, members, one_to_one, unscripted

# Ideographs of every plane and kana: what is written without spaces. 〇 is a zero to folding.
_HAN = "\u3005\u3006\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN = re.compile(f"[{_HAN}]")
_WORD = re.compile(rf"[^\W_{_HAN}]+")
# Signs that never become one with what follows them: ideographs and digits.
_PLAIN = re.compile("[0-9\u3400-\u9fff\U00020000-\U000323af]+")
_PLAIN_WORD = re.compile("[0-9a-zа-я]+")
# Some of what folding drops; of other symbols it makes letters.
_BETWEEN = r"""[\s、，。；：“”‘’「」『』（）()《》〈〉,.;:!?！？·・—―–…"'\-]"""
# Longer than any word of a language; only the beginning of such a run is looked at.
LONGEST_WORD = 64
# A stemmer keeps the word it works on, so two threads must not share one: one is made for each word not yet known.
_STEMMERS = (("a", "z", "english"), ("а", "я", "russian"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a mapped word, by the rules of the language its first letter belongs to; digits stay."""
    word = word[:LONGEST_WORD]
    for first, last, language in _STEMMERS:
        if first <= word[0] <= last:
            stemmed: str = snowballstemmer.stemmer(language).stemWord(word)
            return stemmed
    return word


def tokens(text: str) -> set[str]:
    """Every token a text is indexed by."""
    plain = mapped(text)
    words = _WORD.findall(plain)
    found = set(map(stem, words))
    if HAN.search(plain):
        signs = kept(plain)
        found |= _pairs(signs, has_words=bool(words))
        if HAN.match(signs[-1]):
            found.add(signs[-1])
    return found


def _pairs(signs: str, has_words: bool) -> set[str]:
    """Every two neighbours of a folded text of which one is Han."""
    pairs = set(map(add, signs, signs[1:]))
    for run in _WORD.findall(signs) if has_words else ():
        pairs.difference_update(map(add, run, run[1:]))
    return pairs


class Passage:
    """A text to look for patterns in; what a pattern asks of it is found out once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def signs(self) -> str:
        return folded(self.text)

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words in order, mapped."""
        return _WORD.findall(mapped(self.text))

    @cached_property
    def stems(self) -> list[str]:
        return list(map(stem, self.words))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word stands in the text, in code points: its letters are next in the folded text."""
        if (plain := one_to_one(self.text)) is not None:
            return [found.span() for found in _WORD.finditer(plain)]
        found, at = [], 0
        for word in self.words:
            length = len(word)
            at = self.folded.text.index(word, at)
            found.append(self.folded.original(at, at + length))
            at += length
        return found


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one word or phrase of a query looks for.

    signs: its folded text; words: its words mapped, empty when it has Han in it and is looked for sign by sign;
    is_literal: its words are meant as written, not as stems; typed: as it was written, but for width and case.
    """

    signs: str
    words: tuple[str, ...]
    is_literal: bool
    typed: str

    @classmethod
    def of(cls, text: str, is_literal: bool = False) -> Pattern:
        """The pattern of a text; it is empty (`signs` is "") when folding keeps nothing of it."""
        plain = mapped(text)
        words = () if HAN.search(plain) else tuple(_WORD.findall(plain))
        return cls(kept(plain), words, is_literal, unscripted(text))

    @property
    def tokens(self) -> tuple[str, ...]:
        """What a text must be indexed by to be worth a look, all of it; "信*" is any token that begins so."""
        if self.words:
            return tuple(dict.fromkeys(map(stem, self.words)))
        if len(self.signs) == 1:
            return (f"{self.signs}*",)
        pairs = map(add, self.signs, self.signs[1:])
        return tuple(dict.fromkeys(pair for pair in pairs if HAN.search(pair)))

    @property
    def is_decided(self) -> bool:
        """Whether the tokens alone decide: then a text that has them has the pattern."""
        if self.words:
            return len(self.words) == 1 and not self.is_literal
        return len(self.signs) <= 2

    def is_in(self, passage: Passage) -> bool:
        if not self.words:
            return self.signs in passage.signs
        return next(self._runs(passage), None) is not None

    @property
    def at_sight(self) -> re.Pattern[str] | None:
        """What tells from a text as it stands that the pattern is in it, without folding the text.

        A text it does not match may have the pattern all the same. None where only folding can tell, for a letter
        may be one with the mark after it.
        """
        if self.words:
            if not all(map(_PLAIN_WORD.fullmatch, self.words)):
                return None
            letters = ("".join(f"[{sign}{sign.upper()}]" for sign in word) for word in self.words)
            return re.compile(rf"(?<![^\W_]){f'{_BETWEEN}+'.join(letters)}(?![^\W_]|[\u0300-\u036f])")
        if not _PLAIN.fullmatch(self.signs):
            return None
        return re.compile(f"{_BETWEEN}*".join(f"[{members(sign)}]" for sign in self.signs))

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Where the pattern stands in the passage, in code points of its text, from left to right, none overlapping."""
        if self.words:
            length = len(self.words)
            return [(passage.places[at][0], passage.places[at + length - 1][1]) for at in self._runs(passage)]
        found, at = [], passage.signs.find(self.signs)
        while at >= 0:
            found.append(passage.folded.original(at, at + len(self.signs)))
            at = passage.signs.find(self.signs, at + len(self.signs))
        return found

    def _runs(self, passage: Passage) -> Iterator[int]:
        """At which word of the passage the words of the pattern begin."""
        wanted = list(self.words if self.is_literal else map(stem, self.words))
        held = passage.words if self.is_literal else passage.stems
        at, length = 0, len(wanted)
        while (at := _index(held, wanted[0], at)) >= 0:
            if held[at : at + length] == wanted:
                yield at
                at += length
            else:
                at += 1


def _index(words: list[str], word: str, start: int) -> int:
    try:
        return words.index(word, start)
    except ValueError:
        return -1
