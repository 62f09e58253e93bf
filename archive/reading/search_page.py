"""The page of a search: what was found, grouped by document, each hit with the same place in another language."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from archive.search import Found, Hit, TooSlow, search

from . import words
from .asked import PATH, SORTS, Asked
from .concordance import LOOKED_AT, concordance
from .excerpt import excerpt
from .find_pages import HitGroup, HitRow, SearchPage
from .hit_rows import beside, number, said
from .hit_texts import HitTexts
from .holdings import DRAWN
from .pages import Alternate, Link
from .renderings import renderings
from .resolve import named
from .search_help import examples, near_terms, remedies
from .search_links import SearchLinks
from .site import Site

PAGE = 20
# What is longer than a reference is looked for as a quotation as well, by signs without spaces.
LONGEST_GUESSED, SHORTEST_QUOTED = 80, 12


def found_for(asked: Asked, size: int = 0) -> Found:
    """What the index has: a page of hits, or for what is counted over many of them the first in reading order.

    Raises TooSlow, UnknownPlace.
    """
    if asked.show == "years":
        return search(asked.q, asked.filters, size=1)
    if asked.show != "hits":
        return search(asked.q, asked.filters, "oldest", "", size or LOOKED_AT)
    return search(asked.q, asked.filters, SORTS[asked.sort], asked.after, size or PAGE)


def form_page(site: Site) -> SearchPage:
    """The form with a short help, its examples drawn from what the archive holds."""
    try:
        shown = examples(site)
    except TooSlow:
        # They are looked for once a release: a machine busy just then shows them later.
        shown = ()
    return SearchPage(
        frame=site.frame(gettext("Search"), PATH, section="search"),
        action=site.path(PATH),
        asked="",
        examples=shown,
    )


def search_page(asked: Asked, site: Site) -> SearchPage:
    """The page of one question. Raises TooSlow, UnknownPlace."""
    found = found_for(asked)
    texts = HitTexts(found.hits, site)
    page = framed(asked, found, site)
    if not found.hits:
        return replace(page, remedies=remedies(asked, site), near=near_terms(asked, site))
    if asked.show == "concordance":
        lines = concordance(asked, found, texts, site)
        return replace(page, concordance=lines, next=following(asked, lines.next, site))
    if asked.show == "renderings":
        return replace(page, renderings=renderings(asked, found, texts, site))
    if asked.show == "years":
        return page
    return replace(page, groups=groups(asked, found, texts, site), next=following(asked, found.next, site))


def framed(asked: Asked, found: Found, site: Site) -> SearchPage:
    """The page without what was found: its form, its controls and its counts."""
    assert site.release is not None
    links = SearchLinks(asked, DRAWN.of(site.release), site)
    # JSON gives the hits as found; a table is of what the page shows.
    files = {"csv": f"{PATH}.csv{asked.but()}", "json": f"{PATH}.json{asked.as_found()}"}
    title = words.entry(gettext("Search"), asked.q) if asked.q else gettext("Search")
    exports = (
        Alternate(site.base_url + files["json"], type="application/json", title="JSON"),
        Alternate(site.base_url + files["csv"], type="text/csv", title="CSV"),
    )
    quotable = len("".join(asked.q.split())) >= SHORTEST_QUOTED
    return SearchPage(
        frame=site.frame(title, f"{PATH}{asked}", exports=exports, section="search"),
        action=site.path(PATH),
        asked=asked.q,
        hidden=tuple(pair for pair in asked.but(q="").pairs() if pair[0] in ("sort", "script", "show", "by")),
        is_asked=True,
        total=found.total,
        is_capped=found.is_capped,
        searched_as=found.searched_as,
        notices=tuple(notices(found)),
        chosen=links.chosen(),
        clear=links.href(asked.but(**dict.fromkeys(asked.choices, ""))) if len(asked.choices) > 1 else "",
        facets=links.facets(found),
        sorts=links.sorts(),
        scripts=links.scripts(found),
        shows=links.shows(),
        bys=links.bys() if asked.show == "concordance" else (),
        years=links.years(found),
        first=Link(gettext("First page"), links.href(asked.but())) if asked.after else None,
        guess=None if asked.after else guess(asked, site),
        quote=f"{site.path('/quote')}{Asked(asked.q)}" if quotable else "",
        csv=files["csv"],
        json=files["json"],
    )


def notices(found: Found) -> list[str]:
    """What of the question was left out, so that nobody takes the answer for one to the whole."""
    told = []
    if found.left_out:
        left_out = words.series(f"“{term[:40]}”" for term in found.left_out[:5])
        told.append(gettext("Left out, because twelve terms are the most: %(terms)s") % {"terms": left_out})
    if found.is_shortened:
        told.append(gettext("Only the first 200 characters were looked for."))
    return told


def guess(asked: Asked, site: Site) -> Link | None:
    """The one clause or document that the question names, where it reads as a reference."""
    if not asked.q or len(asked.q) > LONGEST_GUESSED:
        return None
    return named(asked.q, site)


def following(asked: Asked, after: str, site: Site) -> Link | None:
    if not after:
        return None
    return Link(gettext("Next page"), f"{site.path(PATH)}{asked.but(after=after)}")


def groups(asked: Asked, found: Found, texts: HitTexts, site: Site) -> tuple[HitGroup, ...]:
    """The hits by document, in the order in which the documents were first found."""
    by_document: dict[str, list[HitRow]] = {}
    known = {(hit.document, hit.key, hit.edition): hit for hit in found.hits}
    shown: set[tuple[str, str, str]] = set()
    for hit in found.hits:
        if (hit.document, hit.key, hit.edition) in shown:
            continue
        other = texts.counterpart(hit)
        own = known.get((hit.document, hit.key, str(other.edition.tag))) if other else None
        if own:
            # Found in both languages: one row, the second text beside the first and marked as well.
            shown.add((own.document, own.key, own.edition))
        made_row = row(hit, own, asked, found, texts)
        by_document.setdefault(hit.document, []).append(made_row)
    made = []
    for slug, rows in by_document.items():
        document = texts.documents[slug]
        title = site.label(document.titles)
        href = site.path(f"/documents/{slug}")
        made.append(HitGroup(title, href, document.adopted_on, tuple(rows)))
    return tuple(made)


def row(hit: Hit, own: Hit | None, asked: Asked, found: Found, texts: HitTexts) -> HitRow:
    """One hit, its text in the script asked for and marked there: a rendering keeps every offset.

    own: the hit that its counterpart is.
    """
    shown, lang = texts.shown(hit, asked.script)
    return HitRow(
        number=number(hit),
        href=texts.href(hit, asked.script),
        edition=words.text_name(lang, lang.partition("-")[0]),
        excerpt=excerpt(shown, hit.marks, lang),
        said=said(hit),
        is_converted=shown != hit.text,
        is_block="/" in hit.key,
        beside=beside(hit, asked, found, texts, own.marks if own else ()),
    )
