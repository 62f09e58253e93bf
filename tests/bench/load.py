"""A bounded load: a few connections over the loopback that ask one thing again and again."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONNECTIONS = 8
PIECE = 262_144
PATIENCE = 30.0


def asked(path: str, *headers: str) -> bytes:
    """A request as bytes; headers: whole lines, "If-None-Match: …"."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]
    return "\r\n".join(lines).encode("ascii")


def answered(port: int, request: bytes) -> tuple[bytes, int]:
    """Head of the answer to a request, and the answer's whole length in bytes."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line:
        line.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += line.recv(PIECE) or b"\r\n\r\n"
    head = received.partition(b"\r\n\r\n")[0]
    lengths = [one for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:")]
    return head, len(head) + 4 + sum(int(one.partition(b":")[2]) for one in lengths)


def header(head: bytes, name: str) -> str:
    """The value of a header of an answer. Raises KeyError."""
    lines = dict(line.lower().split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:])
    return lines[name]


@contextmanager
def lines(port: int) -> Iterator[list[socket.socket]]:
    opened = [socket.create_connection(("127.0.0.1", port), PATIENCE) for _ in range(CONNECTIONS)]
    try:
        yield opened
    finally:
        for line in opened:
            line.close()


def burst(opened: list[socket.socket], request: bytes, length: int, rounds: int) -> int:
    """Ask `rounds` times over every connection; how many whole answers of `length` bytes came back."""
    for _ in range(rounds):
        for line in opened:
            line.sendall(request)
        for line in opened:
            left = length
            while left:
                got = line.recv(min(PIECE, left))
                if not got:
                    raise ConnectionError("the server closed a connection in the middle of an answer")
                left -= len(got)
    return rounds * len(opened)


def cpu(process: int) -> float:
    """Seconds of processor time a process has taken, all its threads."""
    spent = (Path(f"/proc/{process}/task/{task}/schedstat") for task in tasks(process))
    return sum(int(each.read_text().split()[0]) for each in spent) / 1e9


def tasks(process: int) -> list[str]:
    return [path.name for path in Path(f"/proc/{process}/task").iterdir()]


def children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
