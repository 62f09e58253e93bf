"""What every answer carries, and what no request gets past."""

from __future__ import annotations

import json
import time

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import parse_http_date

from archive.http.surface import HEADERS, POLICY, PublicSurface
from tests.http.site import RELEASE

ANSWERS = [
    # method, path, status
    ("GET", "/page", 200),
    ("HEAD", "/page", 200),
    ("GET", "/page.json", 200),
    ("GET", "/download", 200),
    ("GET", "/moved", 301),
    ("GET", "/nowhere", 404),
    ("GET", "/broken", 500),
    ("GET", "/worse", 500),
    ("POST", "/page", 405),
    ("GET", "/" + "9" * 600, 414),
    ("GET", "/admin/", 200),
    ("GET", "/admin/nowhere", 404),
    ("GET", "/admin/broken", 500),
    ("POST", "/admin/", 403),
    ("DELETE", "/admin/", 405),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers_that_protect_its_reader(site, method, path, status):
    answer = site.generic(method, path)
    # A stream is closed when it has been read.
    b"".join(answer)
    assert answer.status_code == status
    assert {name: answer[name] for name in HEADERS} == dict(HEADERS)
    assert "Cross-Origin-Resource-Policy" in answer
    assert answer["X-Request-Id"]
    assert answer["Cache-Control"]
    assert "Strict-Transport-Security" not in answer


def test_the_policy_allows_nothing_but_ourselves():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}


def test_browsers_are_told_to_stay_with_tls_where_the_archive_is_served_over_it(site, settings):
    settings.ARCHIVE_HTTPS, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    assert site.get("/nowhere")["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FOO"])
@pytest.mark.parametrize(
    "path", ["/page", "/page.json", "/nowhere", "/broken", "/static/site.css", "/healthz"]
)
def test_the_public_side_is_only_read(site, method, path):
    answer = site.generic(method, path)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_the_admin_takes_forms_and_nothing_more(site, method):
    answer = site.generic(method, "/admin/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST"


def test_with_the_admin_off_its_address_is_like_any_other(site, settings):
    settings.ARCHIVE_ADMIN = False
    assert site.post("/admin/")["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/..", "/\\evil.example/"])
def test_a_path_that_looks_like_another_host_is_nowhere(site, path):
    answer = site.get("/", PATH_INFO=path)
    assert answer.status_code == 404
    assert "Location" not in answer


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost/x", "a@localhost", ""])
def test_an_unknown_host_is_refused_and_not_repeated(site, host):
    answer = site.get("/page", HTTP_HOST=host)
    assert answer.status_code == 400
    assert answer["Content-Security-Policy"] == POLICY
    assert b"evil" not in answer.content


def test_nobody_moves_the_archive_to_another_host_by_a_forwarding_header(site):
    assert site.get("/page", HTTP_X_FORWARDED_HOST="evil.example").status_code == 200


def test_an_error_of_a_json_address_is_json(site):
    answer = site.post("/page.json")
    assert answer["Content-Type"] == "application/json"
    error = json.loads(answer.content)
    assert error["near"] == [] and "GET, HEAD" in error["message"] and error["error"] == "method-not-allowed"
    assert answer["Access-Control-Allow-Origin"] == "*"


OPENNESS = [
    # path, whether scripts of other sites may read it
    ("/page", False),
    ("/page.json", True),
    ("/robots.txt", True),
    ("/page/10.3.svg", True),
    ("/oembed", True),
    ("/nowhere.json", True),
    ("/admin/secret.json", False),
]


@pytest.mark.parametrize(("path", "is_open"), OPENNESS)
def test_what_is_there_for_programs_may_be_read_from_other_sites(site, path, is_open):
    answer = site.get(path)
    assert answer["Cross-Origin-Resource-Policy"] == ("cross-origin" if is_open else "same-origin")
    assert answer.headers.get("Access-Control-Allow-Origin") == ("*" if is_open else None)


FRESHNESS = [
    ("/page", "public, max-age=60"),
    ("/moved", "public, max-age=60"),
    ("/nowhere", "no-store"),
    ("/broken", "no-store"),
    ("/worse", "no-store"),
    ("/bare", "no-cache"),
    ("/admin/", "no-store"),
]


@pytest.mark.parametrize(("path", "freshness"), FRESHNESS)
def test_pages_keep_for_a_minute_and_errors_not_at_all(site, path, freshness):
    assert site.get(path)["Cache-Control"] == freshness


@pytest.mark.parametrize("path", ["/page", "/page.json", "/download", "/nowhere", "/bare"])
def test_head_has_the_headers_of_get_and_no_body(site, path):
    coded = {"HTTP_ACCEPT_ENCODING": "br"}
    whole, head = site.get(path, **coded), site.head(path, **coded)
    whole_body = b"".join(whole) if whole.streaming else whole.content
    assert b"".join(head) == b""
    assert {**whole.headers, "X-Request-Id": ""} == {**head.headers, "X-Request-Id": ""}
    assert int(head["Content-Length"]) == len(whole_body) > 0


def test_a_form_of_the_admin_is_as_new_as_its_answer(site):
    answer = site.get("/admin/")
    assert parse_http_date(answer["Last-Modified"]) == pytest.approx(time.time(), abs=60)
    assert "ETag" not in answer


@pytest.mark.parametrize("status", [200, 304])
@pytest.mark.parametrize("kind", [HttpResponse, StreamingHttpResponse])
def test_a_body_that_is_not_wanted_does_not_leave_the_house(rf, status, kind):
    # The test client takes such bodies away by itself, so the door is asked directly.
    door = PublicSurface(lambda request: kind([b"the parties ", b"declare"], status=status))
    assert b"".join(door(rf.head("/page"))) == b""
    assert b"".join(door(rf.get("/page"))) == (b"the parties declare" if status == 200 else b"")


def test_an_error_gets_our_own_page(site):
    assert site.get("/broken").content == b"Our own page for what went wrong."


def test_an_error_of_the_error_page_is_still_an_answer(site, caplog):
    answer = site.get("/worse")
    assert answer.status_code == 500
    assert "recorded" in answer.content.decode()
    assert "The error page failed" in caplog.text


def test_a_request_is_numbered_by_us_and_never_by_its_sender(site):
    sent = "0123456789abcdef"
    first, second = (site.get("/page", HTTP_X_REQUEST_ID=sent)["X-Request-Id"] for _ in range(2))
    assert len({first, second, sent}) == 3
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in (first, second))


def test_a_public_page_sets_no_cookie_and_varies_by_coding_alone(site):
    site.cookies["sessionid"] = "invented"
    answer = site.get("/page", HTTP_ACCEPT_LANGUAGE="zh-TW")
    assert not answer.cookies
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["X-Archive-Release"] == RELEASE
