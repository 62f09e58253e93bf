"""Asking a WSGI application without a server, and what it answered."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Answer:
    """Status line, headers in the order sent, body."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes = field(repr=False)

    def __getitem__(self, name: str) -> str:
        return dict(self.headers)[name]

    @property
    def lasting(self) -> tuple[str, list[tuple[str, str]], bytes]:
        """All that two answers to one question have in common: everything but the request's id."""
        headers = [(name, "" if name == "X-Request-Id" else value) for name, value in self.headers]
        return self.status, headers, self.body


def ask(application, path: str, query: str = "", method: str = "GET", **more: str) -> Answer:
    """One request; more: variables of the WSGI environment, HTTP_ACCEPT_ENCODING and the like."""
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **more,
    }
    begun: list = []
    body = application(environ, lambda *given: begun.append(given))
    whole = b"".join(body)
    if close := getattr(body, "close", None):
        close()
    ((status, headers, *_),) = begun
    return Answer(status, headers, whole)
