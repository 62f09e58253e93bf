"""The first page of the archive, as any reader meets it."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations

WIDTHS = [("desk", {"width": 1280, "height": 900}), ("telephone", {"width": 390, "height": 844})]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "viewport"), WIDTHS)
@pytest.mark.parametrize("path", ["/", "/zh-hans/", "/zh-hant/"])
def test_the_home_page_answers_and_is_accessible(open_page, picture, server, path, name, viewport, scheme):
    page = open_page(viewport=viewport, color_scheme=scheme)
    assert page.goto(server + path).status == 200
    picture(page, f"home{path.strip('/') and '-'}{path.strip('/')}-{name}-{scheme}")
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_home_page_needs_no_javascript(js_off, server):
    assert js_off.goto(server + "/").status == 200
    documents = js_off.locator("a[href*='/documents/']")
    assert documents.count() > 0
    documents.first.click()
    assert "/documents/" in js_off.url
    assert js_off.locator("h1").count() == 1
