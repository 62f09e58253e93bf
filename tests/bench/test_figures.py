"""A missed target is told as missed, and noise of a fifth is not."""

from __future__ import annotations

import pytest

from tests.bench.figures import Figure, compared, table

MISSED = [
    # ratio, target, whether the target is a most, whether it is missed
    (0.95, 0.9, False, False),
    (0.73, 0.9, False, False),
    (0.71, 0.9, False, True),
    (0.4, 0.5, True, False),
    (0.59, 0.5, True, False),
    (0.61, 0.5, True, True),
    (0.1, None, False, False),
]


@pytest.mark.parametrize(("ratio", "target", "is_at_most", "is_missed"), MISSED)
def test_a_target_is_missed_by_more_than_a_fifth(ratio, target, is_at_most, is_missed):
    figure = Figure("a page", 1.0, "ms", ratio, 1.0, "another", target, is_at_most)
    assert figure.is_missed is is_missed
    assert table([figure]).endswith("PASS") is not is_missed


def test_a_round_is_compared_with_its_own_yardstick():
    # The second round fell into a moment when the machine was half as fast.
    figure = compared("cached page", [90.0, 45.0, 91.0], "bare", [100.0, 50.0, 100.0], "/s", 0.9)
    assert figure.ratio == 0.9
    assert (figure.ours, figure.yardstick) == (90.0, 100.0)
