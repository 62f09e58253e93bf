"""The card of a clause: one picture of a fixed size, its lines broken without fonts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archive.export import card
from archive.export.extract import Clause, Extract, Source, Text, Wording

SOURCE = Source("s", "0" * 64, "https://archive.example/sources/0", 10, "", None, {"en": "free"})
CHINESE = Text("zh", "zh-Hans", "zh-Hans", "zh-Hans", "original", ("湖滨宣言",), {}, SOURCE)
ENGLISH = Text("en", "en", "en", "en", "copy", ("Lakeside", "Declaration"), {}, SOURCE)
WORDS = {
    "zh": Wording("一、", "湖泊属于所有的人。" * 4, ""),
    "en": Wording("1.", "The lakes belong to <everybody> & all. " * 3, ""),
}
EXTRACT = Extract(
    slug="lakeside", kind="declaration", titles={"en": "Lakeside Declaration (1999)", "zh-Hans": "湖滨宣言（1999年）"},
    adopted_on=datetime.date(1999, 9, 3), meeting=None, url="https://archive.example/documents/lakeside",
    address="https://archive.example/documents/lakeside/1", place="1", release="r", released=None, licence="",
    texts=(CHINESE, ENGLISH), clauses=(Clause("1", "", "clause", "", WORDS),),
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def texts(extract: Extract) -> list[etree._Element]:
    root = etree.fromstring(card.made(extract))
    assert (root.tag, root.get("viewBox")) == (f"{SVG}svg", "0 0 1200 630")
    return root.findall(f"{SVG}text")


def said(extract: Extract) -> str:
    return "\n".join(line.text or "" for line in texts(extract))


def test_a_card_has_the_words_their_place_and_their_address():
    words = said(EXTRACT)
    assert "一、 湖泊属于所有的人。" in words.replace("\n", "") and "<everybody> & all." in words
    assert {"1", "湖滨宣言（1999年） · Lakeside Declaration (1999)"} <= set(words.split("\n"))
    assert words.endswith("1999-09-03 · https://archive.example/documents/lakeside/1")


def test_every_line_says_its_language():
    assert {line.get("{http://www.w3.org/XML/1998/namespace}lang") for line in texts(EXTRACT)} == {
        None,
        "zh-Hans",
        "en",
    }


def test_nothing_stands_below_the_foot_however_long_the_text_is():
    long = {tag: replace(one, text=one.text * 200) for tag, one in WORDS.items()}
    for shown in [(CHINESE,), (ENGLISH,), (CHINESE, ENGLISH)]:
        extract = replace(EXTRACT, texts=shown, clauses=(replace(EXTRACT.clauses[0], wordings=long),))
        lines = texts(extract)
        assert max(int(line.get("y")) for line in lines[:-1]) <= 570 < int(lines[-1].get("y")) <= 620
        assert sum((line.text or "").endswith("…") for line in lines) == len(shown)


def test_the_card_of_a_document_shows_its_printed_titles():
    whole = replace(EXTRACT, place="", address=EXTRACT.url)
    assert "Lakeside Declaration\n" in said(whole) and "湖滨宣言\n" in said(whole)
    assert said(replace(whole, texts=(replace(CHINESE, title=()),))).startswith("Declaration Archive\n")


def test_a_third_text_and_a_text_without_the_clause_are_left_out():
    russian = replace(ENGLISH, tag="ru", lang="ru")
    assert said(replace(EXTRACT, texts=(russian, CHINESE, ENGLISH, ENGLISH))) == said(EXTRACT)


def test_a_converted_text_is_said_to_be():
    assert "converted script" in said(replace(EXTRACT, texts=(replace(CHINESE, conversion="by OpenCC"),)))
    assert "converted script" not in said(EXTRACT)


@given(st.text("湖泊。，the lakes 1999\n“”", max_size=120), st.integers(4, 30))
def test_lines_keep_every_sign_and_pass_their_width_by_a_closing_mark_at_most(text, width):
    lines = list(card.wrapped(text, width, 1000))
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        longest = max((card.ems(word) for word in line.split()), default=0)
        assert card.ems(line.rstrip("。，“” ")) <= max(width, longest) + 1


@pytest.mark.parametrize(("text", "width", "most", "lines"), [
    ("湖泊属于所有的人", 4, 9, ["湖泊属于", "所有的人"]),
    ("湖泊属于。所有", 4, 9, ["湖泊属于。", "所有"]),
    ("the lakes belong", 5, 9, ["the lakes", "belong"]),
    ("湖泊属于所有的人", 4, 1, ["湖泊属…"]),
    ("", 4, 9, []),
    # A mark that closes stays; what stands behind it need not.
    ("111111 ”1", 4, 9, ["111111 ”", "1"]),
])  # fmt: skip
def test_lines_are_broken_between_words_and_before_no_closing_mark(text, width, most, lines):
    assert list(card.wrapped(text, width, most)) == lines
