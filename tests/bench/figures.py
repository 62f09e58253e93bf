"""Figures with the yardstick beside each, and whether they reach their targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

# A target counts as missed when a figure falls short of it by more than this share: the machines are noisy.
SLACK = 0.2


@dataclass(frozen=True)
class Figure:
    """One measurement.

    ours, yardstick: in `unit`, medians; ratio: the median of the rounds' ratios, ours to the yardstick's, or
    `ours` itself where there is no yardstick; target: what it must be, at least or at most; None: only told.
    """

    what: str
    ours: float
    unit: str
    ratio: float
    yardstick: float | None = None
    beside: str = ""
    target: float | None = None
    is_at_most: bool = False

    @property
    def is_missed(self) -> bool:
        if self.target is None:
            return False
        if self.is_at_most:
            return self.ratio > self.target * (1 + SLACK)
        return self.ratio < self.target * (1 - SLACK)


def compared(
    what: str,
    ours: Sequence[float],
    beside: str,
    yardstick: Sequence[float],
    unit: str,
    target: float | None = None,
    is_at_most: bool = False,
) -> Figure:
    """A figure of rounds in which both were measured, one after the other."""
    ratio = median(one / other for one, other in zip(ours, yardstick, strict=True))
    return Figure(what, median(ours), unit, ratio, median(yardstick), beside, target, is_at_most)


def line(figure: Figure) -> str:
    beside = f"{figure.yardstick:,.1f} {figure.beside}" if figure.yardstick is not None else ""
    wanted = f"{'≤' if figure.is_at_most else '≥'} {figure.target:g}" if figure.target is not None else ""
    verdict = "" if figure.target is None else "MISSED" if figure.is_missed else "ok"
    ratio = f"{figure.ratio:.2f} ×" if figure.yardstick is not None else ""
    return f"{figure.what:<44} {figure.ours:>10,.1f} {figure.unit:<7} {ratio:>8} {beside:<38} {wanted:<8} {verdict}"


def table(figures: Sequence[Figure]) -> str:
    missed = sum(figure.is_missed for figure in figures)
    verdict = f"FAIL: {missed} targets missed by more than {SLACK:.0%}" if missed else "PASS"
    return "\n".join([*map(line, figures), verdict])
