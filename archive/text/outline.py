"""The outline of a declaration: which paragraph stands under which address, allotted in reading order.

The rules are those of the public interface: a printed number is the key, "p" counts paragraphs without one,
items are counted under what opens them, and nothing printed out of order is put in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .key import SCOPES
from .labels import Label

# A key has six parts at most, and an item must leave one for a second paragraph of its own.
DEEPEST = 5


@dataclass(slots=True, eq=False)
class Entry:
    """One address while it is being allotted.

    part: the last part of its key; key: the whole of it; parent: None for the document;
    last: the greatest number under it;
    paragraphs: how many of its own it has; is_counted: whether its own words are the first of them, as those of
    a heading are not; is_section: whether its words are a heading; opens_list: whether they open its items;
    is_open: whether it was given a label and still waits for words; others: the last heading and division
    of each sort under it.
    """

    part: str
    parent: Entry | None = None
    last: int = 0
    paragraphs: int = 0
    is_section: bool = False
    is_counted: bool = False
    opens_list: bool = False
    is_open: bool = False
    others: dict[str, int] = field(default_factory=dict)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        above = self.parent.key if self.parent else ""
        self.key = f"{above}.{self.part}" if above else self.part

    @property
    def depth(self) -> int:
        return self.parent.depth + 1 if self.parent else 0

    @property
    def is_number(self) -> bool:
        return self.part.isdigit()

    @property
    def is_paragraph(self) -> bool:
        return self.part[:1] == "p" and self.part[1:].isdigit()

    @property
    def text_key(self) -> str:
        """The key of its own first words: "1.p1" when clause 1 goes on, "10" when they open its list."""
        goes_on = self.is_number and self.is_counted and self.paragraphs > 1 and not self.opens_list
        return f"{self.key}.p1" if goes_on else self.key

    @property
    def is_bare(self) -> bool:
        """Whether this is a clause that prints nothing but its label and what is counted under it."""
        return self.is_number and not self.paragraphs

    @property
    def is_heading(self) -> bool:
        return self.part[:1] == "h" and self.part[1:].isdigit()

    @property
    def is_division(self) -> bool:
        """Whether this is a part, chapter, annex or the like, whose heading counts it."""
        return self.part.rstrip("0123456789") in SCOPES

    def holds(self, other: Entry | None) -> bool:
        """Whether `other` is this entry or stands under it."""
        while other is not None and other is not self:
            other = other.parent
        return other is self

    def numbers_below(self, scope: Entry) -> tuple[int, ...]:
        """The numbers from `scope` down to this entry, () when anything but numbers stands between."""
        numbers: list[int] = []
        at: Entry | None = self
        while at is not None and at is not scope:
            if not at.is_number:
                return ()
            numbers.append(int(at.part))
            at = at.parent
        return tuple(reversed(numbers))

    def list_holder(self, is_printed: bool) -> Entry:
        """What the items of a list that this entry opens stand under; is_printed: they print numbers.

        Items of the first list go with their clause, so that "10(3)" can be cited; but dashes under a second
        paragraph, and later lists, go with the paragraph that opens them.
        """
        clause = self.parent
        if not self.is_paragraph or clause is None or not clause.is_number or clause.last:
            return self
        return clause if is_printed or self.part == "p1" else self

    def numbered(self, number: int) -> Entry:
        """The entry for a number printed, or implied by enumeration, under this one."""
        self.last = number
        if self.paragraphs < 2:
            self.opens_list = True
        return Entry(str(number), self, paragraphs=1, is_counted=True)

    def paragraph(self, is_labelled: bool = False) -> Entry:
        """The entry for the next paragraph without a number of its own; is_labelled: it prints one out of order.

        The first paragraph carries its clause's label, so one with another label is never the first.
        """
        self.paragraphs += 2 if is_labelled and self.is_number and not self.paragraphs else 1
        return Entry(f"p{self.paragraphs}", self, paragraphs=1)

    def other(self, sort: str, number: int = 0) -> Entry:
        """The entry for the next heading ("h"), or for division `number` of its sort ("part", "annex" …)."""
        self.others[sort] = number or self.others.get(sort, 0) + 1
        return Entry(f"{sort}{self.others[sort]}", self)

    def can_hold_paragraphs(self) -> bool:
        """Whether a "p" may stand under this entry: under another "p" it may not."""
        return not self.is_paragraph


@dataclass(slots=True)
class Level:
    """A row of numbers being counted: its style, what it stands under, where it is."""

    style: str
    parent: Entry
    entry: Entry
    number: int
    # Bullets and unnumbered items are counted by us, so nothing printed can continue them further down.
    is_implied: bool = False

    def next_in(self, name: Label) -> int | None:
        """The next number of this row, when the label prints it."""
        expected = self.number + 1
        for reading in name.readings:
            if reading.style == self.style and expected in reading.numbers:
                return expected
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraph `index` stands at `entry`; its first `label` characters are its label."""

    index: int
    entry: Entry
    label: int = 0
