"""What the pages of a release depend on beside the release: code, templates, catalogues, static files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

# Relative to the folder of manage.py. Versions of packages stand in requirements.txt.
SOURCES = ("requirements.txt", "archive/**/*.py", "archive/locale/**/*.mo", "templates/**/*")


def files(root: Path) -> Iterator[Path]:
    """Every file the look of a page depends on, in an order that is the same on every machine."""
    for pattern in SOURCES:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())
    # The manifest names each static file by the digest of its contents, so it stands for all of them.
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.is_file():
        yield manifest


@cache
def fingerprint() -> str:
    """A digest (SHA-256, hexadecimal) of all this as it was when the process first asked."""
    digest = hashlib.sha256(settings.ARCHIVE_BASE_URL.encode())
    for path in files(settings.BASE_DIR):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
