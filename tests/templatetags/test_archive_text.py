"""A clause's text as HTML, and the words that depend on the interface's language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.pages import Cell, Piece, Row
from archive.templatetags.archive_text import (
    address,
    cells,
    grouped,
    interface_lang,
    number,
    pieces,
    text_name,
    unconverted,
)
from tests.markup import Reader

RUNS = st.lists(
    st.builds(Piece, st.text(min_size=1, max_size=8), st.just(""), st.integers(min_value=0, max_value=2)),
    min_size=1,
)


@given(RUNS, st.sampled_from(["en", "zh-Hans", "zh-Hant-HK", "ru"]))
def test_the_html_of_a_text_is_that_text_to_the_character(runs, lang):
    # A parser turns what the character set forbids into something else; an import lets none of it in.
    runs = [
        replace(run, text=re.sub(r"[\r\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "·", run.text))
        for run in runs
    ]
    reader = Reader(f"<p>{pieces(Cell(lang, '', tuple(runs)))}</p>")
    assert reader.texts == ["".join(run.text for run in runs)]


@given(st.lists(st.tuples(st.sampled_from("国际的文"), st.sampled_from("國際的文")), min_size=1, max_size=20))
def test_under_the_lens_every_changed_character_names_its_original(pairs):
    shown, was = "".join(a for a, _ in pairs), "".join(b for _, b in pairs)
    piece = Piece(shown, was if was != shown else "")
    reader = Reader(f"<p>{pieces(Cell('zh-Hans', '', (piece,)))}</p>")
    assert reader.texts == [shown]
    assert reader.annotations == [b for a, b in pairs if a != b]


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (Cell("en", "", (Piece("<i>&\"'"),)), "&lt;i&gt;&amp;&quot;&#x27;"),
        (Cell("en", "", (Piece("one\ntwo"),)), "one\ntwo"),
        # A space between two stretches of Chinese would be a character no source has.
        (Cell("zh-Hant", "", (Piece("一\n二"),)), "一<span hidden>\n</span>二"),
        (Cell("zh-Hans", "", ()), ""),
        # One correction is one mark, though the lens cuts it.
        (
            Cell("zh-Hans", "", (Piece("档", "檔", 1), Piece("案", "", 1), Piece("中"))),
            '<span class="corr" data-number="1"><ruby class="lens">档<rp>(</rp><rt lang="zh-Hant">檔</rt><rp>)</rp>'
            "</ruby>案</span>中",
        ),
        # A piece whose length changed is one change.
        (
            Cell("zh-Hant", "", (Piece("里程", "里"),)),
            '<ruby class="lens">里程<rp>(</rp><rt lang="zh-Hans">里</rt><rp>)</rp></ruby>',
        ),
    ],
)
def test_pieces_become_html(cell, html):
    assert pieces(cell) == html


@pytest.mark.parametrize(
    ("shown", "was"), [("zh-Hans", "zh-Hant"), ("zh-Hant", "zh-Hans"), ("zh-Hant-HK", "zh-Hans")]
)
def test_a_rendering_comes_from_the_other_script(shown, was):
    assert unconverted(shown) == was


def test_a_row_shows_its_number_its_labels_beside_its_texts_and_its_gaps():
    row = Row(
        "1.1",
        "item",
        "1.1",
        1,
        "/documents/a&b/1.1",
        (Cell("zh-Hant", "(一)", (Piece("湖"),)), Cell("en", gap="Not <here>")),
    )  # fmt: skip
    assert number(row) == (
        '<a class="number" href="/documents/a&amp;b/1.1" aria-label="Clause 1.1, permanent address">1.1</a>'
    )
    assert cells(row) == (
        '<div class="cell" lang="zh-Hant"><span class="label">(一)</span><p>湖</p></div>\n'
        '<div class="cell gap"><p>Not &lt;here&gt;</p></div>\n'
    )


def test_a_heading_of_the_document_is_one_of_the_page():
    row = Row("h1", "heading", "h1", 0, "/x", (Cell("en", "", (Piece("Sea"),)),))
    assert cells(row) == '<div class="cell" lang="en"><p role="heading" aria-level="3">Sea</p></div>\n'


@pytest.mark.parametrize(
    ("language", "lang", "documents"),
    [
        ("en", "en", "/documents"),
        ("zh-hans", "zh-Hans", "/zh-hans/documents"),
        ("zh-hant", "zh-Hant", "/zh-hant/documents"),
    ],
)
def test_each_interface_has_its_language_and_its_addresses(language, lang, documents):
    with translation.override(language):
        assert (interface_lang(), address("/documents")) == (lang, documents)


@pytest.mark.parametrize(("lang", "name"), [("zh-Hant", "繁體中文"), ("en", "English"), ("ru", "Русский")])
def test_a_text_is_called_by_its_own_language(lang, name):
    assert text_name(lang) == name


def test_thousands_stand_apart():
    assert (grouped(12345), grouped(7)) == ("12,345", "7")
