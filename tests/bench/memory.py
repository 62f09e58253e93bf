"""How much memory a worker of the served archive takes, beside one of the least Django site there is."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.load import answered, asked, children
from tests.bench.serving import served

WORKERS = 2
HANS, HANT = "2007-bishkek-declaration", "2008-dushanbe-declaration"
# Every script the archive converts to, in every language of the interface.
SHOWN = (
    f"/documents/{HANT}/zh-Hans+en",
    f"/documents/{HANS}/zh-Hant",
    f"/zh-hans/documents/{HANS}/zh-Hant-HK",
    f"/zh-hant/documents/{HANT}/zh-Hant+zh-Hans",
    "/documents.json",
)
CODINGS = ("br", "gzip", "identity")
# So many connections to the one socket of the workers reach each of them.
TIMES = 12


def megabytes(process: int) -> float:
    """Its share of memory: what it has alone, and of what several share its part (proportional set size)."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return int(re.findall(r"Pss:\s+(\d+) kB", rollup)[0]) / 1024


def a_worker(application: str, var: Path, paths: tuple[str, ...]) -> float:
    """Megabytes a worker, its part of the parent included, after it has answered all of these."""
    with served(application, var, paths[0], workers=WORKERS) as (port, server):
        for _ in range(TIMES):
            for path in paths:
                for coding in CODINGS:
                    head, _ = answered(port, asked(path, f"Accept-Encoding: {coding}"))
                    if not head.startswith(b"HTTP/1.1 200"):
                        raise RuntimeError(f"{path} is answered by {head!r}")
        return sum(map(megabytes, (server, *children(server)))) / WORKERS


def memory_figure(var: Path) -> Figure:
    """Megabytes beyond Django's own, the kept pages of a small archive included."""
    ours = a_worker("archive.wsgi:application", var, SHOWN)
    bare = a_worker("tests.bench.hello:application", var, ("/",))
    what = f"memory a worker, of {WORKERS}, beyond Django"
    return Figure(what, ours, "MB", ours - bare, bare, "bare Django, MB (difference)", 60, True)
