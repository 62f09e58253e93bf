"""Every text of a release by its place."""

from __future__ import annotations

from collections.abc import Iterator

from archive.models import ClauseText


def texts(alias: str) -> Iterator[tuple[str, str]]:
    """("{doc}/{tag}/{key}", text as printed) of every clause text, in order of document, tag and clause."""
    rows = ClauseText.objects.using(alias).order_by("clause__document__slug", "edition__tag", "clause__order")
    for slug, tag, key, text in rows.values_list(
        "clause__document__slug", "edition__tag", "clause__key", "text"
    ).iterator():
        yield f"{slug}/{tag}/{key}", text
