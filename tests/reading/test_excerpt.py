"""Excerpts: what was found stays in sight and is marked, and no character is added to the text."""

from __future__ import annotations

import pytest

from archive.reading.excerpt import Run, excerpt, named_in

LONG = "湖泊" * 400
WORDS = "one two three four five " * 100


def said(shown) -> str:
    return "".join(run.text for run in shown.runs)


def test_a_short_text_is_shown_whole():
    shown = excerpt("湖泊與山", [(0, 2)], "zh-Hant")
    assert (shown.runs, shown.cut_before, shown.cut_after) == ((Run("湖泊", True), Run("與山")), False, False)


@pytest.mark.parametrize("at", [0, 300, 798])
def test_what_was_found_is_in_sight_wherever_it_stands(at):
    shown = excerpt(LONG, [(at, at + 2)], "zh-Hans")
    assert [run.text for run in shown.runs if run.is_hit] == [LONG[at : at + 2]]
    assert said(shown) in LONG
    assert (shown.cut_before, shown.cut_after) == (at > 100, at < 600)


def test_an_excerpt_begins_and_ends_with_words():
    shown = excerpt(WORDS, [(1200, 1203)], "en")
    words = said(shown).split()
    assert set(words) <= set(WORDS.split())
    assert shown.cut_before
    assert shown.cut_after


def test_without_a_mark_the_place_asked_for_is_shown():
    assert excerpt(LONG, [], "zh", at=1.0).cut_after is False
    assert excerpt(LONG, [], "zh", at=0.0).cut_before is False


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("以及獨立國協、東協", ["独立国协"], ["獨立國協"]),
        ("the CIS and CISCO", ["CIS"], ["CIS"]),
        ("страны СНГ и СНГУ", ["СНГ"], ["СНГ"]),
        ("the United Nations Organisation", ["United Nations", "United Nations Organisation"], ["United Nations Organisation"]),
        ("nothing", ["", "…"], []),
    ],
)  # fmt: skip
def test_names_are_found_in_any_script_as_whole_words_the_longer_first(text, names, found):
    assert [text[start:end] for start, end in named_in(text, names)] == found
