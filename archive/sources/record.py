"""Records of newspaper databases: 〖BT/标题〗title〖-BT/标题〗, 〖ZW/正文〗 text 〖-ZW/正文〗.

Every field stands between 〖CODE/name〗 and 〖-CODE/name〗; the name may be missing. BT and FT hold title and
subtitle, ZW the text, indented, one paragraph a line; what any other field holds (ZZ the author, RQ the date
of the issue …) is metadata of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.paragraph import Line, lines
from archive.text.signoff import place_and_date
from archive.text.span import Span

from .page import Page, page
from .wrapping import paragraphs

MARKER = re.compile(r"〖(?P<ends>-?)(?P<code>[A-Z]{1,4})(?:[/／][^〖〗\r\n]{0,30})?〗")
TITLES = frozenset({"BT", "FT"})
TEXT = "ZW"
# Pictures and tables are fields inside the text; nothing stands deeper.
DEEPEST = 8


def is_record(text: str) -> bool:
    """Whether a text is such a record: some field is opened and closed again."""
    opened = set()
    for marker in MARKER.finditer(text):
        if not marker["ends"]:
            opened.add(marker["code"])
        elif marker["code"] in opened:
            return True
    return False


def read(text: str, language: str) -> Page:
    """The page as a record's: see the top of this room."""
    claimed, body, outside = list[Span](), list[Line](), list[Line]()
    titles: list[str] = []
    has_text = False
    for code, line in fields(text):
        if code == TEXT:
            body.append(line)
            has_text = True
        elif code == "":
            outside.append(line)
        elif not line.is_blank:
            words = text[line.start : line.end]
            claimed += value(line, code, words)
            titles += [words] if code in TITLES else []
    if has_text:
        claimed += [Span(line.start, line.end, "furniture") for line in outside if not line.is_blank]
    else:
        body = outside
    return page(text, paragraphs(text, body), language, joined(claimed), titles)


def value(line: Line, code: str, words: str) -> Iterator[Span]:
    """What one line of a field's value is; a subtitle is often the date in brackets."""
    dated = place_and_date(words) if code in TITLES else None
    for start, end, role in dated or [(0, len(words), "title" if code in TITLES else "metadata")]:
        yield Span(line.start + start, line.start + end, role)


def fields(text: str) -> Iterator[tuple[str, Line]]:
    """Every line of the record with the code of the field that holds it, "" outside of all, "〖〗" for markers."""
    closes = {marker["code"]: marker.start() for marker in MARKER.finditer(text) if marker["ends"]}
    open_codes: list[str] = []
    at = 0
    for marker in MARKER.finditer(text):
        yield from held(text, at, marker.start(), open_codes)
        yield "〖〗", Line(marker.start(), marker.end())
        at, code = marker.end(), marker["code"]
        if not marker["ends"] and len(open_codes) < DEEPEST:
            # A field that is never closed ends with its line, the text alone with the record.
            is_closed = closes.get(code, -1) > at or code == TEXT
            open_codes.append(code if is_closed else f"{code}…")
        elif code in open_codes:
            while open_codes.pop() != code:
                pass
    yield from held(text, at, len(text), open_codes)


def held(text: str, start: int, end: int, open_codes: list[str]) -> Iterator[tuple[str, Line]]:
    """The lines of text[start:end], each with the code of the field open there."""
    for line in lines(text, start, end):
        code = open_codes[-1] if open_codes else ""
        yield code.rstrip("…"), line
        while open_codes and open_codes[-1].endswith("…"):
            open_codes.pop()


def joined(spans: list[Span]) -> list[Span]:
    """Spans of one role that touch, as one: a marker, its value and the marker that ends it."""
    whole: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if whole and span.role == "metadata" == whole[-1].role and whole[-1].end == span.start:
            whole[-1] = Span(whole[-1].start, span.end, span.role)
        else:
            whole.append(span)
    return whole
