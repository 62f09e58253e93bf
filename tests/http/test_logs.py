"""The log says what went wrong, and nothing about the reader."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from archive.http.logs import Line


@pytest.fixture
def lines(site):
    """What is logged while the test runs, as the archive would write it."""
    written: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    handler = Keeping()
    handler.setFormatter(Line())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def test_an_error_is_one_line_with_the_number_of_its_request(site, lines):
    answer = site.get("/broken?q=secret", REMOTE_ADDR="192.0.2.77", HTTP_USER_AGENT="a browser")
    [line] = lines
    event = json.loads(line)
    assert event["request"] == answer["X-Request-Id"]
    assert (event["method"], event["path"], event["status"]) == ("GET", "/broken", 500)
    assert (event["level"], event["error"]) == ("ERROR", "ArithmeticError")
    assert "the view broke" in event["trace"]
    assert "\n" not in line
    assert not [word for word in ("secret", "192.0.2.77", "a browser") if word in line]


@pytest.mark.parametrize("path", ["/page", "/nowhere", "/moved", "/page?q=%ff"])
def test_what_is_asked_for_in_vain_is_no_event(site, lines, path):
    site.get(path)
    site.post(path)
    site.get(path, HTTP_HOST="evil.example")
    assert lines == []


def test_a_line_feed_in_a_message_forges_no_line():
    record = logging.LogRecord("archive", logging.WARNING, __file__, 1, "one\n{} two: %s", ("国\r\n",), None)
    line = Line().format(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == "one\n{} two: 国\r\n"


def test_an_event_without_a_request_is_a_line_too():
    try:
        raise LookupError("nothing there")
    except LookupError:
        record = logging.LogRecord("archive", logging.ERROR, __file__, 1, "failed", (), sys.exc_info())
    event = json.loads(Line().format(record))
    assert event["error"] == "LookupError" and "request" not in event
