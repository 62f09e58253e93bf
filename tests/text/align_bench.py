"""make bench-draft: how well units of two editions are aligned, whole and damaged, beside lengths alone.

    python -m tests.text.align_bench

prints strict-group F1 beside that of Gale and Church's alignment by length, how far the confidence of a link can be
believed, and how the time grows. Exit 1 when a target is missed.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Sequence

from nltk.translate.gale_church import LanguageIndependent, align_blocks

from archive.text.align import DOUBTFUL, align
from archive.text.align_fold import letters
from tests.text.parallel_texts import Groups, Parallel, damaged, f1, glossary, paired, parallels

SEEDS = range(5)
TARGET, DAMAGED_TARGET = 0.99, 0.90
SIZES = (250, 500, 1000, 2000)
TERMS = glossary()


def ours(pair: Parallel) -> Groups:
    return {(group.left, group.right) for group in align(pair.left, pair.right, TERMS)}


def by_length(pair: Parallel) -> Groups:
    """Gale and Church as NLTK has it, told how much longer the right language is."""
    left, right = ([letters(unit.text) for unit in side] for side in (pair.left, pair.right))

    class Lengths(LanguageIndependent):
        AVERAGE_CHARACTERS = sum(right) / sum(left)

    parts: list[tuple[set[int], set[int]]] = []
    for i, j in align_blocks(left, right, Lengths):
        if parts and (i in parts[-1][0] or j in parts[-1][1]):
            parts[-1][0].add(i)
            parts[-1][1].add(j)
        else:
            parts.append(({i}, {j}))
    return {(tuple(sorted(lefts)), tuple(sorted(rights))) for lefts, rights in parts}


def believed(pairs: Sequence[Parallel]) -> list[tuple[str, int, float]]:
    """Links that need no review and links that do: how many there are, and which share of them is right."""
    met: dict[str, list[bool]] = {"sure": [], "doubtful": []}
    for pair in pairs:
        gold = pair.gold()
        for group in align(pair.left, pair.right, TERMS):
            name = "doubtful" if group.is_doubtful else "sure"
            met[name].append((group.left, group.right) in gold)
    return [(name, len(right), sum(right) / max(1, len(right))) for name, right in met.items()]


def long_document(units: int) -> Parallel:
    """A damaged document of so many units, put together from the invented ones in an order by chance."""
    chance = random.Random(units)
    parts = [pair for pair in parallels() if pair.left[0].tag.startswith("zh") and pair.right[0].tag == "en"]
    left, right, group = [], [], 0
    while len(left) < units:
        pair = chance.choice(parts)
        for lefts, rights in sorted(pair.gold()):
            group += 1
            left += [(frozenset({group}), pair.left[index]) for index in lefts]
            right += [(frozenset({group}), pair.right[index]) for index in rights]
    return damaged(paired(f"{units} units", left[:units], right), 1)


def main() -> int:
    whole = parallels()
    broken = [damaged(pair, seed) for pair in whole for seed in SEEDS]
    missed = 0
    print(f"{'alignment, strict-group F1':40}{'ours':>8}{'lengths':>10}{'target':>8}")
    for name, pairs, target in (("whole", whole, TARGET), ("damaged", broken, DAMAGED_TARGET)):
        score = f1(pairs, ours)
        missed += score < target
        units = sum(len(pair.left) + len(pair.right) for pair in pairs)
        print(
            f"{f'{name}: {len(pairs)} pairs, {units:,} units':40}{score:8.3f}{f1(pairs, by_length):10.3f}{target:8.2f}"
        )
    print(f"\n{f'confidence, damaged (doubtful below {DOUBTFUL})':40}{'groups':>8}{'right':>10}")
    for name, number, share in believed(broken):
        print(f"{name:40}{number:8,}{share:10.3f}")
    print(f"\n{'time':40}{'s':>8}{'ms a unit':>10}{'MB':>8}")
    for size in SIZES:
        pair = long_document(size)
        started = time.perf_counter()
        align(pair.left, pair.right, TERMS)
        took = time.perf_counter() - started
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{f'{len(pair.left):,} x {len(pair.right):,} units':40}{took:8.2f}{1000 * took / size:10.2f}{most:8.0f}"
        )
    return min(1, missed)


if __name__ == "__main__":
    sys.exit(main())
