"""Home, the list of documents, the ledger, the log, prose and errors in a real browser."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations

# Either window, palette and interface, without every page of it eight times.
LOOKS = [
    ("desk", {"width": 1280, "height": 900}, "light", ""),
    ("telephone", {"width": 390, "height": 844}, "dark", "/zh-hans"),
]
PAGES = {
    "documents": ("/documents", 200),
    "documents-chosen": ("/documents?kind=declaration&state=kg", 200),
    "documents-none": ("/documents?year=1066&kind=declaration", 200),
    "about": ("/about", 200),
    "method": ("/about/method", 200),
    "citing": ("/about/citing", 200),
    "accessibility": ("/about/accessibility", 200),
    "releases": ("/releases", 200),
    "changes": ("/changes", 200),
    "not-found": ("/documents/2008-dushanbe-declaratoin", 404),
}


@pytest.mark.parametrize(("name", "viewport", "scheme", "prefix"), LOOKS, ids=[look[0] for look in LOOKS])
@pytest.mark.parametrize("kind", PAGES)
def test_the_page_is_accessible_and_fits_its_window(
    open_page, picture, server, kind, name, viewport, scheme, prefix
):
    page = open_page(viewport=viewport, color_scheme=scheme)
    path, status = PAGES[kind]
    assert page.goto(server + prefix + path).status == status
    picture(page, f"{kind}-{name}-{scheme}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.locator("h1").count() == 1


def test_the_release_named_in_the_foot_has_an_accessible_page(page, server):
    page.goto(f"{server}/")
    page.locator("footer a[href^='/releases/']").click()
    assert page.url.startswith(f"{server}/releases/")
    page.locator("details").nth(0).locator("summary").click()
    assert violations(page) == []


@pytest.mark.parametrize(
    "path", ["/", "/documents", "/about/method", "/about/citing", "/releases", "/changes"]
)
def test_the_page_is_read_without_scrolling_sideways_at_320_pixels(open_page, server, path):
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(server + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_mark_of_the_timeline_is_reached_and_followed_by_the_keyboard(page, server):
    page.goto(f"{server}/")
    mark = page.locator(".timeline svg a[href='/documents/2008-dushanbe-declaration']")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/2008-dushanbe-declaration")


def test_marks_do_not_cover_each_other_on_a_telephone(open_page, server):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{server}/")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.timeline :is(.held, .lacking)')].map(mark => {"
        " const box = mark.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom] })"
    )
    assert len(boxes) > 20
    overlapping = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]
    assert overlapping == []
    assert all(left >= 0 and right <= 390 for left, right, *_ in boxes)


@pytest.mark.parametrize("scripted", [True, False], ids=["with-javascript", "without"])
def test_a_reader_narrows_the_list_and_widens_it_again(open_page, server, scripted):
    page = open_page(java_script_enabled=scripted)
    page.goto(f"{server}/documents")
    page.locator(".facets").get_by_text("Kyrgyzstan", exact=True).click()
    page.locator(".facets").get_by_text("2008", exact=True).click()
    assert page.url == f"{server}/documents?year=2008&state=kg"
    assert page.locator("tbody tr").count() == 1
    page.locator(".chosen").get_by_text("2008").click()
    assert page.url == f"{server}/documents?state=kg"
    assert page.locator("tbody tr").count() > 1


def test_on_a_telephone_the_facets_unfold(open_page, server):
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(f"{server}/documents")
    value = page.locator(".facets").get_by_text("2008", exact=True)
    assert not value.is_visible()
    page.locator(".facets summary").first.click()
    value.click()
    assert page.url == f"{server}/documents?year=2008"
