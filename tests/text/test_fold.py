"""Folding: a text and what it is searched by."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import fold_classes
from archive.text.fold import fold, folded, mapped, unscripted
from archive.text.fold_making import PAIRS, classes, module

CLIB = Path(opencc.__file__).parent / "clib"


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("恐怖主义", "恐怖主義"),
        ("落实", "落實"),
        ("敍利亞", "叙利亚"),  # Hong Kong's 敍, Taiwan's 敘
        ("發揮著", "发挥着"),
        ("計畫", "计划"),
        ("里、裡、裏、哩", "里里里里"),
        ("後 后", "后后"),
        ("乾 幹 干", "干干干"),
        ("２００８年", "2008年"),
        ("二〇〇八年", "二00八年"),  # what a tool made of it in one of the sources
        ("二○○八年", "二◯◯八年"),
        ("努·纳扎尔巴耶夫", "努・納扎爾巴耶夫"),
        ("上海合作组织—阿富汗", "上海合作組織――阿富汗"),
        ("ＳＣＯ", "sco"),
        ("Straße", "STRASSE"),
        ("cafe\u0301", "CAFÉ"),
        ("Ко\u0438\u0306", "кой"),
        ("Ⅷ", "viii"),
        ("兀", "\ufa0c"),  # a compatibility ideograph
        ("葛\U000e0100", "葛"),  # a variation selector is no letter
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("「本組織」", "本组织"),
        ("。，、 !\x00\ud800\t", ""),
    ],
)
def test_what_differs_only_in_script_width_case_or_punctuation_is_one(typed, held):
    assert folded(typed) == folded(held)


@pytest.mark.parametrize(
    ("one", "other"), [("土", "士"), ("未", "末"), ("己", "已"), ("1", "l"), ("й", "и"), ("日", "曰")]
)
def test_what_only_looks_alike_stays_two(one, other):
    assert folded(one) != folded(other)


def test_the_committed_classes_are_what_the_tables_make():
    made = classes()
    assert Path(fold_classes.__file__).read_text(encoding="utf-8") == module(made)
    assert fold_classes.CLASSES.split() == made
    assert opencc.__version__ == fold_classes.MADE_WITH_OPENCC


def test_a_character_is_of_one_class_only():
    signs = "".join(fold_classes.CLASSES.split())
    assert len(signs) == len(set(signs))
    for one, other in PAIRS.split():
        assert folded(one) == folded(other)


@pytest.mark.parametrize(("dictionary", "at_least"), [("STPhrases", 49_238), ("TSPhrases", 477)])
def test_every_phrase_of_opencc_folds_to_what_its_conversions_fold_to(dictionary, at_least, tmp_path):
    held, plain = CLIB / "share" / "opencc" / f"{dictionary}.ocd2", tmp_path / "phrases.txt"
    reader = [CLIB / "bin" / "opencc_dict", "-i", held, "-f", "ocd2", "-o", plain, "-t", "text"]
    subprocess.run(reader, check=True, capture_output=True)
    phrases = [line.split("\t") for line in plain.read_text(encoding="utf-8").splitlines()]
    assert len(phrases) >= at_least
    simplified = "\n".join(phrase for phrase, _ in phrases)
    shown = [opencc.OpenCC(name).convert(simplified).split("\n") for name in ("s2t", "s2tw", "s2hk")]
    missed = [
        phrase
        for (phrase, readings), *scripts in zip(phrases, *shown, strict=True)
        if any(folded(each) != folded(phrase) for each in (*readings.split(" "), *scripts))
    ]
    assert missed == []


@given(st.text() | st.text("ae\u0301ßﬁ①安、 ㎏", max_size=12))
def test_every_folded_character_has_its_place_in_the_original(text):
    made = fold(text)
    assert made.text == folded(text) == mapped(text).replace(" ", "")
    assert len(made.offsets) == len(made.ends) == len(made.text)
    assert list(made.offsets) == sorted(made.offsets)
    for sign, start, end in zip(made.text, made.offsets, made.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert sign in folded(text[start:end])


@given(st.text(st.characters(categories=["L", "M", "N", "P"]), max_size=20))
def test_folding_the_folded_or_the_composed_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


def test_a_place_in_the_folded_text_leads_back_over_what_was_dropped():
    text = "打击恐怖主义、分裂主义"
    at = folded(text).index(folded("主义分裂"))
    start, end = fold(text).original(at, at + 4)
    assert text[start:end] == "主义、分裂"


def test_the_very_script_typed_can_still_be_told():
    assert unscripted("「恐怖 主义」") == unscripted("恐怖主义") != unscripted("恐怖主義")
