"""What names a release and each of its documents: digests of what is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.exchange import outgest
from archive.exchange.tree import DOCUMENTS
from archive.models import ClauseText, Edition
from archive.models.published import SCHEMA_VERSION
from archive.text.fold import FOLD_VERSION
from archive.text.script import OPENCC_VERSION


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of a release, and slug → SHA-256 of all that is published of a document, tombstones included."""

    id: str
    documents: Mapping[str, str]


def identity(alias: str) -> Identity:
    """Digests of the canonical published rows and of what they are shown by; not of date, note or ledger."""
    whole = hashlib.sha256(
        f"schema {SCHEMA_VERSION}\nopencc {OPENCC_VERSION}\nfold {FOLD_VERSION}\n".encode()
    )
    documents: dict[str, Any] = {}
    for path, data in outgest.files(alias):
        line = f"{path} {hashlib.sha256(data).hexdigest()}\n".encode()
        whole.update(line)
        if path.startswith(DOCUMENTS):
            slug = path.removeprefix(DOCUMENTS).partition("/")[0]
            documents.setdefault(slug, hashlib.sha256()).update(line)
    # The files hold wording as spans of a source; what the rows make of it is part of the release as well.
    for row in derived(alias):
        line = "\0".join(row).encode() + b"\n"
        whole.update(line)
        documents[row[0]].update(line)
    return Identity(whole.hexdigest()[:16], {slug: one.hexdigest() for slug, one in documents.items()})


def derived(alias: str) -> Iterator[tuple[str, ...]]:
    """Label and text of every clause text, then the title of every edition, each after its place."""
    texts = ClauseText.objects.using(alias).order_by(
        "clause__document__slug", "edition__tag", "clause__order"
    )
    yield from texts.values_list(
        "clause__document__slug", "edition__tag", "clause__key", "label", "text"
    ).iterator()
    editions = Edition.objects.using(alias).order_by("document__slug", "tag")
    yield from editions.values_list("document__slug", "tag", "title").iterator()
