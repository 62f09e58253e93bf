"""The response cache says what Django would say, to whom Django would say it, and forgets with the release."""

from __future__ import annotations

from functools import partial

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from archive.http import cache
from archive.http.cache import ResponseCache, coding_of, is_ours
from archive.models.published import stamp
from tests.http.asking import ask
from tests.http.site import RELEASE

DUSHANBE = "/documents/2008-dushanbe-declaration"
PAGE = f"{DUSHANBE}/zh-Hans+en"


class Counted:
    """An application that remembers what it was asked."""

    def __init__(self, application) -> None:
        self.application, self.asked = application, []

    def __call__(self, environ, start_response):
        self.asked.append(environ["REQUEST_METHOD"] + " " + environ["PATH_INFO"])
        return self.application(environ, start_response)


@pytest.fixture
def django(published) -> Counted:
    return Counted(WSGIHandler())


@pytest.fixture
def cached(django) -> ResponseCache:
    """The archive behind a cache, as archive/wsgi.py has it."""
    return ResponseCache(django, partial(stamp, str(settings.RELEASE_FILE)))


ADDRESSES = [
    # path, query
    ("/", ""),
    ("/zh-hans/", ""),
    ("/documents", ""),
    ("/documents.json", ""),
    (DUSHANBE, ""),
    (PAGE, ""),
    (PAGE, "layout=stacked&lens=on"),
    (f"/zh-hant{PAGE}/10.3", ""),
    (f"{DUSHANBE}/signatures/kg", ""),
    (f"{DUSHANBE}/10.3.json", ""),
]


@pytest.mark.parametrize(
    "coding", ["", "gzip", "br", "gzip, deflate, br, zstd", "br;q=0.1, gzip", "identity"]
)
@pytest.mark.parametrize(("path", "query"), ADDRESSES)
def test_a_kept_page_is_the_page_byte_for_byte(cached, django, path, query, coding):
    accepts = {"HTTP_ACCEPT_ENCODING": coding}
    plain = ask(django, path, query, **accepts)
    assert plain.status == "200 OK"
    first = ask(cached, path, query, **accepts)
    django.asked.clear()
    kept = ask(cached, path, query, **accepts)
    assert first.lasting == kept.lasting == plain.lasting
    head = ask(cached, path, query, "HEAD", **accepts)
    # A HEAD of a kept page needs no Django either.
    assert django.asked == []
    assert head.lasting == ask(django, path, query, "HEAD", **accepts).lasting


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_a_reader_who_has_the_page_gets_the_304_django_would_give(cached, django, method, coding):
    has_it = {
        "HTTP_ACCEPT_ENCODING": coding,
        "HTTP_IF_NONE_MATCH": ask(django, PAGE, HTTP_ACCEPT_ENCODING=coding)["ETag"],
    }
    plain = ask(django, PAGE, "", method, **has_it)
    assert plain.status == "304 Not Modified" and plain.body == b""
    ask(cached, PAGE, "", "GET", **has_it)
    django.asked.clear()
    assert ask(cached, PAGE, "", method, **has_it).lasting == plain.lasting
    assert django.asked == []


def test_the_first_reader_who_has_the_page_brings_it_for_the_others(cached, django):
    tag = ask(django, PAGE)["ETag"]
    assert ask(cached, PAGE, HTTP_IF_NONE_MATCH=f'"older", {tag}').status == "304 Not Modified"
    django.asked.clear()
    assert ask(cached, PAGE).status == "200 OK"
    assert django.asked == []


def test_the_tag_of_another_coding_brings_the_whole_page(cached):
    zipped = ask(cached, PAGE, HTTP_ACCEPT_ENCODING="gzip")["ETag"]
    answer = ask(cached, PAGE, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=zipped)
    assert answer.status == "200 OK" and answer["Content-Encoding"] == "br"


def test_every_answer_has_an_id_of_its_own(cached):
    seen = {ask(cached, PAGE)["X-Request-Id"] for _ in range(5)}
    seen.add(ask(cached, PAGE, HTTP_IF_NONE_MATCH="*")["X-Request-Id"])
    assert len(seen) == 6
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in seen)


NEVER_KEPT = [
    # path, query, method, status
    ("/documents/2008-dushanbe", "", "GET", "404 Not Found"),
    ("/nowhere", "", "GET", "404 Not Found"),
    ("/nowhere.json", "", "GET", "404 Not Found"),
    ("/documents/", "", "GET", "301 Moved Permanently"),
    (PAGE, "x=1", "GET", "301 Moved Permanently"),
    ("//documents", "", "GET", "404 Not Found"),
    ("/" + "9" * 600, "", "GET", "414 Request-URI Too Long"),
    ("/documents", "q=" + "9" * 3000, "GET", "414 Request-URI Too Long"),
    ("/healthz", "", "GET", "200 OK"),
    ("/admin/", "", "GET", "302 Found"),
    (PAGE, "", "POST", "405 Method Not Allowed"),
    (PAGE, "", "OPTIONS", "405 Method Not Allowed"),
    (PAGE, "", "TRACE", "405 Method Not Allowed"),
    (PAGE, "", "HEAD", "200 OK"),
]


@pytest.mark.parametrize(("path", "query", "method", "status"), NEVER_KEPT)
def test_only_a_page_somebody_read_whole_is_kept(cached, django, monkeypatch, path, query, method, status):
    monkeypatch.setattr("archive.http.health.curation_state", dict)
    for _ in range(2):
        assert ask(cached, path, query, method).status == status
    assert len(django.asked) == 2
    assert cached.shelf.held == 0


