"""The response cache: pages of the current release, answered before Django is asked.

It stands between the WSGI server and Django, in each worker's own memory. What a page depends on is its address
and the content coding, and both are its key; everything else a request may say is either looked at here (method,
host, If-None-Match) or has no part in a public page. An address that Django refuses never gets into it, so the
lengths and slashes of one that is found here have passed Django's own rules.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from .codings import accepted
from .delivery import has
from .shelf import REQUEST_ID, Key, Page, Shelf, Stamp
from .sides import CURATORS_PREFIX

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApplication = Callable[[Environ, StartResponse], Iterable[bytes]]

# Bytes of pages a worker keeps. Every page of a hundred documents in three interfaces and two codings fits.
LIMIT = 64 * 2**20
# What readers send in these headers is nearly always one of a few values; longer ones are not remembered.
REMEMBERED = 256
NAMES = 128
# The longest name there is (RFC 1035 §2.3.4), a dot at its end, and a port.
HOST_SIGNS = 254 + 6


@lru_cache(NAMES)
def is_ours(host: str) -> bool:
    """Whether this Host header, port included, names the archive, by the rule of Django's own `get_host`."""
    name, _ = split_domain_port(host)
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS)


@lru_cache(NAMES)
def usual_coding(header: str) -> str:
    return next(iter(accepted(header)), "")


def coding_of(header: str) -> str:
    """The coding a compressible page is sent in for this Accept-Encoding header, "" for none."""
    return usual_coding(header) if len(header) <= REMEMBERED else next(iter(accepted(header)), "")


def send(page: Page, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with a page: whole, its headers alone, or 304 to a reader who has it. Each answer has its own id."""
    # As the surface makes them: eight random bytes.
    number = (REQUEST_ID, os.urandom(8).hex())
    condition = environ.get("HTTP_IF_NONE_MATCH")
    if condition and (condition == page.tag or has(condition, page.tag)):
        page.close()
        start_response("304 Not Modified", [*page.bare, number])
        return ()
    start_response("200 OK", [*page.headers, number])
    return () if environ["REQUEST_METHOD"] == "HEAD" else page.body


class ResponseCache:
    """A WSGI application that keeps another's pages of a release, and forgets them when the release changes.

    application: calls `start_response` before it returns, as Django does.
    stamp: cheap to ask; changes whenever another release is switched to; None while there is none.
    limit: bytes of pages kept at most, their headers and addresses included.
    """

    def __init__(
        self, application: WSGIApplication, stamp: Callable[[], Stamp | None], limit: int = LIMIT
    ) -> None:
        self.application = application
        # Asked once: a setting costs more to look up than all the rest of a found page.
        self.untouched = (CURATORS_PREFIX, settings.STATIC_URL)
        self.shelf = Shelf(stamp, limit)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self.key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        if page := self.shelf.find(key):
            return send(page, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.application(environ, start_response)
        return self.rendered(key, environ, start_response)

    def key_of(self, environ: Environ) -> Key | None:
        """What a request's page is kept under; None where the cache has no say.

        It has none for the admin, for static files (WhiteNoise does those), for methods that change something and
        for hosts that are not ours: a stranger's name neither gets a kept page nor puts one in.
        """
        path, host = environ["PATH_INFO"], environ.get("HTTP_HOST", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
            return None
        if path.startswith(self.untouched) or len(host) > HOST_SIGNS or not is_ours(host):
            return None
        return path, environ.get("QUERY_STRING", ""), coding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))

    def rendered(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Ask Django for the whole page, keep it if it may be kept, and answer."""
        before = self.shelf.stamp()
        begun: list[Any] = []
        # Asked without the condition, so that a reader who has the page already brings it here for the others.
        whole = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        answer = self.application(whole, lambda *given: begun.extend(given))
        page = Page.of(begun[0], begun[1], answer)
        if page is None:
            start_response(*begun)
            return answer
        if page.is_for_everybody(self.shelf.largest):
            page = page.read()
            self.shelf.keep(key, page, before)
        return send(page, environ, start_response)
