"""A zip of files that is the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

# The first moment a zip can name: a file of the archive has the date of its release, and that stands inside it.
BEGINNING = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
UNIX = 3


def stored(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in their order, not compressed: what zlib makes of them depends on its version."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, data in files:
            package.writestr(entry(name), data)
    return buffer.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, BEGINNING)
    made.external_attr, made.create_system = READABLE, UNIX
    return made
