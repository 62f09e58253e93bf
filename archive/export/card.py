"""A card of a clause, range or document as a picture, 1200 by 630: SVG, written without a browser and without fonts.

Lines are broken by the width characters have in every font: a Chinese one fills its em, a Latin one about half of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from .extract import Extract, Text
from .markup import Element, document, maker

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
PAPER, INK, QUIET, SEAL = "#fdfcf9", "#221e19", "#665f54", "#a5301c"
SERIF = "Songti SC, Noto Serif CJK SC, Noto Serif, Georgia, serif"
SANS = "Noto Sans CJK SC, Noto Sans, Helvetica, sans-serif"
# One text is set larger than two: size in pixels, lines of each.
SETTINGS = {1: (40, 6), 2: (30, 4)}
LEADING = 1.5
# Where the words begin: six large lines, or twice four small ones, end above the address.
TOP = 225
ARCHIVE = "Declaration Archive"
# Tokens a line is not broken in: closing marks, a word with what follows it up to the next space, or one wide
# character.
_TOKEN = re.compile(
    r"[”’,.;:!?)\]]+\s*|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+"
)
# No line begins with one of these (W3C clreq, 3.1.3).
_CLOSING = frozenset("、。，．；：！？）」』》〉】”’,.;:!?)]")
_svg = maker("http://www.w3.org/2000/svg")


def made(extract: Extract) -> bytes:
    """The first two texts of what is carried away, as its view shows them."""
    texts = list(islice((text for text in extract.texts if words(extract, text)), 2)) or list(
        extract.texts[:1]
    )
    size, most = SETTINGS.get(len(texts), SETTINGS[1])
    card = _svg(
        "svg",
        _svg("title", caption(extract)),
        _svg("rect", width=str(WIDTH), height=str(HEIGHT), fill=PAPER),
        _svg("rect", width="12", height=str(HEIGHT), fill=SEAL),
        line(ARCHIVE, MARGIN, 90, 24, QUIET, SANS),
        line(extract.place, WIDTH - MARGIN, 90, 34, SEAL, SANS, anchor="end"),
        line(heading(extract, texts), MARGIN, 138, 28, QUIET, SERIF),
        width=str(WIDTH),
        height=str(HEIGHT),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
    )
    y = float(TOP)
    for text in texts:
        for words_of_line in wrapped(words(extract, text), (WIDTH - 2 * MARGIN) / size, most):
            card.append(line(words_of_line, MARGIN, round(y), size, INK, SERIF, lang=text.lang))
            y += size * LEADING
        y += size * 0.6
    card.append(line(foot(extract), MARGIN, 600, 22, QUIET, SANS))
    return document(card, {"text", "title"})


def caption(extract: Extract) -> str:
    return ", ".join(part for part in (extract.title, extract.place) if part)


def heading(extract: Extract, texts: list[Text]) -> str:
    """The short titles in the languages of the texts, cut to one line."""
    titles = dict.fromkeys(extract.titles.get(text.lang, extract.title) for text in texts)
    return next(wrapped(" · ".join(titles), (WIDTH - 2 * MARGIN) / 28, 1), "")


def words(extract: Extract, text: Text) -> str:
    """What one text says here: its clauses with their labels, or the title of a whole document."""
    if not extract.place:
        return " ".join(text.title)
    return " ".join(f"{wording.label} {wording.text}".strip() for _, wording in extract.printed(text))


def foot(extract: Extract) -> str:
    date = f"{extract.adopted_on} · " if extract.adopted_on else ""
    converted = "converted script · " if any(text.conversion for text in extract.texts[:2]) else ""
    return f"{date}{converted}{extract.address}"


def line(
    text: str,
    x: int,
    y: int,
    size: int,
    fill: str,
    family: str,
    anchor: str | None = None,
    lang: str | None = None,
) -> Element:
    return _svg(
        "text", text, x=str(x), y=str(y), fill=fill, xml_lang=lang,
        **{"font-family": family, "font-size": str(size), "text-anchor": anchor},
    )  # fmt: skip


def wrapped(text: str, width: float, most: int) -> Iterator[str]:
    """The text in at most `most` lines of so many ems, the last cut with an ellipsis where there is more."""
    lines, row, used = [], "", 0.0
    for token in _TOKEN.findall(" ".join(text.split())):
        room = ems(token.rstrip())
        if row and used + room > width and token[0] not in _CLOSING:
            lines.append(row.rstrip())
            row, used = "", 0.0
        row += token
        used += ems(token)
    lines += [row.rstrip()] if row.strip() else []
    yield from (
        each if at < most - 1 or len(lines) <= most else cut(each, width)
        for at, each in enumerate(lines[:most])
    )


def cut(row: str, width: float) -> str:
    """A line that goes on, cut so that the ellipsis has its room."""
    while row and ems(row) + 1 > width:
        row = row[:-1]
    return row.rstrip() + "…"


def ems(text: str) -> float:
    # Quotation marks and the like are as wide as their neighbours; among Chinese that is an em.
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.52 for sign in text)
