"""Layouts in any combination are drafted as they are marked."""

import pytest

from tests.bench.combined import combinations
from tests.bench.structure import drafted


@pytest.mark.parametrize("sample", list(combinations(range(120))), ids=str)
def test_a_combination_of_layouts_is_drafted_as_it_is_marked(sample):
    found = drafted(sample)
    assert [(unit.start, unit.end, unit.kind, unit.key, unit.label) for unit in found.units] == [
        (mark.start, mark.end, mark.kind, mark.key, mark.label) for mark in sample.units
    ]
    assert [
        (one.state, one.capacity, one.office, one.name) for one in found.signatories
    ] == sample.signatories
    assert set(sample.furniture) <= {(piece.start, piece.end) for piece in found.furniture}


def test_seeds_are_texts_of_their_own_and_stay_what_they_are():
    first, again = list(combinations(range(20))), list(combinations(range(20)))
    assert len({sample.text for sample in first}) == 20
    assert [sample.text for sample in again] == [sample.text for sample in first]
