"""Wording that keeps company with a word: counted in the texts of either side, and told only where it is no chance."""

from __future__ import annotations

import pytest

from archive.text.companions import Companion, companions

LAKES = ["The lake shall be kept clean.", "Boats on the lake need a flag.", "No one owns the Lake."]
OTHERS = ["The hill shall be kept clean.", "Carts need a flag.", "No one owns the road.", "The end."] * 3


def test_the_word_that_all_of_one_side_have_is_told_with_its_figures():
    [told] = companions(LAKES, OTHERS, is_spaceless=False)
    assert (told.inside, told.of_inside, told.outside, told.of_outside) == (3, 3, 0, 12)
    assert told.text.lower() == "the lake"


def test_chinese_is_told_by_its_longest_wording_whatever_its_script():
    inside = ["各方保護湖泊環境。", "湖泊环境由各方共管。", "不得污染湖泊環境。"]
    outside = ["各方保護山地。", "道路由各方共管。", "不得污染空氣。", "本文自簽署之日起生效。"] * 3
    [told] = companions(inside, outside, is_spaceless=True)
    assert (told.text, told.inside, told.outside) == ("湖泊環境", 3, 0)


def test_a_wording_does_not_jump_punctuation():
    inside = ["甲湖，泊乙", "丙湖，泊丁", "戊湖，泊己"]
    assert companions(inside, ["山", "水"] * 6, is_spaceless=True) == []


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ([], OTHERS),
        # Of one text, everything keeps company with everything.
        (LAKES[:1], OTHERS),
        # What stands everywhere tells nothing.
        (LAKES, LAKES * 4),
        (LAKES, []),
    ],
)
def test_where_there_is_nothing_to_tell_nothing_is_told(inside, outside):
    assert companions(inside, outside, is_spaceless=False) == []


def test_what_is_rarer_on_this_side_weighs_less_than_nothing():
    assert Companion("x", 1, 10, 9, 10).weight < 0 < Companion("x", 9, 10, 1, 10).weight


def test_long_texts_are_counted_in_bounded_time():
    assert companions(["湖泊" * 5_000] * 300, ["山地" * 5_000] * 300, is_spaceless=True)[0].of_inside == 100
