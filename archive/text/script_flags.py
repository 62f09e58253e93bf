"""Script review: the spots of a text whose rendering in the other script is doubtful, for a person to judge.

A spot is doubtful where the words a converter knows overlap, and the text would be shown otherwise if it were cut into
words from the right and not from the left. A rule of the archive settles what it covers. A document with no open flag
is reviewed as far as a dictionary can tell: what the dictionary itself has wrong (并为此, 马里), it cannot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from .script import NoRendering, Renderer, Rule, renderer
from .script_opencc import words as stock_words
from .script_words import Cut, Words, words_of

Crossings = Callable[[Words, str], list[Cut]]

# Each way a page may show a text; zh-Hant-TW is shown as zh-Hant is.
SHOWN = ("zh-Hans", "zh-Hant", "zh-Hant-HK")
# Crossings a way remembers: some thousands of different ones stand in a hundred declarations.
MOST_MET = 1 << 13


@dataclass(frozen=True, slots=True)
class Readings:
    """How a spot is shown in `shown`, and how it would be if it were cut from the right."""

    shown: str
    reads: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Characters `start` to `end` of a text, `found`, whose rendering is doubtful, and why.

    readings: one for each script in which they are; all of them as long as what was found.
    """

    start: int
    end: int
    found: str
    readings: tuple[Readings, ...]
    reason: str

    def moved(self, by: int) -> Flag:
        """The flag in a longer text, of which its own begins at character `by`."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Words that overlap, cut from the left and from the right, and how they are shown when cut from the right."""

    left: tuple[Cut, ...]
    right: tuple[Cut, ...]
    otherwise: str


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way to show a text: `shown`, its renderer, the words each of its steps cuts by, the rules it follows."""

    shown: str
    renderer: Renderer
    words: tuple[Words, ...]
    rules: tuple[Rule, ...]
    # What crosses was met before nearly always: the step and the words that cross → how they may be cut.
    met: dict[tuple[int, str], Crossing | None] = field(default_factory=dict)

    def flags(self, text: str, crossings: Crossings) -> Iterator[Flag]:
        """The doubtful spots of a text as it is shown this way."""
        steps: list[str] | None = None
        for step, words in enumerate(self.words):
            before = text if step == 0 else (steps := steps or self.renderer.steps(text))[step]
            for start, end in crossings(words, before):
                found = self.crossing(step, before[start:end])
                if found is not None:
                    steps = steps or self.renderer.steps(text)
                    yield from self.doubts(text, steps[-1], start, found)

    def crossing(self, step: int, words: str) -> Crossing | None:
        """Words that cross, where the one cutting of them is not shown as the other."""
        place = step, words
        try:
            return self.met[place]
        except KeyError:
            found = self.cut(step, words)
        # Another thread may clear it too, so nothing is asked of it again.
        if len(self.met) >= MOST_MET:
            self.met.clear()
        self.met[place] = found
        return found

    def cut(self, step: int, words: str) -> Crossing | None:
        left, right = (cut(words) for cut in (self.words[step].from_left, self.words[step].from_right))
        if left == right:
            return None
        otherwise = self.renderer.render_from(step, [words[first:last] for first, last in right])
        # No word crosses its ends, so it is shown as it would be alone.
        if otherwise == self.renderer.render_from(step, [words]):
            return None
        return Crossing(tuple(left), tuple(right), otherwise)

    def doubts(self, text: str, shown: str, start: int, found: Crossing) -> Iterator[Flag]:
        """The spots of a crossing at character `start` that no rule settles. shown: all of the text as shown."""
        here = shown[start : start + len(found.otherwise)]
        differing = (
            at for at, (one, other) in enumerate(zip(here, found.otherwise, strict=True)) if one != other
        )
        unsettled = [at for at in differing if not is_settled(text, start + at, shown, self.rules)]
        for first, last in spots(unsettled, found.left, found.right):
            words = text[start + first : start + last]
            readings = (Readings(self.shown, here[first:last], found.otherwise[first:last]),)
            cuts = [parts(words, first, side) for side in (found.left, found.right)]
            reason = f"cut {cuts[0]} from the left, {cuts[1]} from the right"
            yield Flag(start + first, start + last, words, readings, reason)


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """Finds the doubtful spots of texts held in one script; made once for all of them."""

    ways: tuple[Way, ...]

    def flags(self, text: str) -> list[Flag]:
        """The doubtful spots of a text in order. Raises NotRenderable. Time grows with the text."""
        seen: dict[tuple[int, str], list[Cut]] = {}

        def crossings(words: Words, before: str) -> list[Cut]:
            place = id(words), before
            if place not in seen:
                seen[place] = list(words.crossings(before))
            return seen[place]

        merged: dict[tuple[int, int, str], Flag] = {}
        for way in self.ways:
            for flag in way.flags(text, crossings):
                place = flag.start, flag.end, flag.reason
                others = merged[place].readings if place in merged else ()
                merged[place] = replace(flag, readings=(*others, *flag.readings))
        return sorted(merged.values(), key=lambda flag: (flag.start, flag.end))


# Room for every script a text may be held in under several sets of rules.
@lru_cache(maxsize=16)
def review(held: str, rules: tuple[Rule, ...] = ()) -> Review:
    """The review of texts held in one script; it finds nothing where the archive shows them in no other.

    held: their tag without a private name, "zh-Hans" or "zh-Hant-TW"; rules: all of the archive's. Raises BadRule.
    """
    return Review(tuple(ways(held, rules)))


def ways(held: str, rules: tuple[Rule, ...]) -> Iterator[Way]:
    """Every way in which pages show what is held in one script as another."""
    for shown in SHOWN:
        try:
            made = renderer(held, shown, rules)
        except NoRendering:
            continue
        if made.converts:
            own = tuple(rule for rule in rules if rule.shown == shown)
            phrases = frozenset(rule.found for rule in own if len(rule.found) > 1)
            names = made.configuration.split("+")
            yield Way(shown, made, tuple(words_of(stock_words(name), phrases) for name in names), own)


def is_settled(text: str, at: int, shown: str, rules: Sequence[Rule]) -> bool:
    """Whether a rule covers a character, and it is shown as the rule says."""
    for rule in rules:
        length = len(rule.found)
        first = text.find(rule.found, max(0, at - length + 1), at + length)
        while 0 <= first <= at:
            if shown[at] == rule.reads[at - first]:
                return True
            first = text.find(rule.found, first + 1, at + length)
    return False


def spots(places: Sequence[int], left: Sequence[Cut], right: Sequence[Cut]) -> list[Cut]:
    """The words around each of these places, of either cutting, as one spot where they overlap."""
    found: list[Cut] = []
    starts = [[first for first, _ in side] for side in (left, right)]
    for at in places:
        around = [
            side[bisect_right(begun, at) - 1] for side, begun in zip((left, right), starts, strict=True)
        ]
        first, last = min(cut[0] for cut in around), max(cut[1] for cut in around)
        if found and first < found[-1][1]:
            first, last = min(first, found[-1][0]), max(last, found[-1][1])
            found.pop()
        found.append((first, last))
    return found


def parts(words: str, start: int, cuts: Sequence[Cut]) -> str:
    """Words that begin at character `start` of a crossing as they were cut there: 国历|史."""
    end = start + len(words)
    inside = ((max(first, start), min(last, end)) for first, last in cuts if first < end and last > start)
    return "|".join(words[first - start : last - start] for first, last in inside)
