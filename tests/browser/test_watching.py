"""The journeys' own eyes: what a page does wrong is seen, and only that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.axe import violations
from tests.browser.chromium import Watch, watched_pages

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
SOUND = '<!doctype html><html lang="en"><title>A</title><main><h1>A</h1><p id="p">words</p></main>'
PAGES = {
    "/sound": ("text/html", SOUND),
    "/inline": ("text/html", SOUND + "<script>document.title = 'B'</script>"),
    "/style": ("text/html", SOUND + '<p style="color: red">red</p>'),
    "/throws": ("text/html", SOUND + '<script src="/throw.js"></script>'),
    "/throw.js": ("text/javascript", "throw new Error('a broken script')"),
    "/enhanced": ("text/html", SOUND + '<script src="/write.js"></script>'),
    "/write.js": ("text/javascript", "document.getElementById('p').textContent = 'written'"),
    "/elsewhere": ("text/html", SOUND + '<img alt="a" src="http://192.0.2.1/a.png">'),
    "/lost": ("text/html", SOUND + '<img alt="a" src="/unknown.png">'),
    # Every browser asks for it, whether the page names one or not.
    "/favicon.ico": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "/mute": ("text/html", SOUND + '<main><img src="/sound"></main>'),
}


class Shelf(BaseHTTPRequestHandler):
    """Serves PAGES under the archive's own policy, 404 otherwise."""

    def do_GET(self) -> None:  # noqa: N802  (the name http.server calls)
        kind, body = PAGES.get(self.path, ("text/html", SOUND))
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: object) -> None:
        """Nothing: what matters is asserted."""


@pytest.fixture(scope="module")
def shelf() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Shelf) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/sound", "/enhanced"])
def test_a_sound_page_gives_no_trouble(page, watch, shelf, path):
    page.goto(shelf + path)
    assert watch.troubles == []
    assert violations(page) == []


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/inline", "Content Security Policy"),
        ("/style", "Content Security Policy"),
        ("/throws", "a broken script"),
        ("/elsewhere", "a page asked another host: http://192.0.2.1/a.png"),
        ("/lost", "/unknown.png: Failed to load resource"),
    ],
)
def test_what_a_page_does_wrong_is_seen(page, watch, shelf, path, trouble):
    page.goto(shelf + path, wait_until="networkidle")
    seen, watch.troubles[:] = list(watch.troubles), []
    assert any(trouble in one for one in seen), seen


def test_the_status_of_the_page_itself_is_the_tests_to_judge(page, watch, shelf):
    assert page.goto(shelf + "/unknown#p").status == 404
    assert watch.troubles == []


def test_trouble_fails_the_test_at_its_end(browser, shelf):
    with (
        pytest.raises(AssertionError, match="a broken script"),
        watched_pages(browser, Watch()) as opened,
    ):
        opened().goto(shelf + "/throws")


def test_a_reader_without_javascript_sees_the_page_as_sent(js_off, page, shelf):
    js_off.goto(shelf + "/enhanced")
    page.goto(shelf + "/enhanced")
    assert js_off.locator("#p").inner_text() == "words"
    assert page.locator("#p").inner_text() == "written"


def test_axe_works_under_the_policy_and_names_rule_impact_and_html(page, watch, shelf):
    page.goto(shelf + "/mute")
    found = violations(page)
    assert 'image-alt (critical): <img src="/sound">' in found
    assert any(one.startswith("landmark-no-duplicate-main (moderate): <main>") for one in found)
    assert not [trouble for trouble in watch.troubles if "Content Security Policy" in trouble]


def test_a_picture_is_kept_under_its_name(page, picture, shelf):
    page.goto(shelf + "/sound")
    taken = picture(page, "test-of-the-camera")
    assert taken.read_bytes().startswith(b"\x89PNG")
    taken.unlink()
