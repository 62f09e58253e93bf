"""The first page: what the archive is, holds and lacks."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from archive.models import Release

from . import lists, records, words
from .choice import Shown, answers, default_tags, scripts_offered
from .front_pages import Example, FacetValue, Figure, HomePage
from .grid import Builder
from .holdings import Holdings, numbers
from .options import Options
from .pages import Link
from .records import ClauseRecord, DocumentRecord
from .site import Site
from .timeline import is_sparse, timeline

NEWEST = 8
# The example is looked for among a document's first clauses; this many characters make a good one.
LOOKED_AT = 40
SHORTEST, LONGEST = 40, 420


def home_page(holdings: Holdings, site: Site) -> HomePage:
    """The first page. Four queries."""
    release = site.release
    assert release is not None
    order = holdings.order("-date", site.interface)
    wanted = order if is_sparse(holdings) else order[:NEWEST]
    documents = lists.documents_of([holdings.slugs[number] for number in wanted])
    return HomePage(
        frame=site.frame(gettext("Declaration Archive"), "/"),
        figures=figures(release),
        standing=tuple(standing(holdings)),
        languages=languages(holdings, site),
        timeline=timeline(holdings, documents if is_sparse(holdings) else None, site),
        documents=tuple(lists.document_row(document, site) for document in documents[:NEWEST]),
        total=len(holdings.slugs),
        published_on=release.date,
        example=example(holdings, site),
    )


def figures(release: Release) -> tuple[Figure, ...]:
    counts = release.counts
    return (
        Figure(counts["documents"], ngettext("document", "documents", counts["documents"])),
        Figure(counts["editions"], ngettext("edition", "editions", counts["editions"])),
        Figure(counts["clauses"], ngettext("clause", "clauses", counts["clauses"])),
        Figure(
            counts["characters"],
            ngettext("character accounted for", "characters accounted for", counts["characters"]),
        ),
    )


def standing(holdings: Holdings) -> list[str]:
    """What is held and what is lacking, in sentences."""
    lacking = len(holdings.lacks)
    said = []
    if holdings.meetings:
        said.append(
            ngettext(
                "Of %(number)s meeting on record, %(met)s has a document here; of %(lacking)s there is none yet.",
                "Of %(number)s meetings on record, %(met)s have a document here; of %(lacking)s there is none yet.",
                holdings.meetings,
            )
            % {
                "number": f"{holdings.meetings:,}",
                "met": f"{holdings.meetings - lacking:,}",
                "lacking": f"{lacking:,}",
            }
        )
    if several := in_several_languages(holdings).bit_count():
        said.append(
            ngettext(
                "%(number)s document of %(all)s can be read in more than one language.",
                "%(number)s documents of %(all)s can be read in more than one language.",
                several,
            )
            % {"number": f"{several:,}", "all": f"{len(holdings.slugs):,}"}
        )
    return said


def in_several_languages(holdings: Holdings) -> int:
    """The documents with editions in two languages or more, as bits."""
    once = twice = 0
    for bits in holdings.having["language"].values():
        twice |= once & bits
        once |= bits
    return twice


def languages(holdings: Holdings, site: Site) -> tuple[FacetValue, ...]:
    """How many documents there are in each language, as links to their lists."""
    having = holdings.having["language"]
    return tuple(
        FacetValue(
            Link(
                words.language_name(language), f"{site.path('/documents')}?language={language}", lang=language
            ),
            having[language].bit_count(),
        )
        for language in sorted(having, key=lambda language: (-having[language].bit_count(), language))
    )


def most_read(holdings: Holdings, site: Site) -> str:
    """The newest document in several languages, or the newest of all; "" in an empty archive."""
    newest = holdings.order("-date", site.interface)
    candidates = [*numbers(in_several_languages(holdings), newest), *newest[:1]]
    return holdings.slugs[candidates[0]] if candidates else ""


def example(holdings: Holdings, site: Site) -> Example | None:
    """A clause of the newest document there is in most languages, as its default view shows it. Three queries."""
    slug = most_read(holdings, site)
    document = records.document(slug) if slug else None
    if document is None or not document.editions:
        return None
    tags = default_tags(document.editions, site)
    if len(tags) == 1 and len(offered := scripts_offered(document.editions)) > 1:
        tags = offered[:2]
    shown = answers(tags, document.editions, site)
    outline = [
        clause for clause in records.outline(document.pk) if clause.kind in ("clause", "paragraph", "item")
    ]
    clause = fitting(records.with_texts(outline[:LOOKED_AT]), shown)
    return exhibit(document, clause, shown, site) if clause else None


def fitting(clauses: Sequence[ClauseRecord], shown: Sequence[Shown]) -> ClauseRecord | None:
    """The first clause of a readable length that every column has; else the first that every column has."""
    held = [clause for clause in clauses if all(column.edition.pk in clause.texts for column in shown)]
    lengths = ([len(clause.texts[column.edition.pk].text) for column in shown] for clause in held)
    fits = (clause for clause, sizes in zip(held, lengths, strict=True) if readable(sizes))
    return next(fits, held[0] if held else None)


def readable(sizes: Sequence[int]) -> bool:
    return min(sizes) >= SHORTEST and max(sizes) <= LONGEST


def exhibit(document: DocumentRecord, clause: ClauseRecord, shown: Sequence[Shown], site: Site) -> Example:
    options = Options(notes="off")
    builder = Builder(document, shown, {}, (), options, site)
    return Example(
        heading=words.place_name(clause.key),
        href=site.path(f"/documents/{document.slug}/{clause.key}"),
        document=Link(site.label(document.titles), site.path(f"/documents/{document.slug}")),
        grid=builder.grid([builder.row(clause, base=clause.key.count("."))]),
    )
