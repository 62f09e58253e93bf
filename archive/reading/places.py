"""Places within a document: which clauses an address names, and why it may name none."""

from __future__ import annotations

from collections.abc import Sequence

from archive.text.address import Clause, Range, Signatures, Tail

from . import records
from .choice import Shown
from .records import ClauseRecord, DocumentRecord, SignatoryRecord


def path_of(slug: str, tail: Tail) -> str:
    """The canonical path of a tail, without interface prefix: "/documents/{slug}/{view}/{place}.{suffix}"."""
    spelled = str(tail)
    joint = "" if not spelled or spelled.startswith(".") else "/"
    return f"/documents/{slug}{joint}{spelled}"


class NoSuchClause(LookupError):
    """The document has no such clause. known: the keys it has, in order."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        super().__init__(asked)
        self.asked, self.known = asked, list(known)


class NotInView(LookupError):
    """The clause is there, but no edition of this view has a text for it. tags: of the editions that have it."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(tags)
        self.tags = list(tags)


class Reversed(Exception):
    """The ends of a range stand the other way round in the document. place: the range as it is to be spelled."""

    def __init__(self, place: Range) -> None:
        super().__init__(place)
        self.place = place


def extent(outline: Sequence[ClauseRecord], place: Clause | Range) -> tuple[int, int]:
    """First and last index of what `place` names, with everything beneath it.

    Raises NoSuchClause, or Reversed when a range names its last clause first.
    """
    keys = [clause.key for clause in outline]
    ends = (place.first, place.last) if isinstance(place, Range) else (place.key, place.key)
    for end in ends:
        if str(end) not in keys:
            raise NoSuchClause(str(end), keys)
    first, last = (keys.index(str(end)) for end in ends)
    if last < first:
        raise Reversed(Range(ends[1], ends[0]))
    beneath = f"{keys[last]}."
    while last + 1 < len(keys) and keys[last + 1].startswith(beneath):
        last += 1
    return first, last


def refuse_unseen(document: DocumentRecord, own: Sequence[ClauseRecord], shown: Sequence[Shown]) -> None:
    """Raise NotInView when no column has any of these clauses."""
    columns = {column.edition.pk for column in shown}
    if not any(columns & clause.texts.keys() for clause in own):
        holding = {pk for clause in own for pk in clause.texts}
        raise NotInView([str(edition.tag) for edition in document.editions if edition.pk in holding])


def signatories(
    document: DocumentRecord, place: Signatures | None, preferences: tuple[str, ...]
) -> list[SignatoryRecord]:
    """All signatories, or those of one code (a signatory's own, or its party's). One query. Raises NoSuchClause."""
    every = records.signatories(document.pk, preferences)
    if place is None or not place.code:
        return every
    found = [each for each in every if place.code in (each.code, each.party)]
    if not found:
        raise NoSuchClause(str(place), [f"signatures/{each.code}" for each in every])
    return found
