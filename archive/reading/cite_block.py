"""The citation block at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence

from archive.text.citation.cited import SHORT, Cited
from archive.text.citation.styles import FIRST, STYLES

from . import words
from .choice import Shown
from .cite_pages import CiteBlock, CiteLine
from .citing import Quoted, cited
from .formats import FORMATS
from .links import Link
from .site import Site

# Suffixes of the formats of reference managers.
FILES = ("bib", "ris", "csl.json")


def cite_block(quoted: Quoted, shown: Sequence[Shown], site: Site) -> CiteBlock | None:
    """Citations of what stands here, in the first of the editions shown that has it; None where no edition has."""
    editions = quoted.editions(shown)
    if not editions:
        return None
    edition, lang = editions[0], editions[0].tag.lang
    subject = cited(quoted, edition, site)
    lines = cite_lines(subject, site)
    return CiteBlock(
        text=words.text_name(lang, edition.tag.language),
        lang=lang,
        digest=subject.digest[:SHORT],
        whole_digest=subject.digest,
        first=lines[:1],
        rest=lines[1:],
        others=tuple(
            Link(
                words.text_name(other.tag.lang, other.tag.language),
                f"{site.path(quoted.path(other))}#cite",
                lang=other.tag.lang,
            )
            for other in editions[1:]
        ),
        files=tuple(Link(FORMATS[suffix].label, f"{quoted.path(edition)}.{suffix}") for suffix in FILES),
    )


def cite_lines(subject: Cited, site: Site) -> tuple[CiteLine, ...]:
    """The citation in every style, first in the one that readers of the interface know best."""
    styles = sorted(STYLES, key=lambda code: code != FIRST[site.interface])
    return tuple(
        CiteLine(STYLES[code].name, STYLES[code].language(subject), STYLES[code].write(subject))
        for code in styles
    )
