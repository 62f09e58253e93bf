"""Pages of one release kept in memory: bounded in bytes, the least recently read leaving first."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .delivery import OF_A_BODY, RELEASE

Headers = list[tuple[str, str]]
# Path and query as WSGI has them, and the content coding.
Key = tuple[str, str, str]
# The id of the release, "" where it is not told, and whatever tells it from any that came before.
Stamp = tuple[str, object]

# The header that no two answers share.
REQUEST_ID = "X-Request-Id"
# Bytes of the key, the page, its two lists of headers and its place among the others, beside their strings.
OVERHEAD = 2048
# No page takes more than this share of the shelf, or one could push out all the others.
SHARE = 8


@dataclass(frozen=True, slots=True)
class Page:
    """An answer of 200 with its tag.

    headers: all but the request's id.
    body: what the application returned, or, read to its end, one string of bytes in a tuple.
    bare: the headers of a 304, which describe no body.
    """

    headers: Headers
    bare: Headers
    tag: str
    release: str
    body: Iterable[bytes]

    @classmethod
    def of(cls, status: str, headers: Headers, body: Iterable[bytes]) -> Page | None:
        """The page in an answer; None when it is none of a release: an error, a redirect, a form."""
        said = dict(headers)
        if not status.startswith("200 ") or "ETag" not in said or RELEASE not in said:
            return None
        kept = [header for header in headers if header[0] != REQUEST_ID]
        bare = [header for header in kept if header[0] not in OF_A_BODY]
        return cls(kept, bare, said["ETag"], said[RELEASE], body)

    def is_for_everybody(self, largest: int) -> bool:
        """Whether this answer may be given to the next reader too, and has at most `largest` bytes."""
        said = dict(self.headers)
        length = said.get("Content-Length", "")
        return (
            said.get("Cache-Control", "").startswith("public")
            and said.get("Vary", "Accept-Encoding") == "Accept-Encoding"
            and "Set-Cookie" not in said
            and length.isdecimal()
            and int(length) <= largest
        )

    def read(self) -> Page:
        """The same with its body read to the end."""
        try:
            whole = b"".join(self.body)
        finally:
            self.close()
        return Page(self.headers, self.bare, self.tag, self.release, (whole,))

    def close(self) -> None:
        """End the application's answer, read or not: Django closes its connections then."""
        if close := getattr(self.body, "close", None):
            close()


def weight(key: Key, page: Page) -> int:
    """Bytes a kept page takes, counted as if it shared nothing with others."""
    words = (word for header in page.headers for word in header)
    return OVERHEAD + sum(map(sys.getsizeof, (*key, *words, *page.body)))


class Shelf:
    """Pages by key, all of one release, at most `limit` bytes of them.

    stamp: changes whenever another release is switched to; None while there is none. It is asked each time a
    page is looked for, so that no page of a release is found once the next one is there.
    """

    def __init__(self, stamp: Callable[[], Stamp | None], limit: int) -> None:
        self.stamp = stamp
        self.limit, self.largest = limit, limit // SHARE
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.lock = threading.Lock()
        self.forget(None)

    def forget(self, now: Stamp | None) -> None:
        """Begin anew with the release of this stamp."""
        self.pages.clear()
        self.at, self.release, self.held = now, now[0] if now else "", 0

    def find(self, key: Key) -> Page | None:
        """The page kept under `key`, if it belongs to the release that is current now."""
        now = self.stamp()
        with self.lock:
            if now != self.at:
                self.forget(now)
            if page := self.pages.get(key):
                self.pages.move_to_end(key)
            return page

    def keep(self, key: Key, page: Page, before: Stamp | None) -> None:
        """Keep a page that was rendered after the stamp `before` was taken.

        Nothing is kept when there has been a switch since, for then nobody knows which release the page is of,
        nor when it names another release than the stamp or the pages beside it.
        """
        if before is None or self.stamp() != before:
            return
        with self.lock:
            if self.at != before:
                self.forget(before)
            self.release = self.release or page.release
            if self.release == page.release:
                self.insert(key, page)

    def insert(self, key: Key, page: Page) -> None:
        if earlier := self.pages.pop(key, None):
            self.held -= weight(key, earlier)
        self.pages[key] = page
        self.held += weight(key, page)
        while self.held > self.limit:
            self.held -= weight(*self.pages.popitem(last=False))
