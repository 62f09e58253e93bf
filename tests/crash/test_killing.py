"""An import or a publish that is killed leaves the old or the new, whole, and can be done again."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.browser.serving import REPOSITORY, surroundings
from tests.rooms import copied

ROUNDS = 3


def test_whenever_it_is_killed_the_archive_is_the_old_or_the_new(template_room, tmp_path):
    var = copied(template_room, tmp_path / "killed")
    command = [sys.executable, "-m", "tests.crash.killing", str(ROUNDS), "2008"]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=surroundings(var, 8000, {}), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert sorted(told) == ["first import", "import", "publish"]
    for trial in told.values():
        assert trial["faults"] == []
        assert trial["old"] + trial["new"] == ROUNDS