FOREIGN = ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "127.0.0.1/x", "", "a" * 5000]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_host_that_is_not_ours_neither_fills_the_cache_nor_is_answered_from_it(cached, django, host):
    assert ask(cached, PAGE, HTTP_HOST=host).status == "400 Bad Request"
    assert cached.shelf.held == 0
    assert ask(cached, PAGE).status == "200 OK"
    django.asked.clear()
    assert ask(cached, PAGE, HTTP_HOST=host).status == "400 Bad Request"
    assert len(django.asked) == 1


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000", "localhost."])
def test_every_name_of_ours_shares_one_page(cached, django, host):
    ask(cached, PAGE)
    django.asked.clear()
    assert ask(cached, PAGE, HTTP_HOST=host).lasting == ask(cached, PAGE).lasting
    assert django.asked == []


def test_what_else_a_request_may_say_changes_nothing(cached, django):
    plain = ask(cached, PAGE)
    said = {
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_X_REQUEST_ID": "0123456789abcdef",
        "HTTP_ACCEPT_LANGUAGE": "zh-TW",
        "HTTP_COOKIE": "sessionid=invented",
        "HTTP_RANGE": "bytes=0-10",
        "HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 2099 00:00:00 GMT",
    }
    assert ask(cached, PAGE, **said).lasting == plain.lasting == ask(django, PAGE, **said).lasting


def test_an_archive_moved_below_another_path_is_left_to_django(cached, django):
    ask(cached, PAGE)
    django.asked.clear()
    ask(cached, PAGE, SCRIPT_NAME="/evil")
    assert len(django.asked) == 1


EVIL = ["br," * 30_000, "br;q=" + "0" * 90_000, "gzip" * 20_000, ";" * 90_000, '"' * 90_000]


@pytest.mark.parametrize("header", EVIL)
def test_an_endless_header_is_read_once_and_not_remembered(cached, header):
    before = cache.usual_coding.cache_info().currsize
    answer = ask(cached, PAGE, HTTP_ACCEPT_ENCODING=header, HTTP_IF_NONE_MATCH=header)
    assert answer.status == "200 OK"
    assert cache.usual_coding.cache_info().currsize == before


def test_what_is_remembered_of_headers_is_bounded():
    for number in range(1000):
        is_ours(f"{number}.example")
        coding_of(f"gzip;q=0.{number}")
    assert is_ours.cache_info().currsize == cache.usual_coding.cache_info().currsize == cache.NAMES


class Pages:
    """An application whose answer a test may change, and what happens while it is made."""

    def __init__(self) -> None:
        self.headers = {
            "Content-Length": "5",
            "X-Archive-Release": RELEASE,
            "ETag": '"a"',
            "Cache-Control": "public, max-age=60",
            "Vary": "Accept-Encoding",
        }
        self.body, self.now, self.asked, self.closed = b"words", ("", 1), 0, 0
        self.meanwhile = lambda: None

    def __call__(self, environ, start_response):
        self.asked += 1
        self.meanwhile()
        start_response("200 OK", list(self.headers.items()))
        return self

    def __iter__(self):
        return iter([self.body])

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def front(pages) -> ResponseCache:
    return ResponseCache(pages, lambda: pages.now, limit=100_000)


def test_a_new_release_is_seen_by_the_next_request(front, pages):
    ask(front, "/a")
    pages.now, pages.body = ("", 2), b"other"
    assert ask(front, "/a").body == b"other"
    assert ask(front, "/a").body == b"other"
    assert pages.asked == 2


def test_a_page_rendered_while_the_release_changed_is_not_kept(front, pages):
    pages.meanwhile = lambda: setattr(pages, "now", ("", 2))
    assert ask(front, "/a").body == b"words"
    assert front.shelf.held == 0
    pages.meanwhile = lambda: None
    pages.body = b"other"
    assert ask(front, "/a").body == b"other"


def test_a_page_that_names_another_release_than_its_neighbours_is_not_kept(front, pages):
    ask(front, "/a")
    pages.headers["X-Archive-Release"] = "b" * 64
    for _ in range(2):
        ask(front, "/b")
    assert pages.asked == 3
    ask(front, "/a")
    assert pages.asked == 3


def test_without_a_release_nothing_is_kept(front, pages):
    pages.now = None
    for _ in range(2):
        assert ask(front, "/a").status == "200 OK"
    assert pages.asked == 2


OTHERWISE = [
    {"Cache-Control": "no-store"},
    {"Cache-Control": "private"},
    {"Vary": "Cookie"},
    {"Vary": "Accept-Encoding, Accept-Language"},
    {"Set-Cookie": "a=b"},
    {"Content-Length": "unknown"},
    {"Content-Length": ""},
    {"ETag": None},
    {"X-Archive-Release": None},
]


@pytest.mark.parametrize("said", OTHERWISE)
def test_an_answer_that_is_not_for_everybody_is_not_kept(front, pages, said):
    pages.headers = {name: value for name, value in (pages.headers | said).items() if value is not None}
    for _ in range(2):
        assert ask(front, "/a").body == b"words"
    assert (pages.asked, pages.closed, front.shelf.held) == (2, 2, 0)


def test_an_answer_too_large_to_keep_is_passed_on_unread_and_still_has_its_304(front, pages):
    pages.body = b"a" * 50_000
    pages.headers["Content-Length"] = "50000"
    assert ask(front, "/a").body == pages.body
    assert ask(front, "/a", HTTP_IF_NONE_MATCH='"a"').status == "304 Not Modified"
    assert (pages.asked, pages.closed, front.shelf.held) == (2, 2, 0)


def test_the_answer_of_django_is_always_closed_once(front, pages):
    for method in ("HEAD", "GET", "GET", "HEAD"):
        ask(front, "/a", "", method)
    assert (pages.asked, pages.closed) == (2, 2)
