"""The pages in prose: what the archive is, how it is made, how it is cited, and whom it is open to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, When
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.models import ClauseText, Correction, Source
from archive.models.published import RELEASE
from archive.text.address import Clause
from archive.text.citation.cited import OF_ARTICLES, Cited
from archive.text.citation.digest import of_text
from archive.text.key import Key
from archive.text.script import OPENCC_VERSION
from archive.text.tag import Tag

from . import words
from .cite_block import cite_lines
from .cite_pages import CiteLine
from .citing import ARCHIVE, AUTHORS, calls_article, printed_title
from .holdings import Holdings
from .home_page import most_read
from .pages import Frame, Link
from .site import Site

# What a citation of one clause is made of.
SPECIMEN = (
    "label", "text", "clause__key", "edition__tag", "edition__title", "clause__document__titles",
    "clause__document__kind", "clause__document__adopted_on", "clause__document__meeting__body__slug",
    "clause__document__meeting__place",
)  # fmt: skip
# The name in the address ("" for /about itself) → the title.
TITLES: Mapping[str, str] = {
    "": _("About the archive"),
    "method": _("How the archive is made"),
    "citing": _("Citing the archive"),
    "accessibility": _("Accessibility"),
}


@dataclass(frozen=True, slots=True)
class Specimen:
    """A clause of the archive as an example of an address, and of citations in every style, the interface's first.

    tag: of the edition; address: absolute, in that edition; cited: path and query that a citation ends in.
    """

    title: str
    text: str
    place: str
    slug: str
    tag: str
    key: str
    address: str
    cited: str
    citations: tuple[CiteLine, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the prose says of the open release, counted and not claimed. contact: "" where none is named."""

    base_url: str
    release: str
    published_on: datetime.datetime
    documents: int
    editions: int
    clauses: int
    texts: int
    characters: int
    sources: int
    corrections: int
    rules: int
    opencc: str
    contact: str
    contact_href: str
    specimen: Specimen | None


@dataclass(frozen=True, slots=True)
class ProsePage:
    """All that the templates under templates/about/ may use."""

    frame: Frame
    title: str
    pages: tuple[Link, ...]
    facts: Facts


def path_of(name: str) -> str:
    return f"/about/{name}" if name else "/about"


def template_of(name: str, site: Site) -> str:
    """One template a page and language: prose is written anew in each, not translated sentence by sentence."""
    return f"about/{name or 'about'}.{site.tag.lower()}.html"


def prose_page(name: str, holdings: Holdings, site: Site) -> ProsePage:
    """One of the pages of TITLES. Three queries."""
    return ProsePage(
        frame=site.frame(gettext(TITLES[name]), path_of(name), section="about"),
        title=gettext(TITLES[name]),
        pages=tuple(
            Link(gettext(title), site.path(path_of(each)), is_current=each == name)
            for each, title in TITLES.items()
        ),
        facts=facts(holdings, site),
    )


def facts(holdings: Holdings, site: Site) -> Facts:
    release = site.release
    assert release is not None
    contact = settings.ARCHIVE_CONTACT
    return Facts(
        base_url=site.base_url,
        release=release.id,
        published_on=release.date,
        **{
            name: release.counts[name] for name in ("documents", "editions", "clauses", "texts", "characters")
        },
        sources=Source.objects.using(RELEASE).count(),
        corrections=Correction.objects.using(RELEASE).count(),
        rules=len(release.rules),
        opencc=OPENCC_VERSION,
        contact=contact,
        contact_href=f"mailto:{contact}" if "://" not in contact and contact else contact,
        specimen=specimen(holdings, site),
    )


def specimen(holdings: Holdings, site: Site) -> Specimen | None:
    """The first numbered or unnumbered clause of the document home shows; None in an empty archive. One query."""
    slug = most_read(holdings, site)
    texts = ClauseText.objects.using(RELEASE).filter(clause__document__slug=slug)
    provisions = texts.filter(clause__kind__in=("clause", "paragraph", "item"))
    # In the language of whoever reads the page, where the document has one.
    own_first = Case(When(edition__language=site.language, then=0), default=1)
    row = provisions.order_by("clause__order", own_first, "edition__tag").values(*SPECIMEN).first()
    if row is None:
        return None
    subject = cited_row(row, slug, site)
    return Specimen(
        title=site.label(subject.titles),
        text=words.text_name(subject.tag.lang, subject.tag.language),
        place=words.place_name(subject.key),
        slug=slug,
        tag=str(subject.tag),
        key=subject.key,
        address=subject.url,
        cited=site.path(subject.address.removeprefix(site.base_url)),
        citations=cite_lines(subject, site),
    )


def cited_row(row: Mapping[str, Any], slug: str, site: Site) -> Cited:
    """A clause as it is cited, from the fields of SPECIMEN."""
    release, tag = site.release, Tag.parse(row["edition__tag"])
    assert release is not None
    kind = row["clause__document__kind"]
    return Cited(
        slug=slug,
        titles=row["clause__document__titles"],
        printed=printed_title(row["edition__title"], tag),
        author=AUTHORS.of(release).get(row["clause__document__meeting__body__slug"], {}),
        kind=kind,
        adopted_on=row["clause__document__adopted_on"],
        place=row["clause__document__meeting__place"] or {},
        archive=ARCHIVE,
        tag=tag,
        at=Clause(Key.parse(row["clause__key"])),
        articles=kind in OF_ARTICLES or calls_article(row["label"]),
        url=f"{site.base_url}/documents/{slug}/{tag}/{row['clause__key']}",
        release=release.id,
        released_on=release.date.date(),
        digest=of_text(row["text"]),
    )
