"""What names a release: a digest of what it publishes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from archive.exchange import outgest
from archive.models import ClauseText, Edition
from archive.models.published import SCHEMA_VERSION
from archive.text.script import OPENCC_VERSION


def release_id(alias: str) -> str:
    """Digest of the canonical published rows and of what they are shown by; not of date, note or ledger."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\nopencc {OPENCC_VERSION}\n".encode())
    for path, data in outgest.files(alias):
        digest.update(f"{path} {hashlib.sha256(data).hexdigest()}\n".encode())
    # The files hold wording as spans of a source; what the rows make of it is part of the release as well.
    for row in derived(alias):
        digest.update("\0".join(row).encode() + b"\n")
    return digest.hexdigest()[:16]


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
