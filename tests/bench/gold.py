"""Invented declarations in every layout, marked by hand, kept in layouts/.

    === zh-Hans                       a text and its language; a format may follow
    --- signed kz office | name       what is to be found in it: signatories, title, date, place, body, kind; "/" divides
                                      lines
    ⟪clause 1|一、¦words⟫             a unit: kind, key, label, words
    ⟪-|words⟫                         furniture

The text is what stays when the marks are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LAYOUTS = Path(__file__).with_name("layouts")
FACTS = ("title", "date", "place", "body", "kind")
UNIT = re.compile("⟪(?P<kind>[^ |⟫]+)(?: (?P<key>[^|⟫]+))?\\|(?P<words>[^⟪⟫]*)⟫")


@dataclass(frozen=True, slots=True)
class Mark:
    """One unit of the gold: its place with its label, as a draft gives it."""

    start: int
    end: int
    kind: str
    key: str
    label: str


@dataclass(slots=True)
class Sample:
    """One text: layout, number in its file, language, format ("" to be told), and what is in it."""

    layout: str
    number: int
    tag: str
    format: str
    text: str = ""
    units: list[Mark] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    signatories: list[tuple[str, str, str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.layout}-{self.number}-{self.tag}"


def samples() -> Iterator[Sample]:
    """Every text of every layout, in order."""
    for path in sorted(LAYOUTS.glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("=== ")[1:], 1):
            head, _, rest = block.partition("\n")
            tag, _, format = head.partition(" ")
            yield marked(Sample(path.stem, number, tag, format), rest)


def marked(sample: Sample, block: str) -> Sample:
    """The sample with its text and all that is marked in it."""
    while block.startswith("--- "):
        line, _, block = block.partition("\n")
        name, _, value = line.removeprefix("--- ").partition(" ")
        if name in FACTS:
            sample.facts[name] = value
        else:
            state, _, person = value.partition(" ")
            office, _, called = person.partition("|")
            sample.signatories.append((state, name, office.strip().replace("/", "\n"), called.strip()))
    at = 0
    for match in UNIT.finditer(block):
        sample.text += block[at : match.start()]
        at = match.end()
        label, is_labelled, words = match["words"].rpartition("¦")
        start = len(sample.text)
        sample.text += label + words
        if match["kind"] == "-":
            sample.furniture.append((start, len(sample.text)))
        else:
            mark = Mark(
                start,
                len(sample.text),
                match["kind"],
                match["key"] or "",
                label.strip() if is_labelled else "",
            )
            sample.units.append(mark)
    sample.text += block[at:]
    return sample
