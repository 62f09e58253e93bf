"""The formats in which a document or a part of it is carried away; an address asks for one by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from archive.export import akn, card, epub, markdown, plain, table, tei, tmx
from archive.export.extract import Extract
from archive.text.address import Place

from . import asjson, cite_files
from .choice import Shown
from .extracts import extract
from .subject import Subject, sort_of

# What an address may name; a view of any of these has the same formats.
DOCUMENT, CLAUSE, RANGE, SIGNATURES = "document", "clause", "range", "signatures"
EVERYWHERE = frozenset({DOCUMENT, CLAUSE, RANGE, SIGNATURES})
TEXTS = frozenset({DOCUMENT, CLAUSE, RANGE})


class NotMade(LookupError):
    """A format that makes no sense at an address. suffixes: of those that do."""

    def __init__(self, suffixes: Sequence[str]) -> None:
        super().__init__(suffixes)
        self.suffixes = tuple(suffixes)


@dataclass(frozen=True, slots=True)
class Format:
    """media_type: of the answer; use: what it is good for, in a few words; make: the whole file, or an exception, never
    a part; places: where it makes sense; languages: in how many languages or scripts side by side, at least."""

    media_type: str
    label: str
    use: str
    make: Callable[[Subject], bytes]
    places: frozenset[str] = TEXTS
    languages: int = 1


def of(make: Callable[[Extract], bytes]) -> Callable[[Subject], bytes]:
    """The maker of a format that is made of an extract. Raises NoSuchClause, NotInView, Reversed as that does."""
    return lambda subject: make(extract(subject))


def memory(subject: Subject) -> bytes:
    """A translation memory. Raises NotMade where no clause has a text in two languages or scripts."""
    try:
        return tmx.made(extract(subject))
    except tmx.NothingAligned as fault:
        raise NotMade(
            [suffix for suffix in offered(subject.place, subject.shown) if suffix != "tmx"]
        ) from fault


# Suffix → format, in the order of the menu. A format is added by a line here and nowhere else.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format("application/json", "JSON", _("for programs"), asjson.made, EVERYWHERE),
        "txt": Format("text/plain; charset=utf-8", "TXT", _("the words alone"), of(plain.made), EVERYWHERE),
        "md": Format(
            "text/markdown; charset=utf-8",
            "Markdown",
            _("for notes and web pages"),
            of(markdown.made),
            EVERYWHERE,
        ),
        "csv": Format(
            "text/csv; charset=utf-8; header=present",
            "CSV",
            _("for spreadsheets"),
            of(table.made),
            EVERYWHERE,
        ),
        "tei.xml": Format("application/tei+xml", "TEI", _("for scholarly editions"), of(tei.made)),
        "akn.xml": Format("application/akn+xml", "Akoma Ntoso", _("for legal documents"), of(akn.made)),
        "tmx": Format("application/x-tmx+xml", "TMX", _("for translators’ tools"), memory, languages=2),
        "epub": Format(
            "application/epub+zip", "EPUB", _("for e-readers"), of(epub.made), frozenset({DOCUMENT})
        ),
        "bib": Format("application/x-bibtex", "BibTeX", _("the citation, for LaTeX"), cite_files.bib),
        "ris": Format(
            "application/x-research-info-systems",
            "RIS",
            _("the citation, for reference managers"),
            cite_files.ris_records,
        ),
        "csl.json": Format(
            "application/vnd.citationstyles.csl+json",
            "CSL-JSON",
            _("the citation, for citation processors"),
            cite_files.csl,
        ),
        "svg": Format("image/svg+xml", "SVG", _("a picture of it"), of(card.made)),
    }
)


def offered(place: Place | None, shown: Sequence[Shown]) -> tuple[str, ...]:
    """The suffixes that make sense where an address names `place` and shows these texts."""
    sort, languages = sort_of(place), len({column.lang for column in shown})
    return tuple(
        suffix for suffix, known in FORMATS.items() if sort in known.places and languages >= known.languages
    )
