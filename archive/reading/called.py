"""What documents are called, and which documents a name may mean: exactly, by every word of it, or misspelt."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.text.dates import find_dates
from archive.text.fold import folded
from archive.text.numerals import figure

from .holdings import numbers

# A name longer than this is no name; a misspelt one is compared with names of this length at most.
LONGEST_NAME = 200
# A Chinese run is cut into the longest terms it holds.
LONGEST_TERM = 40
YEAR = re.compile(
    r"(?<![\d〇零○一二三四五六七八九])(\d{4}|[〇零○一二三四五六七八九]{4})(?![\d〇零○一二三四五六七八九])年?"
)
RUN = re.compile(
    r"(?P<han>[\u2E80-\u2FDF\u3005-\u3007\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)|[^\W_]+"
)
# What holds the words of a name together and tells no document.
_FILLERS = frozenset(
    map(
        folded,
        (
            "the", "of", "and", "in", "at", "on", "for", "from", "by", "s", "member", "members", "state", "states",
            "и", "в", "на", "от", "年", "的", "于", "在", "之", "和", "届", "第", "关于", "成员国", "会议",
        ),
    )
)  # fmt: skip
# How much of a name must be right for it to be taken for a misspelt one: one letter in four may be wrong; and
# how much of it must be known for the rest to be passed over.
ALIKE, KNOWN = 0.75, 0.6
# Names that share pairs of letters with a misspelt one: how many a pair brings in, and how many are compared.
MOST_SHARING, MOST_COMPARED = 2_000, 40


@dataclass(frozen=True, slots=True)
class Called:
    """A published document: its editorial titles, and the days it may be dated by."""

    slug: str
    titles: Mapping[str, str]
    days: frozenset[datetime.date]


@dataclass(frozen=True, slots=True)
class Register:
    """Documents numbered by date and slug. wholes and terms: folded wording → its documents, one bit a number.

    weak: terms that by themselves tell no document, as kinds and organisations do not. by_pair: two letters that stand
    side by side → the whole names that have them.
    """

    documents: tuple[Called, ...]
    wholes: Mapping[str, int]
    terms: Mapping[str, int]
    weak: frozenset[str]
    slugs: Mapping[str, int]
    by_pair: Mapping[str, Sequence[str]]

    def called(self, slug: str) -> Called | None:
        number = self.slugs.get(slug)
        return None if number is None else self.documents[number]

    def named(self, words: str) -> list[Called]:
        """Every document `words` may name: exactly, or each of its words says something true of the document."""
        if not 0 < len(words) <= LONGEST_NAME:
            return []
        bits = self.wholes.get(flat(words)) or self.covered(words)
        return [self.documents[number] for number in numbers(bits, range(len(self.documents)))]

    def near(self, words: str, most: int = 5) -> list[Called]:
        """The documents that a misspelt or embellished name may mean, nearest first."""
        if not 0 < len(words) <= LONGEST_NAME:
            return []
        wanted = flat(words)
        alike = difflib.get_close_matches(wanted, self.sharing(wanted), most, ALIKE)
        every = [self.wholes[name] for name in alike] or [self.partly_covered(words)]
        found = [number for bits in every for number in numbers(bits, range(len(self.documents)))]
        return [self.documents[number] for number in dict.fromkeys(found)][:most]

    def sharing(self, wanted: str) -> list[str]:
        """The names that share most pairs of letters with a name: only these are compared letter by letter."""
        known = [(len(postings), postings) for pair in pairs(wanted) if (postings := self.by_pair.get(pair))]
        shared: Counter[str] = Counter()
        # Pairs of many names tell little, and counting them would take as long as there are names.
        for size, postings in sorted(known, key=lambda each: each[0]):
            if size > MOST_SHARING and shared:
                break
            shared.update(postings[:MOST_SHARING])
        return [name for name, _ in shared.most_common(MOST_COMPARED)]

    def covered(self, words: str) -> int:
        """The documents of which every word of a name is true; 0 where a word is unknown or none tells any."""
        dates, rest = dates_in(words)
        terms = list(self.cut(rest))
        if any(term not in self.terms and term not in _FILLERS for term in terms):
            return 0
        telling = [*dates, *(term for term in terms if term in self.terms)]
        return self.having(telling) if any(term not in self.weak for term in telling) else 0

    def partly_covered(self, words: str) -> int:
        """The documents of which most of a name is true, its kind and what tells it among that."""
        dates, rest = dates_in(words)
        terms = list(self.cut(rest))
        telling = [*dates, *(term for term in terms if term in self.terms)]
        known = sum(len(term) for term in terms if term in self.terms or term in _FILLERS)
        tells = {term in self.weak for term in telling}
        is_enough = known >= KNOWN * sum(map(len, terms))
        return self.having(telling) if is_enough and tells == {True, False} else 0

    def having(self, terms: Iterable[str]) -> int:
        """The documents of which all these terms are true, as bits."""
        bits = (1 << len(self.documents)) - 1
        for term in terms:
            bits &= self.terms.get(term, 0)
        return bits

    def cut(self, words: str) -> Iterator[str]:
        """The terms and fillers a name is made of, and whatever is neither."""
        for run in RUN.finditer(words):
            term = flat(run[0])
            if not run["han"]:
                yield term
                continue
            while term:
                sizes = range(min(LONGEST_TERM, len(term)), 0, -1)
                longest = next((size for size in sizes if self.is_known(term[:size])), 1)
                yield term[:longest]
                term = term[longest:]

    def is_known(self, piece: str) -> bool:
        return piece in self.terms or piece in _FILLERS


def flat(words: str) -> str:
    """Words as they are compared: folded, and Latin letters without accents."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", words).translate(_ACCENTS))
    return folded(plain)


# Accents of Latin letters; the breve of й and the dots of ё go too, on both sides alike.
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def dates_in(words: str) -> tuple[list[str], str]:
    """The days and years in a name, as terms; and the name without them."""
    found = find_dates(words)
    for start, end, _ in reversed(found):
        words = f"{words[:start]} {words[end:]}"
    years = [year for match in YEAR.finditer(words) if (year := figure(match[1])) is not None]
    return [day.isoformat() for _, _, day in found] + [f"{year:04d}" for year in years], YEAR.sub(" ", words)


def pairs(name: str) -> set[str]:
    """Every two letters that stand side by side in a folded name."""
    return {name[at : at + 2] for at in range(len(name) - 1)}
