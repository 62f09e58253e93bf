"""What is served side by side, each under the same gunicorn: `gunicorn tests.bench.contenders:bare`.

BENCH_PATH names the page all of them send. The bytes come from the archive itself, so all send the same.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

PATH = os.environ["BENCH_PATH"]
uncached = get_wsgi_application()

from django.conf import settings  # noqa: E402

from tests.http.asking import ask  # noqa: E402

PAGE = ask(uncached, PATH)
STATUS, HEADERS, BODY = PAGE.status, PAGE.headers, PAGE.body


def bare(environ, start_response):
    """The least a WSGI application can do: the same status, headers and bytes, held ready."""
    start_response(STATUS, list(HEADERS))
    return (BODY,)


def nothing(environ, start_response):
    start_response("404 Not Found", [("Content-Length", "0")])
    return (b"",)


def as_file():
    """WhiteNoise, serving the page's bytes as a file at the page's own address."""
    root = Path(settings.VAR_DIR) / "bench"
    file = root / (PATH.lstrip("/") + ".html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(BODY)
    served = WhiteNoise(nothing, max_age=60)
    served.add_file_to_dictionary(PATH, str(file))
    return served


whitenoise = as_file()
