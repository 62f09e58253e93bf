"""The pages in prose: what the archive is, how it is made, how it is cited, and whom it is open to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.models import ClauseText, Correction, Source
from archive.models.published import RELEASE
from archive.text.script import OPENCC_VERSION

from . import words
from .holdings import Holdings
from .home_page import most_read
from .pages import Frame, Link
from .site import Site

# The name in the address ("" for /about itself) → the title.
TITLES: Mapping[str, str] = {
    "": _("About the archive"),
    "method": _("How the archive is made"),
    "citing": _("Citing the archive"),
    "accessibility": _("Accessibility"),
}


@dataclass(frozen=True, slots=True)
class Specimen:
    """A clause of the archive as an example of an address. address: absolute, in one edition; view: its edition."""

    title: str
    text: str
    place: str
    slug: str
    tag: str
    key: str
    address: str


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
    fields = ("clause__document__titles", "edition__tag", "edition__language", "clause__key")
    row = provisions.order_by("clause__order", "edition__tag").values_list(*fields).first()
    if row is None:
        return None
    titles, tag, language, key = row
    return Specimen(
        title=site.label(titles),
        text=words.text_name(tag, language),
        place=words.place_name(key),
        slug=slug,
        tag=tag,
        key=key,
        address=f"{site.base_url}/documents/{slug}/{tag}/{key}",
    )
