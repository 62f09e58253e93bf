"""Citing a clause and coming back to it later, with JavaScript and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations

DUSHANBE = "/documents/2008-dushanbe-declaration"


def shown(page: Page) -> list[str]:
    """The citations a reader sees."""
    return [each.inner_text() for each in page.locator(".cite dd p").all() if each.is_visible()]


def test_every_citation_can_be_read_and_selected_without_javascript(js_off, server):
    js_off.goto(f"{server}{DUSHANBE}/10.3")
    assert len(shown(js_off)) == 1
    js_off.locator(".cite summary").click()
    assert len(shown(js_off)) == 8
    assert all("10.3" in words for words in shown(js_off))
    # A button that can do nothing is not shown.
    assert not js_off.locator(".cite button").first.is_visible()


def test_a_citation_brings_its_reader_back_and_says_nothing_has_changed(page, server):
    page.goto(f"{server}/zh-hans{DUSHANBE}/zh-Hans/10.3")
    address = re.search(r"http[^ ]*cited=[0-9a-f]+", shown(page)[0])[0]
    page.goto(address)
    assert page.locator(".recall.same").is_visible()
    # Another view keeps the question.
    page.locator(".bar .scripts").get_by_text("简体", exact=True).click()
    assert "cited=" in page.url and page.locator(".recall.same").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"{DUSHANBE}/10.3?cited=00000000", "/zh-hant/about/citing"])
def test_pages_that_cite_keep_to_the_rules_of_access_on_a_narrow_screen(open_page, server, path, scheme):
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page.goto(server + path)
    for details in page.locator(".cite summary").all():
        details.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
