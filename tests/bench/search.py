"""What a search costs in archives of every size: python -m tests.bench.search [clauses …] [--postgresql clauses].

Beside each search stands the raw full-text query for the same words, in the same process and in turn: its count and
the texts of its first page, without facets, years, marks or the glossary. On SQLite it is asked of an index that keeps
positions and so needs no second look; on PostgreSQL of the same GIN index. Of SQLite the processor's time is told, of
PostgreSQL the clock's. Exit 1 when a target is missed by more than a fifth.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.db import connections  # noqa: E402

from archive.search import certify, index, search  # noqa: E402
from archive.search.units import shelves  # noqa: E402
from archive.text.fold import folded  # noqa: E402
from archive.text.tokens import HAN  # noqa: E402
from tests.bench.figures import Figure, compared, table  # noqa: E402
from tests.bench.search_archive import Archive, Seeds, make_tables  # noqa: E402
from tests.bench.search_raw import RawPostgres, RawSqlite, Timer  # noqa: E402
from tests.postgres import answers, database  # noqa: E402
from tests.rooms import build, room  # noqa: E402
from tests.search.hostile import queries  # noqa: E402

ALIAS = "bench"
SIZES = (10_000, 100_000, 1_000_000)
ON_POSTGRESQL = 100_000
ROUNDS, PAGE, PATIENT = 5, 20, 600.0
# Of one character to eight, frequent and rare, in another language, two at a time.
WORDS = (
    "安全",
    "恐怖主义",
    "落實",
    "信",
    "的",
    "阿富汗",
    "亚洲相互协作",
    "terrorism",
    "narcotic",
    "安全 恐怖主义",
)
# Milliseconds below which a search is quick, whatever the raw query takes: that counts nothing by facet.
QUICK = 25.0
QUOTATIONS = (
    "落实人文领域现行的多边和双边条约",
    "落实人文领域全部的多边和双边条约",
    "火星上的殖民地应当归全人类所有",
)
# In archives of up to so many clauses every count is compared with a plain scan, and hostile queries are asked.
SCANNED = 10_000
SCANS, HOSTILE, SEED = 400, 10_000, 3


def main(sizes: list[int], on_postgresql: int) -> int:
    """Measure archives of these sizes, in a folder that is removed afterwards."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="archive-search-") as name:
        folder = Path(name)
        build(folder)
        with room(folder):
            for clauses in sizes:
                figures += sqlite_figures(folder, clauses)
            if on_postgresql and answers():
                figures += postgres_figures(on_postgresql)
    print(table(figures))
    return any(figure.is_missed for figure in figures)


@contextmanager
def archive(described: dict, clauses: int) -> Iterator[None]:
    """An invented archive of so many clauses, without its index, under ALIAS."""
    connections.databases[ALIAS] = {**connections.settings["release"], **described}
    try:
        make_tables(ALIAS, "release")
        Archive(ALIAS, Seeds.of("release")).fill(clauses)
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def sqlite_figures(folder: Path, clauses: int) -> Iterator[Figure]:
    file, what = folder / "bench.sqlite3", f"{clauses:,}"
    pragmas = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"
    with archive({"NAME": str(file), "OPTIONS": {"init_command": pragmas}}, clauses):
        seconds = Timer()(lambda: index.build(ALIAS)) / 1000
        million = seconds * 1e6 / clauses
        yield Figure(f"{what}: a million clauses indexed", million, "s", million, target=100, is_at_most=True)
        size = asked("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%%'")
        texts = asked("SELECT sum(length(CAST(text AS blob))) FROM archive_clausetext")
        yield compared(f"{what}: index", [size / 1e6], "MB of texts", [texts / 1e6], "MB", 0.5, True)
        reopened(f"file:{file}?mode=ro&immutable=1")
        with RawSqlite(folder / "raw.sqlite3", ALIAS) as raw:
            beside = "raw, with positions, s"
            yield compared(f"{what}: indexed", [seconds], beside, [raw.seconds], "s")
            yield from search_figures(what, Timer(), raw.first_page)
        if clauses <= SCANNED:
            yield from exactness_figures(what)
    file.unlink()


