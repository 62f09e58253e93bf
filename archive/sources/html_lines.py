"""The lines of a page's tree, in the order in which they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from archive.text.labels import label

from .counting import counted
from .extract import MOST_LINES, Printed
from .fault import OversizedSource
from .html_furniture import Shares, reason_of, shares

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary"
        " table tbody td tfoot th thead tr ul title",
    )
)
# What no reader sees as words.
UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template iframe object embed applet audio video canvas svg math select datalist textarea"
        " input area map link meta base param frameset",
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CELLS = frozenset(("td", "th"))
INSIDE_A_CELL = frozenset(("p", "div", "center"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f]+")
# Between two Chinese characters a line end of the markup is nothing (css-text-3, 4.1.3).
WIDE = "\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
BREAK = re.compile(f"(?<=[{WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{WIDE}])")
LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# Stands between links, and is no word.
BETWEEN_LINKS = re.compile(r"[\s|｜/>»›·•\[\]【】()（）,，、:：<«-]*")
LONGEST_LINK = 60
# What stands above the page's one great heading is short: where the reader is, and when it was printed.
LONGEST_ABOVE = 80
TITLE = "the title of the window"


def printed_lines(root: etree._Element) -> list[Printed]:
    """Every line of the page, the title of its window first."""
    printer = Printer(shares(root, is_unseen))
    for event, element in (walker := etree.iterwalk(root, events=("start", "end"))):
        if event == "start":
            unseen = is_unseen(element)
            if unseen:
                walker.skip_subtree()
            printer.opened(element, unseen)
        else:
            printer.closed(element)
    return above_heading(printer.lines)


def above_heading(lines: list[Printed]) -> list[Printed]:
    """The lines, those above the page's one heading of the first rank as furniture."""
    heads = [index for index, line in enumerate(lines) if line.rank == 1 and line.role == "text"]
    if len(heads) != 1 or any(
        len(line.words) > LONGEST_ABOVE for line in lines[: heads[0]] if line.role == "text"
    ):
        return lines
    return [
        replace(line, role="furniture", reason="above the page's heading")
        if index < heads[0] and line.role == "text"
        else line
        for index, line in enumerate(lines)
    ]


def is_unseen(element: etree._Element) -> bool:
    """Whether an element and all in it is never printed."""
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and HIDDEN.search(style) is not None


@dataclass(slots=True)
class Open:
    """An element that has begun and not ended, and what holds for the words in it.

    reason: why they are furniture; rank: of the heading they are, 0 for none; row: whether a row of a table prints
    them on one line; style, count: of a list's numbers and its last.
    """

    tag: str = ""
    reason: str = ""
    is_block: bool = False
    rank: int = 0
    is_pre: bool = False
    is_link: bool = False
    is_main: bool = False
    row: bool = False
    style: str = ""
    count: int = 0
    step: int = 1

    def inner(self, tag: str) -> Open:
        """What holds in an element inside this one, before anything is known of it."""
        return Open(
            tag, self.reason, False, self.rank, self.is_pre, self.is_link, self.is_main, self.row, self.style
        )


