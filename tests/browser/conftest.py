"""A browser and a served archive for the journeys in this folder.

Playwright keeps an event loop running in this thread while it is open, and Django refuses its database in
such a thread. So Playwright is open only while this package's tests run, and they ask the server, never the
ORM.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import NO_CHROMIUM, PageOpener, Watch, chromium, launched, watched_pages
from tests.browser.serving import REPOSITORY, served

JOURNEYS = Path(__file__).parent
PICTURES = REPOSITORY / "var" / "pictures"


# First, so that the distribution over workers, which reads the group, sees it.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test; one worker runs them all, with one browser."""
    for item in items:
        if item.path.is_relative_to(JOURNEYS):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not chromium():
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of the archive of fixtures/, published and served."""
    with served(tmp_path_factory.mktemp("served")) as base:
        yield base


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = launched(playwright)
        yield opened
        opened.close()


@pytest.fixture
def watch() -> Watch:
    """What went wrong unseen on the pages of this test; who provokes an error takes it out."""
    return Watch()


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[PageOpener]:
    """Opens watched pages; the test fails at its end when one of them gave trouble."""
    with watched_pages(browser, watch) as opened:
        yield opened


@pytest.fixture
def page(open_page: PageOpener) -> Page:
    """A page 1280 px wide, light, with JavaScript."""
    return open_page()


@pytest.fixture
def js_off(open_page: PageOpener) -> Page:
    """The same page for a reader without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """`picture(page, name)` keeps the whole page as var/pictures/{name}.png, for somebody to look at."""

    def taken(page: Page, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return taken
