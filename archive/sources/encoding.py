"""Encodings: which one the bytes of a source are in, and the text they are in it.

A byte order mark decides, then well-formed UTF-8, then HZ's escapes; every other encoding accepts nearly anything,
so there the reading that makes the likeliest text is taken (likelihood.py). What a page declares is a hint: many
pages declare what their server happens to be set to.
Nothing is translated: a byte order mark stays as the first character, line ends stay as they are.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .damage import refuse_damage
from .fault import CutSource, UndecodableSource, UnknownEncoding
from .likelihood import BROKEN, Likelihood, best

# Name → the models of writing its texts may be in. A name is one that Python's codecs and the IANA registry share.
ENCODINGS: dict[str, tuple[str, ...]] = {
    "utf-8": (),
    "gb18030": ("han",),
    "big5": ("han",),
    "big5-hkscs": ("han",),
    "cp950": ("han",),
    "hz-gb-2312": ("han",),
    "utf-16le": ("han", "cyrillic", "western", "kana", "hangul"),
    "utf-16be": ("han", "cyrillic", "western", "kana", "hangul"),
    "utf-32le": (),
    "utf-32be": (),
    "windows-1251": ("cyrillic",),
    "koi8-r": ("cyrillic",),
    "iso-8859-5": ("cyrillic",),
    "ibm866": ("cyrillic",),
    "windows-1252": ("western",),
    "euc-jp": ("kana",),
    "cp932": ("kana",),
    "cp949": ("hangul",),
}
# Longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
# What the bytes are tried as. Prior nats: Chinese, Russian and English are what the archive holds, in the encodings
# their writers used; the others are known so that none of them passes for one of these.
CANDIDATES = (
    ("gb18030", 0.0),
    ("big5-hkscs", 0.0),
    ("windows-1251", 0.0),
    ("koi8-r", -2.0),
    ("windows-1252", 1.0),
    ("utf-16le", -4.0),
    ("utf-16be", -4.0),
    ("iso-8859-5", -6.0),
    ("ibm866", -6.0),
    ("euc-jp", -8.0),
    ("cp932", -8.0),
    ("cp949", -8.0),
)
BIG5 = ("big5", "big5-hkscs", "cp950")
# What a declaration says for a character set, and what such pages are in. The rest Python's codecs know by name.
DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5hkscs": "big5-hkscs",
    "big5": "big5-hkscs",
    "cp950": "big5-hkscs",
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "koi8-u": "koi8-r",
}
# A declared encoding is believed before any other that makes a text as likely; a language likewise.
NATS_OF_A_HINT = 12.0
LANGUAGES = {"zh": ("han",), "ru": ("cyrillic",), "en": ("western",)}
# So much of the bytes is looked at to tell encodings apart; all of them are decoded.
SAMPLE = 1 << 15
UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CUT_UTF8 = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
HIGH = re.compile(rb"[\x80-\xff]")
# Controls that stand in no text of single bytes, and in UTF-16 are halves of its characters.
CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a]")
HZ = re.compile(rb"~\{[\x21-\x7e]{2}")
# Half a dozen characters of GB 2312 may look like UTF-8 by chance; as a text of another encoding they tell more.
FEW_BYTES = 24
# Nats that a character of UTF-16 would cost if all 65,536 values were as likely, and by how much a reading must be
# likelier than that: four Latin letters or five common characters are, a few letters with a stray zero are not.
NATS_OF_ANY, LEAST_EVIDENCE = math.log(1 << 16), 24.0
# Below this how_typical a reading is no text of its writing.
LEAST_TYPICAL = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text. encoding: a name in ENCODINGS; confidence: 0 to 1; how: what told the encoding."""

    text: str
    encoding: str
    confidence: float
    how: str


