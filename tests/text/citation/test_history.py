"""Earlier states of a text, read back from what the releases on record say they changed."""

from __future__ import annotations

import datetime

import pytest

from archive.text.citation.digest import is_digest, of_place, of_text, of_texts
from archive.text.citation.history import Step, Text, in_order, natural, states

DAY = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)


def step(release: str, previous: str, **before: str | None) -> Step:
    return Step(
        release,
        previous,
        DAY,
        {key.replace("_", "."): Text(was, was) if was else None for key, was in before.items()},
    )


def told(now: dict[str, str], *steps: Step, only: str = "") -> list[tuple[str, dict[str, str]]]:
    """Release → key → digest, of every earlier state of texts whose digest is their wording."""
    found = states(
        {key: Text(text, text) for key, text in now.items()}, steps, lambda key: key.startswith(only)
    )
    return [(state.release, {key: text.digest for key, text in state.texts.items()}) for state in found]


def test_every_release_of_a_chain_is_told_the_latest_first():
    chain = step("r3", "r2", p1="second"), step("r2", "r1", p1="first", p2=None), step("r1", "")
    assert told({"p1": "third", "p2": "new"}, *chain) == [
        ("r2", {"p1": "second", "p2": "new"}),
        ("r1", {"p1": "first"}),
    ]


def test_a_text_that_was_taken_out_is_there_again():
    assert told({"1": "a"}, step("r2", "r1", p9="gone")) == [("r1", {"1": "a", "p9": "gone"})]


def test_what_was_changed_elsewhere_does_not_come_in():
    assert told({"10": "a"}, step("r2", "r1", p9="other"), only="10") == [("r1", {"10": "a"})]


def test_what_was_before_a_gap_in_the_ledger_is_not_known():
    assert told({"1": "c"}, step("r4", "r3", p1="b"), step("r2", "r1", p1="a")) == [
        ("r3", {"1": "c", "p1": "b"})
    ]


def test_a_first_release_has_nothing_before_it():
    assert told({"1": "a"}, step("r1", "")) == []


ORDERS = [
    (
        ["1", "preamble", "closing", "2", "annex1", "h1"],
        {},
        ["preamble", "h1", "1", "2", "closing", "annex1"],
    ),
    (["10", "9", "10.2", "10.1", "9a"], {}, ["9", "9a", "10", "10.1", "10.2"]),
    # A document in an order of its own keeps it; what is no longer there stands behind what came before it.
    (["2", "1", "3"], {"2": 0, "1": 1, "4": 2}, ["2", "1", "3"]),
    (["p2", "p1", "p3"], {"p1": 0, "p3": 1}, ["p1", "p2", "p3"]),
    (["no key at all"], {}, ["no key at all"]),
]


@pytest.mark.parametrize(("keys", "known", "ordered"), ORDERS)
def test_keys_of_then_and_now_stand_in_reading_order(keys, known, ordered):
    assert in_order(keys, known) == ordered


def test_parts_of_one_number_are_told_apart():
    assert (
        len({natural(key) for key in ("1", "p1", "h1", "part1", "annex1", "preamble", "closing", "1a")}) == 8
    )


def test_one_text_has_its_own_digest_and_several_have_one_together():
    lines = [("10.1", of_text("a")), ("10.2", of_text("b"))]
    assert of_place("doc/en", lines[:1], is_whole=False) == of_text("a")
    assert of_place("doc/en", lines, is_whole=False) == of_texts("doc/en", lines)
    # Of a whole document it is the one the release records, however few texts it has.
    assert of_place("doc/en", lines[:1], is_whole=True) == of_texts("doc/en", lines[:1]) != of_text("a")
    assert of_texts("doc/en", lines) != of_texts("doc/en", lines[::-1])


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0a1b2c3d", True),
        ("f" * 64, True),
        ("f" * 65, False),
        ("0a1b2c3", False),
        ("0A1B2C3D", False),
        ("0a1b2c3g", False),
        ("", False),
        ("٠١٢٣٤٥٦٧", False),
        ("0a1b2c3d\n", False),
    ],
)
def test_a_digest_is_8_to_64_hexadecimal_digits(text, is_one):
    assert is_digest(text) is is_one
