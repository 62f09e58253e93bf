"""Rows → a fixture tree on disk: what curators changed, written back so that the difference is small.

What differs is first written whole beside the tree and then moved into it, file by file, the manifest last. Killed
before that, an export leaves the tree as it was; killed while moving, it leaves one that an import refuses and the
next export completes.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from archive.fixture import manifest
from archive.fixture.fault import ManifestMismatch
from archive.fixture.folder import Folder
from archive.models import FixtureFile, Release
from archive.models.building import flush
from archive.models.snapshot import snapshot

from . import ledger_file, outgest
from .ingest import digest
from .sync import Tally, sync
from .tree import LEDGER, UNMAPPED, Tree

README = "README.md"
Digests = dict[str, str]


class NotOurs(Exception):
    """The folder holds what an export may not touch. paths: such files; step: what the person should do."""

    def __init__(self, what: str, paths: list[str], step: str) -> None:
        super().__init__(what, paths, step)
        self.what, self.paths, self.step = what, paths, step


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did to the tree, by path; files: how many the tree has now."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a folder before an export, by path: `found` on disk, `sealed` by the manifest there."""

    found: Digests
    sealed: Digests


def write_back(folder: Folder, using: str, home: Folder, replace: bool = False) -> Written:
    """Make the tree of `folder` say what the database `using` holds. home: the fixtures the archive is imported from.

    Only in `home` is it then known to the database as exported: edits that stand in some other folder would still
    be lost by the next import. replace: also over another state of the archive than the one last imported.
    Raises NotOurs, or ManifestMismatch where files were changed and not sealed; nothing is written then.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    with alone_in(folder.root), snapshot(using), staging(folder.root) as stage:
        before = standing(folder)
        imported = dict(FixtureFile.objects.using(using).values_list("path", "sha256"))
        wanted = staged(stage, using, folder, home, before.found)
        refuse_unsealed(before, wanted)
        if imported and not replace and before.sealed not in ({}, imported, wanted):
            raise changed_since(before.sealed, imported)
        written = compared(before.found, wanted)
        move(stage, folder.root, written)
        if folder.root.resolve() == home.root.resolve():
            rows = [{"path": path, "sha256": sha256} for path, sha256 in wanted.items()]
            sync(FixtureFile, using, ["path"], rows, Tally())
    return written


@contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Hold the folder's lock, waiting for another export; it ends with this process however that ends."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """An empty folder beside the tree, so that a file of it moves into the tree by a rename; gone afterwards."""
    stage = root.resolve().parent / f".{root.resolve().name}.exporting"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage)


def standing(folder: Folder) -> Standing:
    """What stands in the folder. Raises NotOurs unless that is nothing, or a fixture tree with its manifest."""
    found = manifest.digests(folder)
    if not found:
        return Standing({}, {})
    if not (folder.root / manifest.NAME).is_file():
        step = "Name an empty folder, or one that holds fixtures."
        raise NotOurs("the folder holds files that are no fixtures", sorted(found), step)
    sealed = manifest.loads(folder.read(manifest.NAME))
    return Standing(found, {path: sha256 for path, (sha256, _) in sealed.items()})


def staged(stage: Path, using: str, folder: Folder, home: Folder, found: Digests) -> Digests:
    """Write into `stage` every file that differs from what was found. Returns the tree as it will be."""
    wanted = {path: sha256 for path, sha256 in found.items() if path in UNMAPPED}
    for path, data in chain(outgest.files(using), beside(using, folder, home, found)):
        # No row may have a name that leads out of the folder, or to a place where an import expects no file.
        Tree.of([path])
        wanted[path] = digest(data)
        if found.get(path) != wanted[path]:
            file = stage / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            flush(file)
    (stage / manifest.NAME).write_bytes(manifest.dumps(wanted))
    flush(stage / manifest.NAME)
    return wanted


def beside(using: str, folder: Folder, home: Folder, found: Digests) -> Iterator[tuple[str, bytes]]:
    """What stands in a tree beside the curators' rows: the ledger, and the page that explains the files."""
    releases = list(Release.objects.using(using).order_by("order"))
    held = ledger_file.loads(folder.read(LEDGER)) if LEDGER in found else []
    if [row["id"] for row in held] != [release.id for release in releases]:
        yield LEDGER, ledger_file.dumps(releases)
    if README not in found and (home.root / README).is_file():
        yield README, home.read(README)


def refuse_unsealed(before: Standing, wanted: Digests) -> None:
    """Raise ManifestMismatch for a change nobody sealed, unless an export that was killed has begun to make it."""
    for path in sorted(before.found.keys() | before.sealed.keys()):
        there = before.found.get(path)
        if there not in (before.sealed.get(path), wanted.get(path)):
            what = "the file is not as the manifest has it, and an export would overwrite it"
            raise ManifestMismatch(path, 0, what, manifest.RESEAL)


def changed_since(sealed: Digests, imported: Digests) -> NotOurs:
    """The refusal to overwrite a tree that has changed since it was imported."""
    paths = sorted(path for path in sealed.keys() | imported.keys() if sealed.get(path) != imported.get(path))
    step = (
        "Export to an empty folder, bring both together there, run manage.py seal and import that with --force;"
        " or overwrite this one with --replace."
    )
    return NotOurs("the folder holds another state of the archive than the one last imported", paths, step)


def compared(before: Digests, after: Digests) -> Written:
    return Written(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in after if path in before and before[path] != after[path])),
        removed=tuple(sorted(before.keys() - after.keys())),
        files=len(after),
    )


def move(stage: Path, root: Path, written: Written) -> None:
    """Bring the staged files into the tree, take away what is gone with the folders it leaves empty, seal."""
    for path in (*written.added, *written.changed):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(root / path)
    for path in written.removed:
        (root / path).unlink()
        for folder in (root / path).parents:
            if folder == root or any(folder.iterdir()):
                break
            folder.rmdir()
    (stage / manifest.NAME).replace(root / manifest.NAME)
    flush(root)
