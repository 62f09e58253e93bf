"""The browser the archive is read with in tests: Debian's Chromium, kept on this machine and watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

NO_CHROMIUM = "no Chromium found (put one on the PATH, or its path into CHROMIUM)"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that reaches for another host finds none, on a machine with a network as on one without.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# A desk's window; what else a page is looked at in, its test says.
DESK = {"width": 1280, "height": 900}
# Milliseconds after which a page or an element will not come any more.
PATIENCE = 15_000
HERE = frozenset({"127.0.0.1", "localhost"})


def chromium() -> str | None:
    """Path of the Chromium to drive, None where there is none."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


def launched(playwright: Playwright) -> Browser:
    """A headless Chromium. Raises playwright's Error, with Chromium's own words, when it does not start."""
    return playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)


@dataclass
class Watch:
    """Everything a reader would not see but a page should not do, in the order it happened.

    Errors on the console (violations of the content security policy are among them), exceptions of scripts,
    and requests to another host.
    """

    troubles: list[str] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)

    def over(self, page: Page) -> Page:
        """The same page, watched from now on."""
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: script failed: {error}"))
        page.on("request", self.request)
        return page

    def console(self, message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        # Chromium logs every error status; that of the page itself is the test's to assert.
        is_page = urldefrag(address).url in self.visited
        if message.type == "error" and not (is_page and message.text.startswith("Failed to load resource")):
            self.troubles.append(f"{address}: {message.text}")

    def request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.visited.add(urldefrag(request.url).url)
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in HERE:
            self.troubles.append(f"a page asked another host: {request.url}")


PageOpener = Callable[..., Page]


@contextmanager
def watched_pages(browser: Browser, watch: Watch) -> Iterator[PageOpener]:
    """Opens pages, each in a context of its own made with Playwright's options (`viewport=` …).

    Raises AssertionError at the end, with every trouble there was.
    """
    contexts = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce"} | options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return watch.over(context.new_page())

    try:
        yield opened
    finally:
        for context in contexts:
            context.close()
    if watch.troubles:
        raise AssertionError("\n".join(["trouble on a page:", *watch.troubles]))
