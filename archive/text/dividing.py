"""Divisions of a declaration: its parts, chapters, sections and annexes, and which of them stands under which."""

from __future__ import annotations

from .labels import APPENDED, Label
from .numbering import Numbering
from .outline import Entry
from .survey import Survey


class Divisions:
    """The divisions that are open while the paragraphs of `document` are allotted, the outermost first."""

    def __init__(self, document: Entry, survey: Survey, numbering: Numbering) -> None:
        self.document, self.survey, self.numbering = document, survey, numbering
        self.open: list[tuple[str, Entry]] = []

    def begin(self, division: Label) -> tuple[Entry | None, str]:
        """The entry of the division a heading begins; None, and why, for one that is counted out of order."""
        sort = division.scope
        around = [] if sort in APPENDED else self.around(sort)
        above = self.above(sort, around)
        last = above.others.get(sort, 0)
        number = min(division.readings[0].numbers, default=last + 1)
        if number <= last:
            return None, f"{sort} {number} stands after {sort} {last}, out of order"
        entry = above.other(sort, number)
        self.open = [*around, (sort, entry)]
        return entry, ""

    def around(self, sort: str) -> list[tuple[str, Entry]]:
        """The divisions that go on around a new one of this sort: those begun before the last of its sort."""
        sorts = [other for other, _ in self.open]
        return self.open[: sorts.index(sort)] if sort in sorts else self.open

    def above(self, sort: str, around: list[tuple[str, Entry]]) -> Entry:
        """What a division stands under: the annex it is in or, where its sort begins anew, the one around it.

        Where clauses count on through the divisions, clauses stand between them, and no division holds another.
        """
        if around and self.numbering.restarts and self.survey.repeats(sort):
            return around[-1][1]
        return next((entry for other, entry in around if other in APPENDED), self.document)
