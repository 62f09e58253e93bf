"""The encoding of a source is told by its bytes, and whatever is no text is refused with its place."""

from __future__ import annotations

import random
import re
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources.encoding import ENCODINGS, decode, decode_as, name_of
from archive.sources.fault import CutSource, DamagedSource, SourceError, UndecodableSource, UnknownEncoding

SOURCES = Path(__file__).resolve().parents[2] / "fixtures" / "sources"
SEEDS = sorted(SOURCES.glob("*.txt"))
HANS = "某某合作组织成员国外交部长在某城举行会议，各方就共同关心的问题交换了意见，并发表以下声明："
HANT = "某某合作組織成員國外交部長在某城舉行會議，各方就共同關心的問題交換了意見，並發表以下聲明："
RU = "Министры иностранных дел собрались в городе и приняли следующее совместное заявление: «Мы едины»."
EN = "The ministers met in São Tomé and issued this “joint communiqué” – the first of its kind."
JA = "日本国政府は、この条約を次のように定めることについて合意した。"
KO = "대한민국 정부와 몽골 정부는 다음과 같이 합의하였다."

# What is written, the codec it is saved with, the name it is known by.
SAVED = [
    (HANS, "utf-8", "utf-8"),
    (HANS, "gb2312", "gb18030"),
    (HANS, "gbk", "gb18030"),
    (HANS, "gb18030", "gb18030"),
    # A character outside the first plane takes four bytes.
    (HANS + "𠀀", "gb18030", "gb18030"),
    (HANS, "hz", "hz-gb-2312"),
    (HANS, "utf-16le", "utf-16le"),
    (HANS, "utf-16be", "utf-16be"),
    ("\ufeff" + HANS, "utf-8", "utf-8"),
    ("\ufeff" + HANS, "utf-16le", "utf-16le"),
    ("\ufeff" + HANS, "utf-16be", "utf-16be"),
    ("\ufeff" + HANS, "utf-32le", "utf-32le"),
    (HANT, "gb18030", "gb18030"),
    (HANT, "big5", "big5"),
    (HANT, "cp950", "big5"),
    # Hong Kong's own characters, and the euro of Windows.
    (HANT + "啲嘅", "big5-hkscs", "big5-hkscs"),
    (HANT + "€", "cp950", "cp950"),
    (HANT, "utf-16be", "utf-16be"),
    (RU, "windows-1251", "windows-1251"),
    (RU, "koi8-r", "koi8-r"),
    (RU, "iso-8859-5", "iso-8859-5"),
    (RU, "utf-16le", "utf-16le"),
    (EN, "windows-1252", "windows-1252"),
    (EN, "utf-16le", "utf-16le"),
    ("Plain words.", "utf-16be", "utf-16be"),
    # Known so that none of them passes for Chinese.
    (JA, "cp932", "cp932"),
    (JA, "euc-jp", "euc-jp"),
    (KO, "cp949", "cp949"),
    # Tildes and braces alone are no escapes.
    ("A tilde ~ and a ~{brace}.", "ascii", "utf-8"),
    ("", "ascii", "utf-8"),
]


@pytest.mark.parametrize(("text", "codec", "name"), SAVED, ids=[f"{row[1]}-{row[0][:6]}" for row in SAVED])
def test_a_text_comes_back_from_every_encoding(text, codec, name):
    kept = text.encode(codec, "ignore").decode(codec)
    found = decode(kept.encode(codec))
    assert (found.text, found.encoding) == (kept, name)
    assert 0.5 < found.confidence <= 1
    assert found.how
    assert decode_as(kept.encode(codec), name) == kept


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"ab\0c", "utf-8"),
        (b"\0abc", "utf-8"),
        (b"a\0b", "utf-8"),
        (b"hello wor\0ld", "utf-8"),
        (b"a \x05 bell and words", "utf-8"),
        ("Text".encode("utf-16le"), "utf-16le"),
        ("我们的声明\n".encode("utf-16be"), "utf-16be"),
        ("Мир и труд.".encode("utf-16le"), "utf-16le"),
    ],
)
def test_a_stray_control_character_makes_no_utf16(data, name):
    assert decode(data).encoding == name


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
@pytest.mark.parametrize(
    "codec", ["gb18030", "utf-8-sig", "utf-16", "utf-16le", "hz", "big5", "windows-1251"]
)
def test_a_real_source_comes_back_from_every_encoding_that_can_hold_it(seed, codec):
    text = seed.read_text("utf-8")
    kept = text.encode(codec, "ignore").decode(codec)
    if len(kept) < len(text) * 0.98:
        return
    found = decode(kept.encode(codec))
    assert found.text.removeprefix("\ufeff") == kept.removeprefix("\ufeff")
    assert found.confidence > 0.5


def sentences():
    """The sentences of the Chinese sources, in both scripts."""
    to_hans, to_hant = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
    text = "\n".join(seed.read_text("utf-8") for seed in SEEDS)
    printed = [line for line in re.split("(?<=。)|\n", text) if len(re.findall("[\u4e00-\u9fff]", line)) > 8]
    hans = [to_hans.convert(line) for line in printed]
    return {"hans": hans, "hant": [to_hant.convert(line) for line in hans]}


