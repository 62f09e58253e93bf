"""Where the dataset of a release lies: a bag in a zip, made once, and beside it what it holds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from archive.export import bag
from archive.models.published import reading

from .dataset import payload
from .site import Site

FOLDER = "datasets"
OWNER = "Declaration Archive"


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kept dataset. file: the zip; size, sha256: of it; files: what is in the bag."""

    file: Path
    size: int
    sha256: str
    files: tuple[bag.File, ...]


def folder() -> Path:
    """Where datasets lie, of earlier releases too: beside the other files a machine made."""
    return settings.VAR_DIR / FOLDER


def make() -> Dataset:
    """The dataset of the current release, written unless it is there. Raises NoRelease, OSError.

    What was made once is not made again unless the archive moves: somebody may have printed its SHA-256.
    """
    with reading() as release:
        if found := kept(release.id):
            return found
        folder().mkdir(parents=True, exist_ok=True)
        site = Site("en", settings.ARCHIVE_BASE_URL, release)
        info = {
            "Source-Organization": OWNER,
            "External-Identifier": f"{site.base_url}/releases/{release.id}",
            "External-Description": f"Release {release.id} of the {OWNER}",
        }
        part = folder() / f"{release.id}.{os.getpid()}.part"
        try:
            with part.open("wb") as target:
                files = bag.written(target, name_of(release.id), payload(site, release), info)
                target.flush()
                os.fsync(target.fileno())
            return keep(part, release.id, files)
        finally:
            part.unlink(missing_ok=True)


def keep(part: Path, release: str, files: Sequence[bag.File]) -> Dataset:
    """Give a written bag its name. What it holds is told last, and only then is the dataset there."""
    with part.open("rb") as data:
        sha256 = hashlib.file_digest(data, "sha256").hexdigest()
    made = Dataset(zipped(release), part.stat().st_size, sha256, tuple(files))
    told = {
        "archive": settings.ARCHIVE_BASE_URL,
        "size": made.size,
        "sha256": sha256,
        "files": [asdict(file) for file in files],
    }
    fresh = part.with_suffix(".json.part")
    with fresh.open("w", encoding="utf-8") as target:
        json.dump(told, target)
        target.flush()
        os.fsync(target.fileno())
    part.replace(made.file)
    fresh.replace(note(release))
    return made


def name_of(release: str) -> str:
    return f"declaration-archive-{release}"


def zipped(release: str) -> Path:
    return folder() / f"{release}.zip"


def note(release: str) -> Path:
    return folder() / f"{release}.json"


def kept(release: str) -> Dataset | None:
    """The dataset of a release, whole, if this machine has it; addresses of another host would be wrong in it."""
    file = zipped(release)
    if not (file.is_file() and note(release).is_file()):
        return None
    told = json.loads(note(release).read_text(encoding="utf-8"))
    # A note of an earlier version of this code tells less: what it does not tell is not known.
    if told.get("archive") != settings.ARCHIVE_BASE_URL or told.get("size") != file.stat().st_size:
        return None
    return Dataset(file, told["size"], told["sha256"], tuple(bag.File(**each) for each in told["files"]))
