"""Search, resolver and quotation check in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.browser.axe import violations

DESK = ({"width": 1280, "height": 900}, "light", "")
TELEPHONE = ({"width": 390, "height": 844}, "dark", "/zh-hans")
TABLET = ({"width": 820, "height": 1100}, "light", "/zh-hant")
# Every page in one look, the looks in turn.
PAGES = {
    "search-form": ("/search", 200, DESK),
    "search-hits": ("/search?q=恐怖主义&script=zh-Hans", 200, TELEPHONE),
    "search-both": ("/search?q=CIS", 200, DESK),
    "search-concordance": ("/search?q=合作&show=concordance&by=left", 200, TABLET),
    "search-concordance-small": ("/search?q=合作&show=concordance", 200, TELEPHONE),
    "search-renderings": ("/search?q=独联体&show=renderings", 200, TABLET),
    "search-nothing": ("/search?q=火星殖民地 安全&kind=declaration", 200, TELEPHONE),
    "go-form": ("/go", 200, DESK),
    "go-several": ("/go?q=preamble", 300, TELEPHONE),
    "go-nowhere": ("/go?q=Dushanbe Declaration 99", 404, DESK),
    "quote-verbatim": ("/quote?q=落实人文领域现行的多边和双边条约", 200, TABLET),
    "quote-differs": ("/quote?q=落实人文领域全部的多边和双边条约", 200, TELEPHONE),
}


@pytest.mark.parametrize("kind", PAGES)
def test_the_page_is_accessible_and_fits_its_window(open_page, picture, server, kind):
    path, status, (viewport, scheme, prefix) = PAGES[kind]
    page = open_page(viewport=viewport, color_scheme=scheme)
    assert page.goto(server + prefix + quote(path, safe="/?=&")).status == status
    for closed in page.locator("main details:not([open]) > summary").all():
        if closed.is_visible():
            closed.click()
    picture(page, kind)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", ["/", "/search?q=安全&show=concordance", "/quote?q=安全", "/go"])
def test_the_page_is_read_without_scrolling_sideways_at_320_pixels(open_page, server, path):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(server + quote(path, safe="/?=&"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripted", [True, False], ids=["with-javascript", "without"])
def test_a_reader_asks_from_any_page_narrows_and_reads(open_page, server, scripted):
    page = open_page(java_script_enabled=scripted)
    page.goto(f"{server}/zh-hant/documents")
    page.locator("header [name=q]").fill("恐怖主義")
    page.locator("header [name=q]").press("Enter")
    assert page.url.startswith(f"{server}/zh-hant/search?q=")
    page.locator(".facets a").filter(has_text="宣言").click()
    assert "kind=declaration" in page.url
    page.locator(".hits .place").first.click()
    assert "/zh-hant/documents/" in page.url


def test_the_slash_key_leads_to_the_search_box_and_types_nothing(page, server):
    page.goto(f"{server}/about")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator("header [name=q]").input_value() == ""
    page.keyboard.press("/")
    assert page.locator("header [name=q]").input_value() == "/"


def test_a_year_of_the_picture_is_reached_and_followed_by_the_keyboard(page, server):
    page.goto(f"{server}/search?q={quote('安全')}")
    page.locator(".by-year svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**year=2002")


def test_what_is_quoted_in_lines_is_checked_as_one_text(page, server):
    page.goto(f"{server}/quote")
    page.locator("textarea").fill(
        "implement existing agreements\nin the framework of multilateral and bilateral treaties"
    )
    page.get_by_role("button", name="Check").click()
    assert page.locator(".verdict.verbatim").count() == 1
