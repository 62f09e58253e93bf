"""Where a pasted address leads: an address of this archive on any host, in any of its spellings."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

from django.utils.translation import gettext

from archive.models import Document, Meeting, Party, Person
from archive.models.published import RELEASE
from archive.text.address import Tail, UnknownTail, parse_document, parse_tail
from archive.text.pasted import Address

from . import redirects
from .called import Register
from .formats import FORMATS
from .held_places import meant, places_of
from .meant import MOST_SHOWN, SAFE, Meaning, links, name
from .pages import Link
from .places import path_of
from .site import INTERFACES, Site

# Section of an address → whose names stand under it, and the field that is the name.
NAMES = {"meetings": (Meeting, "slug"), "states": (Party, "code"), "people": (Person, "slug")}


def by_address(where: Address, register: Register, site: Site) -> Meaning:
    """What an address means; the interface language it names is kept. Three queries at most."""
    prefix, path = prefixed(where.path, site)
    section, _, named = path.strip("/").partition("/")
    section, named = section.lower(), named.strip("/")
    if section == "documents" and named:
        return in_document(named, prefix, where, register, site)
    if section in NAMES and named and not is_known(section, named):
        return unknown(path, register, site)
    target = f"/{section}/{named}" if named else f"/{section}"
    here = quote(f"{prefix}{target}", SAFE) + queried(where)
    return Meaning((Link(target, here),), understood=gettext("an address of the archive"))


def in_document(named: str, prefix: str, where: Address, register: Register, site: Site) -> Meaning:
    """An address under /documents: as it is spelt today, or as pasted where only redirects know it."""
    slug, _, rest = named.partition("/")
    try:
        slug, suffix = (slug.lower(), "") if rest else parse_document(slug, FORMATS)
        tail = parse_tail(rest, FORMATS) if rest else Tail(suffix=suffix)
    except UnknownTail:
        return unknown(f"/documents/{named}", register, site)
    path = path_of(slug, tail)
    prefix = "" if tail.suffix else prefix
    called = register.called(slug)
    if called and (tail.place is None or meant(tail.place, places_of([slug])[slug])):
        shown = name(called, tail.place, site)
        here = quote(prefix + path, SAFE) + queried(where)
        return Meaning((Link(shown, here),), understood=shown)
    if was_here(slug, path):
        # The address itself says what became of it: moved, split or withdrawn.
        return Meaning(
            (Link(path, quote(prefix + path, SAFE)),), understood=gettext("an address of the archive")
        )
    return unknown(f"/documents/{named}", register, site)


def was_here(slug: str, path: str) -> bool:
    """Whether an address leads somewhere although nothing stands there. Two queries or more."""
    if redirects.successors(path) or redirects.successors(f"/documents/{slug}"):
        return True
    withdrawn = Document.objects.using(RELEASE).filter(slug=slug, status=Document.Status.WITHDRAWN)
    return withdrawn.exists()


def is_known(section: str, named: str) -> bool:
    model, column = NAMES[section]
    asked = named.lower().removesuffix(".json")
    return bool(model._base_manager.using(RELEASE).filter(**{column: asked}).exists())


def unknown(path: str, register: Register, site: Site) -> Meaning:
    slug = path.removeprefix("/documents/").partition("/")[0]
    known = register.called(slug.lower())
    return Meaning(
        near=links([known] if known else register.near(slug), site),
        understood=gettext("an address of the archive"),
        lack=gettext("Nothing in the archive has the address “%(path)s”.") % {"path": path[:MOST_SHOWN]},
    )


def prefixed(path: str, site: Site) -> tuple[str, str]:
    """The interface prefix a path has, else that of the interface at hand; and the path without it."""
    for prefix, _, _ in INTERFACES.values():
        if prefix and path.lower().startswith(f"{prefix}/"):
            return prefix, path[len(prefix) :]
    return site.path(""), path


def queried(where: Address) -> str:
    """The display options and the anchor of an address, spelt anew: nothing of it is passed on as it came."""
    query = urlencode(parse_qsl(where.query))
    return (f"?{query}" if query else "") + (f"#{quote(where.fragment)}" if where.fragment else "")
