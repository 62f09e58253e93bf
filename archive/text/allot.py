"""Allotting addresses: one paragraph after the other is given its entry in the outline of the declaration."""

from __future__ import annotations

from .dividing import Divisions
from .frame import is_closing
from .heading import is_heading_like
from .labels import APPENDED, Label, Reading
from .numbering import Numbering
from .outline import DEEPEST, Entry, Level, Unit
from .paragraph import opens_list
from .survey import ARTICLES, Survey


class Allotment:
    """The entries of one declaration: `units` in reading order, `doubts` as (index of paragraph, reason)."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.numbering = survey, Numbering(survey)
        self.units: list[Unit] = []
        self.doubts: list[tuple[int, str]] = []
        self.document = self.scope = Entry("")
        self.here: Entry | None = None
        self.levels: list[Level] = []
        self.reached: dict[str, int] = {}
        self.divisions = Divisions(self.document, survey, self.numbering)
        self.frame: dict[str, Entry] = {}
        self.list_end = -1
        for index in range(len(survey.words)):
            self.allot(index)

    def allot(self, index: int) -> None:
        """Give paragraph `index` its entry."""
        survey, name, division = self.survey, self.survey.labels[index], self.survey.scopes[index]
        if survey.closing_start <= index < survey.main_end:
            self.framed(index, "closing")
            if not is_closing(survey.words[index]):
                self.doubt(index, "what stands below the closing formula is taken with it")
        elif division:
            self.divide(index, division)
        elif name is None and self.here is not None and self.here.is_open:
            self.fill(index, self.here)
        elif self.is_below_heading() and survey.goes_on(index):
            self.put(index, self.units[-1].entry)
            self.here = None
        elif survey.headings[index]:
            self.head(index)
        elif name is None:
            self.plain(index)
        elif name.is_bullet:
            self.count(index, name.readings[0].style, name.length)
        else:
            self.number(index, name)
        if opens_list(survey.words[index]):
            self.list_end = survey.list_end(index)

    def put(self, index: int, entry: Entry, label: int = 0) -> None:
        """Give paragraph `index` this entry; rows that count elsewhere, other than those of clauses, end here."""
        self.units.append(Unit(index, entry, label))
        self.here = entry
        self.levels = [
            level for level in self.levels if level.parent is self.scope or level.parent.holds(entry)
        ]

    def doubt(self, index: int, reason: str) -> None:
        self.doubts.append((index, reason))

    # Paragraphs without a label.

    def plain(self, index: int, label: int = 0) -> None:
        """A paragraph without a number: the preamble, an item, the next of its clause, or a new "p"."""
        if index <= self.list_end:
            self.count(index, "item", label)
        elif self.is_preamble(index):
            self.levels.clear()
            self.framed(index, "preamble", label)
        else:
            self.put(index, (self.holder(index) or self.scope).paragraph(label > 0), label)

    def is_preamble(self, index: int) -> bool:
        """Whether the paragraph opens the declaration: all do before number 1, else the first by its words."""
        if self.document.paragraphs or self.document.last or index >= self.survey.main_end:
            return False
        first = self.numbering.first_clause
        if "preamble" in self.frame:
            return self.here is not None and first is not None and index < first
        return self.numbering.is_preamble(index) if first is None else index < first

    def framed(self, index: int, name: str, label: int = 0) -> None:
        """The next paragraph of the preamble or closing."""
        entry = self.frame.get(name)
        if entry is None:
            self.frame[name] = entry = Entry(name, self.document, paragraphs=1)
            self.put(index, entry, label)
        else:
            self.put(index, entry.paragraph(label > 0), label)

    def holder(self, index: int) -> Entry | None:
        """The clause or item that an unnumbered paragraph goes on with, None when it stands for itself."""
        if self.here is None or (self.here.is_paragraph and self.here.parent is self.scope):
            return None
        following = self.numbering.next_number[index]
        coming = self.survey.labels[following] if following is not None else None
        for level in reversed(self.levels):
            goes_on = level.parent is self.scope or level.parent.is_section or level.parent.is_bare
            goes_on = goes_on or (coming is not None and level.next_in(coming) is not None)
            if level.is_implied:
                # Between two bullets of one list the words go on with the first.
                goes_on = level.style != "item" and level.style == self.survey.next_label(index)
            if goes_on and level.entry.holds(self.here):
                return level.entry
        return None

    def fill(self, index: int, entry: Entry) -> None:
        """The first words of a clause or division whose label stands on a line of its own."""
        entry.is_open = False
        entry.is_section = is_heading_like(self.survey.words[index])
        self.put(index, entry)
        if entry.is_number:
            entry.is_counted = not entry.is_section
            entry.paragraphs = int(entry.is_counted)
        else:
            self.here = None

    def head(self, index: int) -> None:
        """A heading without a number, or one whose number counts sections and no clauses."""
        name = self.survey.labels[index]
        self.leave_clause()
        if name is None and self.numbering.restarts_under_headings and index < self.survey.main_end:
            self.part(index)
            return
        self.put(index, self.scope.other("h"), name.length if name else 0)
        self.here = None
        if name is None and not self.survey.is_marked[index]:
            self.doubt(index, "a short line without a full stop is taken for a heading")

    def part(self, index: int) -> None:
        """A heading without a number under which clauses are counted anew, so that they are addressed through it."""
        entry = self.document.other("part")
        self.put(index, entry)
        self.here, self.scope, self.levels = None, entry, []
        self.reached.clear()
        self.doubt(index, "a heading is counted as a part, for the numbers begin again under it")

    def leave_clause(self) -> None:
        """Close every row but those that count clauses."""
        self.levels = [level for level in self.levels if level.parent is self.scope and not level.is_implied]
        self.here = None

    # Bullets and items, counted because nothing printed counts them.

    def count(self, index: int, style: str, label: int) -> None:
        """The next item of a list that prints no numbers."""
        for level in reversed(self.levels):
            if level.style == style and level.is_implied:
                self.add(index, level, level.number + 1, label)
                return
        if self.here is None or self.here.depth >= DEEPEST:
            self.put(index, self.scope.paragraph(), label)
            return
        parent = self.here.list_holder(is_printed=False)
        self.open(index, Level(style, parent, parent, 0, is_implied=True), parent.last + 1, label)

    # Printed numbers.

    def number(self, index: int, name: Label) -> None:
        """A paragraph that prints a number: next in a row, first of a new one, or out of order."""
        for level in reversed(self.levels):
            number = level.next_in(name)
            if number is not None and number > level.parent.last:
                self.add(index, level, number, name.length)
                return
        fresh = self.fresh(index, name)
        if fresh:
            self.open(index, fresh, fresh.number, name.length)
        elif not self.skipped(index, name):
            self.stray(index, name)

    def add(self, index: int, level: Level, number: int, label: int) -> None:
        """Entry `number` in a row that is being counted; rows inside its entries end here."""
        del self.levels[self.levels.index(level) + 1 :]
        level.number, self.reached[level.style] = number, number
        level.entry = level.parent.numbered(number)
        self.put(index, level.entry, label)
        body = self.survey.body(index)
        level.entry.is_open = not body
        level.entry.is_section = not level.is_implied and is_heading_like(body)
        is_heading = level.entry.is_section and self.survey.is_plain(index + 1)
        level.entry.is_counted = not (level.entry.is_open or is_heading)
        level.entry.paragraphs = int(level.entry.is_counted)

    def open(self, index: int, level: Level, number: int, label: int) -> None:
        self.levels.append(level)
        self.add(index, level, number, label)

    def fresh(self, index: int, name: Label) -> Level | None:
        """The row that the label begins, or takes up again after a section; None when it begins none."""
        announced = index > 0 and (
            opens_list(self.survey.words[index - 1]) or self.numbering.first_clause is None
        )
        for reading in name.readings:
            number = 2 if self.survey.begins_above(index) else self.reached.get(reading.style, -1) + 1
            number = 1 if 1 in reading.numbers else number
            begun = any(level.style == reading.style for level in self.levels)
            if number not in reading.numbers or (begun and not announced):
                continue
            for parent in (self.parent_of(index, reading, announced), self.division_here()):
                if parent is not None and parent.depth < DEEPEST and number > parent.last:
                    return Level(reading.style, parent, parent, number)
        return None

    def is_below_heading(self) -> bool:
        """Whether the last unit is a heading, of a division or without a number."""
        entry = self.units[-1].entry if self.units else None
        return entry is not None and (entry.is_division or entry.is_heading)

    def division_here(self) -> Entry | None:
        """The division whose heading stands right above: a row that has no room elsewhere counts under it."""
        return self.units[-1].entry if self.units and self.units[-1].entry.is_division else None

    def parent_of(self, index: int, reading: Reading, announced: bool) -> Entry | None:
        """What a new row of numbers stands under."""
        if reading.above:
            return self.numbered_above(reading.above)
        # Articles stand in what they divide, whatever announces them.
        if (
            reading.style.startswith(ARTICLES)
            or index == self.numbering.first_clause
            or self.here is None
            or not (self.levels or announced)
        ):
            return self.scope
        return self.here.list_holder(is_printed=True)

    def numbered_above(self, above: tuple[int, ...]) -> Entry | None:
        """The entry "2" of a label "2.3"; begun here when its own number is printed nowhere."""
        for level in reversed(self.levels):
            if level.entry.holds(self.here) and level.entry.numbers_below(self.scope) == above:
                return level.entry
        if len(above) != 1 or above[0] <= self.scope.last:
            return None
        self.levels = [Level("1", self.scope, self.scope.numbered(above[0]), above[0])]
        self.levels[0].entry.paragraphs, self.levels[0].entry.is_counted = 0, False
        return self.levels[0].entry

    def skipped(self, index: int, name: Label) -> bool:
        """Take a number that leaves others out, unless the next in order is printed further down."""
        for level in reversed(self.levels):
            for reading in name.readings:
                number = min(reading.numbers)
                if reading.style != level.style or number <= max(level.number, level.parent.last):
                    continue
                if self.survey.follows(index, level.style, level.number + 1):
                    return False
                self.doubt(
                    index, f"number {number} stands after {level.number}: a number is missing between them"
                )
                self.add(index, level, number, name.length)
                return True
        reading, number = name.readings[0], min(name.readings[0].numbers)
        if self.levels or self.scope.last or reading.is_weak:
            return False
        self.doubt(index, f"the first number is {number}")
        self.open(index, Level(reading.style, self.scope, self.scope, number), number, name.length)
        return True

    def stray(self, index: int, name: Label) -> None:
        """A number out of order: it keeps its label and is addressed as a paragraph."""
        number = min(name.readings[0].numbers)
        styles = {reading.style for reading in name.readings}
        level = next((level for level in reversed(self.levels) if level.style in styles), None)
        if level is None:
            self.doubt(index, f"number {number} belongs to no row of numbers")
            self.plain(index, name.length)
            return
        self.doubt(index, f"number {number} stands after {level.number}, out of order")
        del self.levels[self.levels.index(level) + 1 :]
        holder = level.parent if level.parent.can_hold_paragraphs() else level.entry
        self.put(index, holder.paragraph(is_labelled=True), name.length)

    # Divisions.

    def divide(self, index: int, division: Label) -> None:
        """The heading of a part, chapter or annex; clauses counted anew under it are addressed through it."""
        self.leave_clause()
        entry, fault = self.divisions.begin(division)
        if entry is None:
            self.doubt(index, fault)
            heading = self.scope.other("h")
            self.put(index, heading, division.length)
            heading.is_open = self.survey.titled_below(index)
            self.here = heading if heading.is_open else None
            return
        self.put(index, entry, division.length)
        entry.is_open = self.survey.titled_below(index)
        self.here = entry if entry.is_open else None
        if division.scope in APPENDED or self.numbering.restarts:
            self.scope, self.levels = entry, []
