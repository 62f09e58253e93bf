"""A DOCX is read as its reader sees it, numbers of lists and accepted changes included."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from archive.sources import OversizedSource, SourceError, UnknownEncoding, UnreadableMarkup, read, text_of
from archive.sources.counting import STYLES, counted
from archive.text.numerals import label_values
from archive.text.span import tiling_faults
from tests.sources.packages import NAMES, level, listed, numbered, package, paragraph, row, run

CHINESE = numbered(level(0, "chineseCountingThousand", "%1、"), level(1, "decimal", "（%2）"))
TITLE = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
DECLARATION = package(
    paragraph("某某宣言", '<w:pStyle w:val="T"/>')
    + paragraph("各方声明如下：")
    + listed("各方重申友好。")
    + listed("各方决定：")
    + listed("加强贸易；", level=1)
    + listed("扩大交流。", level=1)
    + listed("各方同意会晤。")
    + f"<w:tbl>{row(paragraph('甲国总统'), paragraph('张三'))}{row(paragraph('乙国总统'), paragraph('李四'))}</w:tbl>"
    + paragraph("2011年5月3日于某城"),
    CHINESE,
    TITLE,
    {"header": paragraph("某某部"), "footnotes": paragraph("一个注。")},
)


def lines_of(body, *parts, **more):
    """The printed lines of a document with this body."""
    return text_of(package(body, *parts, **more), "docx", "utf-8").splitlines()


def test_a_document_is_told_from_its_page():
    source = read(DECLARATION, "zh-Hans")
    assert (source.format, source.encoding, source.confidence) == ("docx", "utf-8", 1.0)
    assert list(tiling_faults(source.spans, len(source.text))) == []
    assert [
        (span.role, source.text[span.start : span.end], source.reasons.get(span.start, ""))
        for span in source.spans
        if span.role != "layout"
    ] == [
        ("title", "某某宣言", ""),
        ("text", "各方声明如下：", ""),
        ("text", "一、各方重申友好。", ""),
        ("text", "二、各方决定：", ""),
        ("text", "（1）加强贸易；", ""),
        ("text", "（2）扩大交流。", ""),
        ("text", "三、各方同意会晤。", ""),
        ("office", "甲国总统", ""),
        ("name", "张三", ""),
        ("office", "乙国总统", ""),
        ("name", "李四", ""),
        ("date", "2011年5月3日", ""),
        ("place", "某城", ""),
        ("furniture", "某某部", "the page's header"),
        ("furniture", "一个注。", "a footnote"),
    ]
    assert text_of(DECLARATION, "docx", "utf-8") == source.text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        # Insertions are text, deletions and what was moved away are not.
        (f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>", ["ab"]),
        (f"<w:p><w:moveFrom>{run('a')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo></w:p>", ["b"]),
        # Tabs, breaks, hyphens; the tab stops of a paragraph are none.
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a\tb", "c"]),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", ["a\u2011b"]),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> a</w:t></w:r></w:p>', ["• a"]),
        # Hidden words, instructions of fields, the second form of a drawing.
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>{run('b')}</w:p>", ["b"]),
        (f'<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r>{run("b")}</w:p>', ["ab"]),
        (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>{run('7')}</w:fldSimple></w:p>", ["7"]),
        (f"<w:p><mc:AlternateContent><mc:Choice>{run('a')}</mc:Choice><mc:Fallback>{run('a')}</mc:Fallback></mc:AlternateContent></w:p>", ["a"]),
        # Content controls, hyperlinks, text boxes: a box is a block of its own.
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}{paragraph('b')}</w:sdtContent></w:sdt>", ["a", "b"]),
        (f"<w:p>{run('a')}<w:hyperlink>{run('b')}</w:hyperlink></w:p>", ["ab"]),
        (f"<w:p>{run('a')}<w:r><w:txbxContent>{paragraph('b')}</w:txbxContent></w:r>{run('c')}</w:p>", ["a", "b", "c"]),
        # A row is a line, unless a cell holds more than one.
        (f"<w:tbl>{row(paragraph('a'), paragraph('b'))}</w:tbl>", ["a\tb"]),
        (f"<w:tbl>{row(paragraph('a') + paragraph('b'), paragraph('c'))}</w:tbl>", ["a", "b", "c"]),
        # Spaces and characters beyond the first plane stay.
        (paragraph("　　甲 &amp; 𠀀 "), ["　　甲 & 𠀀 "]),
        (paragraph("  ") + paragraph("a"), ["a"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_document_is_printed_line_by_line(body, lines):
    assert lines_of(body) == lines


@pytest.mark.parametrize(
    ("numbering", "body", "lines"),
    [
        # A list goes on after a paragraph that is none, and its inner list begins anew.
        (CHINESE, listed("a") + listed("b", level=1) + paragraph("c") + listed("d") + listed("e", level=1), ["一、a", "（1）b", "c", "二、d", "（1）e"]),
        # The numbers of outer levels, legal figures, the gap after a label.
        (numbered(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", suffix="space")), listed("a") + listed("b", level=1) + listed("c", level=1), ["I.a", "I.1 b", "I.2 c"]),
        (numbered(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText")), listed("a") + listed("b", level=1), ["I.a", "1.1b"]),
        (numbered(level(0, "bullet", "\uf0b7", suffix="tab")), listed("a"), ["• a"]),
        (numbered(level(0, "bullet", "-", suffix="tab")), listed("a"), ["- a"]),
        (numbered(level(0, "decimal", "第%1条", start=5, suffix="space")), listed("a") + listed("b"), ["第5条 a", "第6条 b"]),
        (numbered(level(0, "none", "")), listed("a"), ["a"]),
        # Two lists of one kind count on, unless the second says where it begins.
        (numbered(level(0, "decimal", "%1."), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'), listed("a") + listed("b", 2), ["1.a", "2.b"]),
        (numbered(level(0, "decimal", "%1."), more='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'), listed("a") + listed("b", 2) + listed("c", 2), ["1.a", "1.b", "2.c"]),
        # Number 0 takes a paragraph out of its list; an unknown list has no numbers.
        (CHINESE, listed("a", 0) + listed("b", 7) + listed("c", 1, 8), ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_lists_print_their_numbers(numbering, body, lines):
    assert lines_of(body, numbering) == lines


def test_a_style_gives_number_and_rank():
    styles = (
        '<w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="Clause"/><w:basedOn w:val="C"/></w:style>'
        '<w:style w:styleId="C"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(
        paragraph(words, f'<w:pStyle w:val="{style}"/>')
        for words, style in (("Peace", "A"), ("One.", "B"), ("Two.", "B"))
    )
    source = read(package(body, numbered(level(0, "decimal", "%1.", suffix="space")), styles), "en")
    assert source.text.splitlines() == ["Peace", "1. One.", "2. Two."]


@pytest.mark.parametrize("style", sorted(STYLES.keys() - {"none"}))
def test_every_style_of_counting_is_read_as_the_number_it_writes(style):
    numbers = range(1, 11) if "ideograph" in style and "Digital" not in style else range(1, 21)
    for number in numbers:
        assert number in label_values(f"{counted(number, style)}.") or style.startswith("russian")


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (27, "lowerLetter", "aa"),
        (1944, "upperRoman", "MCMXLIV"),
        (10, "chineseCounting", "十"),
        (25, "taiwaneseCountingThousand", "二十五"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "russianLower", "к"),
        (21, "decimalEnclosedCircle", "21"),
        (0, "lowerRoman", "0"),
        (5, "nobodysStyle", "5"),
    ],
)
def test_numbers_are_written_as_lists_count(number, style, written):
    assert counted(number, style) == written


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, words in parts.items():
            file.writestr(name, words)
    return data.getvalue()


BOMB = f'<!DOCTYPE w:document [<!ENTITY a "{"x" * 1000}">]><w:document {NAMES}><w:body><w:p>&a;&a;</w:p></w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"PK\x03\x04 cut", UnreadableMarkup, "cannot be opened"),
        (DECLARATION[:-100], UnreadableMarkup, "cannot be opened"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), UnreadableMarkup, "holds no document"),
        (zipped({"word/document.xml": "<w:document"}), UnreadableMarkup, "is no XML"),
        (zipped({"word/document.xml": ""}), UnreadableMarkup, "is no XML"),
        # Entities are how a thousand bytes become a thousand million.
        (zipped({"word/document.xml": BOMB}), UnreadableMarkup, "has a document type"),
        (zipped({"word/document.xml": f"<w:document {NAMES}><w:body>{'<w:sdt>' * 300}"}), UnreadableMarkup, "is no XML"),
        (zipped({"word/document.xml": " " * 50_000_001}), OversizedSource, "50,000,001 bytes"),
        (zipped({f"{n}.xml": "" for n in range(5001)}), OversizedSource, "5,001 parts"),
        (package(f"<w:p>{run('x' * 1_000_000) * 6}</w:p>"), OversizedSource, "6,000,001 characters"),
        (package(f"<w:p>{'<w:r/>' * 300_000}</w:p>"), OversizedSource, "300,000 elements"),
    ],
)  # fmt: skip
def test_a_package_that_is_none_is_refused_by_name(data, kind, message):
    with pytest.raises(kind, match=message):
        read(data, "en")


def test_a_package_is_read_in_its_own_encoding_only():
    with pytest.raises(UnreadableMarkup, match="not “gb18030”"):
        text_of(DECLARATION, "docx", "gb18030")
    with pytest.raises(UnknownEncoding):
        text_of(DECLARATION, "docx", "zip")


def test_a_package_fetches_nothing(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    main = f'<!DOCTYPE x SYSTEM "{secret.as_uri()}"><w:document {NAMES}><w:body>{paragraph("a")}</w:body></w:document>'
    with pytest.raises(UnreadableMarkup, match="document type"):
        read(zipped({"word/document.xml": main}), "en")


def test_a_broken_package_is_refused_and_never_misread():
    chance = random.Random(2008)
    whole = text_of(DECLARATION, "docx", "utf-8")
    for _ in range(300):
        data = bytearray(DECLARATION)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            source = read(bytes(data), "zh-Hans", "docx")
        except SourceError as fault:
            assert str(fault)
            continue
        assert list(tiling_faults(source.spans, len(source.text))) == []
        # Whatever stands in the document itself is guarded by its checksum.
        assert source.text.splitlines()[0].endswith(whole.splitlines()[0])