def paragraphs(pool, number, length, chance):
    for _ in range(number):
        text = ""
        while len(text) < length:
            text += chance.choice(pool)
        yield text


@pytest.mark.parametrize(
    ("script", "codec", "length", "share"),
    [
        ("hans", "gb18030", 200, 0.99),
        ("hant", "big5", 200, 0.99),
        ("hant", "gb18030", 200, 0.99),
        ("hans", "utf-16le", 200, 0.99),
        ("hant", "utf-16be", 200, 0.99),
        ("hans", "hz", 200, 0.99),
        # A line alone is enough most of the time.
        ("hans", "gb18030", 20, 0.98),
        ("hant", "big5", 20, 0.98),
    ],
)
def test_encodings_of_chinese_are_not_taken_for_one_another(script, codec, length, share):
    chance = random.Random(2008)
    drawn = list(paragraphs(sentences()[script], 200, length, chance))
    kept = [text.encode(codec, "ignore").decode(codec) for text in drawn]
    right = sum(decode(text.encode(codec)).text == text for text in kept)
    assert right >= share * len(kept)


@pytest.mark.parametrize("codec", ["cp932", "euc-jp"])
def test_japanese_is_not_taken_for_chinese(codec):
    chance = random.Random(2008)
    clauses = [JA, "両締約国は相互に協力する。", "この協定は効力を生ずる。", "会合は東京で開かれた。"]
    for text in paragraphs(clauses, 50, 100, chance):
        assert decode(text.encode(codec)).encoding == codec


@pytest.mark.parametrize(
    ("data", "kind", "offset"),
    [
        # Cut inside a character.
        (HANS.encode()[:-1], CutSource, len(HANS.encode()) - 3),
        ("ab宣".encode()[:-1], CutSource, 2),
        (HANS.encode("gb18030")[:-1], CutSource, 2 * len(HANS) - 2),
        (HANT.encode("big5")[:-1], CutSource, 2 * len(HANT) - 2),
        (("\ufeff" + HANS).encode("utf-16le")[:-1], CutSource, 2 * len(HANS)),
        ((HANS + "\n").encode("utf-16be")[:-1], CutSource, 2 * len(HANS)),
        (HANS.encode("hz")[:-3], CutSource, len(HANS.encode("hz")) - 4),
        # Wrong bytes in the middle.
        (HANS.encode() + b"\xff" + HANS.encode(), UndecodableSource, len(HANS.encode())),
        (HANS.encode("gb18030") + b"\xff" + HANS.encode("gb18030"), UndecodableSource, 2 * len(HANS)),
        (b"\xef\xbb\xbf" + "，。".encode("gb18030"), UndecodableSource, 3),
        (b"abc\xff", UndecodableSource, 3),
        # A lone surrogate is no character, however it is encoded.
        (b"a\xed\xa0\x80", UndecodableSource, 1),
        (b"escapes \x1b$B of ISO-2022", UndecodableSource, 8),
        # Characters that were lost before.
        ((HANS[:10] + "\ufffd" * 4 + HANS[10:]).encode(), DamagedSource, 30),
        ((HANS + "\ufffd").encode("gb18030"), DamagedSource, 2 * len(HANS)),
        # U+FFFD in UTF-8, read as GBK and saved again.
        ((HANS + "锟斤拷锟斤拷").encode(), DamagedSource, 3 * len(HANS)),
        (("One. " + "?" * 30 + "\nTwo.\n" + "?" * 9).encode(), DamagedSource, 5),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_its_first_byte(data, kind, offset):
    with pytest.raises(SourceError, match=f"byte {offset}[ .]") as raised:
        decode(data)
    assert type(raised.value) is kind
    assert raised.value.offset == offset


def test_one_lost_character_in_a_long_text_is_kept():
    text = HANS * 30 + "\ufffd" + HANS
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("Big5", "big5-hkscs"),
        ("x-sjis", "cp932"),
        ("Shift_JIS", "cp932"),
        ("ISO-8859-1", "windows-1252"),
        ("windows-1251", "windows-1251"),
        ("UTF-8", "utf-8"),
        ("nonsense\x00", ""),
        ("rot13", ""),
        ("", ""),
    ],
)
def test_a_declared_character_set_means_what_its_pages_are_in(declared, name):
    assert name_of(declared) == name


def test_a_hint_decides_where_the_bytes_do_not():
    # Two letters of Russian are also two of French.
    short = "не".encode("windows-1251")
    assert decode(short, language="ru").encoding == "windows-1251"
    # A wrong declaration does not: the bytes are plainly Chinese.
    assert decode(HANS.encode("gb18030"), declared="iso-8859-1", language="en").encoding == "gb18030"
    assert decode(HANS.encode("gb18030"), declared="gb2312").how.startswith("declared")


def test_an_encoding_nobody_reads_is_refused():
    with pytest.raises(UnknownEncoding, match="“rot13”.*utf-8, gb18030"):
        decode_as(b"x", "rot13")


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("gb18030", "ignore")))
def test_any_bytes_are_text_or_a_named_fault(data):
    try:
        found = decode(data)
    except SourceError as fault:
        assert str(fault)
        return
    assert found.encoding in ENCODINGS
    assert decode_as(data, found.encoding) == found.text
    assert decode(data) == found
