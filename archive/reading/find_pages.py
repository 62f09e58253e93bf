"""What the pages that find are made of: search, resolver and quotation check."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text.differences import Piece

from .excerpt import Excerpt
from .front_pages import Facet, Remedy
from .pages import Frame, Link


@dataclass(frozen=True, slots=True)
class GoPage:
    """All that templates/go.html may use: the form of the resolver, with things to try, each a link that does."""

    frame: Frame
    action: str
    examples: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """All that templates/opensearch.xml may use. Addresses are absolute; lang: of the interface it describes."""

    lang: str
    icon: str
    html: str
    json: str
    itself: str
    home: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What another edition prints at the same place."""

    name: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit. number: of the clause, as margins have it; edition: what its text is called; said: how it came to be
    found, where not as typed; is_block: its lines are lines of the source."""

    number: str
    href: str
    edition: str
    excerpt: Excerpt
    said: str
    is_converted: bool
    is_block: bool
    beside: Beside | None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one document on this page."""

    title: str
    href: str
    adopted_on: datetime.date | None
    hits: tuple[HitRow, ...]


@dataclass(frozen=True, slots=True)
class YearBar:
    """One year of the picture. x, width: per cent of the picture; y, height: pixels; label: "" where it would crowd."""

    year: int
    number: int
    href: str
    x: str
    middle: str
    width: str
    y: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Years:
    """Hits by year. height: of the picture in pixels, its letters excluded; csv: the same numbers as a file;
    is_open: whether the table is shown at once."""

    bars: tuple[YearBar, ...]
    height: float
    caption: str
    csv: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a concordance: what stands left and right of the words found, and the same place elsewhere."""

    left: str
    hit: str
    right: str
    lang: str
    number: str
    href: str
    document: str
    title: str
    beside: Beside | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """Every occurrence on a line. first: number of the first line shown; limit: of hits looked at, 0 when all were;
    next: where the next page begins, "" on the last."""

    lines: tuple[Line, ...]
    total: int
    first: int
    limit: int
    next: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way what was found is rendered: by a name of the glossary, or by texts that say the same.

    number: of the hits; examples: some of them, the nearest words of their counterparts told.
    """

    name: str
    lang: str
    number: int
    is_of_glossary: bool
    examples: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CompanionLine:
    """A wording that keeps company with the words found, a link to where it stands: in how many counterparts of how
    many, and in how many other clauses of the same documents of how many."""

    link: Link
    inside: int
    of_inside: int
    outside: int
    of_outside: int


@dataclass(frozen=True, slots=True)
class Renderings:
    """How what was found is rendered in other languages. without: texts that no other language has."""

    companions: tuple[CompanionLine, ...]
    groups: tuple[Rendering, ...]
    total: int
    without: int
    limit: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that templates/search.html may use: the form, and where something was asked, what was found.

    total: of hits, "more than" where is_capped. searched_as: other names looked for. notices: what of the question
    was left out. chosen: the filters, each a link that takes it out. guess: where /go would lead; is_quotable:
    whether it is long enough to be a quotation. remedies: only where nothing was found.
    """

    frame: Frame
    action: str
    asked: str
    hidden: tuple[tuple[str, str], ...] = ()
    is_asked: bool = False
    examples: tuple[Link, ...] = ()
    total: int = 0
    is_capped: bool = False
    searched_as: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    chosen: tuple[Link, ...] = ()
    clear: str = ""
    facets: tuple[Facet, ...] = ()
    sorts: tuple[Link, ...] = ()
    scripts: tuple[Link, ...] = ()
    shows: tuple[Link, ...] = ()
    bys: tuple[Link, ...] = ()
    groups: tuple[HitGroup, ...] = ()
    concordance: Concordance | None = None
    renderings: Renderings | None = None
    years: Years | None = None
    first: Link | None = None
    next: Link | None = None
    guess: Link | None = None
    quote: str = ""
    remedies: tuple[Remedy, ...] = ()
    near: tuple[Link, ...] = ()
    csv: str = ""
    json: str = ""


@dataclass(frozen=True, slots=True)
class SignDifference:
    """A difference that is none of wording: its kind in words, what was quoted and what is printed."""

    kind: str
    quoted: str
    printed: str


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """One passage. href: of the whole; places: its clauses, each a link; changes: where the wording differs.

    signs: other differences, more_signs: how many of these are left out; counts: how many of each kind, in words;
    share: of the wording that is the same, in per cent.
    """

    title: str
    href: str
    edition: str
    lang: str
    places: tuple[Link, ...]
    changes: tuple[Piece, ...]
    signs: tuple[SignDifference, ...]
    more_signs: int
    counts: tuple[str, ...]
    share: int


@dataclass(frozen=True, slots=True)
class QuotePage:
    """All that templates/quote.html may use. verdict: "verbatim", "differs", "not-found", "" where nothing is asked."""

    frame: Frame
    action: str
    asked: str
    verdict: str = ""
    heading: str = ""
    matches: tuple[QuoteMatch, ...] = ()
    notices: tuple[str, ...] = ()
    search: str = ""
    json: str = ""
