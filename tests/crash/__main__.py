"""As many rounds as the promises name, with their figures: python -m tests.crash (some ten minutes, two cores)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.browser.serving import REPOSITORY, served, surroundings
from tests.crash.readers import Crowd, publisher, stale, tell

PUBLISHES, SWITCHES = 50, 1000
READS, MOST_SECONDS = 10_000, 300
KILLS, SEED = 50, 2008


def staleness(base: str, var: Path) -> bool:
    """Pages of the release before, asked for right after a switch by another process."""
    with publisher(var) as process:
        faults = stale(base, process, PUBLISHES, "publish") + stale(base, process, SWITCHES, "switch")
    asked = 4 * (PUBLISHES + SWITCHES)
    print(f"stale: {len(faults)} of {asked} answers after {PUBLISHES} publishes and {SWITCHES} switches")
    for fault in faults[:10]:
        print(f"  {fault}")
    return not faults


def tearing(base: str, var: Path) -> bool:
    """Pages read while releases are published."""
    crowd, published, begun = Crowd(base), 0, time.monotonic()
    with publisher(var) as process, crowd.asking():
        while published < PUBLISHES or sum(crowd.statuses.values()) < READS:
            tell(process, "publish")
            published += 1
            if time.monotonic() - begun > MOST_SECONDS:
                break
    reads = sum(crowd.statuses.values())
    print(f"torn: {reads} reads during {published} publishes: {dict(crowd.statuses)}, mixed {crowd.mixed}")
    return set(crowd.statuses) == {"whole"} and not crowd.mixed and reads >= READS


def killing(var: Path) -> bool:
    """What imports and publishes leave when they are killed."""
    command = [sys.executable, "-m", "tests.crash.killing", str(KILLS), str(SEED)]
    var.mkdir()
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        env=surroundings(var, 8000, {}),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    for name, trial in told.items():
        faults = trial["faults"]
        print(f"killed: {name}: {trial['old']} old, {trial['new']} new, {len(faults)} neither; {faults[:3]}")
    return not any(trial["faults"] for trial in told.values())


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "served"
        var.mkdir()
        with served(var) as base:
            kept = [staleness(base, var), tearing(base, var)]
        kept.append(killing(Path(folder) / "killed"))
    print("PASS" if all(kept) else "FAIL")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
