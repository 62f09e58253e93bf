"""Languages by their scripts: which paragraphs of a bilingual source belong to an edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

# The script each language of the archive is written in; others cannot be told apart by script alone.
LETTERS = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ru": re.compile("[а-яё]", re.IGNORECASE),
    "en": re.compile("[a-z]", re.IGNORECASE),
}
# A Chinese character stands for about two letters of a word.
WEIGHT = {"zh": 2, "ru": 1, "en": 1}
# A text of two languages has paragraphs of both throughout; a few foreign lines are names, titles, letterheads.
FEWEST, SHARE = 3, 4
LONGEST_LOOK = 300


def tongue(words: str) -> str:
    """The language most letters of the words belong to: zh, ru, en for any Latin letters, "" without letters."""
    looked = words[:LONGEST_LOOK]
    if looked.isascii():
        return "en" if LETTERS["en"].search(looked) else ""
    counts = {name: len(letters.findall(looked)) * WEIGHT[name] for name, letters in LETTERS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else ""


def tongues(paragraphs: Sequence[str]) -> list[str]:
    """The language of each paragraph; one without letters, "1." or "* * *", has that of the next with letters."""
    found = [tongue(words) for words in paragraphs]
    coming = next((name for name in reversed(found) if name), "")
    for index in reversed(range(len(found))):
        coming = found[index] or coming
        found[index] = coming
    return found


def is_written(name: str, paragraphs: Sequence[str]) -> bool:
    """Whether enough paragraphs to be a language of the text have a letter of it."""
    lettered = (words for words in paragraphs if LETTERS[name].search(words))
    return len(list(islice(lettered, FEWEST))) == FEWEST


def foreign(paragraphs: Sequence[str], language: str) -> list[str]:
    """For each paragraph the language it is in, if that is not the edition's; "" for all of a text in one language.

    language: of the edition, "zh". A text is bilingual when both languages have three paragraphs at least and a
    quarter of all.
    """
    own = "" if language not in LETTERS else language
    if not own or not any(is_written(name, paragraphs) for name in LETTERS if name != own):
        return ["" for _ in paragraphs]
    found = tongues(paragraphs)
    counts = Counter(found)
    others = {
        name
        for name, count in counts.items()
        if name not in (own, "") and count >= FEWEST and count * SHARE >= len(found)
    }
    is_held = counts[own] >= FEWEST and counts[own] * SHARE >= len(found)
    if not others or not is_held:
        return ["" for _ in found]
    return [name if name in others else "" for name in found]
