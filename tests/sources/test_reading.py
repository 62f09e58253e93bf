"""Every reader accounts for every character of any text, and refuses what is none by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources import (
    FORMATS,
    READERS,
    SourceError,
    UndecodableSource,
    UnknownFormat,
    detect,
    read,
    text_of,
)
from archive.text.key import Key, order_faults
from archive.text.paragraph import EDGES
from archive.text.span import ROLES, tiling_faults
from archive.text.structure import mapped, structure
from archive.text.tag import MalformedTag

PARTS = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\u2028",
        "    ",
        "\u3000",
        "\ufeff",
        "〖ZW/正文〗",
        "〖-ZW/正文〗",
        "〖BT〗",
        "〖-BT〗",
        "# ",
        "## 标题\n",
        "===\n",
        "---\n",
        "***",
        "**Bold**",
        "> ",
        "<!-- x -->",
        "基本介紹\n",
        "宣言全文\n",
        "相關詞條\n",
        "  • 中文名:某\n",
        "某某宣言\n",
        "Joint Statement\n",
        "SENDER\n",
        "一、甲。\n",
        "1. One:\n",
        "- item;\n",
        "附件一\n",
        "甲国总统  张三\n",
        "President of Foo\n",
        "Anytown\n",
        "3 May 2011\n",
        "2011年5月3日于某城\n",
        "（新华社某城5月3日电）\n",
        "新华社某城5月3日电 ",
        "来源：某网\n",
        "______",
    ]
)
texts = st.text() | st.lists(PARTS | st.text(max_size=5)).map("".join)


@given(texts, st.sampled_from(sorted(READERS)), st.sampled_from(["zh", "en", "ru", "fr"]))
def test_every_reader_tiles_every_text(text, format, language):
    page = READERS[format](text, language)
    assert list(tiling_faults(page.spans, len(text))) == []
    assert {span.role for span in page.spans} <= set(ROLES)
    held = [(line.start, line.end) for paragraph in page.paragraphs for line in paragraph.lines]
    assert held == [(span.start, span.end) for span in page.spans if span.role == "text"]


@given(texts, st.sampled_from(sorted(READERS)))
def test_every_text_read_becomes_clauses_that_tile_it(text, format):
    page = READERS[format](text, "zh")
    found = structure(text, page.paragraphs, "zh")
    spans = mapped(page.spans, found.spans, len(text), "zh")
    assert list(tiling_faults(spans, len(text))) == []
    assert list(order_faults([Key.parse(key) for key in found.keys])) == []
    # What the reader leaves as text, and nothing else, is the words and labels of the clauses.
    assert words_of(text, spans, "text", "label") == words_of(text, page.spans, "text")
    assert {span.target for span in spans if span.role in ("text", "label")} <= {
        f"zh/{key}" for key in found.keys
    }


def words_of(text, spans, *roles):
    """The words of the spans with these roles, without anything that can be layout."""
    words = "".join(text[span.start : span.end] for span in spans if span.role in roles)
    return "".join(character for character in words if character not in EDGES)


@given(texts)
def test_every_text_has_one_format(text):
    assert detect(text) in FORMATS


def test_bytes_are_read_as_they_are():
    assert text_of("\ufeffa\r\nb\r".encode(), "plain", "utf-8") == "\ufeffa\r\nb\r"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("ab宣".encode()[:-1], 2),
        (b"abc\xff", 3),
        # A lone surrogate is no character, however it is encoded.
        (b"a\xed\xa0\x80", 1),
    ],
)
def test_what_is_no_text_is_refused_by_its_first_byte(data, offset):
    with pytest.raises(UndecodableSource, match=f"byte {offset} ") as raised:
        read(data, "zh-Hans")
    assert raised.value.offset == offset
    assert isinstance(raised.value, SourceError)


def test_a_format_nobody_reads_is_refused():
    with pytest.raises(UnknownFormat, match="“scroll”.*encyclopedia, record, markdown, plain, html, docx"):
        read(b"x", "en", "scroll")


def test_a_language_that_is_none_is_refused():
    with pytest.raises(MalformedTag):
        read(b"x", "not a tag")


def test_the_format_may_be_named():
    assert read(b"# Title\n", "en").format == "markdown"
    assert read(b"# Title\n", "en", "plain").format == "plain"
