"""The page of one clause, or of a range of clauses, in its context."""

from __future__ import annotations

from collections.abc import Sequence

from archive.text.address import Clause, Range
from archive.text.key import Key

from . import records, words
from .bar import Controls
from .choice import Shown
from .cite_block import cite_block
from .citing import Quoted
from .document_page import frame, head
from .grid import Builder
from .options import Options
from .pages import ClausePage, Link
from .places import extent, refuse_unseen
from .recall import recall
from .records import ClauseRecord, DocumentRecord
from .site import Site


def clause_page(
    document: DocumentRecord,
    shown: Sequence[Shown],
    view: str,
    place: Clause | Range,
    options: Options,
    site: Site,
) -> ClausePage:
    """A clause or a range in one view. Four queries. Raises NoSuchClause, NotInView, Reversed."""
    outline = records.outline(document.pk)
    first, last = extent(outline, place)
    earlier, later = before(outline, first), after(outline, last)
    wanted = sorted({*range(first, last + 1), *(at for at in (earlier, later) if at is not None)})
    texts = dict(zip(wanted, records.with_texts(outline[at] for at in wanted), strict=True))
    own = [texts[at] for at in range(first, last + 1)]
    refuse_unseen(document, own, shown)
    corrections, notes = records.corrections(document.pk), records.notes(document.pk)
    builder = Builder(document, shown, corrections, notes, options, site)
    context = Builder(document, shown, {}, (), options.but(lens="off"), site)
    controls = Controls(document, shown, view, place, options, site)
    quoted = Quoted(document, place, own)
    cite = cite_block(quoted, shown, site)
    is_range = isinstance(place, Range)
    heading = words.range_name(place) if isinstance(place, Range) else words.place_name(str(place))
    return ClausePage(
        frame=frame(document, controls, heading, quoted),
        head=head(document, site),
        bar=controls.bar(has_cite=cite is not None),
        grid=builder.grid([builder.row(clause, base=indent(own)) for clause in own]),
        heading=heading,
        address=site.base_url + site.path(controls.path(view)),
        up=() if is_range else up(document, view, own[0].key, site),
        before=None if earlier is None else context.row(texts[earlier], base=1),
        after=None if later is None else context.row(texts[later], base=1),
        previous=neighbour(document, view, outline, earlier, site),
        next=neighbour(document, view, outline, later, site),
        cite=cite,
        recall=recall(options.cited, quoted, shown, site),
        is_range=is_range,
    )


def indent(own: Sequence[ClauseRecord]) -> int:
    """How many levels are not indented: one where all that is shown are items."""
    return int(all(clause.kind == "item" for clause in own))


def before(outline: Sequence[ClauseRecord], first: int) -> int | None:
    """Index of the clause read before this one; a container has no text and is passed over."""
    parents = {str(Key.parse(clause.key).parent) for clause in outline}
    candidates = [at for at in range(first) if not is_container(outline, at, parents)]
    return candidates[-1] if candidates else None


def after(outline: Sequence[ClauseRecord], last: int) -> int | None:
    parents = {str(Key.parse(clause.key).parent) for clause in outline}
    return next((at for at in range(last + 1, len(outline)) if not is_container(outline, at, parents)), None)


def is_container(outline: Sequence[ClauseRecord], at: int, parents: set[str]) -> bool:
    """Whether a clause only holds paragraphs: its first child is its first paragraph."""
    key = outline[at].key
    return key in parents and at + 1 < len(outline) and outline[at + 1].key == f"{key}.p1"


def up(document: DocumentRecord, view: str, key: str, site: Site) -> tuple[Link, ...]:
    """The clauses around this one, the outermost first."""
    parent, links = Key.parse(key).parent, []
    while parent is not None:
        links.append(Link(words.place_name(str(parent)), address(document, view, str(parent), site)))
        parent = parent.parent
    return tuple(reversed(links))


def neighbour(
    document: DocumentRecord, view: str, outline: Sequence[ClauseRecord], at: int | None, site: Site
) -> Link | None:
    if at is None:
        return None
    key = outline[at].key
    return Link(words.place_name(key), address(document, view, key, site))


def address(document: DocumentRecord, view: str, key: str, site: Site) -> str:
    return site.path("/".join(part for part in ("/documents", document.slug, view, key) if part))
