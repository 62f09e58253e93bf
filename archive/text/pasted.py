"""What a person may paste into the archive: an address, a reference to a document or clause, or a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .address import Place
from .pasted_place import LONGEST_PLACE, places

# A reference with its title in full; longer text without an address in it is a quotation.
LONGEST_REFERENCE = 300
MOST_REFERENCES = 12
# Ends of an address that belong to the sentence around it.
_AFTER = ".,;:!?。，；：！？、)]}>）】》」』\"'”’…"
_QUOTES = "“”‘’\"'«»„「」『』《》〈〉 \t\r\n\u3000"
_AROUND = _QUOTES + ",.;:，。；：、·-—–()（）[]"

SECTIONS = (
    "documents", "meetings", "states", "people", "sources", "releases", "changes", "about", "search", "quote",
    "compare", "formulas", "api",
)  # fmt: skip
_ADDRESS = re.compile(
    rf"(?:(?:https?:)?//[^\s/<>\"]+|(?<![\w/.-])(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?|(?<![\w/]))"
    rf"(?P<path>/(?:zh-han[st]/)?(?:{'|'.join(SECTIONS)})(?:[/.?#][^\s<>\"“”]*)?)(?![\w-])",
    re.IGNORECASE,
)
# The same without the slash at its start, and a document's own name with what follows it.
_BARE = re.compile(rf"(?:{'|'.join(SECTIONS)})/\S+", re.IGNORECASE)
_NAMED = re.compile(r"(?P<slug>\d{4}(?:-[a-z0-9]+)+)/(?P<tail>\S+)", re.IGNORECASE)
SLUG = re.compile(r"\d{4}(?:-[a-z0-9]+)+", re.IGNORECASE)

# Where the place in a reference can begin: a word that counts, 第, a sign, a number or a numeral.
_BEGINS = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_]{1,12}\.?[ \d(])|(?=[第§¶№(（\[])|(?<!\d)(?=\d)|(?<=\s)(?=\S)"
    r"|(?=序言|前言|导言|導言|序文|结语|結語|结束语|結束語|附件|附录|附錄|签署|簽署|签字|簽字|署名|[一二三四五六七八九十百])"
)
_YEAR = re.compile(r"\d{4}年?")
# "clause 10 of the Dushanbe Declaration": what joins a place to the document named after it.
_OF = re.compile(r",? +(?:of|in|from)(?: +the)? +|[,，、:：] *| +|的")


@dataclass(frozen=True, slots=True)
class Address:
    """An address found in what was pasted: path from its slash on, decoded; query and fragment, "" without."""

    path: str
    query: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One way to read what was pasted: the words that name a document, and the places that may be meant in it.

    words: "" where only a place is named. places: likeliest first; empty where only a document is named.
    """

    words: str
    places: tuple[Place, ...] = ()


def plain_quotation(text: str) -> str:
    """What was pasted, without the white space and quotation marks around it."""
    return text.strip(_QUOTES)


def is_title(text: str) -> bool:
    """Whether what was pasted stands in title marks."""
    wanted = text.strip()
    return wanted.startswith(("《", "〈")) and wanted.endswith(("》", "〉"))


def address(text: str) -> Address | None:
    """The address in what was pasted, of any host or none; None where there is none.

    A citation holds one address, its last: what stands before it is told by it. `{slug}/{view}/{key}` is one too.
    """
    found = [match["path"] for match in _ADDRESS.finditer(text)]
    wanted = text.strip(_QUOTES)
    if not found and _BARE.fullmatch(wanted):
        found = [f"/{wanted}"]
    if not found and _NAMED.fullmatch(wanted):
        found = [f"/documents/{wanted}"]
    return _address(found[-1]) if found else None


def _address(spelled: str) -> Address:
    spelled = spelled.rstrip(_AFTER) if not _closes(spelled) else spelled
    path, _, fragment = spelled.partition("#")
    path, _, query = path.partition("?")
    # A link to marked text carries its words behind the id; the id is the place.
    return Address(_decoded(path), query, _decoded(fragment.partition(":~:")[0]))


def _closes(spelled: str) -> bool:
    """Whether the bracket an address ends in is its own, as in /documents/…/10(3)."""
    return spelled.endswith(")") and spelled.count("(") == spelled.count(")")


def _decoded(part: str) -> str:
    """A part of an address without percent signs; a control character in it ends it."""
    return re.split(r"[\x00-\x1f\x7f]", unquote(part))[0]


def references(text: str) -> tuple[Reference, ...]:
    """Every way to read what was pasted as a document, a place in one, or a place alone; the likeliest first.

    None where it is too long for a reference. Whether there is such a document, only the archive knows.
    """
    wanted = text.strip(_AROUND[: len(_QUOTES)])
    if not 0 < len(wanted) <= LONGEST_REFERENCE:
        return ()
    return tuple(dict.fromkeys(_readings(wanted)))[:MOST_REFERENCES]


def _readings(wanted: str) -> Iterator[Reference]:
    # Four figures alone are a year.
    if not _YEAR.fullmatch(wanted) and (alone := places(wanted)):
        yield Reference("", alone)
    yield Reference(wanted.strip(_AROUND))
    # The longest place first: of "10(3)" the clause with its item, not the item alone.
    for start in _starts(wanted):
        if found := places(wanted[start:]):
            yield Reference(wanted[:start].strip(_AROUND), found)
    for joint in _OF.finditer(wanted, 1, LONGEST_PLACE):
        if found := places(wanted[: joint.start()]):
            yield Reference(wanted[joint.end() :].strip(_AROUND), found)


def _starts(wanted: str) -> list[int]:
    """Where a place may begin, in ascending order."""
    first = max(1, len(wanted) - LONGEST_PLACE)
    return [match.start() for match in _BEGINS.finditer(wanted, first)]
