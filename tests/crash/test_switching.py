"""Readers while another process publishes: no page is torn, none is older than the last switch, none is an error."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import REPOSITORY, served, surroundings
from tests.crash.readers import ADDRESSES, Crowd, opened, publisher, read, stale, tell
from tests.rooms import copied

# One server, so one worker.
pytestmark = pytest.mark.xdist_group("crash")


@pytest.fixture(scope="module")
def var(template_room, tmp_path_factory) -> Path:
    return copied(template_room, tmp_path_factory.mktemp("switched"))


@pytest.fixture(scope="module")
def base(var) -> Iterator[str]:
    """The archive as shipped, two workers, on files of this module's own."""
    with served(var) as base:
        yield base


def test_the_application_that_is_served_stands_behind_the_cache(base, var):
    told = "from archive.wsgi import application as a; print(type(a).__name__, a.shelf.stamp() is not None)"
    environment = surroundings(var, 8000, {"DJANGO_SETTINGS_MODULE": "archive.settings"})
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=REPOSITORY, env=environment, capture_output=True, text=True
    )
    assert done.stdout == "ResponseCache True\n"


def test_a_page_asked_for_after_a_publish_is_never_of_the_release_before(base, var):
    with publisher(var) as process:
        assert stale(base, process, 10, "publish") == []
        # The two last releases in turn: the same ids come back, and with them addresses, tags and bodies.
        assert stale(base, process, 200, "switch") == []


def test_no_page_is_torn_old_or_missing_while_releases_are_published(base, var):
    crowd = Crowd(base)
    with publisher(var) as process, crowd.asking():
        ends = time.monotonic() + 6
        published = 0
        while time.monotonic() < ends:
            tell(process, "publish")
            published += 1
    assert set(crowd.statuses) == {"whole"} and crowd.statuses["whole"] > 100
    assert len(crowd.releases) > 3 and published > 3
    assert crowd.mixed == {}


def test_a_crowd_sees_what_is_wrong(base):
    crowd = Crowd(base, readers=1, addresses=(ADDRESSES[0], "/nowhere"))
    with crowd.asking():
        time.sleep(0.5)
    assert crowd.statuses["status 404"] > 0
    line = opened(base)
    assert read(line, "/nowhere").fault == "status 404"
    line.close()
