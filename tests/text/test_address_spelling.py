"""Every spelling of an address with one meaning leads to the one canonical spelling."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text.address import Clause, Range, Signatures, Tail, UnknownTail, View, parse_tail
from archive.text.address_key import UnknownSpelling, plain, spelled_key
from archive.text.key import Key

SUFFIXES = ("json", "txt", "md", "csv", "tei.xml", "akn.xml", "tmx", "epub", "bib", "ris", "csl.json")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        # Widths, cases and digits of other scripts.
        ("１０.３", "10.3"),
        ("１０．３", "10.3"),
        ("10.3.ＪＳＯＮ", "10.3.json"),
        ("10.JSON", "10.json"),
        ("10.TEI.XML", "10.tei.xml"),
        ("P7.1", "p7.1"),
        ("ｐ７", "p7"),
        ("12A", "12a"),
        ("Preamble", "preamble"),
        ("PART2.3", "part2.3"),
        ("٣", "3"),
        ("१२.३", "12.3"),
        ("010.03", "10.3"),
        ("p07", "p7"),
        # Signs and words around the number.
        ("§10", "10"),
        ("§ 10", "10"),
        ("§§ 10-12", "10-12"),
        ("§10.3", "10.3"),
        ("第10条", "10"),
        ("第 10 条", "10"),
        ("第１０条", "10"),
        ("第十条", "10"),
        ("第十條", "10"),
        ("十条", "10"),
        ("第十", "10"),
        ("十", "10"),
        ("一百零五", "105"),
        ("拾", "10"),
        ("⑩", "10"),
        ("第IV条", "4"),
        ("第十条第三项", "10.3"),
        ("第十條第三項", "10.3"),
        ("第10条第3项", "10.3"),
        ("第十条 第三项", "10.3"),
        ("第十条（三）", "10.3"),
        ("十(三)", "10.3"),
        ("十（三）", "10.3"),
        ("十㈢", "10.3"),
        ("10⑶", "10.3"),
        ("10(3)", "10.3"),
        ("10（3）", "10.3"),
        ("10 (3)", "10.3"),
        ("10(c)", "10.3"),
        ("10(iv)", "10.4"),
        ("10(3)(2)", "10.3.2"),
        ("第3段", "p3"),
        ("第三段", "p3"),
        ("第十条第2段", "10.p2"),
        ("第二部分第三条", "part2.3"),
        ("第二章", "chapter2"),
        # Ranges.
        ("10–12", "10-12"),
        ("10—12", "10-12"),
        ("10——12", "10-12"),
        ("10−12", "10-12"),
        ("10‑12", "10-12"),
        ("10－12", "10-12"),
        ("10～12", "10-12"),
        ("10〜12", "10-12"),
        ("10 - 12", "10-12"),
        ("10至12", "10-12"),
        ("十至十二", "10-12"),
        ("第十条至第十二条", "10-12"),
        ("第十至十二条", "10-12"),
        ("10.2–10.4", "10.2-10.4"),
        ("12-10", "10-12"),
        ("12–10", "10-12"),
        ("10.4-10.2", "10.2-10.4"),
        ("12a-12", "12-12a"),
        ("p10-p3", "p3-p10"),
        # Views.
        ("ZH", "zh"),
        ("zh-hans", "zh-Hans"),
        ("ｚｈ－Ｈａｎｓ", "zh-Hans"),
        ("zh-Hans,en", "zh-Hans+en"),
        ("zh-Hans, en", "zh-Hans+en"),
        ("zh-Hans，en", "zh-Hans+en"),
        ("zh-Hans、en", "zh-Hans+en"),
        ("zh-Hans en", "zh-Hans+en"),
        ("zh-Hans + en", "zh-Hans+en"),
        ("zh-Hans＋en", "zh-Hans+en"),
        ("zh-Hans,en+ru", "zh-Hans+en+ru"),
        ("EN,zh/第十条第三项.json", "en+zh/10.3.json"),
        # Slashes and states.
        ("10/", "10"),
        ("zh/", "zh"),
        ("zh-hans/10/", "zh-Hans/10"),
        ("10.json/", "10.json"),
        ("/", ""),
        ("Signatures/KG", "signatures/kg"),
        ("signatures/", "signatures"),
        (" 10 ", "10"),
    ],
)
def test_every_other_spelling_leads_to_the_canonical_one(asked, canonical):
    tail = parse_tail(asked, SUFFIXES)
    assert str(tail) == canonical
    assert parse_tail(canonical, SUFFIXES) == tail


simple_keys = st.sampled_from(
    [
        "1",
        "10",
        "12a",
        "10.3",
        "1.p2",
        "p7",
        "p7.1",
        "preamble",
        "preamble.p2",
        "closing",
        "h1",
        "part2.3",
        "annex1",
    ]
).map(Key.parse)
tags = st.sampled_from(["zh", "zh-Hans", "zh-Hant-HK", "en", "ru", "zh-Hans-x-gazette", "es-419"])
views = st.lists(tags, min_size=1, max_size=4, unique=True).map(lambda found: View(tuple(found)))
ascending = st.lists(st.integers(1, 99_999), min_size=2, max_size=2, unique=True).map(sorted)
places = st.one_of(
    st.builds(Clause, simple_keys),
    st.builds(lambda ends: Range(Key.parse(f"{ends[0]}"), Key.parse(f"{ends[1]}")), ascending),
    st.builds(lambda ends: Range(Key.parse(f"10.p{ends[0]}"), Key.parse(f"10.p{ends[1]}")), ascending),
    st.builds(Signatures, st.sampled_from(["", "kg", "sco-secretary-general"])),
)
tails = st.one_of(
    st.builds(Tail, views, places, st.sampled_from(["", *SUFFIXES])),
    st.builds(Tail, st.none(), places, st.sampled_from(["", *SUFFIXES])),
    st.builds(Tail, views, st.none(), st.sampled_from(["", *SUFFIXES])),
)


@given(tails)
def test_every_tail_is_read_back_from_its_spelling(tail):
    assert parse_tail(str(tail), SUFFIXES) == tail


@given(tails, st.data())
def test_case_width_and_digits_of_a_spelling_do_not_change_its_meaning(tail, data):
    def respelled(sign: str) -> str:
        wide = chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign
        return data.draw(st.sampled_from([sign, sign.upper(), wide]))

    spelling = "".join(map(respelled, str(tail)))
    if len(spelling.encode()) <= 512:
        assert parse_tail(spelling, SUFFIXES) == tail


pieces = st.sampled_from(
    [
        *"0123456789.-–+,/ ()（）§十三aipx",
        "第",
        "条",
        "项",
        "段",
        "至",
        "zh",
        "en",
        "-Hans",
        "preamble",
        "closing",
        "part2",
    ]
    + ["signatures", "kg", ".json", ".tei.xml", ".pdf", "p1", "h1", "%", "\u200b", "İ", "\u212a"]
)


@given(st.text(st.characters(exclude_categories=())) | st.lists(pieces, max_size=12).map("".join))
@example("signatures/\u212ag")
def test_any_text_is_an_address_with_one_fixed_spelling_or_an_unknown_one(text):
    try:
        tail = parse_tail(text, SUFFIXES)
    except UnknownTail as fault:
        assert 0 < len(str(fault)) < 400
        str(fault).encode()
        return
    assert str(tail).isascii()
    assert parse_tail(str(tail), SUFFIXES) == tail
    assert str(parse_tail(str(tail), SUFFIXES)) == str(tail)


@given(st.text(st.characters(exclude_categories=())) | st.lists(pieces, max_size=8).map("".join))
def test_any_text_spells_a_key_or_is_refused_in_words_that_can_be_shown(text):
    try:
        key = spelled_key(text)
    except UnknownSpelling as fault:
        str(fault).encode()
        return
    assert spelled_key(str(key)) == key
    assert plain(str(key)) == str(key)


@pytest.mark.parametrize("text", ["\ud800", "10\udfff", "第\ud800条"])
def test_a_refused_spelling_can_always_be_shown(text):
    with pytest.raises(UnknownSpelling) as refused:
        spelled_key(text)
    assert str(refused.value).encode()
