"""The quotation check: whether the archive prints a quotation, where, and in what it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.search import Match, Verdict, certify
from archive.text.address import Range, UnknownTail
from archive.text.differences import GONE, NEW, SAME, Piece
from archive.text.key import Key, MalformedKey

from . import words
from .asked import PATH as SEARCH
from .asked import Asked
from .find_pages import QuoteMatch, QuotePage, SignDifference
from .lists import documents_of
from .pages import Alternate, Link
from .records import DocumentRecord
from .site import Site

PATH = "/quote"
WORDING = "wording"
KINDS = {
    "script": _("script"),
    "width": _("width"),
    "case": _("capitals"),
    "punctuation": _("punctuation"),
    "spacing": _("spacing"),
    "correction": _("as the editors correct it"),
    WORDING: _("wording"),
}
HEADINGS = {
    "verbatim": _("Verbatim"),
    "differs": _("Not verbatim"),
    "not-found": _("Not found"),
}
# Differences of sign that are listed; of more the counts say enough.
MOST_SIGNS = 40

Documents = Mapping[str, DocumentRecord]


def form_page(site: Site) -> QuotePage:
    """The form alone."""
    return QuotePage(
        frame=site.frame(gettext("Check a quotation"), PATH, section="search"),
        action=site.path(PATH),
        asked="",
    )


def quote_page(text: str, site: Site) -> QuotePage:
    """The verdict on a quotation. Raises TooSlow."""
    verdict = certify(text)
    documents = documents_in(verdict)
    heading = gettext(HEADINGS[verdict.verdict])
    json = f"{PATH}.json{Asked(text)}"
    alternate = Alternate(site.base_url + json, type="application/json", title="JSON")
    return QuotePage(
        frame=site.frame(
            words.entry(gettext("Check a quotation"), heading),
            f"{PATH}{Asked(text)}",
            exports=(alternate,),
            section="search",
        ),
        action=site.path(PATH),
        asked=text,
        verdict=verdict.verdict,
        heading=heading,
        matches=tuple(match_of(each, documents, site) for each in verdict.matches),
        notices=tuple(notices(verdict)),
        search=f"{site.path(SEARCH)}{Asked(text)}",
        json=json,
    )


def documents_in(verdict: Verdict) -> Documents:
    """The documents of all matches. One query, or none."""
    slugs = list(dict.fromkeys(match.document for match in verdict.matches))
    return {document.slug: document for document in documents_of(slugs)} if slugs else {}


def notices(verdict: Verdict) -> Iterator[str]:
    if verdict.is_shortened:
        yield gettext("Only the first 2,000 characters were looked for.")
    if verdict.has_more:
        yield gettext("There are more passages that print it; these differ least.")


def match_of(match: Match, documents: Documents, site: Site) -> QuoteMatch:
    """One passage as the page shows it."""
    others = [each for each in match.differences if each.kind != WORDING]
    counted = Counter(each.kind for each in match.differences)
    return QuoteMatch(
        title=site.label(documents[match.document].titles),
        href=site.path(quote(path_of(match))),
        edition=words.text_name(match.language, match.language.partition("-")[0]),
        lang=match.language,
        places=places(match, site),
        changes=tuple(changes(match)),
        signs=tuple(
            SignDifference(gettext(KINDS.get(each.kind, each.kind)), each.quoted, each.printed)
            for each in others[:MOST_SIGNS]
        ),
        more_signs=max(0, len(others) - MOST_SIGNS),
        counts=tuple(
            words.entry(gettext(KINDS.get(kind, kind)), str(number)) for kind, number in counted.items()
        ),
        share=int(100 * match.similarity),
    )


def changes(match: Match) -> Iterator[Piece]:
    """What is printed, and where the wording differs what the quotation has in its place, in order."""
    at = 0
    for each in match.differences:
        if each.kind != WORDING:
            continue
        yield from run(SAME, match.text[at : each.start])
        yield from run(GONE, each.quoted)
        yield from run(NEW, match.text[each.start : each.end])
        at = each.end
    yield from run(SAME, match.text[at:])


def run(kind: str, text: str) -> Iterator[Piece]:
    if text:
        yield Piece(kind, text)


def places(match: Match, site: Site) -> tuple[Link, ...]:
    """Every clause the passage takes something of."""
    document = f"/documents/{match.document}"
    return tuple(
        Link(place_name(key), site.path(f"{document}/{quote(key)}".rstrip("/"))) for key in keys(match)
    )


def keys(match: Match) -> list[str]:
    return [part.key for part in match.parts]


def place_name(key: str) -> str:
    if not key:
        return gettext("Title")
    if "/" in key:
        return words.entry(gettext("Signatures"), key.rpartition("/")[2].upper())
    return words.place_name(key)


def path_of(match: Match) -> str:
    """The address of the whole passage: a clause, or a range where its clauses make one."""
    found = keys(match)
    try:
        place = str(Range(Key.parse(found[0]), Key.parse(found[-1])))
    except (UnknownTail, MalformedKey):
        place = found[0]
    return f"/documents/{match.document}/{place}".rstrip("/")


def quote_json(text: str, site: Site) -> dict[str, Any]:
    """The verdict as JSON. Raises TooSlow.

    start: in the text of the first clause, end: in that of the last; of a difference both are in `text`.
    """
    verdict = certify(text)
    return {
        "query": text,
        "verdict": verdict.verdict,
        "matches": [match_json(match, site) for match in verdict.matches],
        "more": verdict.has_more,
        "shortened": verdict.is_shortened,
        "release": site.release.id if site.release else None,
    }


def match_json(match: Match, site: Site) -> dict[str, Any]:
    return {
        "url": site.base_url + quote(path_of(match)),
        "document": match.document,
        "edition": match.edition,
        "start": match.parts[0].start,
        "end": match.parts[-1].end,
        "parts": [{"key": part.key, "start": part.start, "end": part.end} for part in match.parts],
        "text": match.text,
        "similarity": round(match.similarity, 4),
        "differences": [
            {name: getattr(each, name) for name in ("kind", "quoted", "printed", "start", "end")}
            for each in match.differences
        ],
    }
