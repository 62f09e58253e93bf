"""What a person types into the search box, understood. Nothing is a syntax error: what is no operator is a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .tokens import Pattern

LONGEST_QUERY = 200
MOST_TERMS = 12

# Opening and closing marks of a phrase; German and Polish quotations open low and close with either high mark.
_MARKS = (
    ('"', '"'),
    ("“", "”"),
    ("„", "“”"),
    ("«", "»"),
    ("‹", "›"),
    ("「", "」"),
    ("『", "』"),
    ("〝", "〞〟"),
    ("＂", "＂"),
)
_PHRASE = "|".join(f"{opening}[^{closing}]+[{closing}]" for opening, closing in _MARKS)
_PART = re.compile(
    rf"(?P<minus>(?<!\S)[-−－](?=\S))?"
    rf"(?:(?P<phrase>{_PHRASE})"
    rf"|(?P<field>lang|year|body|state|kind)[:：](?P<value>[^\s,]+(?:,[^\s,]+)*)(?!\S)"
    rf"|(?P<word>(?:(?!{_PHRASE})\S)+))",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<to>\.\.|…|-|–|—)?(?P<last>\d{4})?", re.ASCII)
_VALUE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1, 9999


class BadFilter(ValueError):
    """A value that no filter of this name can have, such as a year that is none; its words say what one looks like."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must be of: of any one of the values of each field that has some. Years are first and last."""

    lang: tuple[str, ...] = ()
    year: tuple[tuple[int, int], ...] = ()
    body: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Sequence[str]]) -> Filters:
        """Filters as an address gives them: {"lang": ["zh"], "year": ["2001..2010"]}. Raises BadFilter."""
        values: dict[str, tuple] = {
            name: tuple(_value(name, value) for value in given[name]) for name in given
        }
        return cls(**values)

    def __and__(self, other: Filters) -> Filters:
        """Both: the values of each field, side by side."""
        return Filters(*(tuple(dict.fromkeys(getattr(self, name) + getattr(other, name))) for name in FIELDS))

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in FIELDS)


FIELDS = tuple(Filters.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase. text: as typed, without its quotation marks or its minus."""

    text: str
    pattern: Pattern
    is_phrase: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """left_out: terms beyond the twelfth, as typed; is_shortened: whether it was longer than 200 characters."""

    terms: tuple[Term, ...] = ()
    filters: Filters = field(default_factory=Filters)
    left_out: tuple[str, ...] = ()
    is_shortened: bool = False


def parse(typed: str) -> Query:
    """Words, "phrases" in any kind of quotation marks, -term, lang: year: body: state: kind: (values joined by commas).

    year:2008, year:2001..2010, year:2001.. and year:..2010. Only the first 200 characters and 12 terms count.
    """
    terms: list[Term] = []
    given = Filters()
    for part in _PART.finditer(typed[:LONGEST_QUERY]):
        named = None if part["minus"] or not part["field"] else _filters(part["field"].lower(), part["value"])
        if named:
            given &= named
        elif (term := _term(part)).pattern.signs and term not in terms:
            terms.append(term)
    return Query(
        tuple(terms[:MOST_TERMS]),
        given,
        tuple(term.text for term in terms[MOST_TERMS:]),
        len(typed) > LONGEST_QUERY,
    )


def _term(part: re.Match[str]) -> Term:
    is_phrase = bool(part["phrase"])
    text = part["phrase"][1:-1] if is_phrase else part[0].removeprefix(part["minus"] or "")
    return Term(text, Pattern.of(text, is_literal=is_phrase), is_phrase, bool(part["minus"]))


def _filters(name: str, values: str) -> Filters | None:
    """The filter that was typed, None when its value is none of its kind: then it is a word like any other."""
    try:
        return Filters.of({name: values.split(",")})
    except BadFilter:
        return None


def _value(name: str, typed: str) -> object:
    """One value of a filter, in the form the index has it. Raises BadFilter."""
    if name not in FIELDS:
        raise BadFilter(f"there is no filter {name!r}: there are {', '.join(FIELDS)}")
    plain = unicodedata.normalize("NFKC", typed).strip().lower()
    if name == "year":
        return years(plain)
    if not _VALUE.fullmatch(plain):
        raise BadFilter(f"{typed[:40]!r} is no {name}: letters, digits and hyphens")
    return plain


def years(typed: str) -> tuple[int, int]:
    """First and last year of "2008", "2001..2010", "2001.." or "..2010". Raises BadFilter."""
    found = _YEARS.fullmatch(typed)
    if not found or not (found["first"] or found["last"]):
        raise BadFilter(f"{typed[:40]!r} is no year: 2008, 2001..2010, 2001.. or ..2010")
    first = int(found["first"] or FIRST_YEAR)
    last = int(found["last"] or (LAST_YEAR if found["to"] else first))
    if first > last:
        raise BadFilter(f"{typed[:40]!r} ends before it begins: give the earlier year first")
    return first, last
