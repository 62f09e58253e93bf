"""The quotation check: whether a text is printed anywhere in the archive, and if not, what comes nearest.

Few passages are read: the quotation is cut into short pieces, and where the index has several of them in one clause
or in neighbouring ones, these are joined and compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.models.published import RELEASE
from archive.text.fold import folded
from archive.text.quotation import Comparison, Difference, Reading, nearest, verbatim
from archive.text.tokens import Pattern

from .engines import Clock, Question, spelled_out, within
from .expression import Expression
from .records import Record, records
from .tables import frequencies

LONGEST_QUOTATION = 2_000
SECONDS = 2.0
# Elements of a piece: characters of Chinese, words of another language.
PIECE = 4
MOST_PIECES = 24
# Units taken of each piece, and of all pieces together where the whole quotation is looked for in one unit.
UNITS_A_PIECE = 60
UNITS_OF_ALL = 200
# Tokens that a unit must have together; of a long quotation the rarest say enough.
MOST_TOKENS = 12
PLACES = 5
MOST_MATCHES = 20
# Clauses before and after those the index names that are joined to them: some, and one for so many characters.
NEIGHBOURS, CHARACTERS_A_CLAUSE = 3, 40
# Below this share a passage is another one, not the quotation told otherwise.
NEAR = 0.6
NEARLY_AS_NEAR = 0.95


@dataclass(frozen=True, slots=True)
class Part:
    """What of one clause a passage takes: characters [start, end) of its text. key: as Hit.key has it."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of one edition. text: as printed, clauses joined by a line feed; differences: offsets in `text`."""

    document: str
    edition: str
    language: str
    parts: tuple[Part, ...]
    text: str
    similarity: float
    differences: tuple[Difference, ...]

    @property
    def path(self) -> str:
        """Its address: /documents/2008-dushanbe-declaration/10.3 (the first of several clauses)."""
        return f"/documents/{self.document}/{self.parts[0].key}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Verdict:
    """verdict: "verbatim", "differs" or "not-found"; matches: the passages, fewest differences first.

    is_shortened: only the first 2,000 characters were looked for. has_more: there are other verbatim passages.
    """

    verdict: str
    matches: tuple[Match, ...] = ()
    is_shortened: bool = False
    has_more: bool = False


def certify(quotation: str, deadline: float = SECONDS, using: str = RELEASE) -> Verdict:
    """Whether the archive prints the quotation. Raises TooSlow after `deadline` seconds.

    Verbatim is what is equal but for script, width, case, punctuation and spacing; these differences are listed.
    Otherwise the nearest passages are shown with every difference. A quotation may span clauses of one edition.
    """
    quoted = Reading(quotation[:LONGEST_QUOTATION])
    is_shortened = len(quotation) > LONGEST_QUOTATION
    if not quoted.elements:
        return Verdict("not-found", is_shortened=is_shortened)
    with within(using, deadline) as clock:
        found = Check(using, quoted, clock)
        if whole := found.in_one_unit() or found.across_units():
            whole = distinct(sorted(whole, key=lambda match: len(match.differences)))
            has_more = len(whole) > MOST_MATCHES
            return Verdict("verbatim", tuple(whole[:MOST_MATCHES]), is_shortened, has_more)
        near = tuple(found.near())
        return Verdict("differs" if near else "not-found", near, is_shortened)


def distinct(matches: Sequence[Match]) -> list[Match]:
    """The matches without those that take the same of the same clauses as one before them, labels or not."""
    found: dict[tuple[str, str, tuple[Part, ...]], Match] = {}
    for match in matches:
        found.setdefault((match.document, match.edition, match.parts), match)
    return list(found.values())


class Passage:
    """Neighbouring units of one edition as one text, with or without their printed labels."""

    def __init__(self, units: Sequence[Record], has_labels: bool = False) -> None:
        self.units = units
        self.labels = [unit.label if has_labels else "" for unit in units]
        texts = (label + unit.text for label, unit in zip(self.labels, units, strict=True))
        self.printed = Reading("\n".join(texts))

    def match(self, found: Comparison) -> Match:
        """The comparison as a match: its parts by clause, its differences by their place in the passage."""
        first = self.units[0]
        return Match(
            first.slug,
            first.tag,
            first.lang,
            tuple(self.parts(found.start, found.end)),
            self.printed.text[found.start : found.end],
            found.similarity,
            tuple(self.told(each, found.start) for each in found.differences),
        )

    def parts(self, start: int, end: int) -> Iterator[Part]:
        for unit, (first, last) in self.places():
            if max(start, first) < min(end, last):
                yield Part(unit.key, max(start, first) - first, min(end, last) - first)

    def places(self) -> Iterator[tuple[Record, tuple[int, int]]]:
        """Every unit, and where its text stands in the passage."""
        at = 0
        for label, unit in zip(self.labels, self.units, strict=True):
            start = at + len(label)
            yield unit, (start, start + len(unit.text))
            at = start + len(unit.text) + 1

    def told(self, difference: Difference, start: int) -> Difference:
        """The difference by its place in the passage from `start` on; whether the quotation has a corrected reading."""
        kind = difference.kind
        for unit, (first, _) in self.places() if kind == "wording" else ():
            for at, found, reads in unit.corrections:
                is_inside = first + at <= difference.start and difference.end <= first + at + len(found)
                kind = "correction" if is_inside and folded(difference.quoted) in folded(reads) else kind
        own = (difference.start - start, difference.end - start)
        return Difference(kind, difference.quoted, difference.printed, *own)


