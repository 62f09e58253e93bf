"""The ledger of releases: one JSON object a line, in the order in which they were recorded."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from archive.fixture.fault import BadField, BadSyntax
from archive.models import Release

from .tree import LEDGER

FIELDS: Mapping[str, type] = {
    "id": str,
    "date": str,
    "previous": str,
    "note": str,
    "licence": str,
    "counts": dict,
    "digests": dict,
    "addresses": list,
    "changes": list,
}
STEP = "Restore the line from version control; the ledger is only ever appended to, by publish --record."


def loads(data: bytes) -> list[dict[str, Any]]:
    """The rows of the ledger. Raises BadSyntax or BadField with the line."""
    rows: list[dict[str, Any]] = []
    seen = set()
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        try:
            values = json.loads(line)
        except ValueError as fault:
            raise BadSyntax(LEDGER, number, f"this is no JSON: {fault}", STEP) from fault
        row = checked(values, number)
        if row["id"] in seen:
            raise BadField(LEDGER, number, f"the release {row['id']} is recorded twice", STEP)
        seen.add(row["id"])
        rows.append({**row, "order": number, "is_current": False})
    return rows


def checked(values: Any, number: int) -> dict[str, Any]:
    if not isinstance(values, dict) or set(values) != set(FIELDS):
        raise BadField(LEDGER, number, f"a release has exactly the fields {', '.join(FIELDS)}", STEP)
    for name, kind in FIELDS.items():
        if not isinstance(values[name], kind):
            raise BadField(LEDGER, number, f"“{name}” holds {values[name]!r:.60}", STEP)
    try:
        date = datetime.datetime.fromisoformat(values["date"])
    except ValueError as fault:
        raise BadField(LEDGER, number, f"“{values['date']:.40}” is no time", STEP) from fault
    if date.tzinfo is None:
        raise BadField(LEDGER, number, f"“{values['date']:.40}” names no time zone", STEP)
    return {**values, "date": date}


def dumps(releases: list[Release]) -> bytes:
    """The ledger of these releases, the line of each as it was when it was recorded."""
    lines = []
    for release in releases:
        row = {name: getattr(release, name) for name in FIELDS}
        row["date"] = release.date.astimezone(datetime.UTC).isoformat(timespec="seconds")
        lines.append(json.dumps(row, ensure_ascii=False, sort_keys=True))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
