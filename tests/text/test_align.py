"""Editions of one document are aligned unit by unit, whole and damaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.align import Passage, align
from archive.text.align_path import SMALL
from tests.text.parallel_texts import damaged, document, dushanbe, f1, glossary, names, parallels

DAMAGED_TARGET = 0.90
TERMS = glossary()
PARALLELS = parallels()
SHAPES = {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2)}


def passage(text, tag, key="p1", label="", kind="paragraph"):
    return Passage(kind, key, label, text, tag)


def aligned(pair):
    return {(group.left, group.right) for group in align(pair.left, pair.right, TERMS)}


def assert_covers(groups, lefts, rights):
    """Every unit of both sides stands in exactly one group, in order, and the groups have a permitted shape."""
    for side, units in ((0, lefts), (1, rights)):
        firsts = [held for group in groups if (held := (group.left, group.right)[side])]
        assert sorted(index for held in firsts for index in held) == list(range(units))
        # Only a unit between the two of another group may stand after what follows it.
        assert all(here[0] < after[0] for here, after in zip(firsts, firsts[1:], strict=False))
    assert {(len(group.left), len(group.right)) for group in groups} <= SHAPES
    assert all(0 <= group.confidence <= 1 for group in groups)


def test_the_invented_documents_are_twelve_or_more_in_three_languages():
    documents = [document(name) for name in names()]
    assert len(documents) >= 12
    assert {tag.partition("-")[0] for editions in documents for tag in editions} == {"zh", "en", "ru"}
    assert all(13 <= len(units) <= 60 for editions in documents for units in editions.values())


def test_the_two_witnesses_of_dushanbe_align_one_to_one_by_key():
    pair = dushanbe()
    groups = align(pair.left, pair.right, TERMS)
    assert [(g.left, g.right) for g in groups] == [((index,), (index,)) for index in range(34)]
    assert not [group for group in groups if group.is_doubtful]


def test_the_two_witnesses_of_dushanbe_align_without_any_glossary():
    pair = dushanbe()
    groups = align(pair.left, pair.right)
    assert [(g.left, g.right) for g in groups] == [((index,), (index,)) for index in range(34)]


@pytest.mark.parametrize("pair", PARALLELS, ids=lambda pair: pair.name)
def test_whole_editions_are_aligned_as_by_hand(pair):
    groups = align(pair.left, pair.right, TERMS)
    assert_covers(groups, len(pair.left), len(pair.right))
    assert {(group.left, group.right) for group in groups} == pair.gold()


def test_damaged_editions_are_mostly_aligned_as_by_hand():
    assert f1([damaged(pair, 100) for pair in PARALLELS], aligned) >= DAMAGED_TARGET


@pytest.mark.parametrize("pair", PARALLELS, ids=lambda pair: pair.name)
def test_damaged_editions_are_covered_completely(pair):
    broken = damaged(pair, 101)
    assert_covers(align(broken.left, broken.right, TERMS), len(broken.left), len(broken.right))


@pytest.mark.parametrize("lefts", [0, 1, 3])
@pytest.mark.parametrize("rights", [0, 1, 3])
def test_an_edition_without_units_is_aligned_with_nothing(lefts, rights):
    left, right = [passage("和平", "zh-Hans")] * lefts, [passage("Peace", "en")] * rights
    assert_covers(align(left, right), lefts, rights)


def test_long_editions_are_aligned_as_well_as_short_ones():
    """Ten documents in a row are too many for the whole lattice: only a corridor of it is looked at."""
    parts = [pair for pair in PARALLELS if pair.left[0].tag.startswith("zh") and pair.right[0].tag == "en"]
    left = tuple(unit for pair in parts for unit in pair.left)
    right = tuple(unit for pair in parts for unit in pair.right)
    assert len(left) * len(right) > SMALL
    groups = align(left, right, TERMS)
    assert_covers(groups, len(left), len(right))
    singles = sum(len(pair.gold()) for pair in parts)
    assert sum(len(group.left) == len(group.right) == 1 for group in groups) >= 0.98 * singles


def test_a_link_says_what_tells_for_it():
    left = [passage("2009年5月4日通过第1540号决议。", "zh-Hans", "3", "三、", "clause")]
    right = [passage("Resolution 1540 was adopted on 4 May 2009.", "en", "3.p1", "3.", "clause")]
    (group,) = align(left, right)
    assert {"same number 3", "same date 2009-05-04", "same figures 1540, 2009"} <= set(group.reasons)


def test_a_link_between_witnesses_says_how_much_wording_they_share():
    (group,) = align([passage("各方支持和平。", "zh-Hans")], [passage("各方支持和平。", "zh-Hant")])
    assert group.reasons == ("100% of the wording shared",)


def test_a_unit_that_nothing_answers_says_so():
    (group,) = align([], [passage("Peace.", "en")])
    assert (group.left, group.right, group.reasons) == ((), (0,), ("nothing on the other side answers it",))


def test_a_doubtful_link_beside_a_unit_alone_says_so():
    left = [passage(text, "zh-Hans") for text in ("各方支持和平。", "各方重视合作。")]
    right = [passage("Fruit and vegetables.", "en")]
    doubtful = [group for group in align(left, right) if group.is_doubtful and group.right]
    assert doubtful
    assert all("a unit beside it has no counterpart" in group.reasons for group in doubtful)


def test_a_line_of_the_page_in_the_middle_of_a_clause_is_left_alone():
    left = [
        passage(text, "en")
        for text in (
            "On 4 May 2009 the Council met in Astana.",
            "Print this page",
            "It adopted Resolution 1540.",
        )
    ]
    right = [passage("2009年5月4日，理事会在阿斯塔纳举行会议，并通过第1540号决议。", "zh-Hans")]
    groups = [(group.left, group.right) for group in align(left, right)]
    assert groups == [((0, 2), (0,)), ((1,), ())]


ANY = st.lists(st.tuples(st.sampled_from(["item", "clause"]), st.text(max_size=30)), max_size=9)


@given(
    ANY, ANY, st.sampled_from(["zh-Hans", "zh-Hant", "en", "ru", "uz"]), st.sampled_from(["zh-Hant", "en"])
)
def test_any_units_whatever_are_covered_completely(left, right, tag, other):
    lefts = [Passage(kind, "1.p2", text[:2], text, tag) for kind, text in left]
    rights = [Passage(kind, text[:3], "", text, other) for kind, text in right]
    assert_covers(align(lefts, rights, TERMS), len(lefts), len(rights))
