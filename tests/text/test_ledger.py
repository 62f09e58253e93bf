"""The ledger's steps: put together, walked, and read for the wordings between them."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.ledger import chained, path, wordings


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def step(before: dict[str, str], after: dict[str, str]) -> list[dict[str, str]]:
    """What a publish records between two states (place → text)."""
    places = sorted(place for place in before.keys() | after.keys() if before.get(place) != after.get(place))
    return [
        {"place": place, "before": digest(before.get(place, "")), "after": digest(after.get(place, ""))}
        | ({"was": before[place]} if place in before else {})
        for place in places
    ]


states = st.dictionaries(st.sampled_from(["d/en/1", "d/en/2", "e/zh/1"]), st.sampled_from("abc"))


@given(states, states, states)
def test_two_steps_together_are_the_step_from_the_first_state_to_the_last(first, second, third):
    assert chained(step(first, second), step(second, third)) == step(first, third)


@given(st.lists(states, min_size=2, max_size=6))
def test_every_wording_between_two_states_can_be_told_from_the_last_one(history):
    pairs = list(zip(history, history[1:], strict=False))
    found = wordings([step(*pair) for pair in reversed(pairs)], history[-1])
    for (before, after), told in zip(reversed(pairs), found, strict=True):
        altered = {place for place in before.keys() & after.keys() if before[place] != after[place]}
        assert told == {place: (before[place], after[place]) for place in altered}


A, B = ({"start": 1, "found": "x", "reads": reads} for reads in "ab")


def corrected(came: list, went: list) -> dict:
    marks = {"corrected": came, "uncorrected": went}
    return {"place": "d/en/1", "before": "0", "after": "0"} | {
        name: each for name, each in marks.items() if each
    }


APPARATUS = [
    # one step, the next, both together
    (corrected([A], []), corrected([B], []), [corrected([A, B], [])]),
    (corrected([A], []), corrected([B], [A]), [corrected([B], [])]),
    (corrected([A], []), corrected([], [A]), []),
    (corrected([], [A]), corrected([A], []), []),
    (corrected([], [A]), corrected([B], []), [corrected([B], [A])]),
]


@pytest.mark.parametrize(("first", "then", "both"), APPARATUS)
def test_corrections_that_came_and_went_again_are_no_change(first, then, both):
    assert chained([first], [then]) == both


def test_a_correction_beside_a_text_hides_no_earlier_wording_of_it():
    altered = step({"d/en/1": "a"}, {"d/en/1": "b"})
    beside = [{**corrected([A], []), "before": digest("b"), "after": digest("b")}]
    assert wordings([beside, altered], {"d/en/1": "b"}) == [{}, {"d/en/1": ("a", "b")}]


def test_a_wording_that_is_not_the_recorded_one_is_never_shown():
    altered = step({"d/en/1": "a"}, {"d/en/1": "b"})
    assert wordings([altered], {"d/en/1": "b"}) == [{"d/en/1": ("a", "b")}]
    assert wordings([altered], {"d/en/1": "c"}) == [{}]
    assert wordings([altered], {}) == [{}]


PATHS = [
    # ledger: release → previous, older, newer, path
    ({"b": "a", "c": "b"}, "a", "c", ["b", "c"]),
    ({"b": "a", "c": "b"}, "b", "c", ["c"]),
    ({"b": "a", "c": "b"}, "c", "b", []),
    ({"b": "a", "c": "b"}, "b", "b", []),
    # The one in between was never recorded.
    ({"a": "", "c": "b"}, "a", "c", []),
    ({"a": "b", "b": "a"}, "x", "a", []),
]


@pytest.mark.parametrize(("previous", "older", "newer", "found"), PATHS)
def test_a_way_from_release_to_release_is_found_or_said_to_be_unknown(previous, older, newer, found):
    assert path(previous, older, newer) == found
