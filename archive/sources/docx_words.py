"""The words of a block of a DOCX: paragraphs with their lines, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .docx_numbering import Numbering, local, value
from .extract import Printed

# What holds no words of the text: properties, deletions, the other end of a move, readings above a character,
# instructions of fields, and the second form of a drawing for old programs.
SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "pPr rPr tblPr tblGrid trPr tcPr sectPr del moveFrom rt instrText delText delInstrText Fallback sdtPr",
    )
)
SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
BREAKS = frozenset(("br", "cr"))


class Words:
    """The printed lines of a document, block by block."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.block = 0

    def lines(self, block: etree._Element, reason: str = "") -> Iterator[Printed]:
        """The lines of one block: a paragraph, a table, a content control. reason: why it is furniture."""
        printer = Printer(self, reason)
        for event, element in (walker := etree.iterwalk(block, events=("start", "end"))):
            name = local(element)
            if event == "end":
                printer.closed(name)
            elif name in SKIPPED or (name == "r" and is_hidden(element)):
                walker.skip_subtree()
                printer.skipped(name)
            else:
                printer.opened(name, element)
        return iter(printer.lines)


class Printer:
    """What is printed while a block is walked through."""

    def __init__(self, words: Words, reason: str) -> None:
        self.words, self.reason = words, reason
        self.lines: list[Printed] = []
        self.line = ""
        self.rank = 0
        self.rows: list[bool] = []
        self.pending: list[str] = []

    def skipped(self, name: str) -> None:
        self.pending.append(name)

    def opened(self, name: str, element: etree._Element) -> None:
        """An element begins."""
        if name == "p" and not self.in_row:
            self.end_line(True)
            self.rank = self.words.numbering.rank(element)
            self.line = self.words.numbering.label(element)
        elif name == "tr":
            self.end_line(True)
            self.rows.append(is_simple(element))
        elif name == "tc" and self.in_row and element.getprevious() is not None and self.line:
            self.line += "\t"
        elif name == "t":
            self.line += element.text or ""
        elif name in SIGNS and element.getparent() is not None and local(element.getparent()) == "r":
            self.line += SIGNS[name]
        elif name in BREAKS:
            self.end_line(False)
        elif name == "sym":
            self.line += symbol(element)

    def closed(self, name: str) -> None:
        """An element ends."""
        if self.pending:
            self.pending.pop()
        elif name == "p" and not self.in_row:
            self.end_line(True)
            self.rank = 0
        elif name == "tr":
            self.rows.pop()
            self.end_line(True)

    @property
    def in_row(self) -> bool:
        return bool(self.rows) and self.rows[-1]

    def end_line(self, ends_block: bool) -> None:
        if self.line.strip():
            role = "furniture" if self.reason else "text"
            self.lines.append(
                Printed(self.line, self.words.block, role, self.reason, self.rank > 0, self.rank)
            )
        self.line = ""
        self.words.block += ends_block


def is_hidden(run: etree._Element) -> bool:
    """Whether a run is hidden text."""
    for properties in run:
        if local(properties) == "rPr":
            return any(local(one) == "vanish" and value(one) not in ("0", "false") for one in properties)
    return False


def is_simple(row: etree._Element) -> bool:
    """Whether every cell of a row holds one paragraph of one line and nothing else."""
    for cell in row:
        if local(cell) != "tc":
            continue
        inner = [local(one) for one in cell.iterdescendants()]
        if inner.count("p") > 1 or "tbl" in inner or BREAKS.intersection(inner):
            return False
    return True


def symbol(element: etree._Element) -> str:
    """A character of a symbol font: these fonts have their bullets where Unicode has nothing of its own."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFD else chr(code)
