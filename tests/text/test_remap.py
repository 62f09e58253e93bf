"""A span map said anew is a tiling still, and nothing but what was meant has another role."""

from __future__ import annotations

import pytest

from archive.text.remap import NoSuchPlace, Said, following, moved, place_of, ranges, resaid, split
from archive.text.span import Span, tiling_faults

TEXT = "1. One. Two.\nThree.\nFour."
#       0123456789012 3456789 01234
MAP = (
    Span(0, 2, "label", "en/1"),
    Span(2, 3, "layout"),
    Span(3, 12, "text", "en/1"),
    Span(12, 13, "layout"),
    Span(13, 19, "text", "en/2"),
    Span(19, 20, "layout"),
    Span(20, 25, "furniture"),
)


def words(spans, key) -> list[str]:
    return [TEXT[start:end] for start, end in ranges(spans, "en").get(key, [])]


@pytest.mark.parametrize(
    ("new", "key", "expected"),
    [
        (split(MAP, TEXT, "1", "1a", 8, "en"), "1a", ["Two."]),
        (moved(MAP, TEXT, "2", "1", "en"), "1", ["One. Two.", "Three."]),
        (moved(MAP, TEXT, "2", "p1", "en"), "p1", ["Three."]),
        (resaid(MAP, TEXT, Said(19, 25, "text", "3"), "en"), "3", ["Four."]),
        (resaid(MAP, TEXT, Said(0, 3, "text", "1"), "en"), "1", ["1. One. Two."]),
        (resaid(MAP, TEXT, Said(13, 25, "text", "2"), "en"), "2", ["Three.", "Four."]),
        (resaid(MAP, TEXT, Said(3, 7, "furniture"), "en"), "1", ["Two."]),
    ],
)
def test_the_words_go_where_they_were_sent(new, key, expected):
    assert words(new, key) == expected
    assert list(tiling_faults(new, len(TEXT))) == []


def test_the_label_of_a_clause_taken_in_is_part_of_its_words():
    spans = (Span(0, 2, "text", "en/1"), Span(2, 4, "label", "en/2"), Span(4, 6, "text", "en/2"))
    assert moved(spans, "(b)foo", "2", "1", "en") == (Span(0, 6, "text", "en/1"),)


def test_the_next_text_is_the_one_that_follows_in_the_source():
    assert following(MAP, "1", "en") == "2"
    with pytest.raises(NoSuchPlace, match="No text follows 2"):
        following(MAP, "2", "en")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (lambda: split(MAP, TEXT, "1", "2", 8, "en"), "already"),
        (lambda: split(MAP, TEXT, "1", "1a", 3, "en"), "not with their first"),
        (lambda: moved(MAP, TEXT, "9", "1", "en"), "no text for 9"),
        (lambda: resaid(MAP, TEXT, Said(12, 13, "text", "1"), "en"), "nothing but blanks"),
        (lambda: resaid(MAP, TEXT, Said(3, 7, "text", "1"), "ru"), "another edition"),
        (lambda: place_of("aXbX", "X", 0, 0, 4), "stands there 2 times"),
        (lambda: place_of("aXbX", "X", 3, 0, 4), "not 3"),
        (lambda: place_of("aXbX", "Y", 0, 0, 4), "does not stand there"),
    ],
)
def test_what_cannot_be_said_is_told(said, told):
    with pytest.raises(NoSuchPlace, match=told):
        said()


def test_a_place_is_found_by_its_words_and_which_time_they_stand_there():
    assert place_of("aXbX", "X", 2, 0, 4) == (3, 4)
