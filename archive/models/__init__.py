"""The records of the archive."""

from .clauses import Clause, ClauseText, Correction, Note
from .documents import Document, Edition, Source, Span
from .language import ScriptRule, Term, TermName
from .parties import Body, Meeting, Party, PartyName, Person, PersonName
from .publication import FixtureFile, Redirect, Release
from .signatures import Signatory, Signature

# Every table a release carries, in an order in which each finds what it refers to.
RELEASED = (
    Party,
    PartyName,
    Person,
    PersonName,
    Body,
    Meeting,
    Document,
    Source,
    Edition,
    Clause,
    ClauseText,
    Correction,
    Note,
    Signatory,
    Signature,
    Span,
    ScriptRule,
    Term,
    TermName,
    Redirect,
    Release,
)

__all__ = [
    "RELEASED",
    "Body",
    "Clause",
    "ClauseText",
    "Correction",
    "Document",
    "Edition",
    "FixtureFile",
    "Meeting",
    "Note",
    "Party",
    "PartyName",
    "Person",
    "PersonName",
    "Redirect",
    "Release",
    "ScriptRule",
    "Signatory",
    "Signature",
    "Source",
    "Span",
    "Term",
    "TermName",
]
