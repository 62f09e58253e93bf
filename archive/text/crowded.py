"""Paragraphs that stand together on one line, divided where wide spaces or printed numbers divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .numerals import figure, label_values
from .paragraph import Line, Paragraph, trimmed

# A line that holds most of the text is a document without line breaks; a shorter one is a paragraph.
SHORTEST, MOST = 60, 0.5
ENDS = "。！？!?；;：:….”’」』》）)】"
WIDE = re.compile(r"[\u3000\u2003]{2,}[ \u3000\u2003]*|\t[\t ]*| {4,}")
# Between two sentences a wide space divides in any text: nobody sets one there for the looks.
WIDE_AFTER_END = re.compile(rf"(?<=[{ENDS}])\u3000{{2,}}")
HAN = "[一二三四五六七八九十]{1,3}"
# Rows of labels that may stand inside a line: the pattern of one, and how many must follow each other in order.
ROWS = tuple(
    (re.compile(rf"(?<=[{ENDS}])\s*(?P<label>{pattern})"), fewest)
    for pattern, fewest in (
        (rf"第{HAN}[条條](?=[\s\u3400-\u9fff])", 2),
        (r"第\s?\d{1,3}\s?[条條](?=[\s\u3400-\u9fff])", 2),
        (rf"{HAN}、", 3),
        (rf"[（(]{HAN}[)）]", 3),
        (r"(?:Article|ARTICLE|Статья|СТАТЬЯ|Section|SECTION)\s\d{1,3}[.:]?(?=\s)", 2),
        (r"\d{1,3}[.．、](?!\d)", 3),
        (r"\d{1,3}\)", 3),
        (r"[（(]\d{1,3}[)）]", 3),
    )
)


def uncrowded(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that stand on one line with others divided from them.

    text: the decoded source. Nothing but white space is lost between the parts of a line.
    """
    total = sum(paragraph.end - paragraph.start for paragraph in paragraphs)
    divided: list[Paragraph] = []
    for paragraph in paragraphs:
        length = paragraph.end - paragraph.start
        if len(paragraph.lines) > 1 or length < SHORTEST:
            divided.append(paragraph)
            continue
        cuts = cuts_in(text, paragraph.lines[0], length > total * MOST)
        if not cuts:
            divided.append(paragraph)
            continue
        divided += [
            Paragraph((line,), paragraph.is_heading) for line in parted(text, paragraph.lines[0], cuts)
        ]
    return divided


def cuts_in(text: str, line: Line, is_document: bool) -> list[int]:
    """Where a line is to be divided, in order. is_document: it holds most of the text."""
    if not is_document and text.find("\u3000\u3000", line.start, line.end) < 0:
        return []
    spaces = WIDE if is_document else WIDE_AFTER_END
    cuts = {match.end() for match in spaces.finditer(text, line.start, line.end)}
    if is_document:
        cuts.update(start for pattern, fewest in ROWS for start in row(text, line, pattern, fewest))
    return sorted(cuts)


def row(text: str, line: Line, pattern: re.Pattern[str], fewest: int) -> Iterator[int]:
    """The beginnings of labels that count 1, 2, 3 …, at least `fewest` of them; the count may begin again at 1."""
    run: list[int] = []
    for match in pattern.finditer(text, line.start, line.end):
        number = number_of(match["label"])
        if number == 1:
            yield from run if len(run) >= fewest else ()
            run = [match.start("label")]
        elif run and number == len(run) + 1:
            run.append(match.start("label"))
    yield from run if len(run) >= fewest else ()


def number_of(label: str) -> int:
    """The number a label of ROWS prints, 0 for none."""
    numbers = label_values(label)
    return figure(label.strip("、.．()（） ")) or min(numbers, default=0)


def parted(text: str, line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    """The parts of a line between the cuts, each without the white space around it."""
    bounds = [line.start, *cuts, line.end]
    for index in range(len(bounds) - 1):
        part = trimmed(text, bounds[index], bounds[index + 1])
        if not part.is_blank:
            yield Line(part.start, part.end, line.indent if index == 0 else 0)
