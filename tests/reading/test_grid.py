"""Cutting a text into pieces, and choosing who answers a view: tables and properties, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.choice import NoSuchEdition, answer, default_tags, languages, scripts_offered
from archive.reading.grid import pieces
from archive.reading.options import CHOICES, Options
from archive.reading.pages import Piece
from archive.reading.records import EditionRecord
from archive.reading.site import Site
from archive.text.tag import Tag


def correction(start: int, found: str) -> dict:
    return {"start": start, "found": found}


CUTS = [
    # Nothing to mark: one piece.
    ("abc", "abc", [], False, [Piece("abc")]),
    ("", "", [], False, []),
    # A correction cuts before and after itself and carries its number.
    ("abcd", "abcd", [(1, correction(1, "bc"))], False, [Piece("a"), Piece("bc", correction=1), Piece("d")]),
    # Two that touch stay two.
    ("abcd", "abcd", [(1, correction(0, "ab")), (2, correction(2, "cd"))], False, [Piece("ab", correction=1), Piece("cd", correction=2)]),
    # Without the lens a converted character is nothing to mark.
    ("國家", "国家", [], False, [Piece("国家")]),
    # Under the lens each differing character stands alone with what it was.
    ("國國家", "国国家", [], True, [Piece("国", was="國"), Piece("国", was="國"), Piece("家")]),
    # A correction is marked in the rendering at the same offsets.
    ("檔案和", "档案和", [(3, correction(0, "檔案"))], True, [Piece("档", was="檔", correction=3), Piece("案", correction=3), Piece("和")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "corrections", "is_lens_on", "expected"), CUTS)
def test_a_text_is_cut_where_something_begins_or_ends(text, shown, corrections, is_lens_on, expected):
    assert list(pieces(text, shown, corrections, is_lens_on)) == expected


@given(st.text(max_size=40), st.data(), st.booleans())
def test_the_pieces_together_are_the_text_shown(text, data, is_lens_on):
    shown = "".join(data.draw(st.sampled_from([character, "字"])) for character in text)
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b]
    found = [(number, correction(a, text[a:b])) for number, (a, b) in enumerate(spans, 1)]
    cut = pieces(text, shown, found, is_lens_on)
    assert "".join(piece.text for piece in cut) == shown
    assert all(len(piece.was) in (0, 1) for piece in cut)
    for number, (a, b) in enumerate(spans, 1):
        assert "".join(piece.text for piece in cut if piece.correction == number) == shown[a:b]


def edition(pk: int, tag: str, role: str = "copy", region: str = "") -> EditionRecord:
    return EditionRecord(pk, Tag.parse(tag), region, role, "", (), {}, {})


SITE = Site("en", "http://archive.example")
HANS, HANT, ENGLISH = edition(1, "zh-Hans"), edition(2, "zh-Hant", region="TW"), edition(3, "en", "unknown")
GAZETTE = edition(4, "zh-Hans-x-gazette", "original")

# Tag asked for, editions held: which edition answers, in which language and script, converted by what.
ANSWERS = [
    ("zh", [HANS], 1, "zh-Hans", None),
    ("zh", [HANT, ENGLISH], 2, "zh-Hant", None),
    ("zh", [HANS, GAZETTE], 4, "zh-Hans", None),
    ("zh-Hans", [HANS, GAZETTE], 1, "zh-Hans", None),
    ("zh-Hans", [GAZETTE], 4, "zh-Hans", None),
    ("zh-Hans-x-gazette", [HANS, GAZETTE], 4, "zh-Hans", None),
    ("zh-Hant", [HANS], 1, "zh-Hant", "s2tw"),
    ("zh-Hant-HK", [HANS], 1, "zh-Hant-HK", "s2hk"),
    ("zh-Hans", [HANT], 2, "zh-Hans", "tw2s"),
    ("zh-Hans", [HANT, HANS], 1, "zh-Hans", None),
    ("en", [HANT, ENGLISH], 3, "en", None),
]


@pytest.mark.parametrize(("tag", "held", "pk", "lang", "configuration"), ANSWERS)
def test_a_witness_answers_before_a_rendering_does(tag, held, pk, lang, configuration):
    shown = answer(tag, held, SITE)
    assert (shown.edition.pk, shown.lang) == (pk, lang)
    assert (shown.renderer.configuration if shown.renderer else None) == configuration


@pytest.mark.parametrize(("tag", "held"), [("ru", [HANS]), ("en", [HANS]), ("zh-Hant-HK", [HANT]), ("zh-Hans-x-other", [HANS]), ("en-GB", [ENGLISH]), ("en-Latn", [ENGLISH])])  # fmt: skip
def test_a_text_the_archive_has_not_is_never_guessed(tag, held):
    with pytest.raises(NoSuchEdition):
        answer(tag, held, SITE)


def test_the_default_view_begins_with_the_interfaces_language():
    assert default_tags([HANT, ENGLISH], SITE) == ("en", "zh")
    assert default_tags([HANT, ENGLISH], Site("zh-hans", "http://archive.example")) == ("zh", "en")
    assert default_tags([HANS], SITE) == ("zh",)


def test_languages_follow_the_standing_of_their_editions():
    russian = edition(5, "ru", "original")
    assert languages([HANT, ENGLISH, russian], "de") == ["ru", "zh", "en"]
    assert languages([HANT, ENGLISH, russian], "en") == ["en", "ru", "zh"]


def test_hong_kong_forms_are_offered_from_simplified_only():
    assert scripts_offered([HANS]) == ("zh-Hans", "zh-Hant", "zh-Hant-HK")
    assert scripts_offered([HANT, ENGLISH]) == ("zh-Hans", "zh-Hant")
    assert scripts_offered([ENGLISH]) == ()


@given(st.lists(st.tuples(st.sampled_from([*CHOICES, "x"]), st.sampled_from(["side", "stacked", "on", "off", "beside", "marks", "", "?"]))))  # fmt: skip
def test_options_have_one_spelling(pairs):
    options = Options.parse(pairs)
    spelled = str(options).removeprefix("?")
    assert Options.parse(pair.split("=") for pair in spelled.split("&") if pair) == options  # type: ignore[misc]
    assert str(Options()) == ""
