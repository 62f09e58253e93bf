"""Which of the last paragraphs are signatures, place, date, agency and page, and no longer provisions."""

from __future__ import annotations

from collections.abc import Sequence

from .agency import agency
from .furniture import is_furniture
from .signoff import MARK, POST, Piece, bare_signature, place, place_and_date, signature

# Title and preamble name the place of the meeting, so a last line that they hold is that place.
OPENING = 8
# A column of names below a column of offices; meetings of more parties sign on a page each.
MOST_NAMES = 24


def tail(paragraphs: Sequence[str]) -> list[list[Piece]]:
    """For each paragraph its pieces if it stands below the last provision, else an empty list.

    The paragraphs are read from the last one up, as long as each is recognised.
    """
    found: list[list[Piece]] = [[] for _ in paragraphs]
    signs = False
    for index in reversed(range(len(paragraphs))):
        words = paragraphs[index]
        parts = below_provisions(words)
        if parts is None and is_place(paragraphs, index):
            parts = place(words)
        if parts is None and (signs or is_below_office(paragraphs, index)):
            parts = bare_signature(words)
        if parts is None:
            break
        signs = signs or any(role == "office" for _, _, role in parts)
        found[index] = parts
    drop_first_name(paragraphs, found)
    return found


def page_end(paragraphs: Sequence[str]) -> list[list[Piece]]:
    """As `tail`, where nothing is signed: only what the page has added below."""
    found: list[list[Piece]] = [[] for _ in paragraphs]
    for index in reversed(range(len(paragraphs))):
        if not is_furniture(paragraphs[index]):
            break
        found[index] = [(0, len(paragraphs[index]), "furniture")]
    return found


def below_provisions(words: str) -> list[Piece] | None:
    """The pieces of a line that can be nothing else."""
    if is_furniture(words):
        return [(0, len(words), "furniture")]
    if MARK.fullmatch(words):
        return [(0, len(words), "layout")]
    return agency(words) or place_and_date(words) or signature(words)


def is_place(paragraphs: Sequence[str], index: int) -> bool:
    """Whether a line can be a place: a date alone stands beside it, and it is not the name of an officer."""
    beside = (at for at in (index - 1, index + 1) if 0 <= at < len(paragraphs))
    if not any(len(place_and_date(paragraphs[at]) or ()) == 1 for at in beside):
        return False
    opening = paragraphs[: min(OPENING, index)]
    return not is_below_office(paragraphs, index) or any(paragraphs[index] in words for words in opening)


def is_below_office(paragraphs: Sequence[str], index: int) -> bool:
    """Whether offices without names stand above the line, with no more than names between, and no more of these."""
    at, names = index - 1, 1
    while (
        at >= 0
        and names <= MOST_NAMES
        and not office_alone(paragraphs[at])
        and bare_signature(paragraphs[at])
    ):
        at, names = at - 1, names + 1
    offices = at
    while offices >= 0 and at - offices < names and office_alone(paragraphs[offices]):
        offices -= 1
    return at - offices >= names


def office_alone(words: str) -> bool:
    """Whether a line holds nothing but an office, or offices side by side."""
    found = signature(words) or (bare_signature(words) if POST.fullmatch(words) else None)
    return found is not None and all(role == "office" for _, _, role in found)


def drop_first_name(paragraphs: Sequence[str], found: list[list[Piece]]) -> None:
    """Give back a first line that was taken for a name only because signatures follow: it may be a heading.

    A western name in two words above an office stays, and so does the first of several names above offices.
    """
    first = next((index for index, parts in enumerate(found) if parts), None)
    if first is None or [role for _, _, role in found[first]] != ["name"]:
        return
    roles = [role for parts in found[first:] for _, _, role in parts if role in ("office", "name")]
    if len(roles) > 3 and roles == ["name", "office"] * (len(roles) // 2):
        return
    if " " not in paragraphs[first] or not paragraphs[first][0].isupper():
        found[first] = []
