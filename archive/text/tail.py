"""Which of the last paragraphs are signatures, place, date, agency and page, and no longer provisions."""

from __future__ import annotations

from collections.abc import Sequence, Set

from .agency import agency
from .frame import is_closing
from .furniture import is_furniture
from .labels import label, scope_label
from .paragraph import ends_sentence
from .signoff import MARK, Piece, bare_signature, place, place_and_date, signature

# Title and preamble name the place of the meeting, so a last line that they hold is that place.
OPENING = 8
# A column of names below a column of offices; meetings of more parties sign on a page each.
MOST_NAMES = 24
# Lines a page has added below a text: its buttons, its related articles. They are short, and no sentences.
MOST_STRAYS, LONGEST_STRAY = 16, 120


def tail(paragraphs: Sequence[str]) -> list[list[Piece]]:
    """For each paragraph its pieces if it stands below the last provision, else an empty list.

    The paragraphs are read from the last one up, as long as each is recognised. Lines that nothing is known of are
    the page's own where signatures, the date or a closing formula stand above them; a formula may stand below the
    signatures, and is then no part of the tail although they are.
    """
    found: list[list[Piece]] = [[] for _ in paragraphs]
    strays: list[int] = []
    signs = is_settled = False
    for index in reversed(range(len(paragraphs))):
        words = paragraphs[index]
        parts = end_pieces(paragraphs, index, signs)
        if parts is None and words and is_closing(words):
            is_settled = True
        elif parts is None:
            if is_settled or not is_stray(words) or len(strays) == MOST_STRAYS:
                break
            strays.append(index)
            continue
        else:
            roles = {role for _, _, role in parts}
            signs = signs or "office" in roles
            is_settled = is_settled or settles(roles, index, len(paragraphs))
            found[index] = parts
    for index in strays:
        found[index] = [(0, len(paragraphs[index]), "furniture")] if is_settled else []
    if strays and not is_settled:
        found[: max(strays)] = [[] for _ in range(max(strays))]
    drop_first_name(paragraphs, found)
    return found


def end_pieces(paragraphs: Sequence[str], index: int, signs: bool) -> list[Piece] | None:
    """The pieces of paragraph `index` below the last provision, None for another; signs: an office stands below it."""
    words = paragraphs[index]
    parts = below_provisions(words)
    if parts is None and is_place(paragraphs, index):
        parts = place(words)
    if parts is None and (signs or is_below_office(paragraphs, index)):
        parts = bare_signature(words)
    return parts


def is_stray(words: str) -> bool:
    """Whether a line could be one that a page has added: short, without a number, and no sentence."""
    if not 0 < len(words) <= LONGEST_STRAY or ends_sentence(words):
        return False
    return label(words) is None and scope_label(words) is None


def settles(roles: Set[str], index: int, count: int) -> bool:
    """Whether a line of these roles is the end of the text, so that what stands below it is not.

    A date alone may stand above a text as well, a name or place is told only by what stands beside it.
    """
    return "office" in roles or (bool(roles & {"date", "agency"}) and index * 2 >= count)


def page_end(paragraphs: Sequence[str]) -> list[list[Piece]]:
    """As `tail`, where nothing is signed: only what the page has added below."""
    found: list[list[Piece]] = [[] for _ in paragraphs]
    for index in reversed(range(len(paragraphs))):
        words = paragraphs[index]
        parts = [(0, len(words), "furniture")] if is_furniture(words) else agency(words)
        if parts is None:
            break
        found[index] = parts
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
    found = signature(words) or bare_signature(words)
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
    start, end, _ = found[first][0]
    name = paragraphs[first][start:end]
    if " " not in name or not name[0].isupper():
        found[first] = []
