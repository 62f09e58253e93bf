"""Recording a release in the ledger, to be committed with the fixtures."""

from __future__ import annotations

from archive.fixture import manifest
from archive.fixture.folder import Folder
from archive.models import FixtureFile, Release
from archive.models.published import RELEASE, reading

from . import ledger_file
from .sync import Tally, sync
from .tree import LEDGER


def append(folder: Folder, using: str) -> Release | None:
    """Append the current release to the ledger of `folder`, its manifest and the database `using`.

    Returns the release, or None when the ledger holds it already. Raises NoRelease, FixtureFault.
    """
    sealed = manifest.checked(folder)
    file = folder.root / LEDGER
    data = file.read_bytes() if file.is_file() else b""
    with reading() as held:
        release = Release.objects.using(RELEASE).get(pk=held.pk)
    if any(row["id"] == release.id for row in ledger_file.loads(data)):
        return None
    file.write_bytes(data + ledger_file.dumps([release]))
    sealed[LEDGER] = folder.digest(LEDGER)
    (folder.root / manifest.NAME).write_bytes(manifest.dumps(sealed))
    rows = ledger_file.loads(file.read_bytes())
    sync(Release, using, ["id"], rows, Tally())
    sync(FixtureFile, using, ["path"], [{"path": p, "sha256": d} for p, d in sealed.items()], Tally())
    return release
