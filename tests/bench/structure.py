"""python -m tests.bench.structure: how well drafts find the units of texts in every layout.

A unit counts as found when its beginning, end, kind and label are all right; F1 of found and marked units.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import chain

from archive.sources import read
from archive.sources.gazetteer import gazetteer
from archive.text.draft import Draft, draft
from tests.bench.combined import combinations
from tests.bench.gold import Sample, samples

GOAL = 0.97
COMBINED = range(1_000, 1_100)
Found = tuple[int, int, str, str]


def drafted(sample: Sample) -> Draft:
    source = read(sample.text.encode(), sample.tag, sample.format)
    return draft(source.text, sample.tag, source.spans, source.paragraphs, gazetteer(), source.reasons)


def units_found(found: Draft) -> set[Found]:
    return {(unit.start, unit.end, unit.kind, unit.label) for unit in found.units}


def units_marked(sample: Sample) -> set[Found]:
    return {(mark.start, mark.end, mark.kind, mark.label) for mark in sample.units}


def f1(right: int, found: int, marked: int) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    return 2 * right / (found + marked) if found + marked else 1.0


def scores() -> dict[str, tuple[int, int, int]]:
    """Layout → units found rightly, found, marked."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sample in chain(samples(), combinations(COMBINED)):
        found, gold = units_found(drafted(sample)), units_marked(sample)
        for place, number in enumerate((len(found & gold), len(found), len(gold))):
            counts[sample.layout][place] += number
    return {layout: (right, found, gold) for layout, (right, found, gold) in counts.items()}


def main() -> int:
    counted = scores()
    for layout, (right, found, gold) in counted.items():
        print(f"{layout:24} {f1(right, found, gold):6.3f}   {right} right of {found} found and {gold} marked")
    total = f1(*(sum(numbers) for numbers in zip(*counted.values(), strict=True)))
    print(f"{'structure':24} {total:6.3f}   goal {GOAL}")
    return int(total < GOAL)


if __name__ == "__main__":
    sys.exit(main())
