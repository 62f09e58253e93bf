"""Whatever has happened to a file, the command drafts it whole or refuses it by name."""

from __future__ import annotations

import pytest

from tests.drafting.mutants import mutant, outcomes

# The first two hundred; `make bench-draft` goes on to a thousand.
TENS = range(0, 200, 20)


@pytest.mark.parametrize("first", TENS)
def test_a_damaged_file_is_drafted_whole_or_refused_by_name(first):
    found = list(outcomes(range(first, first + 20)))
    assert len(found) == 20
    assert "drafted" in found


def test_a_mutant_is_the_same_for_ever():
    assert mutant(7) == mutant(7) != mutant(8)
    assert {mutant(number).ending for number in range(50)} == {".txt", ".html", ".docx"}
