"""A document the archive already has, read from the curators' database, and the edition a draft is aligned with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from archive.exchange import outgest
from archive.fixture import forms
from archive.fixture.form import Field
from archive.models import Clause, Document, Edition
from archive.text.drafted import DraftUnit, drafted
from archive.text.span import Span
from archive.text.tag import Tag

# Which witness of another language is aligned with first.
STANDING = ("original", "official-translation", "copy", "unknown", "unofficial-translation")


class UnknownDocument(LookupError):
    """A slug that no document has; its words name those that are near."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A document with its editions, as their fixture files have them.

    document: the table of document.toml; editions: tag → table of {tag}.toml; texts: tag → keys it has a text for;
    digests: tag → SHA-256 of its source; tag, units: the edition to align with, and what it consists of.
    """

    slug: str
    document: dict[str, Any]
    editions: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    tag: str = ""
    units: tuple[DraftUnit, ...] = ()

    @property
    def is_published(self) -> bool:
        return bool(self.document["status"] == Document.Status.PUBLISHED.value)


def existing(slug: str, tag: str, using: str) -> Existing:
    """The document `slug`, ready for an edition `tag` to be added. Reads only; Django's errors pass through.

    Raises UnknownDocument. Queries: ten, and one for each hundred sources.
    """
    documents = Document.objects.using(using)
    found = documents.select_related("meeting").prefetch_related(*outgest.beneath(using)).filter(slug=slug)
    document = found.first()
    if document is None:
        near = get_close_matches(slug, documents.values_list("slug", flat=True), 3, 0.5)
        raise UnknownDocument(", ".join(near))
    clauses = Clause.objects.using(using).filter(document=document)
    corrected = outgest.grouped(outgest.corrections(using, [document]))
    keys = list(clauses.order_by("order").values_list("key", flat=True))
    files = dict(outgest.document_files(document, keys, corrected))
    worded: dict[str, set[str]] = {}
    for spelled, key in clauses.values_list("texts__edition__tag", "key"):
        worded.setdefault(spelled or "", set()).add(key)
    editions = list(Edition.objects.using(using).filter(document=document).select_related("source"))
    chosen = nearest(editions, tag)
    return Existing(
        slug,
        tabled(forms.DOCUMENT, files.pop(f"documents/{slug}/document.toml")),
        {path.rpartition("/")[2].removesuffix(".toml"): tabled(forms.EDITION, files[path]) for path in files},
        {edition.tag: frozenset(worded.get(edition.tag, ())) for edition in editions},
        {edition.tag: edition.source.sha256 for edition in editions},
        chosen.tag if chosen else "",
        units_of(chosen, slug, using) if chosen else (),
    )


def tabled(form: Sequence[Field], data: bytes) -> dict[str, Any]:
    """The table of a fixture file that the archive itself wrote, lists it leaves out empty."""
    values = tomllib.loads(data.decode("utf-8"))
    lists: dict[str, Any] = {one.name: [] for one in form if one.kind in ("tables", "texts")}
    return {**lists, **values}


def nearest(editions: Sequence[Edition], tag: str) -> Edition | None:
    """The edition to align with: another one than `tag`, of its language before others, the best witness first."""

    def rank(edition: Edition) -> tuple[bool, bool, int, str]:
        is_foreign = edition.language != Tag.parse(tag).language
        return edition.tag == tag, is_foreign, STANDING.index(edition.role), edition.tag

    return min(editions, key=rank, default=None)


def units_of(edition: Edition, slug: str, using: str) -> tuple[DraftUnit, ...]:
    """The units of an edition with their places in its source."""
    tiles = []
    for _, start, end, role, owner, tag, key, code in outgest.targeted_spans(using, [edition.source]):
        tile = Span(start, end, role, outgest.target("", tag, key, code))
        # What another edition has in the same source is no part of this one.
        is_ours = (owner, tag) == (slug, edition.tag) or not tag
        tiles.append(tile if is_ours else replace(tile, role="layout", target=""))
    return tuple(drafted(edition.source.text(), tiles, {}, {})[0])
