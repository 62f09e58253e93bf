"""The tail of a document's address: which view, which clause, which format, and the one way to spell it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from archive.text.address_key import UnknownSpelling, plain, spelled_key
from archive.text.key import Key
from archive.text.tag import MalformedTag, Tag

# A public path is at most 512 bytes, and so is any part of it.
LONGEST_TAIL = 512
MOST_TAGS = 4
# Bounds of the search for near names, so that a mistyped address costs milliseconds.
LONGEST_ASKED = 100
MOST_KNOWN = 5000

_SLUG = re.compile(r"[a-z0-9-]{1,100}")
_CODE = re.compile(r"[a-z0-9-]{2,64}")
_BETWEEN_TAGS = re.compile(r" *[+,、] *| +")
# The dashes and minus signs of Unicode, and what Chinese puts between the ends of a range.
_BETWEEN_ENDS = re.compile(r" *(?:——|[\-‐-―−﹘﹣~〜至到]) *")
_LANGUAGE_FIRST = re.compile(r"[a-z]{2,3}(?![a-z0-9.])")
# A format has two letters at least, so that a wrong "10.p0" is a wrong key.
_FORMAT = re.compile(r"[a-z]{2}[a-z0-9]*")


class UnknownTail(ValueError):
    """An address no page can have; its words say why."""


@dataclass(frozen=True, slots=True)
class View:
    """Which editions a page shows, left to right: one to four distinct canonical tags. Raises UnknownTail."""

    tags: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.tags) <= MOST_TAGS:
            raise UnknownTail(f"a view shows one to {MOST_TAGS} editions, not {len(self.tags)}")
        for tag in self.tags:
            if self.tags.count(tag) > 1:
                raise UnknownTail(f'a view shows an edition once: "{tag}" stands twice')

    def __str__(self) -> str:
        return "+".join(self.tags)


@dataclass(frozen=True, slots=True)
class Clause:
    """The place of one clause."""

    key: Key

    def __str__(self) -> str:
        return str(self.key)


@dataclass(frozen=True, slots=True)
class Range:
    """The place of clauses `first` to `last`: two different keys under one parent. Raises UnknownTail."""

    first: Key
    last: Key

    def __post_init__(self) -> None:
        if self.first == self.last:
            raise UnknownTail(f'the range "{self}" has one clause only: its address is "{self.first}"')
        if self.first.parts[:-1] != self.last.parts[:-1]:
            raise UnknownTail(f'the ends of the range "{self}" do not stand under one clause')

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The place of the signatures, or of one state's or party's line in them, "kg". Raises UnknownTail."""

    code: str = ""

    def __post_init__(self) -> None:
        if self.code and not _CODE.fullmatch(self.code):
            raise UnknownTail("a state or party is named by 2 to 64 letters, digits and hyphens")

    def __str__(self) -> str:
        return f"signatures/{self.code}" if self.code else "signatures"


Place = Clause | Range | Signatures


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows /documents/{doc}/ in an address: a view, a place in it, and a format, each if given.

    str() is the canonical spelling, "zh-Hans+en/10.3.json". suffix: without its dot, or "".
    """

    view: View | None = None
    place: Place | None = None
    suffix: str = ""

    def __str__(self) -> str:
        path = "/".join(str(part) for part in (self.view, self.place) if part)
        return f"{path}.{self.suffix}" if self.suffix else path


def parse_tail(tail: str, suffixes: Collection[str]) -> Tail:
    """Read the tail of a document's address in any spelling that has one meaning.

    tail: percent-decoded, without the slash before it; one trailing slash is let pass, "" is the document.
    suffixes: the formats there are, lower-case, "json", "tei.xml"; the longest that fits is taken.
    A range of one sort of keys is put in ascending order; that of two sorts only the document knows.
    Raises UnknownTail, saying why, for everything else. Parsing the result's str() gives the result again.
    """
    path, suffix = _split_suffix(_path(tail), suffixes)
    if not path and not suffix:
        return Tail()
    segments = [segment.strip(" ") for segment in path.split("/")]
    try:
        return Tail(*_view_and_place(segments), suffix)
    except UnknownTail:
        if not suffix:
            _refuse_format(segments[-1], suffixes)
        raise


def parse_document(name: str, suffixes: Collection[str]) -> tuple[str, str]:
    """Slug and suffix ("" without one) of a document's own address, "2007-bishkek-declaration.json".

    Canonical in lower case. Raises UnknownTail when the slug is not 1 to 100 of a-z, 0-9 and hyphen.
    """
    slug, suffix = _split_suffix(_path(name), suffixes)
    if _SLUG.fullmatch(slug):
        return slug, suffix
    if not suffix:
        _refuse_format(slug, suffixes)
    raise UnknownTail("a document is named by at most 100 letters, digits and hyphens")


def near(asked: str, known: Sequence[str], most: int = 5) -> list[str]:
    """The known names nearest to the one asked for, nearest first, at most `most`, in any case and width.

    Names that hold the whole of it come first. Reads 100 characters of it and the first 5,000 known names.
    """
    wanted = plain(asked[:LONGEST_ASKED])
    names = {plain(name[:LONGEST_ASKED]): name for name in known[:MOST_KNOWN]}
    holding = [name for name in names if len(wanted) > 2 and wanted in name]
    similar = difflib.get_close_matches(wanted, names, n=max(most, 1)) if wanted else []
    return [names[name] for name in dict.fromkeys(holding + similar)][:most]


def _path(text: str) -> str:
    """The text in plain form, without one trailing slash. Raises UnknownTail when it is too long."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError as fault:
        raise UnknownTail("an address has no lone surrogates") from fault
    if size > LONGEST_TAIL:
        raise UnknownTail(f"an address has at most {LONGEST_TAIL} bytes, not {size}")
    return plain(plain(text).removesuffix("/"))


