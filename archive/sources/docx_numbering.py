"""The numbers Word prints before paragraphs, and which paragraphs are headings (ECMA-376 part 1, 17.9 and 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from .counting import counted

DEEPEST = 9
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
TITLES = frozenset(("title",))
PLACE = re.compile(r"%([1-9])")
BULLET = re.compile("[\ue000-\uf8ff]")


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts, from where, and what is printed; `style` of paragraphs that are on it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class List:
    """A list: its abstract one, whose counters it shares, and the levels it begins anew."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class Style:
    """A paragraph style: what it is based on, its number, and the rank of heading it makes, 0 for none."""

    above: str = ""
    list: str = ""
    level: int = -1
    rank: int = 0


def local(element: etree._Element) -> str:
    return local_name(element.tag)


# A document has some dozens of names and asks for them at every step.
@lru_cache(maxsize=1 << 10)
def local_name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant by the names of the steps to it, namespaces aside."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element, in whichever namespace it stands; "" for none."""
    if element is not None:
        for key, found in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return ""


def whole(written: str, otherwise: int) -> int:
    return int(written) if re.fullmatch(r"\d{1,5}", written) else otherwise


class Numbering:
    """The lists and styles of a document, and how far each list has counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.abstracts: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[str, List] = {}
        self.styles: dict[str, Style] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        for one in styles if styles is not None else ():
            if local(one) == "style":
                self.styles[value(one, "styleId")] = style_of(one)
        for one in numbering if numbering is not None else ():
            if local(one) == "abstractNum":
                self.abstracts[value(one, "abstractNumId")] = levels_of(one)
                self.links[value(one, "abstractNumId")] = value(child(one, "numStyleLink"))
            elif local(one) == "num":
                self.lists[value(one, "numId")] = list_of(one)

    def rank(self, paragraph: etree._Element) -> int:
        """The rank of heading a paragraph is, 0 for none."""
        properties = child(paragraph, "pPr")
        if properties is None or not len(properties):
            return 0
        outline = value(child(properties, "outlineLvl"))
        if outline:
            return whole(outline, 9) + 1 if whole(outline, 9) < DEEPEST else 0
        return next((style.rank for style in self.chain(value(child(properties, "pStyle"))) if style.rank), 0)

    def chain(self, name: str) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        while name in self.styles and len(found) < 20:
            found.append(self.styles[name])
            name = found[-1].above
        return found

    def place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list a paragraph belongs to and its level there; ("", 0) for none."""
        properties = child(paragraph, "pPr")
        if properties is None or not len(properties):
            return "", 0
        style = value(child(properties, "pStyle"))
        own = child(properties, "numPr")
        inherited = next((one for one in self.chain(style) if one.list), Style())
        name = value(child(own, "numId")) or inherited.list
        level = whole(value(child(own, "ilvl")), -1)
        if level < 0:
            named = (at for at, one in self.levels(name).items() if style and one.style == style)
            level = next(named, max(inherited.level, 0))
        return (name, level) if name in self.lists else ("", 0)

    def levels(self, name: str, depth: int = 0) -> dict[int, Level]:
        """The levels of a list, through the style its abstract one may only refer to."""
        if name not in self.lists:
            return {}
        held = self.lists[name]
        linked = self.links.get(held.abstract, "")
        base = self.abstracts.get(held.abstract, {})
        if not base and linked and depth < DEEPEST:
            base = self.levels(next((one.list for one in self.chain(linked) if one.list), ""), depth + 1)
        return base | held.levels

    def label(self, paragraph: etree._Element) -> str:
        """What is printed before a paragraph, with the gap after it; counts on."""
        name, at = self.place(paragraph)
        levels = self.levels(name)
        if at not in levels:
            return ""
        counters = self.counters.setdefault(self.lists[name].abstract, {})
        if name not in self.begun:
            self.begun.add(name)
            counters.update({level: start - 1 for level, start in self.lists[name].starts.items()})
        for level in range(at):
            counters.setdefault(level, levels[level].start if level in levels else 1)
        counters[at] = counters.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counters if level > at]:
            del counters[deeper]
        return printed(levels, at, counters)


def printed(levels: dict[int, Level], at: int, counters: dict[int, int]) -> str:
    """The label of a level with its numbers put in."""
    level = levels[at]
    if level.form == "bullet":
        return f"{BULLET.sub('•', level.text[:1])}{level.gap}" if level.text else ""

    def number(place: re.Match[str]) -> str:
        above = int(place[1]) - 1
        form = levels[above].form if above in levels else "decimal"
        return counted(counters.get(above, 1), "decimal" if level.is_legal else form)

    label = PLACE.sub(number, level.text)
    return f"{label}{level.gap}" if label else ""


def style_of(element: etree._Element) -> Style:
    name = value(child(element, "name")).lower()
    found = HEADING.match(name)
    outline = value(child(element, "pPr", "outlineLvl"))
    rank = int(found[1]) if found else 1 if name in TITLES else whole(outline, 9) + 1 if outline else 0
    numbers = child(element, "pPr", "numPr")
    return Style(
        value(child(element, "basedOn")),
        value(child(numbers, "numId")),
        whole(value(child(numbers, "ilvl")), -1),
        rank if rank <= DEEPEST else 0,
    )


def levels_of(element: etree._Element) -> dict[int, Level]:
    return {whole(value(one, "ilvl"), 0): level_of(one) for one in element if local(one) == "lvl"}


def level_of(element: etree._Element) -> Level:
    is_legal = child(element, "isLgl")
    return Level(
        start=whole(value(child(element, "start")), 1),
        form=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText"))[:60],
        gap="" if value(child(element, "suff")) == "nothing" else " ",
        is_legal=is_legal is not None and value(is_legal) not in ("0", "false"),
        style=value(child(element, "pStyle")),
    )


def list_of(element: etree._Element) -> List:
    found = List(value(child(element, "abstractNumId")))
    for one in element:
        if local(one) != "lvlOverride":
            continue
        at = whole(value(one, "ilvl"), 0)
        level, start = child(one, "lvl"), value(child(one, "startOverride"))
        if level is not None:
            found.levels[at] = level_of(level)
        if start:
            found.starts[at] = whole(start, 1)
    return found
