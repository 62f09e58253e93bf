"""What the head of a page tells programs: the tags reference managers read, and the linked data of a document.

Zotero takes a treaty for what z:itemType and DC.type together say; it would split an organisation's name that does not
end in a comma; citation_journal_title or og:type=article would make an article of it, so neither is here. Hypothes.is
joins pages that share DC.identifier and DC.relation.isPartOf: the identifier is the page's own address, and there is
no isPartOf.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.export.citation import author, publisher, title
from archive.text.address import Clause
from archive.text.citation import pinpoint
from archive.text.citation.cited import Cited

from .choice import Shown
from .citing import ARCHIVE, Quoted, cited
from .formats import FORMATS
from .links import Alternate, Described, Meta, Signpost
from .site import Site

CONTEXT = "https://schema.org"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
# Formats that tell of a text rather than carry it.
METADATA = frozenset(FORMATS[suffix].media_type for suffix in ("bib", "ris", "csl.json"))
# Characters of a text that a preview shows.
PREVIEW = 280
# What would end a script element, or a line in old JavaScript, is written by its number.
UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def script(values: Mapping[str, Any]) -> str:
    """JSON-LD as it may stand in a script element."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def described(
    quoted: Quoted,
    shown: Sequence[Shown],
    canonical: str,
    heading: str,
    exports: Sequence[Alternate],
    site: Site,
) -> Described | None:
    """The head of a document's page; None where no edition has a text. canonical: the page's address."""
    editions = quoted.editions(shown)
    if not editions:
        return None
    texts = [cited(quoted, edition, site) for edition in editions]
    preview = words_of(quoted, shown)
    return Described(
        metas=(*reference(texts[0], canonical), *card(texts[0], canonical, heading, preview, site)),
        data=script(legislation(quoted, texts, heading, site)),
        signposts=tuple(signposts(texts[0], exports, site)),
    )


def words_of(quoted: Quoted, shown: Sequence[Shown]) -> str:
    """The first words of what the page shows in its first column, without line ends."""
    texts = (
        column.render(clause.texts[column.edition.pk].text)
        for column in shown
        for clause in quoted.clauses
        if column.edition.pk in clause.texts
    )
    words = " ".join(next(texts, "").split())
    return words if len(words) <= PREVIEW else words[: PREVIEW - 1] + "…"


def reference(subject: Cited, canonical: str) -> Iterator[Meta]:
    """Dublin Core and Highwire tags, as Zotero's own code reads them."""
    named, written_by = part_title(subject), author(subject)
    date = subject.adopted_on
    yield Meta("z:itemType", "treaty")
    yield Meta("DC.type", "document")
    yield Meta("DC.title", named)
    if written_by:
        yield Meta("DC.creator", f"{written_by},")
    if date:
        yield Meta("DC.date", date.isoformat())
    yield Meta("DC.language", subject.tag.lang)
    yield Meta("DC.publisher", publisher(subject))
    yield Meta("DC.identifier", canonical)
    yield Meta("citation_title", named)
    if written_by:
        yield Meta("citation_author", f"{written_by},")
    if date:
        yield Meta("citation_publication_date", f"{date:%Y/%m/%d}")
    yield Meta("citation_language", subject.tag.lang)


def part_title(subject: Cited) -> str:
    """The title as a reference manager keeps it: that of the text, and which part of it."""
    if subject.script:
        return title(subject) + pinpoint.chinese(subject)
    return ", ".join(part for part in (title(subject), pinpoint.english(subject)) if part)


def card(subject: Cited, canonical: str, heading: str, preview: str, site: Site) -> Iterator[Meta]:
    """Open Graph: what a link to the page is shown as where somebody posts it."""
    yield Meta("og:title", named(subject, heading, site), is_property=True)
    yield Meta("og:description", preview, is_property=True)
    yield Meta("og:url", canonical, is_property=True)
    yield Meta("og:site_name", site.label(ARCHIVE), is_property=True)
    yield Meta("twitter:card", "summary")


def legislation(quoted: Quoted, texts: Sequence[Cited], heading: str, site: Site) -> dict[str, Any]:
    """schema.org's Legislation, the work with each edition as an example of it; of a part, with its wording."""
    subject = texts[0]
    document = f"{site.base_url}/documents/{subject.slug}"
    address = f"{document}/{subject.key}" if subject.key else document
    values = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": named(subject, heading, site),
        "isPartOf": {"@type": "Legislation", "@id": document} if subject.key else None,
        "legislationIdentifier": "/".join(part for part in (subject.slug, subject.key) if part),
        "legislationType": subject.kind,
        "legislationDate": subject.adopted_on and subject.adopted_on.isoformat(),
        "legislationPassedBy": organisation(site.label(subject.author)),
        "locationCreated": place(site.label(subject.place)),
        "publisher": {"@type": "Organization", "name": site.label(ARCHIVE), "url": f"{site.base_url}/"},
        "version": subject.release,
        "sdDatePublished": subject.released_on.isoformat(),
        "sdLicense": CC0,
        "workExample": [example(quoted, text, site) for text in texts],
    }
    return known(values)


def example(quoted: Quoted, text: Cited, site: Site) -> dict[str, Any]:
    """One edition: its address, language and digest; of a clause its words as published as well."""
    edition = next(each for each in quoted.document.editions if each.tag == text.tag)
    wording = [clause.texts[edition.pk].text for clause in quoted.clauses if edition.pk in clause.texts]
    return known(
        {
            "@type": "Legislation",
            "@id": text.url,
            "name": text.printed,
            "inLanguage": text.tag.lang,
            "identifier": f"sha256:{text.digest}",
            "isBasedOn": f"{site.base_url}/sources/{edition.source['sha256'][:12]}",
            # A long range would stand twice on its page.
            "text": "\n".join(wording) if isinstance(text.at, Clause) else None,
        }
    )


def named(subject: Cited, heading: str, site: Site) -> str:
    """What the page is called where nothing else stands around its name. heading: of the part, "" for the whole."""
    short = site.label(subject.titles)
    return f"{heading} · {short}" if heading else short


def organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def place(name: str) -> dict[str, str] | None:
    return {"@type": "Place", "name": name} if name else None


def known(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same without what is unknown."""
    return {name: value for name, value in values.items() if value}


def signposts(subject: Cited, exports: Sequence[Alternate], site: Site) -> Iterator[Signpost]:
    """Typed links for programs (https://signposting.org/FAIR/)."""
    yield Signpost(subject.url, "cite-as")
    yield Signpost(f"{CONTEXT}/AboutPage", "type")
    yield Signpost(f"{CONTEXT}/Legislation", "type")
    yield Signpost(f"{site.base_url}{site.path('/about')}#rights", "license")
    if subject.key:
        yield Signpost(f"{site.base_url}/documents/{subject.slug}", "collection")
    # What tells of the text first: where not all of them fit into the header, it is among those that do.
    for other in sorted(exports, key=lambda each: each.type not in METADATA):
        yield Signpost(other.href, "describedby" if other.type in METADATA else "alternate", other.type)


def event(name: str, address: str, start: str, end: str, where: str, by: str, works: Sequence[str]) -> str:
    """A meeting as schema.org's Event, ready for a script element. works: addresses of its documents."""
    return script(
        known(
            {
                "@context": CONTEXT,
                "@type": "Event",
                "@id": address,
                "url": address,
                "name": name,
                "startDate": start,
                "endDate": end,
                "location": place(where),
                "organizer": organisation(by),
                "workFeatured": [{"@type": "Legislation", "@id": work} for work in works],
            }
        )
    )