def _split_suffix(path: str, suffixes: Collection[str]) -> tuple[str, str]:
    """The path without its longest known suffix, and that suffix or ""."""
    fitting = [suffix for suffix in suffixes if path.endswith("." + suffix)]
    suffix = max(fitting, key=len, default="")
    return (path[: -len(suffix) - 1] if suffix else path), suffix


def _refuse_format(segment: str, suffixes: Collection[str]) -> None:
    """Raises UnknownTail, naming the formats there are, for a segment that ends in another, "10.pdf"."""
    name, _, suffix = segment.rpartition(".")
    if name and _FORMAT.fullmatch(suffix):
        raise UnknownTail(f'there is no format "{suffix[:20]}"; there are: {", ".join(sorted(suffixes))}')


def _view_and_place(segments: list[str]) -> tuple[View | None, Place | None]:
    """View and place of an address, in this order, either of them absent. Raises UnknownTail."""
    if segments[0] == "signatures" or len(segments) == 1 and not _reads_as_view(segments[0]):
        return None, _place(segments)
    return _view(segments[0]), _place(segments[1:]) if segments[1:] else None


def _reads_as_view(segment: str) -> bool:
    """Whether a lone segment means a view: it begins with a language, as no key does."""
    return _LANGUAGE_FIRST.match(segment) is not None


def _view(segment: str) -> View:
    """The view a segment spells. Raises UnknownTail."""
    tags = _BETWEEN_TAGS.split(segment, maxsplit=MOST_TAGS)
    if len(tags) > MOST_TAGS:
        raise UnknownTail(f"a view shows at most {MOST_TAGS} editions")
    try:
        return View(tuple(str(Tag.parse(tag)) for tag in tags))
    except MalformedTag as fault:
        raise UnknownTail(str(fault)) from fault


def _place(segments: list[str]) -> Place:
    """The place the segments after a view spell. Raises UnknownTail."""
    if segments[0] == "signatures" and len(segments) <= 2:
        if segments[1:] == [""]:
            raise UnknownTail("a state or party is missing after signatures/")
        return Signatures(*segments[1:])
    if len(segments) > 1:
        raise UnknownTail("an address ends with its clause, range or state")
    return _clause_or_range(segments[0])


def _clause_or_range(segment: str) -> Clause | Range:
    """The clause or range a segment spells, a range of one sort in ascending order. Raises UnknownTail."""
    ends = _BETWEEN_ENDS.split(segment)
    if len(ends) > 2:
        raise UnknownTail("a range has two ends")
    try:
        keys = [spelled_key(end) for end in ends]
    except UnknownSpelling as fault:
        raise UnknownTail(str(fault)) from fault
    if len(keys) == 1:
        return Clause(keys[0])
    first, last = keys
    siblings = first.parts[:-1] == last.parts[:-1] and first.sort == last.sort
    return Range(last, first) if siblings and last.ordinal < first.ordinal else Range(first, last)
