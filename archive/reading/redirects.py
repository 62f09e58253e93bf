"""What became of an address that is no longer held."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Redirect
from archive.models.published import RELEASE

# A chain longer than this is a circle, whatever it looks like.
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Successors:
    """Where an address leads now: paths without interface prefix, none when it was given up; and why."""

    paths: tuple[str, ...]
    reason: str


def successors(old: str) -> Successors | None:
    """What follows `old`, chains collapsed; None when it was never redirected. A query a link of the chain."""
    found, seen = None, {old}
    for _ in range(LONGEST_CHAIN):
        row = Redirect.objects.using(RELEASE).filter(old=old).values("successors", "reason").first()
        if row is None:
            return found
        found = Successors(tuple(row["successors"]), row["reason"])
        if len(found.paths) != 1 or found.paths[0] in seen:
            return found
        old = found.paths[0]
        seen.add(old)
    return found
