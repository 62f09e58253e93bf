"""Since when each document is as this release has it, tombstones included."""

from __future__ import annotations

import datetime

from archive.models import Release
from archive.models.published import RELEASE

# A process reads one release, and for a moment after a publish the one before.
MOST_RELEASES = 2


class Dates(dict[tuple[str, datetime.datetime], dict[str, str]]):
    """Release → slug → moment as "2026-11-21T09:30:00Z", of the last few releases.

    A moment is no part of a release's id: the same content published again later may be dated anew.
    """

    def of(self, release: Release | None) -> dict[str, str]:
        """The dates of the open release, in order of moment and slug. No query, or one the first time."""
        if release is None:
            return {}
        key = (release.id, release.date)
        if key not in self:
            digests = Release.objects.using(RELEASE).values_list("digests", flat=True).get(pk=release.pk)
            dated = [(one["since"], slug) for slug, one in digests.get("documents", {}).items()]
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[key] = {slug: since for since, slug in sorted(dated)}
        return self[key]


DATES = Dates()
