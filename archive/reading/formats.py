"""The formats in which a document or a part of it is carried away; an address asks for one by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from archive.text.address import Place

from . import asjson, cite_files
from .subject import Subject, sort_of

# What an address may name; a view of any of these has the same formats.
DOCUMENT, CLAUSE, RANGE, SIGNATURES = "document", "clause", "range", "signatures"
EVERYWHERE = frozenset({DOCUMENT, CLAUSE, RANGE, SIGNATURES})
TEXTS = frozenset({DOCUMENT, CLAUSE, RANGE})


@dataclass(frozen=True, slots=True)
class Format:
    """media_type: of the answer; make: the whole file, or an exception, never a part; places: where it makes sense;
    texts: in how many texts side by side, at least."""

    media_type: str
    label: str
    make: Callable[[Subject], bytes]
    places: frozenset[str] = TEXTS
    texts: int = 1


# Suffix → format, in the order of the menu. A format is added by a line here and nowhere else.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format("application/json", "JSON", asjson.made, EVERYWHERE),
        "bib": Format("application/x-bibtex", "BibTeX", cite_files.bib),
        "ris": Format("application/x-research-info-systems", "RIS", cite_files.ris_records),
        "csl.json": Format("application/vnd.citationstyles.csl+json", "CSL-JSON", cite_files.csl),
    }
)


class NotMade(LookupError):
    """A format that makes no sense at an address. suffixes: of those that do."""

    def __init__(self, suffixes: Sequence[str]) -> None:
        super().__init__(suffixes)
        self.suffixes = tuple(suffixes)


def offered(place: Place | None, texts: int) -> tuple[str, ...]:
    """The suffixes that make sense where an address names `place` and shows so many texts."""
    sort = sort_of(place)
    return tuple(suffix for suffix, known in FORMATS.items() if sort in known.places and texts >= known.texts)
