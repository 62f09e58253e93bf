"""What every test of the archive may rely on: no network, no warning, no unknown template variable,
and PostgreSQL and a browser where there are any."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest
from django.test import override_settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.browser.chromium import NO_CHROMIUM
from tests.export.books import NO_JAVA
from tests.network import stay_home
from tests.postgres import NO_POSTGRES, Template, answers, migrated
from tests.rooms import PLAIN_STATIC, build, copied, room

REPOSITORY = Path(__file__).resolve().parent.parent
# What the closing summary calls tests that were skipped for one of these reasons.
ABSENT = {NO_POSTGRES: "PostgreSQL", NO_CHROMIUM: "Chromium", NO_JAVA: "Java"}

set_hypothesis_home_dir(REPOSITORY / "var" / "cache" / "hypothesis")
# How long an example takes says more about the machine's other work than about the archive.
hypothesis.settings.register_profile("archive", deadline=None, print_blob=True)
hypothesis.settings.load_profile("archive")


def pytest_configure() -> None:
    # An audit hook sees every socket of the process, whichever library opens it.
    sys.addaudithook(stay_home)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs a PostgreSQL that is not there."""
    marked = [item for item in items if item.get_closest_marker("postgres")]
    if marked and not answers():
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=NO_POSTGRES))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing that was not there, so that a skip is never taken for a pass."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, name in ABSENT.items():
        if number := sum(reason in str(report.longrepr) for report in skipped):
            terminalreporter.write_line(f"{name} was not there: {number} tests skipped", yellow=True)


@pytest.fixture(scope="session")
def postgres_template(django_db_blocker) -> Iterator[Template]:
    """This worker's migrated PostgreSQL database, from which each test gets its copy."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            template = stack.enter_context(migrated(os.environ.get("PYTEST_XDIST_WORKER", "alone")))
        yield template


@pytest.fixture
def postgres(postgres_template, django_db_blocker) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database that is `default` and `release` while the test runs."""
    with (
        django_db_blocker.unblock(),
        postgres_template.copied() as url,
        override_settings(STORAGES=PLAIN_STATIC),
    ):
        yield url


@pytest.fixture(autouse=True)
def _on_postgres(request: pytest.FixtureRequest) -> None:
    """A test marked `postgres` runs on PostgreSQL without asking for the fixture."""
    if request.node.get_closest_marker("postgres"):
        request.getfixturevalue("postgres")


@pytest.fixture(scope="session")
def template_room(tmp_path_factory, django_db_blocker) -> Path:
    """The fixtures imported and published once a worker; nothing may change it."""
    folder = tmp_path_factory.mktemp("template")
    with django_db_blocker.unblock():
        build(folder)
    return folder


@pytest.fixture
def archive(template_room, tmp_path, django_db_blocker) -> Iterator[Path]:
    """The archive as the fixtures have it, in a folder of its own, free to be changed."""
    with django_db_blocker.unblock(), room(copied(template_room, tmp_path / "room")) as folder:
        yield folder


@pytest.fixture
def published(template_room, django_db_blocker) -> Iterator[Path]:
    """The archive as the fixtures have it, to be read only."""
    with django_db_blocker.unblock(), room(template_room) as folder:
        yield folder


@pytest.fixture
def tree(tmp_path) -> Path:
    """A copy of the fixture tree, free to be broken."""
    return Path(shutil.copytree(REPOSITORY / "fixtures", tmp_path / "fixtures"))
