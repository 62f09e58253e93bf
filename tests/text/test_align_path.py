"""The path through two sequences is the best there is, and the corridor around it loses none of their ends."""

from itertools import combinations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.align_path import BEADS, PRIORS, SIZES, SMALL, Corridor, Lattice, chain, corridor

CANDIDATES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9).map(float)),
    max_size=9,
    unique_by=lambda one: one[:2],
)


def ascends(chosen):
    return all(a[0] < b[0] and a[1] < b[1] for a, b in zip(chosen, chosen[1:], strict=False))


@given(CANDIDATES)
def test_the_chain_of_anchors_is_the_heaviest_that_ascends(candidates):
    chosen = [sorted(some) for size in range(len(candidates) + 1) for some in combinations(candidates, size)]
    heaviest = max(sum(weight for _, _, weight in some) for some in chosen if ascends(some))
    weights = {(i, j): weight for i, j, weight in candidates}
    found = chain(candidates)
    assert ascends(found)
    assert sum(weights[pair] for pair in found) == heaviest


def paths(lefts, rights):
    """Every row of bead sizes that uses up both sides."""
    if not lefts and not rights:
        yield ()
    for a, b in SIZES:
        if a <= lefts and b <= rights:
            yield from ((*rest, (a, b)) for rest in paths(lefts - a, rights - b))


def weight(path, scores):
    i = j = 0
    total = 0.0
    for a, b in path:
        total += PRIORS[SIZES.index((a, b))] + (scores(i, j, a, b) if a and b else 0.0)
        i, j = i + a, j + b
    return total


@given(st.integers(0, 4), st.integers(0, 4), st.lists(st.floats(-9, 9), min_size=7, max_size=7))
def test_the_best_path_through_a_small_lattice_is_the_best_of_all(lefts, rights, numbers):
    def scores(i, j, a, b):
        return numbers[(i * 5 + j * 3 + a * 2 + b) % 7]

    found = Lattice(corridor([], lefts, rights), scores).best()
    best = max(weight(path, scores) for path in paths(lefts, rights))
    assert isclose(weight([bead.size for bead in found], scores), best, abs_tol=1e-9)


@given(st.integers(1, 4), st.integers(1, 4))
def test_the_probability_of_a_bead_is_its_share_of_all_paths(lefts, rights):
    def scores(i, j, a, b):
        return 4.0 if i == j else -1.0

    beads = Lattice(corridor([], lefts, rights), scores).probable()
    every = list(paths(lefts, rights))
    whole = sum(2.718281828459045 ** weight(path, scores) for path in every)
    for bead in beads:
        through = sum(2.718281828459045 ** weight(path, scores) for path in every if uses(path, bead))
        assert isclose(bead.confidence, through / whole, rel_tol=1e-6)


def uses(path, bead):
    i = j = 0
    for a, b in path:
        if (i, j, (a, b)) == (bead.i, bead.j, bead.size):
            return True
        i, j = i + a, j + b
    return False


ANCHORS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=30).map(
    lambda pairs: chain([(i, j, 1.0) for i, j in pairs])
)


@given(ANCHORS, st.integers(401, 450), st.integers(401, 450))
def test_a_corridor_leads_from_the_first_point_to_the_last(anchors, lefts, rights):
    found = corridor(anchors, lefts, rights)
    assert lefts * rights > SMALL
    assert (found.low[0], found.high[0] >= 0, found.high[-1]) == (0, True, rights)
    assert list(found.low) == sorted(found.low)
    assert list(found.high) == sorted(found.high)
    assert all(low <= high for low, high in zip(found.low, found.high, strict=True))
    assert all(low <= before for low, before in zip(found.low[1:], found.high, strict=False))


@given(ANCHORS)
def test_a_corridor_holds_its_anchors(anchors):
    found = corridor(anchors, 450, 450)
    assert all(found.low[i + 1] <= j + 1 <= found.high[i + 1] for i, j in anchors)


@pytest.mark.parametrize(("lefts", "rights"), [(2000, 2000), (10, 5000), (5000, 10), (1000, 3000)])
def test_a_corridor_without_anchors_stays_narrow(lefts, rights):
    found = corridor([], lefts, rights)
    area = sum(high - low + 1 for low, high in zip(found.low, found.high, strict=True))
    assert area < 1_000_000


def test_a_lattice_of_one_point_has_no_beads():
    assert Lattice(Corridor((0,), (0,)), lambda i, j, a, b: 0.0).probable() == []


def test_the_shares_of_beads_are_those_of_a_whole():
    assert isclose(sum(share for _, share in BEADS), 1)
