"""Sources, meetings, states and people in a real browser: accessible at every width, and true to the source."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.serving import REPOSITORY

# Either window, palette and interface, without every page of it eight times.
LOOKS = [
    ("desk", {"width": 1280, "height": 900}, "light", ""),
    ("telephone", {"width": 390, "height": 844}, "dark", "/zh-hans"),
]
SOURCES = sorted(Path(REPOSITORY, "fixtures", "sources").glob("*.txt"))
PAGES = {
    "source": f"/sources/{hashlib.sha256(SOURCES[0].read_bytes()).hexdigest()[:12]}",
    "meetings": "/meetings",
    "meeting": "/meetings/2008-dushanbe-heads-of-state",
    "states": "/states",
    "state": "/states/kg",
    "people": "/people",
    "person": "/people/kurmanbek-bakiyev",
}


@pytest.mark.parametrize(("name", "viewport", "scheme", "prefix"), LOOKS, ids=[look[0] for look in LOOKS])
@pytest.mark.parametrize("kind", PAGES)
def test_the_page_is_accessible_and_fits_its_window(
    open_page, picture, server, kind, name, viewport, scheme, prefix
):
    page = open_page(viewport=viewport, color_scheme=scheme)
    assert page.goto(server + prefix + PAGES[kind]).status == 200
    picture(page, f"{kind}-{name}-{scheme}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name[:3])
def test_a_browser_reads_the_source_to_the_character(page, server, file):
    data = file.read_bytes()
    page.goto(f"{server}/sources/{hashlib.sha256(data).hexdigest()[:12]}")
    assert page.evaluate("document.getElementById('text').textContent") == data.decode("utf-8")


def test_a_mark_of_a_states_course_is_reached_and_followed_by_the_keyboard(page, server):
    page.goto(f"{server}/states/kg")
    mark = page.locator(".course a").first
    mark.focus()
    assert page.evaluate("document.activeElement.closest('.course') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/signatures/kg")
