"""The wordings a text had before and after a release, marked where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.text.differences import SAME, Piece, pieces
from archive.text.ledger import Step, wordings

from . import ledger

# Texts of a page whose wording is looked up, and characters of an unchanged run that are shown at each of its ends.
MOST_PLACES, CONTEXT = 400, 40

# The kind of a piece that stands for what is left out.
OMITTED = "omitted"

Pair = tuple[str, str]


class Wordings:
    """What is known of the texts that releases changed."""

    def __init__(self, shown: Iterable[str], newest_first: Sequence[str]) -> None:
        """shown: releases whose changes are told. Two queries."""
        wanted = set(shown)
        last = max((at for at, name in enumerate(newest_first) if name in wanted), default=-1)
        names = newest_first[: last + 1]
        self.steps: Mapping[str, Step] = ledger.changes(names)
        places = [one["place"] for name in wanted for one in self.steps.get(name, ()) if "was" in one]
        current = ledger.texts_now(places[:MOST_PLACES])
        told = wordings([self.steps[name] for name in names], current)
        self.pairs: Mapping[str, Mapping[str, Pair]] = dict(zip(names, told, strict=True))

    def of(self, release: str) -> Mapping[str, Pair]:
        """Place → (before, after), of a release that is shown."""
        return self.pairs.get(release, {})


def shown(before: str, after: str) -> tuple[Piece, ...]:
    """Two wordings as one run, of what is the same only what stands beside a change."""
    runs = pieces(before, after)
    found: list[Piece] = []
    for at, run in enumerate(runs):
        found += [run] if run.kind != SAME else shortened(run.text, at == 0, at == len(runs) - 1)
    return tuple(found)


def shortened(text: str, is_first: bool, is_last: bool) -> list[Piece]:
    """An unchanged run with its middle left out, or the end that touches no change."""
    head, tail = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    if len(text) <= head + tail + 1:
        return [Piece(SAME, text)]
    ends = (Piece(SAME, text[:head]), Piece(SAME, text[len(text) - tail :] if tail else ""))
    return [part for part in (ends[0], Piece(OMITTED, "…"), ends[1]) if part.text]
