"""The citations of a place as files for reference managers: one item for each edition shown, as published."""

from __future__ import annotations

from archive.export import bibtex, csl_json, ris
from archive.text.address import Clause, Range
from archive.text.citation.cited import Cited

from . import records
from .citing import Quoted, cited
from .places import extent, refuse_unseen
from .subject import Subject


def bib(subject: Subject) -> bytes:
    return bibtex.written(texts(subject))


def ris_records(subject: Subject) -> bytes:
    return ris.written(texts(subject))


def csl(subject: Subject) -> bytes:
    return csl_json.written(texts(subject))


def texts(subject: Subject) -> list[Cited]:
    """What is cited: each edition of the view that has a text here. Raises NoSuchClause, NotInView, Reversed."""
    shown = {column.edition.pk for column in subject.shown}
    quoted = quoted_at(subject)
    return [
        cited(quoted, edition, subject.site)
        for edition in quoted.editions(subject.shown)
        if edition.pk in shown
    ]


def quoted_at(subject: Subject) -> Quoted:
    document, place = subject.document, subject.place
    if not isinstance(place, Clause | Range):
        return Quoted(document, None, records.clauses(document.pk))
    outline = records.outline(document.pk)
    first, last = extent(outline, place)
    own = records.with_texts(outline[first : last + 1])
    refuse_unseen(document, own, subject.shown)
    return Quoted(document, place, own)
