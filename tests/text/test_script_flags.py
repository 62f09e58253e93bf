"""Spots where the words OpenCC knows overlap are flagged where a reader must judge, and a rule settles them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from archive.text.script import NotRenderable, Rule, renderer
from archive.text.script_flags import Readings, review
from archive.text.script_words import Words
from tests.text.test_script_rules import RULES

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
HANS = ("001_f13b98d1cdaf95ce", "002_2682b7114b5ceaaa", "004_97ef1e0b00271ada")


@pytest.mark.parametrize(
    ("held", "text", "found", "reads", "otherwise"),
    [
        ("zh-Hans", "根据本国历史", "国历史", "國曆史", "國歷史"),
        ("zh-Hans", "是唯一出路", "一出路", "一齣路", "一出路"),
        ("zh-Hans", "这只会加剧紧张", "这只会", "這隻會", "這只會"),
        ("zh-Hans", "改革考试制度", "试制度", "試製度", "試制度"),
        ("zh-Hans", "在此形势下采取措施", "下采取措施", "下采取措施", "下採取措施"),
        ("zh-Hans", "监察干部", "察干部", "察干部", "察幹部"),
        # The other direction: the particle 著 is 着, but 著名 stays.
        ("zh-Hant-TW", "我們期待著名單公布", "待著名", "待着名", "待著名"),
        ("zh-Hant", "我們期待著名單公布", "待著名", "待着名", "待著名"),
        ("zh-Hant-HK", "我們期待著名單公布", "待著名", "待着名", "待著名"),
    ],
)
def test_words_that_overlap_are_flagged_with_both_readings(held, text, found, reads, otherwise):
    [flag] = review(held).flags(text)
    assert (flag.found, text[flag.start : flag.end]) == (found, found)
    assert {(one.reads, one.otherwise) for one in flag.readings} == {(reads, otherwise)}
    shown = ["zh-Hant", "zh-Hant-HK"] if held == "zh-Hans" else ["zh-Hans"]
    assert [one.shown for one in flag.readings] == shown
    for one in flag.readings:
        assert renderer(held, one.shown).render(text)[flag.start : flag.end] == one.reads


@pytest.mark.parametrize(
    "text", ["", "历史", "各方重申友好合作", "Plain words.", "两国\n历史", "历史国", "监察，干部"]
)
def test_what_is_cut_alike_from_both_sides_is_not_flagged(text):
    assert review("zh-Hans").flags(text) == []


@pytest.mark.parametrize("text", ["并为此提供资金", "在马里"])
def test_what_the_dictionary_itself_has_wrong_no_cutting_finds(text):
    assert review("zh-Hans").flags(text) == []


@pytest.mark.parametrize("held", ["en", "ru", "zh", "zh-Hans-SG"])
def test_what_is_shown_in_no_other_script_is_not_reviewed(held):
    assert review(held).ways == ()
    assert review(held).flags("根据本国历史") == []


def test_a_rule_settles_what_it_covers_for_its_script_and_no_more():
    text, rule = "根据本国历史，这只会加剧紧张", Rule("zh-Hant", "国历史", "國歷史")
    first, second = review("zh-Hans", (rule,)).flags(text)
    assert (first.found, first.readings) == ("国历史", (Readings("zh-Hant-HK", "國曆史", "國歷史"),))
    assert (second.found, len(second.readings)) == ("这只会", 2)
    both = (rule, Rule("zh-Hant-HK", "国历史", "國歷史"))
    assert [flag.found for flag in review("zh-Hans", both).flags(text)] == ["这只会"]


def test_a_rule_that_agrees_with_what_is_shown_settles_it_as_well():
    kept = Rule("zh-Hant", "这只", "這隻"), Rule("zh-Hant-HK", "这只", "這隻")
    assert review("zh-Hans", kept).flags("这只会加剧紧张") == []


def test_a_rule_that_lost_to_a_longer_word_settles_nothing():
    rules = (Rule("zh-Hant", "试制", "試制"),)
    settled = review("zh-Hans", rules).flags("试制度")
    assert [one.shown for flag in settled for one in flag.readings] == ["zh-Hant-HK"]
    lost = (Rule("zh-Hant", "会加", "會加"),)
    assert [flag.found for flag in review("zh-Hans", lost).flags("这只会加剧紧张")] == ["这只会"]


def test_flags_stand_where_they_are_in_a_longer_text():
    text = "各方，" * 50 + "监察干部" + "\n" + "是唯一出路"
    assert [(flag.start, flag.found) for flag in review("zh-Hans").flags(text)] == [
        (151, "察干部"),
        (157, "一出路"),
    ]
    assert [flag.moved(10).start for flag in review("zh-Hans").flags(text)] == [161, 167]


def test_what_cannot_be_rendered_is_refused_where_it_would_be_shown():
    with pytest.raises(NotRenderable):
        review("zh-Hans").flags("监察干部\0")


def test_the_sources_have_the_few_flags_that_were_counted_and_the_rules_settle_the_wrong_ones():
    texts = [(SOURCES / f"{name}.txt").read_text("utf-8") for name in HANS]
    stock = [flag.found for text in texts for flag in review("zh-Hans").flags(text)]
    assert stock == ["国历史", "阿布德", "一出路"]
    assert [flag.found for text in texts for flag in review("zh-Hans", RULES).flags(text)] == ["阿布德"]
    hant = (SOURCES / "000_a3ce7d98b03368cc.txt").read_text("utf-8")
    assert review("zh-Hant").flags(hant) == review("zh-Hant", RULES).flags(hant) == []


def test_the_time_of_a_review_grows_as_the_text():
    text = "各方同意在水利领域开展合作，并就共同关心的问题进行磋商，这只会加剧紧张。\n"
    words = review("zh-Hans").ways[0].words[0]
    assert isinstance(words, Words)

    def seconds(times):
        started = time.process_time()
        assert len(review("zh-Hans").flags(text * times)) == times
        return time.process_time() - started

    once = min(seconds(300) for _ in range(3))
    assert seconds(3_000) < 25 * max(once, 0.005)
