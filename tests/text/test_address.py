"""A canonical address is read for what it is, and an address no page can have is refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.address import (
    Clause,
    Range,
    Signatures,
    Tail,
    UnknownTail,
    View,
    near,
    parse_document,
    parse_tail,
)
from archive.text.key import Key

SUFFIXES = ("json", "txt", "md", "csv", "tei.xml", "akn.xml", "tmx", "epub", "bib", "ris", "csl.json")


@pytest.mark.parametrize(
    ("asked", "tail"),
    [
        ("", Tail()),
        ("zh", Tail(View(("zh",)))),
        ("zh-Hans+en", Tail(View(("zh-Hans", "en")))),
        ("zh-Hant-HK+zh-Hans-x-gazette+en+ru", Tail(View(("zh-Hant-HK", "zh-Hans-x-gazette", "en", "ru")))),
        ("10", Tail(place=Clause(Key.parse("10")))),
        ("10.3", Tail(place=Clause(Key.parse("10.3")))),
        ("12a", Tail(place=Clause(Key.parse("12a")))),
        ("1.p2", Tail(place=Clause(Key.parse("1.p2")))),
        # Keys that are words or begin with letters are never read as editions.
        ("p1", Tail(place=Clause(Key.parse("p1")))),
        ("h1", Tail(place=Clause(Key.parse("h1")))),
        ("preamble", Tail(place=Clause(Key.parse("preamble")))),
        ("closing.p2", Tail(place=Clause(Key.parse("closing.p2")))),
        ("part2", Tail(place=Clause(Key.parse("part2")))),
        ("annex1.3", Tail(place=Clause(Key.parse("annex1.3")))),
        ("10-12", Tail(place=Range(Key.parse("10"), Key.parse("12")))),
        ("10.2-10.4", Tail(place=Range(Key.parse("10.2"), Key.parse("10.4")))),
        ("12-12a", Tail(place=Range(Key.parse("12"), Key.parse("12a")))),
        ("preamble-closing", Tail(place=Range(Key.parse("preamble"), Key.parse("closing")))),
        # Which of these ends comes first, only the document knows.
        ("p3-10", Tail(place=Range(Key.parse("p3"), Key.parse("10")))),
        ("10-p3", Tail(place=Range(Key.parse("10"), Key.parse("p3")))),
        ("preamble-3", Tail(place=Range(Key.parse("preamble"), Key.parse("3")))),
        ("signatures", Tail(place=Signatures())),
        ("signatures/kg", Tail(place=Signatures("kg"))),
        ("signatures/sco-secretary-general", Tail(place=Signatures("sco-secretary-general"))),
        ("zh/signatures/kg", Tail(View(("zh",)), Signatures("kg"))),
        ("zh-Hans+en/10.3.json", Tail(View(("zh-Hans", "en")), Clause(Key.parse("10.3")), "json")),
        (
            "zh-Hans/10-12.tei.xml",
            Tail(View(("zh-Hans",)), Range(Key.parse("10"), Key.parse("12")), "tei.xml"),
        ),
        ("zh-Hans.json", Tail(View(("zh-Hans",)), None, "json")),
        ("10.json", Tail(None, Clause(Key.parse("10")), "json")),
        ("10.csl.json", Tail(None, Clause(Key.parse("10")), "csl.json")),
        ("preamble.p2.txt", Tail(None, Clause(Key.parse("preamble.p2")), "txt")),
        ("signatures.csv", Tail(None, Signatures(), "csv")),
        ("signatures/kg.json", Tail(None, Signatures("kg"), "json")),
    ],
)
def test_a_canonical_address_is_read_and_is_its_own_spelling(asked, tail):
    assert parse_tail(asked, SUFFIXES) == tail
    assert str(tail) == asked


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("10.pdf", 'no format "pdf"; there are: akn.xml, bib, csl.json'),
        ("zh-Hans.pdf", 'no format "pdf"'),
        ("en.docx", 'no format "docx"'),
        ("signatures.pdf", 'no format "pdf"'),
        ("10.json.txt", '"json" is no part of a clause key'),
        (".json", "a clause key is missing"),
        ("10.", "no clause key"),
        ("10..3", "no clause key"),
        ("10 3", "no clause key"),
        ("0", "begin at 1"),
        ("10.p0", "begin at 1"),
        ("100000", "five digits"),
        ("1.1.1.1.1.1.1", "1 to 6 parts"),
        ("1.h1", "cannot stand under"),
        ("宣言", "no part of a clause key"),
        # 款 is a paragraph to one legislator and an item to another.
        ("第十条第二款", '"二款" is no part'),
        ("第十二条之一", '"十二条之一" is no part'),
        ("(三)", "of which clause"),
        ("㈢", "of which clause"),
        ("甲", "no part of a clause key"),
        ("x", "no part of a clause key"),
        # The ninth letter, or the first Roman numeral.
        ("10(i)", '"i" is no part'),
        ("10\u200b", "no clause key"),
        ("10\n", "no clause key"),
        ("10\x00", "no clause key"),
        ("10-10", 'its address is "10"'),
        ("10-10.2", "do not stand under one clause"),
        ("1-14.1.1.1.1", "do not stand under one clause"),
        ("1.1-2.1", "do not stand under one clause"),
        ("10-11-12", "two ends"),
        ("10-", "missing"),
        ("-10", "missing"),
        ("zh+zh", "stands twice"),
        ("zh-hans,zh-Hans", "stands twice"),
        ("zh+en+ru+fr+de", "at most 4"),
        ("zh+" * 100 + "en", "at most 4"),
        ("zh+", "no edition tag"),
        ("zh++en", "no edition tag"),
        ("+zh", "no clause key"),
        ("zh-Hansx", "no edition tag"),
        ("zh+10", "no edition tag"),
        ("p1/10", "no edition tag"),
        ("preamble/10", "no edition tag"),
        ("10.3/zh", "no edition tag"),
        ("10/11", "no edition tag"),
        ("zh/en", "no part of a clause key"),
        ("zh/10/11", "ends with its clause"),
        ("//", "no edition tag"),
        ("/10", "no edition tag"),
        ("zh//10", "ends with its clause"),
        ("signatures/k", "2 to 64 letters"),
        ("signatures/k_g", "2 to 64 letters"),
        ("signatures/" + "k" * 65, "2 to 64 letters"),
        ("signatures/kg/kz", "ends with its clause"),
        ("zh/signatures//", "missing after signatures"),
        ("signatures-10", "no part of a clause key"),
        ("../settings.py", 'no edition tag|no format "py"'),
        ("9" * 513, "at most 512 bytes"),
        ("十" * 171, "at most 512 bytes"),
        ("\ud800", "surrogate"),
    ],
)
def test_an_address_no_page_can_have_is_refused_with_the_reason(asked, reason):
    with pytest.raises(UnknownTail, match=reason):
        parse_tail(asked, SUFFIXES)


def test_the_longest_known_suffix_wins_whatever_the_order_of_formats():
    assert parse_tail("10.csl.json", ["json", "csl.json"]).suffix == "csl.json"
    assert parse_tail("10.csl.json", ["csl.json", "json"]).suffix == "csl.json"
    with pytest.raises(UnknownTail, match='no format "json"'):
        parse_tail("10.json", ["csl.json"])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: View(()), "one to 4"),
        (lambda: View(("a1", "a2", "a3", "a4", "a5")), "one to 4"),
        (lambda: View(("zh", "zh")), "twice"),
        (lambda: Range(Key.parse("1"), Key.parse("1")), "one clause only"),
        (lambda: Range(Key.parse("1"), Key.parse("2.1")), "under one clause"),
        (lambda: Signatures("KG"), "letters, digits"),
    ],
)
def test_parts_of_an_address_cannot_be_made_wrong(make, reason):
    with pytest.raises(UnknownTail, match=reason):
        make()


@pytest.mark.parametrize(
    ("name", "slug", "suffix"),
    [
        ("2007-bishkek-declaration", "2007-bishkek-declaration", ""),
        ("2007-bishkek-declaration.json", "2007-bishkek-declaration", "json"),
        ("2007-Bishkek-Declaration.TEI.xml", "2007-bishkek-declaration", "tei.xml"),
        ("２００７-bishkek-declaration/", "2007-bishkek-declaration", ""),
        ("a" * 100 + ".csl.json", "a" * 100, "csl.json"),
    ],
)
def test_the_address_of_a_document_is_a_slug_and_a_format(name, slug, suffix):
    assert parse_document(name, SUFFIXES) == (slug, suffix)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "letters, digits"),
        (".json", "letters, digits"),
        ("a" * 101, "at most 100"),
        ("a_b", "letters, digits"),
        ("../etc/passwd", "letters, digits"),
        ("宣言", "letters, digits"),
        ("a\x00", "letters, digits"),
        ("a\n", "letters, digits"),
        ("2007-bishkek-declaration.pdf", 'no format "pdf"; there are: akn.xml'),
        ("a.json.json", "letters, digits"),
        ("a" * 600, "512 bytes"),
    ],
)
def test_what_names_no_document_is_refused_with_the_reason(name, reason):
    with pytest.raises(UnknownTail, match=reason):
        parse_document(name, SUFFIXES)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_document_name_with_one_fixed_spelling_or_an_unknown_one(text):
    try:
        slug, suffix = parse_document(text, SUFFIXES)
    except UnknownTail:
        return
    assert parse_document(f"{slug}.{suffix}" if suffix else slug, SUFFIXES) == (slug, suffix)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("2008-dushanbe-declaratoin", "2008-dushanbe-declaration"),
        ("2008-DUSHANBE-declaration", "2008-dushanbe-declaration"),
        ("2009-dushanbe-declaration", "2008-dushanbe-declaration"),
        ("bishkek", "2007-bishkek-declaration"),
        ("moscow", "2002-moscow-foreign-ministers-communique"),
    ],
)
def test_a_mistyped_name_finds_the_nearest_known_one(asked, nearest):
    known = [
        "2002-moscow-foreign-ministers-communique",
        "2007-bishkek-declaration",
        "2008-dushanbe-declaration",
        "2018-beijing-foreign-ministers-communique",
    ]
    assert near(asked, known)[0] == nearest
    assert near(asked, known, most=1) == [nearest]


def test_a_missing_item_finds_its_neighbours_and_nonsense_finds_nothing():
    known = ["9", "10", "10.1", "10.2", "10.3", "11"]
    assert set(near("10.9", known)) >= {"10.1", "10.2", "10.3"}
    assert len(near("10.9", known, most=2)) == 2
    assert near("国" * 5000, known) == []
    assert near("", known) == []


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=10), st.integers(1, 5))
def test_near_names_are_known_names_and_no_more_than_asked_for(asked, known, most):
    found = near(asked, known, most)
    assert len(found) <= most
    assert set(found) <= set(known)
