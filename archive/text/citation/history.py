"""The texts of one edition, backwards through the releases on record: which of them had what was cited."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.text.key import Key, MalformedKey

# What stands before a number under one parent, and what stands behind all of them.
_FIRST = {"preamble": 0, "h": 1}
_LAST = {"closing": 3, "annex": 4, "appendix": 4, "protocol": 4}
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Text:
    """digest: SHA-256; wording: None where only the digest was kept."""

    digest: str
    wording: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A release and what it changed in one edition since the release `previous`.

    before: key → the text it replaced or took away, None for a text it brought.
    """

    release: str
    previous: str
    date: datetime.datetime
    before: Mapping[str, Text | None]


@dataclass(frozen=True, slots=True)
class State:
    """The texts as the release `release` had them, by key; until: the step that changed them next."""

    release: str
    texts: Mapping[str, Text]
    until: Step


def states(now: Mapping[str, Text], steps: Iterable[Step], has: Callable[[str], bool]) -> Iterator[State]:
    """Every earlier state of the texts there are now, the latest first, as far as the ledger is a chain.

    steps: the latest first; has: whether a key belongs to what was cited.
    """
    texts, expected = dict(now), ""
    for step in steps:
        if expected and step.release != expected:
            # A release in between was never recorded, so what it changed is not known.
            return
        if not step.previous:
            return
        for key, before in step.before.items():
            if before is None:
                texts.pop(key, None)
            elif has(key):
                texts[key] = before
        yield State(step.previous, dict(texts), step)
        expected = step.previous


def in_order(keys: Iterable[str], known: Mapping[str, int]) -> list[str]:
    """Keys in reading order: known ones by their place, one that is no longer there by its number among them."""
    return sorted(keys, key=lambda key: (known.get(key, _after(key, known)), natural(key)))


def _after(key: str, known: Mapping[str, int]) -> float:
    """Just behind the last known key that comes before this one by its numbers."""
    own = natural(key)
    return max((place for other, place in known.items() if natural(other) < own), default=-1) + 0.5


def natural(key: str) -> tuple[tuple[int, int, str, str], ...]:
    """What orders keys of a document that keeps to the usual order of its parts."""
    try:
        parsed = Key.parse(key)
    except MalformedKey:
        return ((_BETWEEN, 0, key, ""),)
    parts = (Key(parsed.parts[:end]) for end in range(1, len(parsed.parts) + 1))
    return tuple(
        (_FIRST.get(part.sort, _LAST.get(part.sort, _BETWEEN)), part.number or 0, part.suffix, part.sort)
        for part in parts
    )
