"""Folding for alignment: wordings of two editions in a form in which they can be compared; never shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .script import renderer

HAN = re.compile("[\u3400-\u9fff]")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Two characters make a Chinese word; of an alphabet it takes more letters to say anything.
SHINGLE, HAN_SHINGLE = 5, 2
# Above this share of capitals a passage is a heading set in capitals, and they tell no acronyms apart.
MOSTLY_CAPITALS = 0.6

# One inflectional ending, the longest that fits; a stem of three letters at least is left.
_ENDING = {
    "en": re.compile(r"(?<=[a-z]{3})(?:'s|’s|s['’]|ies|es|s|y|ing|ed|e)$"),
    "ru": re.compile(
        r"(?<=[а-я]{3})(?:иями|ями|ами|иях|ого|его|ому|ему|ыми|ими|ией|иям|ием|ых|их|ым|им|ой|ей|ую|юю|ая|яя|ое"
        r"|ее|ые|ие|ия|ии|ию|ов|ев|ам|ям|ах|ях|ом|ем|а|я|о|е|у|ю|ы|и|ь|й)$"
    ),
}


def language(tag: str) -> str:
    """The language of an edition tag, "zh" of "zh-Hant-x-gazette"."""
    return tag.partition("-")[0].lower()


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """Each traditional character's simplified one, taken alone, as str.translate wants it."""
    characters = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
    # A line end between two characters keeps OpenCC from reading them as a phrase.
    shown = renderer("zh-Hant", "zh-Hans").render("\n".join(map(chr, characters))).split("\n")
    return {code: sign for code, sign in zip(characters, shown, strict=True) if chr(code) != sign}


def folded(text: str, tag: str) -> str:
    """`text` with one width, one form of apostrophe and ё, and in Chinese one script; case is kept."""
    text = unicodedata.normalize("NFKC", text)
    if language(tag) == "zh":
        return text.translate(simplified())
    return text.replace("ё", "е").replace("Ё", "Е")


def words(text: str, tag: str) -> list[str]:
    """The words of a folded text in order, as stems in lower case; acronyms stay in capitals."""
    found = WORD.findall(text)
    letters = [sign for sign in text if sign.isalpha()]
    shouted = sum(map(str.isupper, letters)) > MOSTLY_CAPITALS * len(letters)
    return [word if is_acronym(word) and not shouted else stem(word, tag) for word in found]


def is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def stem(word: str, tag: str) -> str:
    """The word in lower case without its ending: what "states" and "state's" share."""
    ending = _ENDING.get(language(tag))
    return ending.sub("", word.lower()) if ending else word.lower()


def letters(text: str) -> int:
    """How many letters and digits the text has, one at least: its length, whatever its punctuation."""
    return max(1, sum(map(str.isalnum, text)))


def shingles(text: str, tag: str) -> frozenset[str]:
    """Every run of a few letters of a folded text, across its punctuation: two runs differ where texts do."""
    plain = "".join(sign for sign in text.casefold() if sign.isalnum())
    size = HAN_SHINGLE if language(tag) in ("zh", "ja") else SHINGLE
    if len(plain) <= size:
        return frozenset({plain}) if plain else frozenset()
    return frozenset(plain[at : at + size] for at in range(len(plain) - size + 1))
