"""make bench-draft: how well units of two editions are aligned, whole and damaged, beside lengths alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable

from nltk.translate.gale_church import LanguageIndependent, align_blocks

from archive.text.align import align
from archive.text.align_fold import letters
from tests.text.parallel_texts import Parallel, damaged, glossary, parallels

SEEDS = range(5)
TARGET, DAMAGED_TARGET = 0.99, 0.90
Groups = set[tuple[tuple[int, ...], tuple[int, ...]]]


def ours(pair: Parallel) -> Groups:
    return {(group.left, group.right) for group in align(pair.left, pair.right, glossary())}


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


def linked(groups: Groups) -> Groups:
    return {group for group in groups if all(group)}


def f1(pairs: Iterable[Parallel], aligner: Callable[[Parallel], Groups]) -> float:
    """Strict-group F1 over all pairs together: a group counts when both its sides are exactly right."""
    right = found = wanted = 0
    for pair in pairs:
        groups, gold = linked(aligner(pair)), linked(pair.gold())
        right, found, wanted = right + len(groups & gold), found + len(groups), wanted + len(gold)
    return 2 * right / (found + wanted)


def main() -> int:
    whole = parallels()
    broken = [damaged(pair, seed) for pair in whole for seed in SEEDS]
    started = time.perf_counter()
    rows = [("whole", whole, TARGET), ("damaged", broken, DAMAGED_TARGET)]
    missed = 0
    print(f"{'alignment, strict-group F1':34}{'ours':>8}{'lengths':>10}{'target':>8}")
    for name, pairs, target in rows:
        score = f1(pairs, ours)
        missed += score < target
        units = sum(len(pair.left) + len(pair.right) for pair in pairs)
        title = f"{name}: {len(pairs)} pairs, {units} units"
        print(f"{title:34}{score:8.3f}{f1(pairs, by_length):10.3f}{target:8.2f}")
    print(f"{time.perf_counter() - started:.1f} s")
    return missed


if __name__ == "__main__":
    sys.exit(main())
