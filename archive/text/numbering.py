"""What the printed numbers of a declaration count: its clauses, or only items of lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from .frame import is_declaring, is_preamble, names_meeting
from .paragraph import ends_sentence, opens_list
from .survey import ITEM_END, Survey

# The last clause may go on for a paragraph or two; more without a number are a text that numbers only lists.
LONGEST_LAST_CLAUSE = 2


def first_from(places: Sequence[int], start: int) -> int | None:
    """The first of the ascending places that is not before `start`, None without one."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else None


class Numbering:
    """The numbers of a surveyed declaration, seen all at once."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    def is_numbered(self, index: int) -> bool:
        """Whether paragraph `index` prints a number of a clause or item."""
        name = self.survey.labels[index]
        return name is not None and not name.is_bullet and not self.survey.headings[index]

    def prints(self, index: int, number: int) -> bool:
        """Whether the label of paragraph `index` can be read as `number`."""
        name = self.survey.labels[index]
        return name is not None and any(number in reading.numbers for reading in name.readings)

    @cached_property
    def first_clause(self) -> int | None:
        """Where numbering of clauses, or a division, begins; None where nothing but items is numbered."""
        is_first, numbers_lists = True, False
        for index in range(self.survey.main_end):
            if self.survey.scopes[index]:
                return index
            if not self.is_numbered(index):
                continue
            if is_first or self.prints(index, 1):
                # Where one list stands under a paragraph without a number, others do.
                numbers_lists = self.opens_items(index) or (numbers_lists and self.is_announced(index))
                if not numbers_lists:
                    return index
            is_first = False
        return None

    def is_announced(self, index: int) -> bool:
        """Whether paragraph `index` stands under a colon other than the declaring one of a first paragraph."""
        above = self.survey.words[index - 1] if index else ""
        return opens_list(above) and (index > 1 or not is_declaring(above))

    def is_preamble(self, index: int) -> bool:
        """Whether paragraph `index`, the first, is the preamble although no clause is numbered."""
        words, below = self.survey.words[index], index + 1
        has_list = below < len(self.survey.words) and self.survey.labels[below] is not None
        return is_preamble(words) and (is_declaring(words) or names_meeting(words) or not has_list)

    def opens_items(self, index: int) -> bool:
        """Whether the numbered paragraph `index` begins a list of items rather than the clauses.

        Items stand under a colon, but so may clauses, under that of a preamble. A list is told from clauses by
        what follows: its numbers begin again elsewhere, or its items end in semicolons and more words follow,
        or many paragraphs without a number do. Clauses go on being counted after other words.
        """
        if index < 2 and not self.is_announced(index):
            return False
        survey, style, end = self.survey, self.survey.style(index), self.list_end(index)
        if self.counts_on(index, end):
            return False
        is_announced = self.is_announced(index)
        if is_announced and index > 1 and len(survey.rows[style].get(1, [])) > 1:
            return True
        if end - index < 2:
            return False
        if self.are_items(index, end):
            more = end < survey.closing_start and (survey.is_plain(end) or self.is_bare_heading(end))
            return more or (is_announced and self.statements_before(index) > LONGEST_LAST_CLAUSE)
        return is_announced and self.plain_after[min(end, survey.closing_start)] > LONGEST_LAST_CLAUSE

    def are_items(self, index: int, end: int) -> bool:
        """Whether all but the last of the row that begins with paragraph `index` end in semicolons."""
        style = self.survey.style(index)
        row = [self.survey.words[at] for at in range(index, end) if self.survey.style(at) == style]
        return len(row) > 1 and all(ITEM_END.search(words) or opens_list(words) for words in row[:-1])

    def statements_before(self, index: int) -> int:
        """How many full sentences without a number stand above paragraph `index`: preambles are of half ones."""
        survey = self.survey
        return sum(survey.is_plain(at) and ends_sentence(survey.words[at]) for at in range(1, index))

    def list_end(self, index: int) -> int:
        """Where the labelled paragraphs that follow numbered paragraph `index` without a break end, excluded."""
        end = index + 1
        while end < self.survey.main_end and self.survey.labels[end] and not self.survey.headings[end]:
            end += 1
        return end

    def counts_on(self, index: int, end: int) -> bool:
        """Whether the row that begins with paragraph `index` is counted on from `end`, before it begins anew."""
        style = self.survey.style(index)
        row = self.survey.rows[style]
        printed = [name for name in self.survey.labels[index:end] if name and name.readings[0].style == style]
        last = max(min(name.readings[0].numbers, default=0) for name in printed)
        counted, anew = (first_from(row.get(number, []), end) for number in (last + 1, 1))
        return counted is not None and (anew is None or counted < anew)

    @cached_property
    def plain_after(self) -> list[int]:
        """For each paragraph how many without label or rank stand from there to the closing."""
        counts = [0]
        for index in reversed(range(self.survey.closing_start)):
            counts.append(counts[-1] + self.survey.is_plain(index))
        return counts[::-1]

    @cached_property
    def restarts(self) -> bool:
        """Whether clauses are counted anew under a later division, so that a number alone names none."""
        divisions, styles = 0, defaultdict(set)
        first = ""
        for index in range(self.survey.main_end):
            divisions += self.survey.scopes[index] is not None
            name = self.survey.labels[index]
            if divisions and name and not name.is_bullet:
                first = first or self.survey.style(index)
                if 1 in name.readings[0].numbers:
                    styles[self.survey.style(index)].add(divisions)
        return len(styles[first]) > 1

    @cached_property
    def restarts_under_headings(self) -> bool:
        """Whether every heading without a number has clauses counted anew under it, as a part has.

        Two headings at least, each with its own number 1 in the style of the first clause below them.
        """
        if any(self.survey.scopes):
            return False
        first = self.first_clause
        heads = [index for index in range(self.survey.main_end) if self.is_bare_heading(index)]
        if first is None or len(heads) < 2 or not heads[0] < first:
            return False
        # What stands between the first heading and its number would be the preamble, and no part holds one.
        if first > heads[0] + 1 and not any(map(self.survey.is_plain, range(heads[0]))):
            return False
        style = self.survey.style(first)
        ones = self.survey.rows[style].get(1, [])
        bounds = [*heads, self.survey.main_end]
        # The first number 1 below each heading, in order, stands above the next heading.
        return all(bisect_right(ones, low) < bisect_left(ones, high) for low, high in pairwise(bounds))

    def is_bare_heading(self, index: int) -> bool:
        """Whether paragraph `index` is a heading that prints no number."""
        return self.survey.headings[index] and self.survey.labels[index] is None

    @cached_property
    def next_number(self) -> list[int | None]:
        """For each paragraph the index of the next numbered one below it in the same division."""
        after: list[int | None] = []
        coming: int | None = None
        for index in reversed(range(len(self.survey.words))):
            after.append(coming)
            if self.survey.scopes[index]:
                coming = None
            elif self.is_numbered(index):
                coming = index
        return after[::-1]
