"""The fixture of a draft: the files that, laid into the fixture tree and sealed, an import accepts as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from archive.fixture import forms, spanmap
from archive.fixture.form import dumps, is_slug, written
from archive.models import Document
from archive.sources import is_rendered, text_digest

from .edition import DraftEdition, Witness
from .existing import Existing
from .holdings import Holdings

RIGHTS = "Rights not yet established; draft, not for publication."
UNKNOWN: Mapping[str, Any] = {}
# The archive's names have 100 characters at most.
LONGEST_STEM = 80
FILE_NAME = re.compile(r"[^\W_][\w.,()+-]*")
ENDINGS = {"html": ".html", "docx": ".docx", "markdown": ".md"}
# Beside a place a slug names the body only where it is not the one of the highest rank.
UNNAMED_BODY = "heads-of-state"


def slug_of(edition: DraftEdition, holdings: Holdings) -> str:
    """A slug for a new document: year, place, body and kind as far as they are known, and free.

    A source that tells neither year nor place gives its own name.
    """
    found = edition.found
    place = ascii_slug(holdings.english_place(found.place) or found.place)
    body = "" if place and found.body == UNNAMED_BODY else found.body
    told = [str(found.date.year) if found.date else "", place]
    named = (
        told
        if any(told)
        else [ascii_slug(edition.witness.name.partition(".")[0]), edition.witness.sha256[:12]]
    )
    slug = "-".join(part for part in (*named, body, found.kind or Document.Kind.OTHER.value) if part)[:90]
    number, free = 1, slug.strip("-")
    while free in holdings.documents:
        number += 1
        free = f"{slug}-{number}"
    return free


def ascii_slug(words: str) -> str:
    """Words as part of a slug, "" where they are not in Latin letters."""
    plain = unicodedata.normalize("NFKD", words)
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    if not kept.isascii():
        return ""
    slug = "-".join(re.findall("[a-z0-9]+", kept.lower()))[:40].strip("-")
    return slug if slug and is_slug(slug) else ""


def file_name(witness: Witness, format: str, holdings: Holdings) -> str:
    """What the source is called in the archive: as it came where that can be, free, and the same for ever."""
    stem, dot, ending = witness.name.rpartition(".")
    if not dot or ending in ("toml", "spans") or not ending.isalnum():
        stem, ending = witness.name, ENDINGS.get(format, ".txt")[1:]
    for known, digest in holdings.digests.items():
        if digest == witness.sha256:
            return f"{known}.{ending}"
    if not FILE_NAME.fullmatch(stem) or len(stem) > LONGEST_STEM:
        stem = witness.sha256[:16]
    return f"{f'{stem}_{witness.sha256[:16]}' if stem in holdings.digests else stem}.{ending[:10]}"


def files(
    edition: DraftEdition,
    slug: str,
    holdings: Holdings,
    document: Existing | None = None,
    known: Mapping[str, Any] = UNKNOWN,
) -> dict[str, bytes]:
    """Path → bytes of every file of the draft, relative to the fixture folder.

    known: fields of the source's description that its curator could fill, its rights among them or not.
    """
    name = file_name(edition.witness, edition.source.format, holdings)
    stem = name.rpartition(".")[0]
    folder = f"documents/{slug}"
    others = gapped(document, edition) if document else {}
    described = document_table(edition, holdings, document)
    return {
        f"sources/{name}": edition.witness.data,
        f"sources/{stem}.toml": dumps(written(forms.SOURCE, {**source_table(edition), **known})),
        f"sources/{stem}.spans": spanmap.dumps(edition.spans, edition.source.text).encode("utf-8"),
        f"{folder}/document.toml": dumps(written(forms.DOCUMENT, described)),
        **{f"{folder}/{tag}.toml": dumps(written(forms.EDITION, table)) for tag, table in others.items()},
        f"{folder}/{edition.tag}.toml": dumps(written(forms.EDITION, edition_table(edition, stem, document))),
    }


def source_table(edition: DraftEdition) -> dict[str, Any]:
    source = edition.source
    return {
        "sha256": edition.witness.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "text_sha256": text_digest(source.text) if is_rendered(source.format, source.encoding) else "",
        "rights": {"en": RIGHTS},
    }


def document_table(edition: DraftEdition, holdings: Holdings, document: Existing | None) -> dict[str, Any]:
    """The document with what the draft adds to it; a new one, a draft, as far as the source tells of it."""
    shared = {"clauses": list(edition.keyed.keys), "signatories": list(edition.signers.signatories)}
    if document is not None:
        # Its status stays: what is published would leave the site with the import of a further edition.
        return {**document.document, **shared}
    found = edition.found
    return {
        **shared,
        "meeting": holdings.meeting(found.body, found.date),
        "kind": found.kind or Document.Kind.OTHER.value,
        "adopted_on": found.date,
        "status": Document.Status.DRAFT.value,
        "titles": titles(edition),
    }


def titles(edition: DraftEdition) -> dict[str, str]:
    """The title as printed; for a source without one the name of its file, which says nothing of the text."""
    lines = edition.found.title.split()
    if not lines:
        return {"en": f"Untitled, from {edition.witness.name}"}
    glue = "" if edition.tag.startswith("zh") else " "
    return {edition.tag.partition("-x-")[0]: glue.join(lines)}


def edition_table(edition: DraftEdition, stem: str, document: Existing | None) -> dict[str, Any]:
    texts = {span.target.partition("/")[2] for span in edition.spans if span.role == "text"}
    others = [held for tag, held in document.texts.items() if tag != edition.tag] if document else []
    elsewhere = frozenset().union(*others)
    return {
        "role": "unknown",
        "source": stem,
        "gaps": [key for key in edition.keyed.keys if key in elsewhere - texts],
        "signatures": list(edition.signers.signatures),
    }


def gapped(document: Existing, edition: DraftEdition) -> dict[str, dict[str, Any]]:
    """The other editions of the document, each declaring what the draft adds as a gap; those unchanged left out."""
    added = [key for key in edition.keyed.keys if key in edition.keyed.added]
    if not added:
        return {}
    return {
        tag: {**table, "gaps": [*table["gaps"], *added]}
        for tag, table in document.editions.items()
        if tag != edition.tag
    }