class Check:
    """One quotation looked for in one database."""

    def __init__(self, using: str, quoted: Reading, clock: Clock) -> None:
        self.using, self.quoted, self.clock = using, quoted, clock
        self.passages: list[Passage] = []

    def in_one_unit(self) -> list[Match]:
        """Verbatim passages inside one clause, title or signature."""
        tokens = Pattern.of(self.quoted.text, is_literal=True).tokens
        units = frequencies(self.using, tokens)
        if any(not units.get(token) for token in tokens if not token.endswith("*")):
            return []
        rarest = sorted(tokens, key=lambda token: units.get(token, 0))[:MOST_TOKENS]
        numbers = self.numbers(rarest, UNITS_OF_ALL)
        return self.verbatim(Passage([unit]) for unit in records(self.using, numbers))

    def across_units(self) -> list[Match]:
        """Verbatim passages that begin in one clause and end in another."""
        for first, last in self.places():
            units = self.joined(first, last)
            self.passages.append(Passage(units))
            if any(unit.label for unit in units):
                self.passages.append(Passage(units, has_labels=True))
        return self.verbatim(self.passages)

    def verbatim(self, passages: Iterator[Passage] | Sequence[Passage]) -> list[Match]:
        found = []
        for passage in passages:
            self.clock.look()
            found += [passage.match(each) for each in verbatim(self.quoted, passage.printed)]
        return found

    def near(self) -> Iterator[Match]:
        """The passages most like the quotation, the nearest first."""
        found = []
        for passage in self.passages:
            self.clock.look()
            if (comparison := nearest(self.quoted, passage.printed)) and comparison.similarity >= NEAR:
                found.append(passage.match(comparison))
        found.sort(key=lambda match: -match.similarity)
        seen = set()
        for match in found:
            place = (match.document, match.edition, match.parts[0].key)
            if place not in seen and match.similarity >= found[0].similarity * NEARLY_AS_NEAR:
                seen.add(place)
                yield match

    def places(self) -> list[tuple[int, int]]:
        """First and last numbers of neighbouring units that have most of the quotation's pieces."""
        votes = Counter[int]()
        for tokens in self.pieces():
            self.clock.look()
            votes.update(self.numbers(tokens, UNITS_A_PIECE))
        runs: list[list[int]] = []
        for number in sorted(votes):
            if runs and number - runs[-1][-1] <= self.neighbours:
                runs[-1].append(number)
            else:
                runs.append([number])
        runs.sort(key=lambda run: (-sum(votes[number] for number in run), run[0]))
        return [(run[0], run[-1]) for run in runs[:PLACES]]

    def pieces(self) -> list[tuple[str, ...]]:
        """The tokens of short stretches of the quotation, the rarest first, of all its length."""
        elements, bounds = self.quoted.elements, self.quoted.bounds
        cut = []
        for at in range(0, max(1, len(elements) - PIECE + 1), max(1, PIECE - 1)):
            last = min(len(elements), at + PIECE) - 1
            start, end = self.quoted.folded.original(bounds[at][0], bounds[last][1])
            cut.append(Pattern.of(self.quoted.text[start:end]).tokens)
        units = frequencies(self.using, tuple({token for tokens in cut for token in tokens}))
        held = [tokens for tokens in cut if all(units.get(t) or t.endswith("*") for t in tokens)]
        return sorted(held, key=lambda tokens: min(units.get(token, 0) for token in tokens))[:MOST_PIECES]

    def numbers(self, tokens: Sequence[str], limit: int) -> list[int]:
        """The first units that have all of the tokens."""
        wanted = Expression(((tuple(tokens),),), ())
        return Question(self.using, wanted, None, spelled_out(self.using, wanted)).numbers(limit)

    @property
    def neighbours(self) -> int:
        """How many clauses beside one that has a piece of the quotation may have others."""
        return NEIGHBOURS + len(self.quoted.folded.text) // CHARACTERS_A_CLAUSE

    def joined(self, first: int, last: int) -> list[Record]:
        """These units and their neighbours: those clauses around the first that are of its edition."""
        last = min(last, first + 2 * self.neighbours)
        numbers = range(max(1, first - self.neighbours), last + self.neighbours + 1)
        units = records(self.using, list(numbers))
        own = next(unit for unit in units if unit.number == first)
        clauses = [unit for unit in units if unit.is_clause and (unit.slug, unit.tag) == (own.slug, own.tag)]
        return clauses if own.is_clause else [own]
