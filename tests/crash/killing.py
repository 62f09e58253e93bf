"""Kills imports and publishes at random moments and looks at what is left: the old or the new, whole.

    python -m tests.crash.killing ROUNDS SEED

works in the folder ARCHIVE_VAR names, which must be empty or hold an archive of fixtures/, and prints for each trial
how often the old and how often the new was found, and everything that was neither.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from archive.exchange import outgest  # noqa: E402
from archive.exchange.ingest import ingest  # noqa: E402
from archive.fixture.folder import Folder  # noqa: E402
from archive.fixture.seal import seal  # noqa: E402
from archive.models import FixtureFile  # noqa: E402
from archive.models.published import RELEASE, NoRelease, reading  # noqa: E402
from archive.publish import publish  # noqa: E402
from archive.verify import verify  # noqa: E402

CURATION = "curation.sqlite3"
# When to kill, as shares of the time the work takes undisturbed: anywhere, and every third time near the end,
# where the switch is.
ANYWHERE, NEAR_THE_END = (0.0, 1.3), (0.8, 1.3)


@dataclass
class Trial:
    """One kind of work to be killed: on which saved state it begins, and how to tell what it left."""

    name: str
    begins: str
    work: Callable[[], object]
    state: Callable[[], str]
    old: str = ""
    new: str = ""
    seconds: float = 0.0
    found: dict[str, int] = field(default_factory=lambda: {"old": 0, "new": 0})
    faults: list[str] = field(default_factory=list)


def imported(tree: Path) -> None:
    ingest(Folder(tree), "default")


def published() -> None:
    publish(lambda alias: verify(alias).faults, timezone.now())


def curated() -> str:
    """Digest of everything the curators' database holds, as fixture files and as the record of them."""
    digest = hashlib.sha256()
    for path, data in outgest.files("default"):
        digest.update(f"{path} {hashlib.sha256(data).hexdigest()}\n".encode())
    for row in FixtureFile.objects.order_by("path").values_list("path", "sha256"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def released() -> str:
    """The id of the release that is read, if it proves itself."""
    try:
        with reading() as release:
            faults = verify(RELEASE).faults
            return f"{release.id} with {faults}" if faults else release.id
    except NoRelease as fault:
        return str(fault)


def damage() -> str:
    """What SQLite finds wrong with the curators' database, "" for nothing."""
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        told = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        return "; ".join(told if told != ["ok"] else map(str, cursor.fetchall()))


def changed_tree(folder: Path) -> Path:
    """A copy of the fixtures in which every document and a shared file say something else."""
    tree = Path(shutil.copytree(settings.ARCHIVE_FIXTURES, folder))
    for file in (tree / "bodies.toml", *tree.glob("documents/*/document.toml")):
        text = file.read_bytes().decode()
        altered, number = re.subn(r'(?m)^en = "', 'en = "Altered: ', text, count=1)
        assert number == 1, f"{file} names nothing in English"
        file.write_bytes(altered.encode())
    seal(Folder(tree))
    return tree


def databases() -> list[Path]:
    return sorted(path for path in settings.VAR_DIR.glob("*.sqlite3*") if path.is_file())


def save(name: str) -> None:
    """Keep both databases as they are now under `name`."""
    connections.close_all()
    kept = settings.VAR_DIR / "saved" / name
    kept.mkdir(parents=True)
    for path in databases():
        shutil.copy(path, kept)


def restore(name: str) -> None:
    connections.close_all()
    for path in databases():
        path.unlink()
    for path in (settings.VAR_DIR / "saved" / name).iterdir():
        shutil.copy(path, settings.VAR_DIR)


def begun(work: Callable[[], object]) -> int:
    """Begin the work in another process; its id."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def ended(child: int) -> None:
    """Wait for a process that was killed or has done its work."""
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed before it was killed"


def killed(work: Callable[[], object], after: float) -> None:
    """Begin the work in another process and kill it after so many seconds, wherever it is."""
    child = begun(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    ended(child)


def prepare() -> list[Trial]:
    """Every trial with its saved beginnings, its old and its new state, and how long it takes undisturbed."""
    if not (settings.VAR_DIR / CURATION).exists():
        call_command("prepare", verbosity=0)
    tree = changed_tree(settings.VAR_DIR / "changed")
    save("held")
    imported(tree)
    save("edited")
    for path in databases():
        path.unlink()
    call_command("migrate", verbosity=0, interactive=False)
    save("empty")
    trials = [
        Trial("first import", "empty", lambda: imported(settings.ARCHIVE_FIXTURES), curated),
        Trial("import", "held", lambda: imported(tree), curated),
        Trial("publish", "edited", published, released),
    ]
    for trial in trials:
        restore(trial.begins)
        trial.old = trial.state()
        trial.seconds = undisturbed(trial)
        trial.new = trial.state()
        assert trial.old != trial.new, f"{trial.name} changes nothing"
    return trials


def undisturbed(trial: Trial) -> float:
    """Seconds the work takes when nobody kills it; it is done afterwards."""
    start = time.monotonic()
    ended(begun(trial.work))
    return time.monotonic() - start


def once(trial: Trial, after: float) -> None:
    """Kill the trial's work, look at what it left, and do it again undisturbed."""
    restore(trial.begins)
    killed(trial.work, after)
    if found := damage():
        trial.faults.append(f"killed after {after:.3f} s: {found}")
    state = trial.state()
    if state in (trial.old, trial.new):
        trial.found["old" if state == trial.old else "new"] += 1
    else:
        trial.faults.append(f"killed after {after:.3f} s: neither old nor new but {state}")
    trial.work()
    connections.close_all()
    if trial.state() != trial.new:
        trial.faults.append(f"killed after {after:.3f} s: the same again does not lead to the new")
    if left := [path.name for path in databases() if "building" in path.name]:
        trial.faults.append(f"killed after {after:.3f} s: {left} stays")


def main(rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    trials = prepare()
    for trial in trials:
        for number in range(rounds):
            share = chance.uniform(*(NEAR_THE_END if number % 3 == 2 else ANYWHERE))
            once(trial, share * trial.seconds)
    told = {
        trial.name: {**trial.found, "seconds": round(trial.seconds, 2), "faults": trial.faults}
        for trial in trials
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
