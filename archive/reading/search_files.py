"""What was found as JSON, in the shape INTERFACE promises, and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.search import Found, Hit

from .asked import PATH, Asked
from .concordance import ordered
from .hit_texts import HitTexts
from .renderings import renderings
from .site import Site

Row = Sequence[str]
# Hits of one page of JSON and of one table.
SIZES = {"json": 50, "csv": 1_000}


def search_json(asked: Asked, found: Found, site: Site) -> dict[str, Any]:
    """One page of hits with their counterparts. Texts are as found, whatever script was asked for."""
    texts = HitTexts(found.hits, site)
    further = asked.but(after=found.next) if found.next else None
    return {
        "query": asked.q,
        "searched_as": list(found.searched_as),
        "total": found.total,
        "total_capped": found.is_capped,
        "hits": [hit_json(hit, texts, site) for hit in found.hits],
        "next": f"{site.base_url}{PATH}.json{further}" if further else None,
        "facets": {name: dict(values) for name, values in found.facets.items()},
        "by_year": {str(year): number for year, number in found.by_year.items() if year},
        "left_out": list(found.left_out),
        "shortened": found.is_shortened,
        "release": site.release.id if site.release else None,
    }


def hit_json(hit: Hit, texts: HitTexts, site: Site) -> dict[str, Any]:
    """document, key, edition, url, text, marks as promised; label, exact, via and counterpart beside them."""
    other = texts.counterpart(hit)
    return {
        "document": hit.document,
        "key": hit.key,
        "edition": hit.edition,
        "lang": hit.language,
        "url": site.base_url + hit.path,
        "label": hit.label,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
        "exact": hit.is_exact,
        "via": {"kind": hit.via_kind, "name": hit.via} if hit.via else None,
        "counterpart": {"edition": str(other.edition.tag), "text": other.text} if other else None,
    }


def rows(asked: Asked, found: Found, site: Site) -> Iterator[Row]:
    """The table of what the page shows, its head first."""
    if asked.show == "years":
        yield ("year", "hits")
        yield from ((str(year), str(number)) for year, number in found.by_year.items() if year)
        return
    texts = HitTexts(found.hits, site)
    made = {"hits": hits, "concordance": lines, "renderings": groups}[asked.show]
    yield from made(asked, found, texts, site)


def hits(asked: Asked, found: Found, texts: HitTexts, site: Site) -> Iterator[Row]:
    """A row a hit; marks as "start-end", in code points of the text."""
    yield (
        "document",
        "key",
        "edition",
        "url",
        "label",
        "text",
        "marks",
        "via",
        "counterpart edition",
        "counterpart",
    )
    for hit in found.hits:
        marks = " ".join(f"{start}-{end}" for start, end in hit.marks)
        yield (*place(hit, site), hit.label, hit.text, marks, hit.via, *counterpart(hit, texts))


def lines(asked: Asked, found: Found, texts: HitTexts, site: Site) -> Iterator[Row]:
    """A row an occurrence, in the order of the page."""
    yield ("left", "hit", "right", "document", "key", "edition", "url", "counterpart edition", "counterpart")
    for each in ordered(found, texts, asked):
        where = (each.left, each.text[each.start : each.end], each.right)
        yield (*where, *place(each.hit, site), *counterpart(each.hit, texts))


def groups(asked: Asked, found: Found, texts: HitTexts, site: Site) -> Iterator[Row]:
    """A row a rendering."""
    yield ("rendering", "language", "from the glossary", "hits")
    for group in renderings(asked, found, texts, site).groups:
        yield (group.name, group.lang, "yes" if group.is_of_glossary else "no", str(group.number))


def place(hit: Hit, site: Site) -> Row:
    return (hit.document, hit.key, hit.edition, site.base_url + hit.path)


def counterpart(hit: Hit, texts: HitTexts) -> Row:
    other = texts.counterpart(hit)
    return (str(other.edition.tag), other.text) if other else ("", "")
