"""A span map corrected: what some characters of a source are, and which clause they belong to, said anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .span import Span

# Roles by what their characters are part of: a clause, a signature, the edition, or nothing.
OF_CLAUSES, OF_SIGNATURES, OF_EDITIONS = (
    ("text", "label"),
    ("office", "name"),
    ("title", "place", "date", "agency"),
)


class NoSuchPlace(ValueError):
    """A change that cannot be made at this place, in words for a person."""


@dataclass(frozen=True, slots=True)
class Said:
    """Characters `start` to `end` of the source are `role`, part of `part`: a key, a signatory's code, or ""."""

    start: int
    end: int
    role: str
    part: str = ""


def target(role: str, part: str, tag: str) -> str:
    """What a span of this role is part of, as a map spells it."""
    if role in OF_CLAUSES:
        return f"{tag}/{part}"
    if role in OF_SIGNATURES:
        return f"{tag}/signatures/{part}"
    return tag if role in OF_EDITIONS else ""


def place_of(text: str, words: str, nth: int, start: int, end: int) -> tuple[int, int]:
    """Where `words` stand between two places, for the nth time. Raises NoSuchPlace."""
    if not words.strip():
        raise NoSuchPlace("Give the words as they stand there.")
    found, at = [], text.find(words, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, end)
    if not found:
        raise NoSuchPlace(f"“{words[:40]}” does not stand there. Copy the words as they are.")
    if len(found) > 1 and not nth:
        raise NoSuchPlace(f"“{words[:40]}” stands there {len(found)} times: say which one.")
    if nth > len(found):
        raise NoSuchPlace(f"“{words[:40]}” stands there {len(found)} times, not {nth}.")
    first = found[max(nth, 1) - 1]
    return first, first + len(words)


def resaid(spans: Sequence[Span], text: str, said: Said, tag: str) -> tuple[Span, ...]:
    """The map with these characters said anew; blanks around and between them stay what they are.

    Raises NoSuchPlace where they belong to another edition, or nothing but blanks is there.
    """
    start, end = said.start, said.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not 0 <= start < end <= len(text):
        raise NoSuchPlace("There is nothing but blanks at this place.")
    found = []
    for span in cut(spans, (start, end)):
        if not (start <= span.start and span.end <= end) or is_blank(span, text):
            found.append(span)
        elif is_foreign(span, tag):
            raise NoSuchPlace(f"Some of it is part of {span.target}, another edition.")
        else:
            found.append(Span(span.start, span.end, said.role, target(said.role, said.part, tag)))
    found = list(edged(found, text, (start, end)))
    return tuple(joined(closed(found, text, target(said.role, said.part, tag))))


def is_foreign(span: Span, tag: str) -> bool:
    return bool(span.target) and span.target.partition("/")[0] != tag


def is_blank(span: Span, text: str) -> bool:
    return span.role == "layout" and not text[span.start : span.end].strip()


def cut(spans: Sequence[Span], places: Sequence[int]) -> Iterator[Span]:
    """The same map with a boundary at each of these places."""
    for span in spans:
        at = span.start
        for place in sorted(places):
            if at < place < span.end:
                yield replace(span, start=at, end=place)
                at = place
        yield replace(span, start=at)


def edged(spans: Sequence[Span], text: str, places: Sequence[int]) -> Iterator[Span]:
    """The map with the blanks on either side of these boundaries layout: no words begin or end with them."""
    for span in spans:
        words, start, end = text[span.start : span.end], span.start, span.end
        if span.role != "layout" and words.strip():
            start += (len(words) - len(words.lstrip())) if span.start in places else 0
            end -= (len(words) - len(words.rstrip())) if span.end in places else 0
        if span.start < start:
            yield Span(span.start, start, "layout")
        yield replace(span, start=start, end=end)
        if end < span.end:
            yield Span(end, span.end, "layout")


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of one role and target that touch made one: between two, a text has a line feed."""
    last: Span | None = None
    for span in spans:
        if last and (last.role, last.target) == (span.role, span.target):
            last = replace(last, end=span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def moved(spans: Sequence[Span], text: str, old: str, new: str, tag: str) -> tuple[Span, ...]:
    """The map with the text of one clause given to another; a label inside a clause is part of its words.

    Raises NoSuchPlace where the edition has no text for `old`.
    """
    before, after = f"{tag}/{old}", f"{tag}/{new}"
    if all(span.target != before for span in spans):
        raise NoSuchPlace(f"This edition has no text for {old}.")
    found, is_worded = [], False
    for span in spans:
        if span.target not in (before, after):
            found.append(span)
            continue
        role = "text" if span.role == "label" and is_worded else span.role
        is_worded = is_worded or role == "text"
        found.append(Span(span.start, span.end, role, after))
    return tuple(joined(closed(found, text, after)))


def closed(spans: Sequence[Span], text: str, whole: str) -> Iterator[Span]:
    """The map with blanks between two stretches of one clause's words on one line made part of its words."""
    for at, span in enumerate(spans):
        is_between = 0 < at < len(spans) - 1 and all(
            (one.role, one.target) == ("text", whole) for one in (spans[at - 1], spans[at + 1])
        )
        blank = text[span.start : span.end]
        if is_between and is_blank(span, text) and not any(end in blank for end in "\n\r\u2028\u2029"):
            yield Span(span.start, span.end, "text", whole)
        else:
            yield span


def split(spans: Sequence[Span], text: str, key: str, new: str, place: int, tag: str) -> tuple[Span, ...]:
    """The map with what a clause has from `place` on given to a new one. Raises NoSuchPlace."""
    own = [span for span in spans if span.target == f"{tag}/{key}" and span.role == "text"]
    if not own or not own[0].start < place < own[-1].end:
        raise NoSuchPlace(f"The second half begins inside the words of {key}, and not with their first.")
    if any(span.target == f"{tag}/{new}" for span in spans):
        raise NoSuchPlace(f"This edition has a text for {new} already.")
    found = [
        replace(span, target=f"{tag}/{new}")
        if span.target == f"{tag}/{key}" and span.start >= place
        else span
        for span in cut(spans, (place,))
    ]
    return tuple(joined(list(edged(found, text, (place,)))))


def following(spans: Sequence[Span], key: str, tag: str) -> str:
    """The key of the text that follows a clause's in this source. Raises NoSuchPlace."""
    keys = [key_of(span, tag) for span in spans if span.role == "text"]
    own = [at for at, one in enumerate(keys) if one == key]
    later = [one for one in keys[own[-1] + 1 :] if one] if own else []
    if not later:
        raise NoSuchPlace(f"No text follows {key} in this edition.")
    return later[0]


def key_of(span: Span, tag: str) -> str:
    """The key of the clause of edition `tag` a span belongs to, or ""."""
    edition, _, key = span.target.partition("/")
    return key if edition == tag and span.role in OF_CLAUSES else ""


def ranges(spans: Sequence[Span], tag: str) -> dict[str, list[tuple[int, int]]]:
    """Key → where in the source its text stands, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        if span.role == "text" and (key := key_of(span, tag)):
            found.setdefault(key, []).append((span.start, span.end))
    return found
