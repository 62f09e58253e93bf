"""What was pasted: addresses of any host, and every way to name a place in a declaration."""

from __future__ import annotations

import pytest

from archive.text.pasted import Address, Reference, address, is_title, plain_quotation, references
from archive.text.pasted_place import places

PLACES = {
    "10.3": "10.3",
    "１０．３": "10.3",
    "10(3)": "10.3",
    "10 (iii)": "10.3",
    "10(c)": "10.3",
    "①": "1",
    "12a": "12a",
    "p7.1": "p7.1",
    "preamble.p2": "preamble.p2",
    "cl. 10(3)": "10.3",
    "Clause 10, item 3": "10.3",
    "clause 10 (3).": "10.3",
    "item 3 of clause 10": "10.3",
    "§10.3": "10.3",
    "§ 10": "10",
    "art. 5": "5",
    "Article X": "10",
    "Art. IV(iii)": "4.3",
    "point 3": "3",
    "No. 7": "7",
    "ст. 5": "5",
    "п. 10": "10",
    "пункт 10, подпункт 3": "10.3",
    "第十条第三项": "10.3",
    "第十條第三項": "10.3",
    "第10条第3项": "10.3",
    "第１０條": "10",
    "第十条第（三）项": "10.3",
    "第十条（三）": "10.3",
    "十(三)": "10.3",
    "十、": "10",
    "第二部分第三条": "part2.3",
    "第三章第十条": "chapter3.10",
    "附件1第3条": "annex1.3",
    "part 2, clause 3": "part2.3",
    "annex 1.3": "annex1.3",
    "第七段": "p7",
    # Where a word has two usages both are named, the likelier first: the document decides.
    "¶7": "p7 7",
    "paragraph 10": "p10 10",
    "абзац 2": "p2 2",
    "1 ¶2": "1.p2 1.2",
    "para 2 of clause 1": "1.p2 1.2",
    "第一条第二款": "1.p2 1.2",
    "section 5": "5 section5",
    "(i)": "",
    "clause 2(i)": "2.1 2.9",
    "preamble": "preamble",
    "序言": "preamble",
    "преамбула": "preamble",
    "前言第二段": "preamble.p2",
    "结语": "closing",
    "結語": "closing",
    "10-12": "10-12",
    "10–12": "10-12",
    "clauses 10 to 12": "10-12",
    "§§ 12-10": "10-12",
    "10.2-4": "10.2-10.4",
    "第十条至第十二条": "10-12",
    "第十至十二条": "10-12",
    "signatures": "signatures",
    "signatures, kg": "signatures/kg",
    "签署": "signatures",
    # No place: words, a range of two sorts, three ends, an insertion two legislators would count differently.
    "declaration": "",
    "Dushanbe 10": "",
    "": "",
    "10-p3": "",
    "1-2-3": "",
    "第十二条之一": "",
    "1." * 60: "",
}


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_read_however_it_is_said(text):
    # A paragraph after a preamble is never a numbered item of it in the archive, but a reader may say so.
    found = [str(place) for place in places(text) if str(place) != "preamble.2"]
    assert found == PLACES[text].split()


ADDRESSES = {
    "https://archive.example/documents/d/10.3": Address("/documents/d/10.3"),
    "http://127.0.0.1:8000/zh-hans/documents/d": Address("/zh-hans/documents/d"),
    "//archive.example/documents/d": Address("/documents/d"),
    "archive.example/documents/d": Address("/documents/d"),
    "/documents/d/zh-Hans+en": Address("/documents/d/zh-Hans+en"),
    "documents/d/10": Address("/documents/d/10"),
    "2008-dushanbe-declaration/zh/10.3": Address("/documents/2008-dushanbe-declaration/zh/10.3"),
    "https://a.example/documents/d/%E5%8D%81": Address("/documents/d/十"),
    "https://a.example/documents/d/10(3)": Address("/documents/d/10(3)"),
    "https://a.example/documents/d?layout=stacked#10.3": Address("/documents/d", "layout=stacked", "10.3"),
    "https://a.example/documents/d#10:~:text=x,-y": Address("/documents/d", "", "10"),
    "https://a.example/states/kg": Address("/states/kg"),
    "https://a.example/search?q=x": Address("/search", "q=x"),
    # The sentence around an address is none of it; of two addresses the citation's own comes last.
    "See https://a.example/documents/d/10.": Address("/documents/d/10"),
    "(https://a.example/documents/d/10)": Address("/documents/d/10"),
    "《杜尚别宣言》，https://a.example/documents/d/10。": Address("/documents/d/10"),
    "“Title”, cl 10, <https://a.example/documents/d/10>.": Address("/documents/d/10"),
    "/documents/a and /documents/b": Address("/documents/b"),
    # Neither the name of another site nor a control character becomes part of where the reader is sent.
    "https://a.example/documents/d%0d%0aSet-Cookie:x": Address("/documents/d"),
    "https://elsewhere.example/other/d": None,
    "and/or documents": None,
    "10.3": None,
    "落实人文领域现行的多边和双边条约": None,
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_found_in_what_stands_around_it(text):
    assert address(text) == ADDRESSES[text]


def named(text: str) -> set[tuple[str, str]]:
    return {(each.words, str(each.places[0])) for each in references(text) if each.places}


REFERENCES = {
    "2008-dushanbe-declaration 10.3": ("2008-dushanbe-declaration", "10.3"),
    "Dushanbe 2008 cl. 10(3)": ("Dushanbe 2008", "10.3"),
    "Dushanbe Declaration, preamble": ("Dushanbe Declaration", "preamble"),
    "杜尚别宣言第十条第三项": ("杜尚别宣言", "10.3"),
    "杜尚別宣言 十(三)": ("杜尚別宣言", "10.3"),
    "杜尚别宣言的第10条": ("杜尚别宣言的", "10"),
    "《杜尚别宣言》第十条": ("杜尚别宣言", "10"),
    "二〇〇八年杜尚别宣言第十条": ("二〇〇八年杜尚别宣言", "10"),
    "杜尚别宣言序言": ("杜尚别宣言", "preamble"),
    "clause 10(3) of the Dushanbe Declaration": ("Dushanbe Declaration", "10.3"),
    "Art. 5 Bishkek 2007": ("Bishkek 2007", "5"),
    "第十条第三项 杜尚别宣言": ("杜尚别宣言", "10.3"),
    "art. 5": ("", "5"),
}


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_is_cut_into_document_and_place(text):
    assert REFERENCES[text] in named(text)


def test_a_title_without_a_place_is_read_as_a_document():
    assert references("《比什凯克宣言》") == (Reference("比什凯克宣言"),)


def test_a_year_alone_is_no_clause():
    assert all(not each.places for each in references("2008"))


def test_what_is_too_long_for_a_reference_is_a_quotation():
    assert references("条" * 301) == ()
    assert len(references("1.1 " * 70)) <= 12


def test_marks_around_a_quotation_are_not_part_of_it():
    assert plain_quotation(" 「落實條約」 ") == "落實條約"


@pytest.mark.parametrize(
    ("text", "is_one"), [("《x》", True), ("x", False), ("", False), ("《x》 10", False)]
)
def test_a_title_stands_in_title_marks(text, is_one):
    assert is_title(text) is is_one
