"""The register of documents by what they are called: titles, printed titles, place, day, kind and body, in any script.

A release never changes, so the register is drawn up once a process. A term's documents are the bits of one integer,
as in holdings.py: reading a name is `&` a word.
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from archive.models import Document, Edition, PartyName, Release
from archive.models.published import RELEASE
from archive.text.dates import find_dates
from archive.text.fold import folded
from archive.text.numerals import figure

from .holdings import MOST_RELEASES, numbers, sets
from .site import INTERFACES
from .words import KINDS, word

Labels = Mapping[str, str]

# A name longer than this is no name; a misspelt one is compared with names of this length at most.
LONGEST_NAME = 200
# A Chinese run is cut into the longest terms it holds.
LONGEST_TERM = 40
_YEAR = re.compile(
    r"(?<![\d〇零○一二三四五六七八九])(\d{4}|[〇零○一二三四五六七八九]{4})(?![\d〇零○一二三四五六七八九])年?"
)
_BRACKETED_YEAR = re.compile(r"\s*[（(]\s*\d{4}\s*年?\s*[)）]")
_RUN = re.compile(
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


@dataclass(frozen=True, slots=True)
class Called:
    """A published document: its editorial titles, and the days it may be dated by."""

    slug: str
    titles: Labels
    days: frozenset[datetime.date]


@dataclass(frozen=True, slots=True)
class Register:
    """Documents numbered by date and slug. wholes and terms: folded wording → its documents, one bit a number.

    weak: terms that by themselves tell no document, as kinds and organisations do not.
    """

    documents: tuple[Called, ...]
    wholes: Mapping[str, int]
    terms: Mapping[str, int]
    weak: frozenset[str]
    slugs: Mapping[str, int]

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
        alike = difflib.get_close_matches(flat(words), self.wholes, most, ALIKE)
        every = [self.wholes[name] for name in alike] or [self.partly_covered(words)]
        found = [number for bits in every for number in numbers(bits, range(len(self.documents)))]
        return [self.documents[number] for number in dict.fromkeys(found)][:most]

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
        for run in _RUN.finditer(words):
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


class Registers(dict[str, Register]):
    """Release id → its register, of the last few releases."""

    def of(self, release: Release) -> Register:
        """The register of the open release. No query, or three the first time."""
        if release.id not in self:
            drawn = draw()
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[release.id] = drawn
        return self[release.id]


REGISTERS = Registers()
FIELDS = (
    "pk", "slug", "kind", "titles", "adopted_on", "meeting__start", "meeting__end", "meeting__place",
    "meeting__body__names", "meeting__body__organisation_id",
)  # fmt: skip


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
    years = [figure(match[1]) for match in _YEAR.finditer(words)]
    return [day.isoformat() for _, _, day in found] + [f"{year:04d}" for year in years], _YEAR.sub(" ", words)


def draw() -> Register:
    """The register of the open release. Three queries."""
    rows = list(
        Document.objects.using(RELEASE)
        .filter(status=Document.Status.PUBLISHED)
        .order_by("adopted_on", "slug")
        .values(*FIELDS)
    )
    printed: dict[int, list[str]] = {}
    for pk, title in Edition.objects.using(RELEASE).exclude(title="").values_list("document_id", "title"):
        printed.setdefault(pk, []).append(title)
    organisations: dict[int, list[str]] = {}
    for pk, name in PartyName.objects.using(RELEASE).values_list("party_id", "name"):
        organisations.setdefault(pk, []).append(name)
    kinds = kind_words()
    weak: set[str] = set()
    wholes, terms = [], []
    for number, row in enumerate(rows):
        wholes += [(number, name) for name in whole_names(row, printed.get(row["pk"], ()))]
        own = weak_terms(row, kinds, organisations)
        weak |= own
        terms += [(number, term) for term in own | strong_terms(row, own)]
    return Register(
        documents=tuple(Called(row["slug"], row["titles"], days(row)) for row in rows),
        wholes=sets(wholes),
        terms=sets(terms),
        weak=frozenset(weak),
        slugs={row["slug"]: number for number, row in enumerate(rows)},
    )


def kind_words() -> dict[str, list[str]]:
    """Kind → what it is called in every language of the interface, and its code."""
    found: dict[str, list[str]] = {kind: [kind] for kind in KINDS}
    for interface in INTERFACES:
        with translation.override(interface):
            for kind in KINDS:
                found[kind].append(word(KINDS, kind))
    return found


def whole_names(row: Mapping[str, Any], printed: Iterable[str]) -> set[str]:
    """Every name that is the document's own, folded: slug, titles with and without their year, printed titles."""
    titles = list(row["titles"].values())
    names = [row["slug"], *titles, *(_BRACKETED_YEAR.sub("", title) for title in titles)]
    # A title in lines is also cited by its last, which says what and where: "Dushanbe Declaration".
    names += [part for title in printed for part in (title, *title.splitlines())]
    return {flat(name) for name in names}


def weak_terms(
    row: Mapping[str, Any], kinds: Mapping[str, list[str]], organisations: Mapping[int, list[str]]
) -> set[str]:
    """What is true of the document and of many others: kind, body, organisation."""
    bodies = list((row["meeting__body__names"] or {}).values())
    names = organisations.get(row["meeting__body__organisation_id"], [])
    found = {piece for name in [*kinds[row["kind"]], *names] for piece in pieces(name)}
    return found | {part for name in bodies for piece in pieces(name) for part in parts(piece)}


def strong_terms(row: Mapping[str, Any], weak: set[str]) -> set[str]:
    """What tells the document from others: place, days, year, and what else its titles say."""
    places = {piece for name in (row["meeting__place"] or {}).values() for piece in pieces(name)}
    known = weak | places
    titles = {
        piece
        for title in row["titles"].values()
        for whole in pieces(_YEAR.sub(" ", title))
        for piece in left_over(whole, known)
    }
    dates = {day.isoformat() for day in days(row)}
    return places | (titles - weak) | dates | {date[:4] for date in dates}


def days(row: Mapping[str, Any]) -> frozenset[datetime.date]:
    """The day of adoption and the days of the meeting."""
    start, end = row["meeting__start"], row["meeting__end"]
    met = [start + datetime.timedelta(count) for count in range((end - start).days + 1)] if start else []
    return frozenset([*met, *([row["adopted_on"]] if row["adopted_on"] else [])])


def pieces(name: str) -> set[str]:
    """The runs of a name, folded: its words, or its stretch of Chinese."""
    return {term for run in _RUN.finditer(name) if (term := flat(run[0]))}


def parts(piece: str) -> set[str]:
    """A stretch of Chinese and every part of it of two characters or more; a word of letters is one."""
    if not _RUN.fullmatch(piece) or _RUN.fullmatch(piece)["han"] is None:  # type: ignore[index]
        return {piece}
    size = len(piece)
    return {piece[start:end] for start in range(size) for end in range(start + 2, size + 1)} | {piece}


def left_over(piece: str, known: set[str]) -> set[str]:
    """A piece of a title without the terms already known: of 莫斯科外长会议公报, 外长会议."""
    for term in sorted((term for term in known if len(term) > 1 and term in piece), key=len, reverse=True):
        piece = piece.replace(term, " ")
    return set(piece.split())
