"""gunicorn as it is configured, asked over real sockets by readers who do not always mean well."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from archive.http.refusal import QUERY_CHARACTERS

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60
# The invented pages behind the real settings: what the server loads in place of archive.wsgi.
SERVED = """
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.ROOT_URLCONF = "tests.http.site"
django.setup()
application = get_wsgi_application()
"""


@dataclass(frozen=True)
class Server:
    """A running gunicorn: its master process, its port, and the file it prints to."""

    process: subprocess.Popen[bytes]
    port: int
    printed: Path

    def raw(self, sent: bytes) -> bytes:
        """What comes back for these bytes until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(sent.replace(b"{port}", str(self.port).encode()))
            received = b""
            # An endless request is answered before it is read, and what is left of it with a reset.
            with suppress(OSError):
                line.shutdown(socket.SHUT_WR)
            with suppress(ConnectionResetError):
                while part := line.recv(65536):
                    received += part
            return received

    def get(self, path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    def workers(self) -> set[str]:
        task = self.process.pid
        return set(Path(f"/proc/{task}/task/{task}/children").read_text().split())

    def until(self, holds) -> None:
        """Wait until `holds()` is true; an answer that never comes fails the test with what was printed."""
        limit = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < limit and self.process.poll() is None, self.printed.read_text()
            time.sleep(0.05)


def start(folder: Path, **environment: str) -> Server:
    """Start gunicorn with the archive's configuration on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    (folder / "served.py").write_text(SERVED)
    surroundings = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ARCHIVE_", "GUNICORN_"))
        },
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "ARCHIVE_VAR": str(folder),
        "PYTHONPATH": str(folder),
        "BIND": "127.0.0.1",
        "PORT": str(port),
        **environment,
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "served:application"]
    with (folder / "printed").open("wb") as file:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=surroundings, stdout=file, stderr=file)
    server = Server(process, port, folder / "printed")
    server.until(lambda: b"Serving" in server.printed.read_bytes())
    return server


def stop(server: Server) -> int:
    server.process.terminate()
    return server.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """One server for the tests that leave it as it was."""
    server = start(tmp_path_factory.mktemp("served"), WEB_CONCURRENCY="1")
    yield server
    stop(server)


def test_a_page_comes_as_the_archive_sends_it(server):
    status, headers, body = server.get("/page")
    assert status == 200 and b"the parties declare" in body
    assert int(headers["Content-Length"]) == len(body)
    assert not any(sign.isdigit() for sign in headers["Server"])
    assert headers["ETag"] and headers["Content-Security-Policy"]


def test_the_longest_query_in_any_script_arrives(server):
    words = "国" * (QUERY_CHARACTERS - len("q="))
    assert server.get(f"/page?q={quote(words)}")[0] == 200
    assert server.get(f"/page?q={quote('𠀀' * len(words))}")[0] == 200
    assert server.get(f"/page?q={quote(words)}国"[:-1] + quote("国"))[0] == 414


GOOD = b"Host: 127.0.0.1:{port}\r\nConnection: close\r\n"
MALFORMED = [
    # what is sent, statuses that are right
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"\r\n", {200}),
    (b"GET /page HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", {400}),
    (b"GET /page HTTP/1.1\r\nHost: a\r\n" + GOOD + b"\r\n", {400}),
    (b"GET http://evil.example/page HTTP/1.1\r\n" + GOOD + b"\r\n", {200, 400}),
    (b"GET //evil.example/%2e%2e HTTP/1.1\r\n" + GOOD + b"\r\n", {400, 404}),
    (b"GET /%5cevil.example HTTP/1.1\r\n" + GOOD + b"\r\n", {404}),
    (b"GET /page%00 HTTP/1.1\r\n" + GOOD + b"\r\n", {400}),
    (b"GET /page%ff%fe HTTP/1.1\r\n" + GOOD + b"\r\n", {400}),
    (b"GET /%c0%ae%c0%ae/ HTTP/1.1\r\n" + GOOD + b"\r\n", {400}),
    (b"GET /static/../../archive/settings.py HTTP/1.1\r\n" + GOOD + b"\r\n", {400, 404}),
    (b"GET /page?q=%ed%a0%80 HTTP/1.1\r\n" + GOOD + b"\r\n", {400}),
    (b"GET /page?q=%0d%0aSet-Cookie:%20x=1 HTTP/1.1\r\n" + GOOD + b"\r\n", {200}),
    (b"GET /" + b"9" * 5000 + b" HTTP/1.1\r\n" + GOOD + b"\r\n", {414}),
    (b"GET /?" + b"9" * 100_000 + b" HTTP/1.1\r\n" + GOOD + b"\r\n", {414}),
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"SCRIPT_NAME: /evil\r\n\r\n", {400}),
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"Script-Name: /evil\r\n\r\n", {200, 400}),
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"X-Forwarded-For: 1\r\nX-Forwarded-Proto: https\r\n\r\n", {200}),
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"X-A: " + b"a" * 9000 + b"\r\n\r\n", {431}),
    (b"GET /page HTTP/1.1\r\n" + GOOD + b"".join(b"X-%d: 1\r\n" % n for n in range(101)) + b"\r\n", {431}),
    (
        b"GET /page HTTP/1.1\r\n" + GOOD + b'If-None-Match: "\xff, W/\r\nAccept-Encoding: \xff;q=\r\n\r\n',
        {200},
    ),
    (b"TRACE /page HTTP/1.1\r\n" + GOOD + b"\r\n", {405}),
    (b"POST /page HTTP/1.1\r\n" + GOOD + b"Content-Length: 3\r\n\r\nabc", {405}),
    (b"POST /page HTTP/1.1\r\n" + GOOD + b"Content-Length: +3\r\n\r\nabc", {400}),
    (b"GET /page HTTP/2.0\r\n" + GOOD + b"\r\n", {400, 505}),
]


@pytest.mark.parametrize(("sent", "statuses"), MALFORMED)
def test_a_malformed_request_gets_one_answer_and_no_error_of_ours(server, sent, statuses):
    received = server.raw(sent)
    assert int(received.split(b" ", 2)[1]) in statuses
    assert received.count(b"HTTP/1.1 ") == 1
    head = received.partition(b"\r\n\r\n")[0].lower()
    assert b"location:" not in head and b"set-cookie" not in head and b"traceback" not in received.lower()


@pytest.mark.parametrize(
    "framing",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 0\r\nContent-Length: 44\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Transfer-Encoding: xchunked\r\n",
    ],
)
def test_a_second_request_cannot_hide_in_the_body_of_the_first(server, framing):
    hidden = b"GET /page HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
    received = server.raw(b"POST /page HTTP/1.1\r\nHost: 127.0.0.1\r\n" + framing + b"\r\n0\r\n\r\n" + hidden)
    assert received.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501"))
    assert received.count(b"HTTP/1.1 ") == 1


def test_nothing_of_all_this_is_an_event_and_the_start_is_one_line(server):
    server.raw(b"GET /page HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    server.raw(b"nonsense\r\n\r\n")
    assert server.printed.read_text() == f"Serving the archive at http://127.0.0.1:{server.port}\n"


def test_workers_are_replaced_while_readers_are_served(tmp_path):
    server = start(tmp_path, WEB_CONCURRENCY="2")
    server.until(lambda: len(server.workers()) == 2)
    before = server.workers()
    os.kill(int(min(before)), signal.SIGKILL)
    server.until(lambda: len(server.workers()) == 2 and server.workers() != before)
    halfway = server.workers()
    server.process.send_signal(signal.SIGHUP)
    server.until(lambda: server.get("/page")[0] == 200 and not server.workers() & halfway)
    server.until(lambda: len(server.workers()) == 2)
    assert server.get("/page")[0] == 200
    assert stop(server) == 0


def test_an_access_log_is_kept_when_asked_for_and_tells_of_no_reader(tmp_path):
    server = start(tmp_path, WEB_CONCURRENCY="1", ARCHIVE_ACCESS_LOG="1")
    _, headers, body = server.get("/page?q=secret")
    server.get("/nowhere%0aforged")
    assert stop(server) == 0
    first, second = server.printed.read_text().splitlines()[1:]
    assert f"GET /page 200 {len(body)} bytes" in first and headers["X-Request-Id"] in first
    assert "/nowhere%0aforged 400" in second
    assert "127.0.0.1" not in first + second and "secret" not in first + second


NUMBERS = [
    ("PORT", "abc"),
    ("PORT", "70000"),
    ("PORT", "-1"),
    ("PORT", "８０００"),
    ("WEB_CONCURRENCY", "0"),
    # What is not a number at all gunicorn finds by itself, before it reads its configuration.
    ("WEB_CONCURRENCY", "1000"),
]


@pytest.mark.parametrize(("name", "value"), NUMBERS)
def test_a_number_that_is_none_ends_the_start_with_a_sentence(name, value):
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--check-config"]
    done = subprocess.run(
        command, cwd=REPOSITORY, env={**os.environ, name: value}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is “{value}”") and len(done.stderr.splitlines()) == 1