def decode(data: bytes, declared: str = "", language: str = "") -> Decoded:
    """The text of a source whose encoding nobody has recorded.

    declared: the character set the source itself names; language: of the text, "zh": both are hints.
    Raises UndecodableSource where no encoding makes a text of the bytes, CutSource where they end inside a
    character, DamagedSource where characters were lost before, all with the offset of the first such byte.
    """
    found = detect(data, name_of(declared), language)
    refuse_damage(found.text, found.encoding)
    return found


def decode_as(data: bytes, encoding: str) -> str:
    """The text of a source in the encoding recorded for it, the same for ever.

    Raises UnknownEncoding for a name that is not in ENCODINGS, and what `decode` raises.
    """
    if encoding not in ENCODINGS:
        raise UnknownEncoding(f"there is no encoding “{encoding:.30}”; there are {', '.join(ENCODINGS)}")
    text = strictly(data, encoding)
    refuse_damage(text, encoding)
    return text


def is_plainly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with so much beyond ASCII that they can be nothing else."""
    return len(HIGH.findall(data[:SAMPLE])) >= FEW_BYTES and is_utf8(data)


def strictly(data: bytes, encoding: str) -> str:
    """All of the bytes decoded. Raises CutSource or UndecodableSource."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        is_cut = fault.end >= len(data) and (
            "incomplete" in fault.reason or "unexpected" in fault.reason or "truncated" in fault.reason
        )
        raise (CutSource if is_cut else UndecodableSource)(
            fault.start, data[fault.start], encoding
        ) from fault


def name_of(declared: str) -> str:
    """The encoding a declaration means, "" for one that nobody knows or that is none."""
    try:
        python = codecs.lookup(declared.strip().lower().removeprefix("x-")).name if declared else ""
    except (LookupError, ValueError):
        return ""
    by_codec = {codecs.lookup(name).name: name for name in ENCODINGS}
    return DECLARED.get(python) or by_codec.get(python, "")


def detect(data: bytes, declared: str, language: str) -> Decoded:
    """The text in the encoding the bytes are in, damage not yet looked for."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return Decoded(strictly(data, name), name, 1.0, "byte order mark")
    return unmarked_utf16(data) or unicode_or_ascii(data) or likeliest(data, declared, language)


def unmarked_utf16(data: bytes) -> Decoded | None:
    """The text when it is UTF-16 without its mark: then spaces, line ends and letters have bytes no text has.

    None as well where the bytes are too few to tell it from a text with control characters in it.
    """
    sample = data[: SAMPLE // 2 * 2]
    if not CONTROL.search(sample):
        return None
    readings = []
    for name in ("utf-16le", "utf-16be"):
        text = codecs.getincrementaldecoder(name)("replace").decode(sample)
        found = best(text, ENCODINGS[name])[1]
        evidence = found.nats + len(text) * NATS_OF_ANY
        is_text = text.isascii() or found.how_typical > LEAST_TYPICAL
        if is_text and evidence >= LEAST_EVIDENCE and not BROKEN.search(text):
            readings.append((found.nats, name))
    name = max(readings, default=(0.0, ""))[1]
    return Decoded(strictly(data, name), name, 0.98, "the zero bytes of UTF-16") if name else None


def unicode_or_ascii(data: bytes) -> Decoded | None:
    """The text when it is UTF-8, ASCII or HZ; None when it must be something else. Raises for damaged UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if is_damaged_utf8(data):
            strictly(data, "utf-8")
            raise UndecodableSource(fault.start, data[fault.start], "utf-8") from fault
        return None
    if not text.isascii():
        # Three bytes in a row are well-formed by chance once in a few hundred.
        few = len(text) - len(text.encode("ascii", "ignore"))
        return Decoded(text, "utf-8", 0.9 if few < 3 else 0.99, "well-formed UTF-8")
    if b"\x1b$" in data:
        raise UndecodableSource(data.index(b"\x1b$"), 0x1B, "any encoding without escape sequences")
    if HZ.search(data):
        return hz(data, text)
    return Decoded(text, "utf-8", 1.0, "nothing but ASCII")


