"""Readers that never stop asking, and what is wrong with what they are given."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.serving import REPOSITORY, surroundings

NAMED = re.compile(rb'<meta name="archive-release" content="([^"]*)">|"release": "([^"]*)"')
NUMBERED = re.compile(rb"Reading number (\d+) of")
DOCUMENT = "/documents/2008-dushanbe-declaration"
# Each holds English texts of the archive, which the publisher numbers.
ADDRESSES = (f"{DOCUMENT}/zh-Hans+en", f"{DOCUMENT}/en", f"{DOCUMENT}/10.3", f"{DOCUMENT}.json")
# Quickly rendered, for whoever asks after each of many switches.
QUICK = ("/documents.json", f"{DOCUMENT}/en/10.3.json")


@dataclass(frozen=True)
class Read:
    """One answer: its status, the release its header names, the one its body names, the numbers of its texts."""

    status: int
    release: str
    named: str
    numbers: frozenset[int]

    @property
    def fault(self) -> str:
        """What is wrong with it by itself, "" for nothing."""
        if self.status != 200:
            return f"status {self.status}"
        if self.named != self.release:
            return f"the header names {self.release}, the page {self.named}"
        return "texts of two releases on one page" if len(self.numbers) > 1 else ""


def read(connection: http.client.HTTPConnection, address: str) -> Read:
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    named = NAMED.search(body)
    return Read(
        answer.status,
        answer.headers.get("X-Archive-Release", ""),
        (named[1] or named[2]).decode() if named else "",
        frozenset(int(number) for number in NUMBERED.findall(body)),
    )


def opened(base: str) -> http.client.HTTPConnection:
    url = urlsplit(base)
    return http.client.HTTPConnection(str(url.hostname), url.port, timeout=30)


@dataclass
class Crowd:
    """Readers in threads, each over one connection it keeps; they stop when told to."""

    base: str
    readers: int = 3
    addresses: Sequence[str] = ADDRESSES
    statuses: Counter[str] = field(default_factory=Counter)
    # Number → the releases of the pages it stood on: one, if no page is torn.
    releases: dict[int, set[str]] = field(default_factory=dict)
    is_over: threading.Event = field(default_factory=threading.Event)

    def reading(self) -> None:
        connection, last = opened(self.base), 0
        for address in cycle(self.addresses):
            if self.is_over.is_set():
                break
            try:
                seen = read(connection, address)
            except (OSError, http.client.HTTPException) as fault:
                self.statuses[type(fault).__name__] += 1
                connection.close()
                continue
            number = max(seen.numbers, default=0)
            self.statuses[seen.fault or ("whole" if number >= last else "an older page after a newer")] += 1
            self.releases.setdefault(number, set()).add(seen.release)
            last = max(last, number)
        connection.close()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """The readers read until the end of the block."""
        threads = [threading.Thread(target=self.reading) for _ in range(self.readers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.is_over.set()
            for thread in threads:
                thread.join()

    @property
    def mixed(self) -> dict[int, set[str]]:
        """Texts that were seen under the name of more than one release."""
        return {number: seen for number, seen in self.releases.items() if len(seen) > 1}


@contextmanager
def publisher(var: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that publishes into `var` when it is told to (tests/crash/publisher.py)."""
    environment = surroundings(var, 8000, {"DJANGO_SETTINGS_MODULE": "archive.settings"})
    command = [sys.executable, "-m", "tests.crash.publisher"]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        yield process
        assert process.stdin
        process.stdin.close()


def tell(process: subprocess.Popen[str], what: str) -> str:
    """Tell the publisher to do it; the id of the release that is current afterwards."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{what}\n")
    process.stdin.flush()
    if not (done := process.stdout.readline().strip()):
        raise AssertionError("the publisher ended: look at what it printed")
    return done


def stale(
    base: str, process: subprocess.Popen[str], tries: int, what: str, connections: int = 4
) -> list[str]:
    """Publish so many times, each time asking every connection for the page at once; what was not the new one."""
    lines = [opened(base) for _ in range(connections)]
    faults = []
    for number in range(tries):
        release = tell(process, what)
        for line in lines:
            seen = read(line, QUICK[number % len(QUICK)])
            if seen.fault or seen.release != release:
                faults.append(f"after {release}: {seen.fault or seen.release}")
    for line in lines:
        line.close()
    return faults
