"""A source as JSON: what is known of it, and the map that accounts for its characters."""

from __future__ import annotations

from typing import Any

from . import source_records
from .site import Site
from .source_records import Emended, Place, SourceAddress

Json = dict[str, Any]
TOLD = (
    "sha256",
    "name",
    "format",
    "encoding",
    "publisher",
    "published_on",
    "origin",
    "retrieved_on",
    "rights",
    "note",
)


def source_json(address: SourceAddress, site: Site) -> Json:
    """The source with its spans, [start, end, role, target], in code points of its text. Six queries."""
    source = source_records.source(address.sha256)
    counts = source_records.roles(source.pk)
    spans = source_records.spans(source.pk, 0, len(source.text))
    return {
        **{name: getattr(source, name) for name in TOLD},
        "url": f"{site.base_url}/sources/{address.short}",
        "text_url": f"{site.base_url}/sources/{address.short}.txt",
        "release": site.release.id if site.release else None,
        "bytes": len(source.data),
        "characters": len(source.text),
        "accounted": sum(count.characters for count in counts),
        "roles": {count.role: {"spans": count.spans, "characters": count.characters} for count in counts},
        "editions": [edition_json(row, site) for row in source_records.editions(source.pk)],
        "spans": [[span.start, span.end, span.role, target(span.place)] for span in spans],
        "corrections": [emended_json(one) for one in source_records.emended(source.pk)],
    }


def edition_json(row: Json, site: Site) -> Json:
    return {
        "document": row["document__slug"],
        "title": row["document__titles"],
        "tag": row["tag"],
        "role": row["role"],
        "url": f"{site.base_url}/documents/{row['document__slug']}/{row['tag']}",
    }


def target(place: Place) -> str | None:
    """The path, beneath /documents, of what a span is part of; None for what is part of nothing."""
    if not place.slug:
        return None
    within = f"/signatures/{place.code}" if place.code else f"/{place.key}" if place.key else ""
    return f"/documents/{place.slug}/{place.tag}{within}"


def emended_json(one: Emended) -> Json:
    """start: of the correction in the source's text; None where a text joins its spans and nothing stands."""
    return {
        "start": one.ranges[0][0] if one.ranges else None,
        "target": target(one.place),
        **{name: getattr(one, name) for name in ("found", "reads", "kind", "reason", "by")},
    }
