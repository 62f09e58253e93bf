"""Publishes again and again from a process of its own: python -m tests.crash.publisher

For each line it reads it changes something, publishes, and prints the id of the release that is current then:
"publish" gives every English text of the archive the next number; "switch" brings back, with another date of its
own, the release before the current one.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from itertools import count

import django
from django.conf import settings
from django.db import connections
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from archive.models import ClauseText  # noqa: E402
from archive.models.building import flush  # noqa: E402
from archive.models.published import reading  # noqa: E402
from archive.publish import publish  # noqa: E402

RELEASE = settings.RELEASE_FILE
BEFORE, BESIDE = RELEASE.with_suffix(".before"), RELEASE.with_suffix(".beside")


def numbered(number: int) -> str:
    """What every English text says after the publish with this number: a paragraph that repeats it."""
    return " ".join([f"Reading number {number} of this clause."] * 6)


def published(number: int) -> str:
    shutil.copy(RELEASE, BESIDE)
    ClauseText.objects.filter(edition__language="en").update(text=numbered(number))
    release = publish(lambda alias: [], timezone.now()).release
    BESIDE.replace(BEFORE)
    return release.id


def switched() -> str:
    """Bring the release before back as `switch` brings a new one: on disk first, then one rename."""
    shutil.copy(BEFORE, BESIDE)
    shutil.copy(RELEASE, BEFORE)
    flush(BESIDE)
    BESIDE.replace(RELEASE)
    flush(RELEASE.parent)
    # An open connection would go on reading the file that was there.
    connections["release"].close()
    with reading() as release:
        return release.id


def main() -> None:
    # A publisher that follows another goes on with higher numbers, however quick the one before was.
    numbers = count(time.time_ns())
    for line in sys.stdin:
        done = switched() if line.strip() == "switch" else published(next(numbers))
        print(done, flush=True)


if __name__ == "__main__":
    main()