def postgres_figures(clauses: int) -> Iterator[Figure]:
    what = f"{clauses:,} on PostgreSQL"
    with database(f"archive_bench_{os.getpid()}", "template0") as url:
        described = {"NAME": url.rpartition("/")[2], "HOST": "127.0.0.1", "USER": "postgres", "OPTIONS": {}}
        engine = {"ENGINE": "django.db.backends.postgresql", "PORT": "5432"}
        with archive({**described, **engine}, clauses):
            timer = Timer(is_elsewhere=True)
            seconds = timer(lambda: index.build(ALIAS)) / 1000
            yield Figure(f"{what}: a million clauses indexed", seconds * 1e6 / clauses, "s", seconds)
            yield from search_figures(what, timer, RawPostgres(ALIAS).first_page)


def asked(question: str) -> float:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(question)
        return float(cursor.fetchone()[0])


def reopened(name: str) -> None:
    """Read the archive from here on as a release is read."""
    connections[ALIAS].close()
    del connections[ALIAS]
    connections.databases[ALIAS] |= {"NAME": name, "OPTIONS": connections.settings["release"]["OPTIONS"]}


def search_figures(what: str, timer: Timer, raw: Callable[[str], int]) -> Iterator[Figure]:
    """The first page of each word beside the raw query for it, and quotations."""
    for word in WORDS:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(timer(lambda word=word: search(word, size=PAGE, using=ALIAS, deadline=PATIENT)))
            theirs.append(timer(lambda word=word: raw(word)))
        found = search(word, size=PAGE, using=ALIAS, deadline=PATIENT)
        total = f"{found.total:,}{'+' if found.is_capped else ''}"
        target = 2.0 if min(ours) > QUICK else None
        yield compared(f"{what}: {word} ({total})", ours, "raw, ms", theirs, "ms", target, True)
    for quotation in QUOTATIONS:
        times = [timer(lambda q=quotation: certify(q, using=ALIAS, deadline=PATIENT)) for _ in range(ROUNDS)]
        verdict = certify(quotation, using=ALIAS, deadline=PATIENT).verdict
        yield Figure(
            f"{what}: quotation, {verdict}", max(times), "ms", max(times), target=500, is_at_most=True
        )


def exactness_figures(what: str) -> Iterator[Figure]:
    """Counts that a plain scan does not confirm, and the slowest of many hostile queries."""
    texts = [[folded(text) for text in unit.words] for _, units in shelves(ALIAS) for unit in units]
    chance = random.Random(SEED)
    wrong = done = 0
    while done < SCANS:
        text, length = chance.choice(chance.choice(texts)), 1 + done % 8
        at = chance.randrange(max(1, len(text) - length))
        wanted = text[at : at + length]
        if HAN.search(wanted) and len(wanted) == length:
            found = search(f'"{wanted}"', size=1, using=ALIAS, deadline=PATIENT)
            scanned = sum(any(wanted in each for each in words) for words in texts)
            wrong += found.total > scanned if found.is_capped else found.total != scanned
            done += 1
    yield Figure(f"{what}: of {SCANS} counts, not as scanned", wrong, "", wrong, target=0, is_at_most=True)
    timer = Timer()
    slowest = max(timer(lambda q=q: search(q, using=ALIAS, deadline=PATIENT)) for q in queries(HOSTILE))
    yield Figure(
        f"{what}: slowest of {HOSTILE:,} hostile", slowest, "ms", slowest, target=1000, is_at_most=True
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("clauses", nargs="*", type=int, default=SIZES)
    parser.add_argument("--postgresql", type=int, default=ON_POSTGRESQL)
    options = parser.parse_args()
    sys.exit(main(list(options.clauses), options.postgresql))
