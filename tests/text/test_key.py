"""Clause keys are well-formed values, and a document's keys stand in an order a reader can follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.key import LONGEST_KEY, Key, MalformedKey, order_faults


def keys(*texts: str) -> list[Key]:
    return [Key.parse(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "parent", "kind", "sort", "number", "suffix"),
    [
        ("10", None, "clause", "", 10, ""),
        ("99999", None, "clause", "", 99999, ""),
        ("12a", None, "clause", "", 12, "a"),
        ("10.3", "10", "item", "", 3, ""),
        ("10.3.2", "10.3", "item", "", 2, ""),
        ("1.p2", "1", "paragraph", "p", 2, ""),
        ("10.3.p2", "10.3", "paragraph", "p", 2, ""),
        ("p7", None, "paragraph", "p", 7, ""),
        ("p7a", None, "paragraph", "p", 7, "a"),
        ("p7.1", "p7", "item", "", 1, ""),
        ("1.p2.3", "1.p2", "item", "", 3, ""),
        ("preamble", None, "preamble", "preamble", None, ""),
        ("preamble.p2", "preamble", "preamble", "p", 2, ""),
        # A list in the preamble has items like any other list.
        ("preamble.1", "preamble", "item", "", 1, ""),
        ("preamble.p2.1", "preamble.p2", "item", "", 1, ""),
        ("closing", None, "closing", "closing", None, ""),
        ("closing.p2", "closing", "closing", "p", 2, ""),
        ("h1", None, "heading", "h", 1, ""),
        ("part2", None, "heading", "part", 2, ""),
        ("part2.h1", "part2", "heading", "h", 1, ""),
        ("part2.3", "part2", "clause", "", 3, ""),
        ("part2.3.1", "part2.3", "item", "", 1, ""),
        ("part2.p3", "part2", "paragraph", "p", 3, ""),
        ("part2.section1", "part2", "heading", "section", 1, ""),
        ("part2.section1.4", "part2.section1", "clause", "", 4, ""),
        ("annex1.3", "annex1", "clause", "", 3, ""),
        ("annex1.preamble", "annex1", "preamble", "preamble", None, ""),
        ("annex1.closing.p2", "annex1.closing", "closing", "p", 2, ""),
        ("chapter3", None, "heading", "chapter", 3, ""),
        ("appendix1", None, "heading", "appendix", 1, ""),
        ("protocol1", None, "heading", "protocol", 1, ""),
        ("1.1.1.1.1.1", "1.1.1.1.1", "item", "", 1, ""),
    ],
)
def test_a_key_says_what_it_is_and_what_it_stands_under(text, parent, kind, sort, number, suffix):
    key = Key.parse(text)
    assert str(key) == text
    assert key.parts == tuple(text.split("."))
    assert key.parent == (Key.parse(parent) if parent else None)
    assert (key.kind, key.sort, key.number, key.suffix) == (kind, sort, number, suffix)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (".", "empty"),
        ("10.", "empty"),
        (".10", "empty"),
        ("10..3", "empty"),
        ("0", "leading zero"),
        ("010", "leading zero"),
        ("10.03", "leading zero"),
        ("p0", "leading zero"),
        ("p01", "leading zero"),
        ("100000", "five digits"),
        ("p123456", "five digits"),
        ("signatures", "never a clause"),
        ("1.signatures", "never a clause"),
        ("10-12", "no part of a key"),
        ("12ab", "no part of a key"),
        ("12A", "no part of a key"),
        ("P7", "no part of a key"),
        ("p", "no part of a key"),
        ("part", "no part of a key"),
        ("preamble1", "no part of a key"),
        ("volume1", "no part of a key"),
        ("10 ", "no part of a key"),
        (" 10", "no part of a key"),
        ("10\n", "no part of a key"),
        ("10.3\n", "no part of a key"),
        ("十", "no part of a key"),
        ("１０", "no part of a key"),
        ("٣", "no part of a key"),
        ("é", "no part of a key"),
        ("p1.p2", "a paragraph cannot stand under a paragraph"),
        ("1.h1", "a heading cannot stand under a number"),
        ("1.part2", "a part, annex or the like cannot stand under a number"),
        ("1.preamble", "a preamble cannot stand under a number"),
        ("p1.closing", "a closing cannot stand under a paragraph"),
        ("h1.1", "a number cannot stand under a heading"),
        ("h1.p1", "a paragraph cannot stand under a heading"),
        ("preamble.h1", "a heading cannot stand under a preamble"),
        ("preamble.p1", "the first paragraph of the preamble is"),
        ("closing.p1", "the first paragraph of the closing is"),
        ("1.1.1.1.1.1.1", "1 to 6 parts, not 7"),
        ("1" * 65, "at most 64 characters"),
    ],
)
def test_a_malformed_key_is_refused_with_the_reason(text, reason):
    with pytest.raises(MalformedKey, match=reason):
        Key.parse(text)


def test_a_key_cannot_be_made_of_parts_that_are_none():
    for parts in [(), ("10.3",), ("10", ""), ("x",)]:
        with pytest.raises(MalformedKey):
            Key(parts)


DUSHANBE = keys(
    *("preamble", "1", "1.p1", "1.p2", "1.p3", "2", "2.p1", "2.p2", "8", "9", "9.p1", "9.p2"),
    *("10", "10.1", "10.2", "10.3", "10.4", "10.5", "11", "12", "12.p1", "12.p2", "13", "14"),
)
BISHKEK = keys("preamble", "p1", "p2", "p5", "p5.1", "p5.2", "p5.3", "p5.4", "p6", "p17")


@pytest.mark.parametrize(
    "order",
    [
        [],
        DUSHANBE,
        BISHKEK,
        keys("preamble", "preamble.p2", "preamble.p3", "p1", "closing", "closing.p2"),
        keys("12", "12a", "12b", "13"),
        keys("p1", "1", "p2", "2", "h1", "3"),
        keys("1", "3", "7"),
        # Items and paragraphs of one clause are counted apart.
        keys("1", "1.p1", "1.1", "1.2", "1.p2", "1.3"),
        keys("part1", "part1.1", "part1.2", "part2", "part2.h1", "part2.1", "annex1", "annex1.1"),
        # The word "Preamble" may be printed as a heading over it.
        keys("h1", "preamble", "h2", "1"),
        # Annexes are printed after the formula that closes the document itself.
        keys(
            "preamble", "1", "closing", "annex1", "annex1.preamble", "annex1.1", "annex1.closing", "protocol1"
        ),
    ],
)
def test_keys_in_reading_order_have_no_fault(order):
    assert list(order_faults(order)) == []


@pytest.mark.parametrize(
    ("order", "faults"),
    [
        (keys("1", "2", "2"), [(2, '"2" stands twice')]),
        (keys("1", "1.p1", "2", "1.p1"), [(3, '"1.p1" stands twice')]),
        (keys("1.p1"), [(0, '"1.p1" has no "1" before it')]),
        (keys("1.1", "1"), [(0, '"1.1" has no "1" before it')]),
        (keys("preamble.p2", "preamble"), [(0, '"preamble.p2" has no "preamble" before it')]),
        (keys("p7", "p8.1"), [(1, '"p8.1" has no "p8" before it')]),
        (keys("1", "1.1", "2", "1.2"), [(3, '"1.2" stands apart from "1": "2" is between')]),
        (keys("1", "2", "1.1", "1.2", "3"), [(2, '"1.1" stands apart from "1": "2" is between')]),
        (keys("2", "1"), [(1, '"1" stands after "2"')]),
        (keys("1", "5", "3", "4"), [(2, '"3" stands after "5"')]),
        (keys("12a", "12"), [(1, '"12" stands after "12a"')]),
        (keys("12b", "12a"), [(1, '"12a" stands after "12b"')]),
        (keys("p2", "1", "p1"), [(2, '"p1" stands after "p2"')]),
        (keys("part2", "annex1", "part1"), [(2, '"part1" stands after "part2"')]),
        (keys("1", "1.2", "1.p1", "1.1"), [(3, '"1.1" stands after "1.2"')]),
        (keys("h1", "1", "preamble"), [(2, '"preamble" stands after "1"')]),
        (keys("closing", "1"), [(1, '"1" stands after "closing"')]),
        (keys("closing", "h1"), [(1, '"h1" stands after "closing"')]),
        (keys("1", "preamble", "2", "2"), [(1, '"preamble" stands after "1"'), (3, '"2" stands twice')]),
    ],
)
def test_a_key_out_of_place_is_reported_with_its_index_and_why(order, faults):
    assert list(order_faults(order)) == faults


def test_ten_thousand_keys_are_judged_one_fault_a_key():
    order = keys(*(str(number) for number in range(10_000, 0, -1)))
    assert len(list(order_faults(order))) == 9_999


numbers = st.builds(lambda n, letter: f"{n}{letter}", st.integers(1, 99_999), st.sampled_from(["", "a", "z"]))
parts = st.one_of(
    numbers,
    st.builds(
        lambda word, number: word + number, st.sampled_from(["p", "h", "part", "annex", "section"]), numbers
    ),
    st.sampled_from(["preamble", "closing", "signatures", "0", ""]),
)


@given(st.text() | st.lists(parts, max_size=8).map(".".join))
def test_any_text_is_a_key_that_round_trips_or_a_malformed_one(text):
    try:
        key = Key.parse(text)
    except MalformedKey as fault:
        assert str(fault)
        return
    assert str(key) == text
    assert len(text) <= LONGEST_KEY
    assert Key.parse(str(key)) == key
    while key.parent:
        assert key.kind in ("preamble", "heading", "clause", "paragraph", "item", "closing")
        assert len(key.parent.parts) == len(key.parts) - 1
        key = key.parent


@given(st.sets(st.integers(1, 30), max_size=8), st.sets(st.integers(1, 9), max_size=5), st.data())
def test_ascending_keys_pass_and_any_swap_of_two_clauses_is_a_fault(clauses, items, data):
    order = [str(number) for number in sorted(clauses)]
    assert (
        list(order_faults(keys(*(name for n in order for name in (n, *(f"{n}.{i}" for i in sorted(items)))))))
        == []
    )
    if len(order) < 2:
        return
    one, other = data.draw(st.lists(st.integers(0, len(order) - 1), min_size=2, max_size=2, unique=True))
    order[one], order[other] = order[other], order[one]
    assert list(order_faults(keys(*order)))
