"""What can be told of a declaration's layout by looking over all of it, before any paragraph gets its key.

Whether "1." opens a clause or an item, or a short line is a heading, is seen only in what stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise, takewhile

from .frame import is_attested, is_closing, names_preamble
from .heading import COMMA, LONGEST_HEADING, divisions, is_heading_like
from .labels import APPENDED, Label, Reading, label
from .paragraph import Paragraph, ends_in_pause, ends_sentence, opens_list

# Labels that stand before clauses only: no number counts on across articles.
ARTICLES = ("Article", "N-article", "第条")
FIRST_INSIDE = re.compile(r"[.:]\s?[—–-]\s?\(1\)\s")
# Between two items of one list stand a few paragraphs at most.
FARTHEST = 6
# A block of signatures that nobody recognised has some lines for each party.
MOST_BELOW = 40
# An item of a list ends in a semicolon, perhaps with the "and" that leads to the next.
ITEM_END = re.compile(r"[;；]\s*(?:and|or|и|или|а также|以及|及|和|或)?$")


class Survey:
    """The paragraphs of one declaration's body, with what each says of its place.

    words: each as one string; labels: the label each begins with, readings without a row left out;
    scopes: the label of a division each begins with; headings: whether each is a heading without a number,
    is_marked: whether the source itself says so.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        firsts = [text[p.lines[0].start : p.lines[0].end] for p in paragraphs]
        self.words = [paragraph.words(text) for paragraph in paragraphs]
        self.scopes = divisions(self.words)
        found = [None if scope else label(first) for first, scope in zip(firsts, self.scopes, strict=True)]
        self.rows = rows(found)
        self.labels = [found and self.confirmed(found) for found in found]
        self.is_marked = [paragraph.is_heading for paragraph in paragraphs]
        self.headings = self.headings_among()
        self.restyle_section_heads()

    def confirmed(self, found: Label) -> Label | None:
        """The label with only those readings that a row bears out, or None when none is left."""
        readings = tuple(
            reading for reading in found.readings if not reading.is_weak or self.has_row(reading)
        )
        return Label(found.length, readings) if readings else None

    def has_row(self, reading: Reading) -> bool:
        """Whether the number before or after this one is printed somewhere in the same style."""
        row = self.rows[reading.style]
        if (
            reading.above
            and 1 in reading.numbers
            and any(reading.above[-1] in counted for counted in self.rows.values())
        ):
            # "3.1" is the only item of 3.
            return True
        return any(number + 1 in row or number - 1 in row for number in reading.numbers)

    def next_label(self, index: int) -> str:
        """The style of the next label below paragraph `index`, "" where a division, a heading or nothing is next."""
        for below in range(index + 1, min(len(self.words), index + FARTHEST)):
            if self.scopes[below] or self.headings[below]:
                return ""
            if self.labels[below]:
                return self.style(below)
        return ""

    def follows(self, index: int, style: str, number: int) -> bool:
        """Whether `number` is printed in this style anywhere below paragraph `index`."""
        places = self.rows[style].get(number, [])
        return bisect_right(places, index) < len(places)

    def headings_among(self) -> list[bool]:
        """Which paragraphs are headings without a number: marked as such, or set apart by their form."""
        bare = [not (name or scope) for name, scope in zip(self.labels, self.scopes, strict=True)]
        listed = {index for opener, last in self.bare_lists.items() for index in range(opener + 1, last + 1)}
        form = [
            bare[index] and index not in listed and is_heading_like(self.words[index])
            for index in range(len(bare))
        ]
        # Where most paragraphs lack their full stop, a missing one says nothing.
        tells = sum(form) * 2 <= len(form)
        headings = []
        is_preamble = False
        for index, is_bare in enumerate(bare):
            # Below its heading a preamble may be printed phrase by phrase, up to the first provision.
            is_preamble = is_bare and (is_preamble or names_preamble(self.words[index - 1]) and index > 0)
            by_form = tells and form[index] and not is_preamble and self.stands_apart(index)
            headings.append(is_bare and (self.is_marked[index] or by_form))
        return headings

    def stands_apart(self, index: int) -> bool:
        """Whether a short line is set between others as a heading is, not as half a sentence on a line of its own."""
        above = self.words[index - 1] if index else ""
        if index + 1 >= len(self.words) or (ends_in_pause(above) and not opens_list(above)):
            return False
        if self.is_bare(index + 1) and self.words[index + 1][:1].islower() and not self.goes_on(index + 1):
            return False
        return len(COMMA.split(self.words[index])) == 1 or not above or ends_sentence(above)

    def restyle_section_heads(self) -> None:
        """Take "I. Politics", "II. Economy" for headings where the clauses below count on across them.

        Where the clauses begin again below each, and others stand above the first, the sections are parts. Each annex
        numbers for itself, and so is looked over for itself.
        """
        for first, last in pairwise([0, *self.annexes, len(self.words)]):
            rows: dict[str, list[int]] = {}
            for index in range(first, last):
                name = self.labels[index]
                if name and not name.is_bullet:
                    rows.setdefault(self.style(index), []).append(index)
            for outer in rows:
                if self.are_heads(rows[outer], outer):
                    self.restyle(rows, outer, first, last)

    def are_heads(self, heads: Sequence[int], style: str) -> bool:
        """Whether what prints numbers of one style are headings by their form; articles never are."""
        if len(heads) < 2 or style.startswith((*ARTICLES, "1.1")):
            return False
        return all(is_heading_like(self.body(index)) for index in heads)

    def restyle(self, rows: Mapping[str, Sequence[int]], outer: str, first: int, last: int) -> None:
        """Restyle the heads of one style between two paragraphs. rows: style → the paragraphs so numbered, in order."""
        heads, styles = rows[outer], list(rows)
        inner = styles[0] if outer != styles[0] else styles[1] if len(styles) > 1 else ""
        sections = {bisect_right(heads, index) for index in rows.get(inner, ())}
        begun = [bisect_right(heads, index) for index in self.rows[inner].get(1, []) if first <= index < last]
        is_outermost, is_full = outer == styles[0], sections >= set(range(1, len(heads)))
        if len(begun) == 1 and len(sections) > 1 and (is_outermost or is_full):
            for index in heads:
                self.headings[index] = True
        elif not is_outermost and is_full and sections - {0} <= set(begun):
            for index in heads:
                name = self.labels[index]
                numbers = name.readings[0].numbers if name else frozenset[int]()
                self.scopes[index] = Label(name.length if name else 0, (Reading("part", numbers),), "part")
                self.labels[index] = None

    def style(self, index: int) -> str:
        """The likeliest row of the label of paragraph `index`, "" without one."""
        name = self.labels[index]
        return name.readings[0].style if name else ""

    def body(self, index: int) -> str:
        """The words of paragraph `index` after its label."""
        name = self.labels[index] or self.scopes[index]
        return self.words[index][name.length :].strip() if name else self.words[index]

    def is_bare(self, index: int) -> bool:
        """Whether paragraph `index` begins with neither a label nor that of a division."""
        return not (self.labels[index] or self.scopes[index])

    def is_plain(self, index: int) -> bool:
        """Whether there is a paragraph `index` that has neither label nor rank."""
        if not 0 <= index < len(self.words):
            return False
        return not (self.labels[index] or self.scopes[index] or self.headings[index])

    def is_item(self, index: int) -> bool:
        """Whether paragraph `index` is a plain one that ends as items of a list do."""
        return self.is_plain(index) and bool(ITEM_END.search(self.words[index]))

    @cached_property
    def bare_lists(self) -> dict[int, int]:
        """The paragraphs whose colon announces items on short lines that end in no mark, each with its last item.

        Names and titles are listed so. There are two at least, and below them words that do end in a mark, unless a
        numbered clause announces them.
        """
        found: dict[int, int] = {}
        at = 0
        while at < len(self.words):
            last = at
            while opens_list(self.words[at]) and self.is_bare_item(last + 1):
                last += 1
            is_followed = last + 1 < len(self.words)
            if last > at + 1 and (not self.is_marked[last + 1] if is_followed else self.labels[at]):
                found[at] = last
            at = last + 1
        return found

    def is_bare_item(self, index: int) -> bool:
        """Whether paragraph `index` is a short line that begins with no label and ends in no mark."""
        if index >= len(self.words) or self.labels[index] or self.scopes[index] or self.is_marked[index]:
            return False
        words = self.words[index]
        return len(words) <= LONGEST_HEADING and not (ends_sentence(words) or ends_in_pause(words))

    def list_end(self, opener: int) -> int:
        """The last of the unnumbered items announced by the colon of paragraph `opener`; itself without any.

        The items end in semicolons and the last of them in a full stop, or in no marks at all; there are two at least.
        """
        if opener in self.bare_lists:
            return self.bare_lists[opener]
        at = opener + 1
        while self.is_item(at):
            at += 1
        if at > opener + 1 and self.is_plain(at) and ends_sentence(self.words[at]):
            return at
        return at - 1 if at > opener + 2 else opener

    @cached_property
    def main_end(self) -> int:
        """Where the annexes begin: the index of the first annex's heading, or the number of paragraphs."""
        return next(iter(self.annexes), len(self.words))

    @cached_property
    def annexes(self) -> list[int]:
        """The headings of annexes and their like."""
        return [index for index, scope in enumerate(self.scopes) if scope and scope.scope in APPENDED]

    @cached_property
    def closing_start(self) -> int:
        """The first of the formulas after the last provision; `main_end` when there are none."""
        at = end = self.main_end
        while at > 1 and self.is_plain(at - 1) and is_closing(self.words[at - 1]):
            at -= 1
        if at < end:
            return at
        # Nothing but signatures stands below "in witness whereof", even where they are not told as such.
        bare = takewhile(lambda index: not (self.labels[index] or self.scopes[index]), range(end - 1, 1, -1))
        attested = [index for index in islice(bare, MOST_BELOW) if is_attested(self.words[index])]
        return min(attested, default=end)

    def repeats(self, sort: str) -> bool:
        """Whether divisions of this sort are counted anew, as chapters are under each part."""
        ones = (
            scope for scope in self.scopes if scope and scope.scope == sort and 1 in scope.readings[0].numbers
        )
        return len(list(islice(ones, 2))) > 1

    def begins_above(self, index: int) -> bool:
        """Whether the first of the numbers that go on with paragraph `index` stands inside the one above it.

        Commonwealth constitutions print "1. Name.—(1) The lakes shall be a Union." above "(2) …".
        """
        return index > 0 and bool(FIRST_INSIDE.search(self.words[index - 1]))

    def goes_on(self, index: int) -> bool:
        """Whether paragraph `index` goes on with a heading above it: "on Lakes", in lower case and no sentence."""
        words = self.words[index]
        if not self.is_bare(index) or not words[:1].islower() or len(words) > LONGEST_HEADING:
            return False
        return not (ends_sentence(words) or ends_in_pause(words))

    def titled_below(self, index: int) -> bool:
        """Whether the label of division `index` stands alone and the line below it is its title."""
        below = index + 1
        if self.body(index) or below >= len(self.words):
            return False
        return self.headings[below] or (self.is_plain(below) and is_heading_like(self.words[below]))


def rows(labels: Sequence[Label | None]) -> defaultdict[str, dict[int, list[int]]]:
    """Style → number → the paragraphs so numbered, in order."""
    found: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for index, name in enumerate(labels):
        for reading in name.readings if name else ():
            for number in reading.numbers:
                found[reading.style].setdefault(number, []).append(index)
    return found
