"""Contenders served one beside the other, and their rounds taken in turn."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.figures import Figure, compared
from tests.bench.load import answered, asked, burst, children, cpu, header, lines
from tests.browser.serving import FAREWELL, REPOSITORY, free_port, surroundings

PATIENCE = 60.0
# Answers a connection in one round: short, so that whatever else the machine does falls on all alike.
ASKED = 25


@dataclass
class Contender:
    """Something served by one worker: whom to ask, what to ask, and what its rounds took."""

    name: str
    port: int
    worker: int
    request: bytes
    length: int = 0
    # Answers per second of the worker's processor time, and of the clock.
    by_processor: list[float] = field(default_factory=list)
    by_clock: list[float] = field(default_factory=list)

    def round(self, times: int = ASKED) -> None:
        with lines(self.port) as opened:
            burst(opened, self.request, self.length, 1)
            spent, begun = cpu(self.worker), time.perf_counter()
            answers = burst(opened, self.request, self.length, times)
            self.by_clock.append(answers / (time.perf_counter() - begun))
            self.by_processor.append(answers / (cpu(self.worker) - spent))


@contextmanager
def served(
    application: str, var: Path, path: str, first: str = "/", workers: int = 1
) -> Iterator[tuple[int, int]]:
    """The shipped gunicorn on a free port; yields the port and the process id of the workers' parent.

    path: the page the contenders send; first: what is asked until it is answered.
    """
    port = free_port()
    extra = {"WEB_CONCURRENCY": str(workers), "BENCH_PATH": path}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", application]
    with (var / f"{port}.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=REPOSITORY, env=surroundings(var, port, extra), stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not is_up(port, first):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{application} does not answer: {Path(log.name).read_text()}")
            time.sleep(0.02)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(FAREWELL)


def is_up(port: int, path: str) -> bool:
    try:
        answered(port, asked(path))
    except OSError:
        return False
    return True


def contenders(stack: ExitStack, var: Path, path: str) -> Mapping[str, Contender]:
    """The archive with and without its cache, the bare function and WhiteNoise, all sending the page at `path`."""
    found = {}
    modules = {
        "cached": "archive.wsgi:application",
        "uncached": "tests.bench.contenders:uncached",
        "bare": "tests.bench.contenders:bare",
        "whitenoise": "tests.bench.contenders:whitenoise",
    }
    for name, module in modules.items():
        port, server = stack.enter_context(served(module, var, path))
        (worker,) = children(server)
        head, length = answered(port, asked(path))
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{name} answers {head!r}")
        found[name] = Contender(name, port, worker, asked(path), length)
    cached = found["cached"]
    known = asked(path, f"If-None-Match: {header(answered(cached.port, asked(path))[0], 'etag')}")
    _, length = answered(cached.port, known)
    found["304"] = Contender("304", cached.port, cached.worker, known, length)
    return found


def served_figures(var: Path, path: str, rounds: int) -> list[Figure]:
    """The page at `path` out of the cache, beside the least gunicorn can do with the same bytes."""
    with ExitStack() as stack:
        found = contenders(stack, var, path)
        for number in range(rounds):
            for name, each in found.items():
                if name != "uncached":
                    each.round()
                elif number < rounds // 2:
                    each.round(2)
    cached, known = found["cached"], found["304"]
    bare, file, uncached = found["bare"], found["whitenoise"], found["uncached"]
    some = len(uncached.by_processor)
    return [
        compared("cached page", cached.by_processor, "bare WSGI function", bare.by_processor, "/cpu s", 0.9),
        compared("cached page", cached.by_processor, "WhiteNoise file", file.by_processor, "/cpu s", 1.0),
        compared("304", known.by_processor, "cached page", cached.by_processor, "/cpu s", 1.0),
        compared("cached page, by the clock", cached.by_clock, "bare WSGI function", bare.by_clock, "/s"),
        compared("cached page, by the clock", cached.by_clock, "WhiteNoise file", file.by_clock, "/s"),
        compared(
            "uncached page", uncached.by_processor, "bare WSGI function", bare.by_processor[:some], "/cpu s"
        ),
    ]