class Printer:
    """What is printed while a page is walked through, element by element."""

    def __init__(self, held: Shares) -> None:
        self.held = held
        self.lines: list[Printed] = []
        self.stack = [Open(is_main=held.main < 0)]
        self.index = -1
        self.block = 0
        self.cells: list[list[tuple[str, bool]]] = [[]]
        self.marker = ""

    def opened(self, element: etree._Element, is_unseen: bool) -> None:
        """An element begins."""
        self.index += 1
        above, tag = self.stack[-1], element.tag
        now = above.inner(tag)
        self.stack.append(now)
        if is_unseen:
            return
        if tag == "br":
            self.end_line(above)
        inside = above.row and tag in (CELLS | INSIDE_A_CELL)
        if tag in BLOCKS and not inside:
            now.is_block = True
            self.end_block(above)
        if above.row and tag in CELLS and element.getprevious() is not None:
            self.cells.append([])
        self.inherit(element, now)
        if now.reason and not above.reason and not now.is_block:
            # Furniture is a line of its own even where it stands in the middle of one.
            now.is_block = True
            self.end_block(above)
        self.printed(element.text, now)

    def inherit(self, element: etree._Element, now: Open) -> None:
        """What holds inside the element."""
        tag = now.tag
        now.reason = now.reason or reason_of(element, self.held, self.index)
        now.is_main = now.is_main or self.index == self.held.main
        now.is_link = now.is_link or (tag == "a" and element.get("href") is not None)
        now.is_pre = now.is_pre or tag in ("pre", "listing", "xmp")
        if tag in HEADINGS:
            now.rank = int(tag[1])
        elif tag == "tr":
            now.row = now.row or is_simple(element)
        elif tag in ("ol", "ul"):
            begin_list(element, now)
        elif tag == "li":
            self.marker = next_marker(element, self.stack[-2])

    def closed(self, element: etree._Element) -> None:
        """An element ends; what follows it stands in the one around it."""
        now = self.stack.pop()
        if now.is_block:
            self.end_block(now)
        if now.tag == "li":
            self.marker = ""
        self.printed(element.tail, self.stack[-1])

    def printed(self, words: str | None, now: Open) -> None:
        if not words:
            return
        if not now.is_pre:
            self.cells[-1].append((words, now.is_link))
            return
        first, *rest = re.split("\r\n|\r|\n", words)
        self.cells[-1].append((first, now.is_link))
        for line in rest:
            self.end_line(now)
            self.cells[-1].append((line, now.is_link))

    def end_block(self, now: Open) -> None:
        self.end_line(now)
        self.block += 1

    def end_line(self, now: Open) -> None:
        """Print what has been gathered since the last line ended; a blank line divides blocks."""
        cells, self.cells = self.cells, [[]]
        words = "\t".join(one_line("".join(words for words, _ in cell), now.is_pre) for cell in cells)
        if not words.strip():
            self.block += 1
            return
        # A bullet before words that begin with a number of their own would be a second label.
        if self.marker and label(words.strip()) is None:
            words = f"{self.marker} {words}"
        self.marker = ""
        if len(self.lines) >= MOST_LINES:
            raise OversizedSource(f"more than {MOST_LINES:,} lines. Split the source.")
        role, reason = self.role_of([piece for cell in cells for piece in cell], now)
        self.lines.append(Printed(words, self.block, role, reason, now.rank > 0, now.rank))

    def role_of(self, pieces: list[tuple[str, bool]], now: Open) -> tuple[str, str]:
        """Whether a line is text, and why not."""
        if now.tag == "title":
            return "metadata", TITLE
        if now.reason:
            return "furniture", now.reason
        if now.rank:
            return "text", ""
        linked = "".join(words for words, is_link in pieces if is_link).strip()
        rest = "".join(words for words, is_link in pieces if not is_link)
        if linked and len(linked) <= LONGEST_LINK and BETWEEN_LINKS.fullmatch(rest):
            return "furniture", "a link and nothing else"
        return ("text", "") if now.is_main else ("furniture", "outside the page's main text")


def one_line(words: str, is_pre: bool) -> str:
    """Words with their white space as a browser prints it; that of Chinese typesetting stays."""
    return words if is_pre else SPACE.sub(" ", BREAK.sub("", words)).strip(" ")


def is_simple(row: etree._Element) -> bool:
    """Whether a row of a table can be printed on one line: no cell holds more than a paragraph."""
    for cell in row:
        blocks = 0
        for inner in cell.iterdescendants():
            blocks += inner.tag in BLOCKS
            if blocks > 1 or inner.tag == "br" or inner.tag in BLOCKS - INSIDE_A_CELL:
                return False
    return True


def begin_list(element: etree._Element, now: Open) -> None:
    """The style of a list's marks and the number before its first."""
    style = element.get("style")
    now.style, now.step = "bullet", 1
    if element.tag == "ol":
        now.style = LIST_TYPES.get(element.get("type", ""), "decimal")
        is_reversed = element.get("reversed") is not None
        items = sum(1 for _ in element.iterchildren("li")) if is_reversed else 1
        now.step = -1 if is_reversed else 1
        now.count = number(element.get("start"), items) - now.step
    if style is not None and UNMARKED.search(style):
        now.style = ""


def next_marker(item: etree._Element, above: Open) -> str:
    """The mark a browser prints before a list item."""
    if above.style in ("", "bullet"):
        return "•" if above.style else ""
    above.count = number(item.get("value"), above.count + above.step)
    return f"{counted(above.count, above.style)}."


def number(attribute: str | None, otherwise: int) -> int:
    """A whole number written in an attribute."""
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", attribute or "")
    return int(found[1]) if found else otherwise
