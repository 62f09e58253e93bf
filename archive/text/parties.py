"""Parties: states and organisations found by their names in a text, in Chinese, English and Russian."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HAN = re.compile("[\u3400-\u9fff]")
WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ.-][^\W\d_]+)*")
# One apostrophe for all, and no full stops: "U.S." is "US".
APOSTROPHES = str.maketrans("'‘ʼ", "’’’", ".")
POSSESSIVE = re.compile(r"’s$|(?<=s)’$")
# The endings of Russian adjectives and nouns, by which the cases of one name differ.
ENDING = re.compile(
    "(?:ого|его|ому|ему|ыми|ими|ией|иям|иях|ами|ями|ой|ей|ий|ый|ая|яя|ую|юю|ою|ею|ые|ие|ых|их|ым|им|ом|ем|ам|ям"
    "|ах|ях|ии|ию|ия|а|я|о|е|у|ю|ы|и|ь|й)$"
)
SHORTEST_STEM = 3
# Chinese names are looked up by their first two characters; a shorter one is none.
HEAD = 2
# Words that stand inside a name or not as the writer pleases.
SMALL = frozenset({"the", "of", "and", "и"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a party's name: its code ("kg"), what it is ("state"), and the words."""

    code: str
    sort: str
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of a text name the party `code`, a state, organisation or organ by `sort`."""

    start: int
    end: int
    code: str
    sort: str


class Gazetteer:
    """The names of parties, ready to be found: `find` in a time that grows with the text alone."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.han: defaultdict[str, list[Form]] = defaultdict(list)
        self.alphabetic: defaultdict[str, list[tuple[tuple[str, ...], Form]]] = defaultdict(list)
        for form in dict.fromkeys(forms):
            if HAN.match(form.words):
                self.han[form.words[:HEAD]].append(form)
            elif words := tuple(key for word in WORD.findall(form.words) if (key := word_key(word))):
                self.alphabetic[words[0]].append((words, form))
        for held in self.han.values():
            held.sort(key=lambda form: -len(form.words))
        for listed in self.alphabetic.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Every party named in text[start:end], in order, the longest name where several begin together."""
        end = len(text) if end is None else end
        found = sorted([*self.in_han(text, start, end), *self.in_words(text, start, end)], key=place)
        apart: list[Mention] = []
        for mention in found:
            if not apart or mention.start >= apart[-1].end:
                apart.append(mention)
        return apart

    def party(self, office: str) -> str:
        """The code of the party an office belongs to: an organ before a state, a state before others; or ""."""
        mentions = self.find(office)
        for sort in ("organ", "state", "organisation"):
            for mention in mentions:
                if mention.sort == sort:
                    return mention.code
        return ""

    def in_han(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The Chinese names in text[start:end]."""
        at = start
        while at < end - 1:
            forms = self.han.get(text[at : at + HEAD], ())
            form = next(
                (form for form in forms if text.startswith(form.words, at, end)),
                None,
            )
            if form is None:
                at += 1
                continue
            yield Mention(at, at + len(form.words), form.code, form.sort)
            at += len(form.words)

    def in_words(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The names in text[start:end] that are written in words, in any case of theirs."""
        words = list(WORD.finditer(text, start, end))
        keys = [word_key(word[0]) for word in words]
        at = 0
        while at < len(words):
            last, form = self.longest(keys, at)
            if form is None or not is_name(words[at][0], form) or broken(text, words, at, last):
                at += 1
                continue
            yield Mention(words[at].start(), words[last].end(), form.code, form.sort)
            at = last + 1

    def longest(self, keys: list[str], at: int) -> tuple[int, Form | None]:
        """The last word and the form of the longest name that begins with word `at`; none: (at, None)."""
        for wanted, form in self.alphabetic.get(keys[at], ()) if keys[at] else ():
            index = at
            for key in wanted[1:]:
                index += 1
                while index < len(keys) and not keys[index]:
                    index += 1
                if index >= len(keys) or keys[index] != key:
                    break
            else:
                return index, form
        return at, None


def is_name(word: str, form: Form) -> bool:
    """Whether a word that begins a form begins a name: "georgia" and "чад", "Who" and "us" are other words."""
    return word.isupper() if form.words.isupper() else word[0].isupper()


def place(mention: Mention) -> tuple[int, int]:
    """Where a mention sorts: by its beginning, the longer before the shorter."""
    return mention.start, -mention.end


def broken(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    """Whether something other than white space or a hyphen stands between the words of a name."""
    gaps = (text[words[at].end() : words[at + 1].start()] for at in range(first, last))
    return any(gap.strip(" \u00a0\r\n\t\u2009&.’'-–—") for gap in gaps)


def word_key(word: str) -> str:
    """What a word is looked up by: its letters in one case, without a Russian ending; "" for a small word."""
    plain = POSSESSIVE.sub("", word.translate(APOSTROPHES).casefold().replace("ё", "е"))
    if plain in SMALL:
        return ""
    if "а" <= plain[:1] <= "я":
        stem = ENDING.sub("", plain)
        return stem if len(stem) >= SHORTEST_STEM else plain
    return plain
