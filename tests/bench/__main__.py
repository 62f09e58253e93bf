"""The table of figures: python -m tests.bench [--quick]. Exit 1 when a target is missed by more than a fifth."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure, compared, table
from tests.bench.memory import memory_figure
from tests.bench.serving import served, served_figures
from tests.browser.serving import REPOSITORY, free_port, prepare, surroundings

PAGE = "/documents/2008-dushanbe-declaration/zh-Hans+en"
# Rounds of the served page, of the pages in one process, and starts.
FULL, QUICK = (60, 20, 5), (24, 8, 3)


def costs(var: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of processor time of each kind of page, a figure a round (tests/bench/cost.py)."""
    command = [sys.executable, "-m", "tests.bench.cost", str(rounds)]
    environment = surroundings(var, free_port(), {})
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, text=True, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def page_figures(var: Path, rounds: int) -> Iterator[Figure]:
    """Processor time of pages nobody has asked for before."""
    taken = costs(var, rounds)
    plain, unit = "plain ORM and template, ms", "ms"
    yield compared("60 clauses, uncached", taken["short"], plain, taken["short plain"], unit, 0.5, True)
    yield compared("Dushanbe 2008, uncached", taken["real"], plain, taken["real plain"], unit)
    yield compared("1,000 clauses, uncached", taken["long"], "60 clauses, ms", taken["short"], unit, 25, True)
    yield compared(
        "another script, uncached", taken["real"], "the default view, ms", taken["default"], unit, 1.1, True
    )


def start_figures(var: Path, times: int) -> list[Figure]:
    """From `manage.py prepare`, with nothing changed, to the first page.

    The target is for a machine with nothing else to do, where the clock shows what the processor shows.
    """
    by_processor, by_clock = [], []
    for _ in range(times):
        spent, begun = children_seconds(), time.perf_counter()
        prepare(surroundings(var, free_port(), {}))
        with served("archive.wsgi:application", var, PAGE, first=PAGE, workers=2):
            by_clock.append(time.perf_counter() - begun)
        by_processor.append(children_seconds() - spent)
    needed, taken = median(by_processor), median(by_clock)
    return [
        Figure("second start to first page, processor", needed, "s", needed, target=2, is_at_most=True),
        Figure("second start to first page, clock", taken, "s", taken),
    ]


def children_seconds() -> float:
    """Seconds of processor time of every process that was started from here and has ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(rounds: tuple[int, int, int]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        prepare(surroundings(var, free_port(), {}))
        figures = [*start_figures(var, rounds[2]), *served_figures(var, PAGE, rounds[0]), memory_figure(var)]
        figures += page_figures(var, rounds[1])
    print(table(figures))
    return any(figure.is_missed for figure in figures)


if __name__ == "__main__":
    sys.exit(main(QUICK if "--quick" in sys.argv[1:] else FULL))
