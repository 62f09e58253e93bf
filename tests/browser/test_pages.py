"""Every kind of page, in every appearance: accessible, and no wider than the narrowest screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.markup import Reader

DUSHANBE = "/documents/2008-dushanbe-declaration"
# What a page is → its address.
KINDS = {
    "documents": "/documents",
    "side-by-side": DUSHANBE,
    "one-language": f"{DUSHANBE}/en",
    "one-script": f"/zh-hant{DUSHANBE}/zh-Hans",
    "stacked": f"/zh-hans{DUSHANBE}/zh+en/10?layout=stacked",
    "lens": f"{DUSHANBE}/en+zh-Hans/10?lens=on",
    "notes-beside": f"{DUSHANBE}?notes=beside",
    "three-texts": f"{DUSHANBE}/zh-Hant+zh-Hans+en",
    "unnumbered": "/zh-hans/documents/2007-bishkek-declaration",
    "clause": f"{DUSHANBE}/10.3",
    "clause-with-items": f"/zh-hant{DUSHANBE}/zh-Hant+en/10",
    "range": f"{DUSHANBE}/10.2-10.4",
    "signatures": f"{DUSHANBE}/signatures",
    "signature": f"/zh-hans{DUSHANBE}/signatures/kg",
    "not-found": f"{DUSHANBE}/99",
    "not-found-hans": "/zh-hans/documents/2008-dushanbe",
}
# Viewport and colour scheme. What a scheme changes is colour alone, so in the dark only contrast is looked at.
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}
Picture = Callable[[Page, str], Path]


def barriers(page: Page, width: dict[str, int]) -> list[str]:
    """What is inaccessible at one width, light and dark."""
    page.set_viewport_size(width)
    page.emulate_media(color_scheme="light")
    found = [f"light {width['width']}: {fault}" for fault in violations(page)]
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options={"runOnly": ["color-contrast"], "resultTypes": ["violations"]})
    return found + [
        f"dark {width['width']}: {node['html']}"
        for rule in dark.response["violations"]
        for node in rule["nodes"]
    ]


def overhang(page: Page) -> list[str]:
    """The elements that reach beyond the right edge of the narrowest screen, if the page can be moved sideways."""
    page.set_viewport_size(NARROWEST)
    return page.evaluate("""() => {
        const most = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= most) return [];
        const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > most + 1);
        return wide.map((one) => `320: ${one.outerHTML.slice(0, 100)}`);
    }""")


def looked_over(page: Page, picture: Picture, name: str) -> list[str]:
    """Everything wrong with the page as it stands; keeps a picture of it wide and light, and of it narrow and dark."""
    found = barriers(page, DESK)
    page.emulate_media(color_scheme="light")
    picture(page, f"{name}-desk-light")
    found += barriers(page, TELEPHONE)
    picture(page, f"{name}-telephone-dark")
    return found + overhang(page)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_page_is_accessible_in_every_appearance(page, picture, server, name):
    status = page.goto(server + KINDS[name]).status
    assert status == (404 if name.startswith("not-found") else 200)
    assert page.locator("h1").count() == 1
    assert looked_over(page, picture, name) == []


# Kinds that the table does not name: found by following links, one of each address pattern


def links(address: str) -> list[str] | None:
    """The paths a page links to on its own host; None where the address is no page."""
    try:
        with urlopen(address) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            html = answer.read().decode() if is_page else ""
    except HTTPError:
        return None
    found = (urlsplit(urldefrag(href).url) for href in Reader(html).all("href"))
    return [each.path for each in found if each.path.startswith("/") and not each.netloc] if is_page else None


def kind(path: str) -> str:
    """The name of the address pattern, "" where the archive has none: static files, addresses of one's own."""
    try:
        return resolve(path).view_name or ""
    except Resolver404:
        return ""


def others(server: str) -> dict[str, str]:
    """Name of each address pattern that is no kind of the table and that pages lead to → one page of it."""
    own = (urlsplit(path).path.replace("/zh-hans/", "/").replace("/zh-hant/", "/") for path in KINDS.values())
    # The first page has its own tests.
    seen = {"home", *map(kind, own)}
    found: dict[str, str] = {}
    waiting = ["/", *KINDS.values()]
    while waiting:
        for path in links(server + waiting.pop()) or ():
            name = kind(path)
            if name and name not in seen:
                seen.add(name)
                if links(server + path) is not None:
                    found[name] = path
                    waiting.append(path)
    return found


def test_every_other_kind_of_page_that_is_linked_is_accessible_too(page, picture, server):
    found = others(server)
    assert found
    wrong = {}
    for name, path in found.items():
        page.goto(server + path)
        if faults := looked_over(page, picture, name):
            wrong[path] = faults
    assert wrong == {}
