"""Which places documents have: the clauses and signatures that a reference may name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import F

from archive.models import Clause, Document, Signatory
from archive.models.published import RELEASE
from archive.text.address import Place, parse_tail
from archive.text.key import SCOPES

from .meant import ends

# As many documents and clauses as a list of choices can hold.
MOST_LISTED = 50
# Documents that are asked for a place of which no document is named.
MOST_ASKED = 20_000

Held = dict[str, list[str]]


def places_of(slugs: Collection[str]) -> Held:
    """Document → its keys in reading order, "signatures" and "signatures/{code}" after them. Two queries."""
    found: Held = {slug: [] for slug in slugs}
    clauses = Clause.objects.using(RELEASE).filter(document__slug__in=slugs).order_by("order")
    for slug, key in clauses.values_list("document__slug", "key"):
        found[slug].append(key)
    signed = Signatory.objects.using(RELEASE).filter(document__slug__in=slugs).order_by("order")
    for slug, code in signed.values_list("document__slug", "code"):
        found[slug] += [f"signatures/{code}"]
    return {slug: [*keys, "signatures"] for slug, keys in found.items()}


def documents_with(keys: Collection[str]) -> Held:
    """Published document → which of these keys it has, the newest first, at most fifty. One query."""
    published = Document.objects.using(RELEASE).filter(status=Document.Status.PUBLISHED)
    newest = published.order_by(F("adopted_on").desc(nulls_last=True), "slug").values("pk")[:MOST_ASKED]
    # By document and key, which are indexed together; by key alone it would be every clause there is.
    clauses = Clause.objects.using(RELEASE).filter(document__in=newest, key__in=keys)
    rows = clauses.order_by(F("document__adopted_on").desc(nulls_last=True), "document__slug", "order")
    found: Held = {}
    for slug, key in rows.values_list("document__slug", "key")[: MOST_LISTED * max(1, len(keys))]:
        found.setdefault(slug, []).append(key)
    return dict(list(found.items())[:MOST_LISTED])


def meant(place: Place, keys: Collection[str]) -> list[Place]:
    """What a place means in a document with these keys: itself, or the same number under its parts or annexes.

    "Article 10" is chapter3.10 where articles run through the chapters; where each part counts anew, it is several.
    """
    if ends(place) <= set(keys):
        return [place]
    beneath = f".{place}"
    scoped = [key for key in keys if key.endswith(beneath) and is_scope(key.removesuffix(beneath))]
    return [found for key in scoped if (found := parse_tail(key, ()).place)]


def is_scope(key: str) -> bool:
    """Whether every part of a key is a part, chapter, annex or the like."""
    return all(part.rstrip("0123456789") in SCOPES for part in key.split("."))


def nearest(places: Iterable[Place], keys: Collection[str]) -> list[Place]:
    """The places that may have been meant where a document lacks those asked for, likeliest first."""
    near: list[str] = []
    for asked in map(str, places):
        # An unnumbered text is cited by number all the same: its fifth paragraph as 5; and items by their clause.
        near += [
            key for key in (f"p{asked}", asked.removeprefix("p"), asked.rpartition(".")[0]) if key in keys
        ]
    return [found for key in dict.fromkeys(near) if (found := parse_tail(key, ()).place)]