def hz(data: bytes, text: str) -> Decoded:
    """The text when ASCII bytes are HZ: between ~{ and ~} stand characters of GB 2312."""
    read = data.decode("hz", "replace")
    _, found = best(read[:SAMPLE], ("han",))
    if found.how_typical < LEAST_TYPICAL or read.isascii():
        return Decoded(text, "utf-8", 0.8, "nothing but ASCII")
    return Decoded(strictly(data, "hz-gb-2312"), "hz-gb-2312", 0.99, "HZ escapes")


def is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII belong to characters of UTF-8, so that it can be nothing else."""
    # The source ends inside a character of which two bytes are left; one may be the last letter of "communiqué".
    if (cut := CUT_UTF8.search(data, max(0, len(data) - 3))) and is_utf8(data[: cut.start()]):
        return True
    high = len(HIGH.findall(data))
    whole = sum(len(found) for found in UTF8_CHARACTER.findall(data))
    return high >= FEW_BYTES and whole * 5 >= high * 4


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def likeliest(data: bytes, declared: str, language: str) -> Decoded:
    """The text in the encoding that makes the likeliest one of the bytes. Raises UndecodableSource."""
    readings = sorted(scored(data, declared, language), key=lambda reading: -reading[0])
    nats, name, found = readings[0]
    if found.how_typical < LEAST_TYPICAL:
        raise utf8_fault(data)
    name = big5_of(data) if name == "big5-hkscs" else name
    text = strictly(data, name)
    margin = nats - next((other for other, rival, _ in readings[1:] if rival != name), nats - 50)
    surety = 1 / (1 + math.exp(-min(margin, 50.0) / 4))
    how = (
        "declared, and likely by its characters"
        if same_family(name, declared)
        else "likely by its characters"
    )
    return Decoded(text, name, round(min(0.99, surety * (0.5 + found.how_typical / 2)), 2), how)


def scored(data: bytes, declared: str, language: str) -> Iterator[tuple[float, str, Likelihood]]:
    """Every candidate with its nats and the likelihood of a sample in it."""
    sample = sample_of(data)
    for name, prior in CANDIDATES:
        reader = codecs.getincrementaldecoder(name)("replace")
        # Not final: the sample may end inside a character.
        model, found = best(reader.decode(sample), ENCODINGS[name])
        hints = (name == declared) + (model in LANGUAGES.get(language, ()))
        yield found.nats + prior + NATS_OF_A_HINT * hints, name, found


def sample_of(data: bytes) -> bytes:
    """The bytes from the first one beyond ASCII, which is the first byte of a character in every encoding."""
    first = HIGH.search(data)
    # UTF-16 counts in pairs, and what stands before the first high byte is ASCII in all the others.
    start = max(0, first.start() - 2) // 2 * 2 if first else 0
    return data[start : start + SAMPLE]


def big5_of(data: bytes) -> str:
    """Which Big5 the bytes are: the plain one, that with the Hong Kong supplement, or that of Windows."""
    read = {name: data.decode(name, "replace") for name in BIG5}
    # The plain one has kana where everybody else has figures and letters, so it must agree with the supplement.
    if read["big5"] == read["big5-hkscs"] and "\ufffd" not in read["big5"]:
        return "big5"
    return "cp950" if "\ufffd" in read["big5-hkscs"] and "\ufffd" not in read["cp950"] else "big5-hkscs"


def same_family(name: str, declared: str) -> bool:
    return declared != "" and (name == declared or {name, declared} <= set(BIG5))


def utf8_fault(data: bytes) -> UndecodableSource:
    """What is wrong with the bytes as UTF-8, the one encoding that tells wrong bytes from right ones."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return UndecodableSource(fault.start, data[fault.start], "utf-8")
    raise ValueError("nothing is wrong with these bytes as UTF-8")
