"""What the printed numbers of a declaration count: its clauses, or only items of lists."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import pairwise

from .paragraph import opens_list
from .survey import ITEM_END, Survey

# The last clause may go on for a paragraph or two; more without a number are a text that numbers only lists.
LONGEST_LAST_CLAUSE = 2


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
        is_first = True
        for index in range(self.survey.main_end):
            if self.survey.scopes[index]:
                return index
            if not self.is_numbered(index):
                continue
            if (is_first or self.prints(index, 1)) and not self.opens_items(index):
                return index
            is_first = False
        return None

    def opens_items(self, index: int) -> bool:
        """Whether the numbered paragraph `index` begins a list of items rather than the clauses.

        Items stand under a colon, but so may clauses, under that of a preamble. A list is told from clauses by
        what follows: its numbers begin again elsewhere, or its items end in semicolons and more words follow,
        or many paragraphs without a number do. Clauses go on being counted after other words.
        """
        if index < 2:
            return False
        survey, style, end = self.survey, self.survey.style(index), self.row_end(index)
        if self.counts_on(end - 1, style):
            return False
        is_announced = opens_list(survey.words[index - 1])
        if is_announced and len(survey.rows[style].get(1, [])) > 1:
            return True
        if end - index < 2 or not survey.is_plain(end) or end >= survey.closing_start:
            return False
        if all(ITEM_END.search(words) for words in survey.words[index : end - 1]):
            return True
        return (
            is_announced
            and self.next_number[end] is None
            and survey.closing_start - end > LONGEST_LAST_CLAUSE
        )

    def row_end(self, index: int) -> int:
        """Where the unbroken row of numbers that begins with paragraph `index` ends, excluded."""
        style, end = self.survey.style(index), index + 1
        while end < self.survey.main_end and self.survey.style(end) == style and not self.prints(end, 1):
            end += 1
        return end

    def counts_on(self, last: int, style: str) -> bool:
        """Whether the row that ends with paragraph `last` is counted on after other words."""
        following, name = self.next_number[last], self.survey.labels[last]
        if following is None or name is None or self.survey.style(following) != style:
            return False
        return any(self.prints(following, number + 1) for number in name.readings[0].numbers)

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
        return all(any(low < one < high for one in ones) for low, high in pairwise(bounds))

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
