"""The archive served as `make run` serves it: prepared by its own command, by gunicorn as configured."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# Seconds until the first answer; a busy machine needs several times what a free one does.
PATIENCE = 60.0
FAREWELL = 10.0
# What a developer's shell may set and the served archive must not inherit.
OURS = (
    "ARCHIVE_ADMIN",
    "ARCHIVE_SECRET_KEY",
    "DATABASE_URL",
    "PUBLIC_DATABASE_URL",
    "GUNICORN_CMD_ARGS",
    "WEB_CONCURRENCY",
)


class ServerFault(RuntimeError):
    """The archive could not be prepared or does not answer; carries what it printed."""


def free_port() -> int:
    """A port of the loopback that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def surroundings(var: Path, port: int, extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a served archive whose machine-made files all go under `var`."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    address = {"BIND": "127.0.0.1", "PORT": str(port), "ARCHIVE_BASE_URL": f"http://127.0.0.1:{port}"}
    return kept | {"ARCHIVE_VAR": str(var), "PYTHONUNBUFFERED": "1"} | address | dict(extra)


def prepare(environment: Mapping[str, str]) -> None:
    """Run `manage.py prepare`. Raises ServerFault with its output."""
    command = [sys.executable, "manage.py", "prepare"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise ServerFault(f"manage.py prepare ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def is_well(port: int) -> bool:
    """Whether /healthz answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_well(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server answers. Raises ServerFault with its log when it ended or took too long."""
    deadline = time.monotonic() + PATIENCE
    while not is_well(port):
        if server.poll() is not None or time.monotonic() > deadline:
            how = "does not answer" if server.returncode is None else f"ended with {server.returncode}"
            raise ServerFault(f"gunicorn {how}:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)


@contextmanager
def served(var: Path, **extra: str) -> Iterator[str]:
    """An archive of its own under `var`, on a free port; yields its base URL without a slash.

    extra: environment variables beside or instead of the usual ones. The log is `var`/gunicorn.log.
    """
    port, log = free_port(), var / "gunicorn.log"
    environment = surroundings(var, port, extra)
    prepare(environment)
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    command += ["--bind", f"127.0.0.1:{port}", "archive.wsgi:application"]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=out, stderr=out)
    try:
        wait_until_well(server, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
