"""The citations of a place as files for reference managers: one item for each edition shown, as published."""

from __future__ import annotations

from archive.export import bibtex, csl_json, ris
from archive.text.address import Clause, Range
from archive.text.citation.cited import Cited

from .citing import Quoted, cited
from .extracts import clauses_at
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
    # Signatures have no formats of citations, so the place of a subject is a clause, a range or the whole.
    place = subject.place if isinstance(subject.place, Clause | Range) else None
    quoted = Quoted(subject.document, place, clauses_at(subject))
    return [
        cited(quoted, edition, subject.site)
        for edition in quoted.editions(subject.shown)
        if edition.pk in shown
    ]
