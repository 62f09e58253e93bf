"""How likely it is that characters are a text: by what is common in the writing of a few languages.

Every encoding reads the same bytes as other characters, so the reading whose characters make up the likelier text
is the right one. Each model gives a character a probability; the sum of the logarithms over all of them, in nats,
is compared between readings of the same bytes. Only what all models share, ASCII, weighs the same in all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

# The commonest characters of modern Chinese in both scripts, and those that name meetings and what they adopt.
FREQUENT_HAN = (
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發"
    "后後作里裡用道行所然家种種事成方多经經么法学學如都同现現当當没动動面起看定天分还還进進好小部其些主样樣理心她本前开開但"
    "因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重"
    "并並物手应應战戰向头頭文体體政美相见見被利什二等产產合组組织織员員议議条條约約各际際区區联聯济濟"
)
# What stands between Chinese words; the fullwidth forms, and the quotation marks of either script.
HAN_POINTS = "，。、；：“”‘’（）《》〈〉「」『』—…·！？\u3000〔〕【】━─―・‧•\u00a0"
FREQUENT_KANA = (
    "のにはをたがでてとしれさあるいかなこきまもすらどりっだめよくんうえつアイスンルトリラクドコシフレカタマテ"
)
FREQUENT_HANGUL = "이다는의에을가고하지한로사기도어과은를와정여인대국제회서자일부성시합해동선원리전"
# Letters in a hundred of running Russian, from the Russian National Corpus (Lyashevskaya and Sharov 2009).
RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (10.97, 8.45, 8.01, 7.35, 6.7, 6.26, 5.47, 4.73, 4.54, 4.4, 3.49, 3.21, 2.98, 2.81, 2.62, 2.01, 1.9, 1.74)
        + (1.7, 1.65, 1.59, 1.44, 1.21, 0.97, 0.94, 0.73, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.04),
        strict=True,
    )
)  # fmt: skip
WESTERN_LETTERS = "éèêëàâäáãåçñóôöòõøíîïìúûüùýßæœÉÈÊÀÂÄÁÃÅÇÑÓÔÖÕØÍÎÚÛÜ"
POINTS = "“”‘’–—…«»„§°€№·•©®\u00a0"
# In nats: a character that is assigned but belongs to another writing, and one that no text holds.
FOREIGN, IMPOSSIBLE = -13.0, -20.0
# Not a text: controls except tab and line ends, private use, the replacement character, noncharacters.
BROKEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffd\uffff]"
)


@dataclass(frozen=True, slots=True)
class Model:
    """The writing of some language.

    shares: (characters, share of a text they make up together); joints: pairs that hardly ever stand together,
    each with what one costs in nats; typical, worst: the mean of a text's characters beyond ASCII, and the mean
    below which nothing is a text.
    """

    shares: tuple[tuple[str, float], ...]
    joints: tuple[tuple[re.Pattern[str], float], ...]
    typical: float
    worst: float

    def weights(self) -> dict[str, float]:
        """The logarithm of the probability of each character the model knows."""
        found: dict[str, float] = {}
        for characters, share in self.shares:
            for character in characters:
                found.setdefault(character, math.log(share / len(characters)))
        return found


def ranges(*bounds: tuple[int, int]) -> str:
    return "".join(chr(point) for first, last in bounds for point in range(first, last + 1))


def level_one(encoding: str, leads: range) -> Iterator[str]:
    """The characters a Chinese character set itself puts first, as the commonest: its level 1."""
    for lead in leads:
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            yield bytes((lead, trail)).decode(encoding, "ignore")


@cache
def models() -> dict[str, Model]:
    """The models by name."""
    # GB 2312 rows 16 to 55 hold 3,755 characters in daily use, Big5 A440 to C67E 5,401.
    common = {*level_one("gb2312", range(0xB0, 0xD8)), *level_one("big5", range(0xA4, 0xC6))} - {"", "?"}
    han = "".join(sorted(character for character in common if "\u4e00" <= character <= "\u9fff"))
    rare = (ranges((0x4E00, 0x9FFF)), 0.01)
    forms = (ranges((0xFF01, 0xFF5E), (0x3001, 0x3017), (0x2460, 0x249B), (0x3220, 0x3229)), 0.01)
    russian = tuple((letter, share / 150) for letter, share in RUSSIAN.items())
    capitals = tuple((letter.upper(), share / 3000) for letter, share in RUSSIAN.items())
    neighbours = ("іїєґўәғқңөұүһӘҒҚҢӨҰҮҺІЇЄҐ", 0.002)
    # GB 2312 has the letters of pinyin too, but no character stands inside a western word.
    inside = (re.compile("[a-z][\u4e00-\u9fff][a-z]"), -4.0)
    # A capital stands at the beginning of a word, or all are; no word mixes two alphabets.
    capital = (re.compile("[а-яё][А-ЯЁ]"), -5.0)
    mixed = (re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]"), -9.0)
    kana = ((FREQUENT_KANA, 0.45), (ranges((0x3041, 0x30FE)), 0.1), (HAN_POINTS, 0.08), (han, 0.36), rare)
    hangul = ((FREQUENT_HANGUL, 0.35), (ranges((0xAC00, 0xD7A3)), 0.5), (HAN_POINTS, 0.05), (han, 0.02))
    chinese = (
        (HAN_POINTS, 0.14),
        (FREQUENT_HAN, 0.40),
        (han, 0.43),
        forms,
        rare,
        (WESTERN_LETTERS, 0.002),
    )
    western = ((WESTERN_LETTERS, 0.04), (POINTS, 0.03))
    return {
        "han": Model(chinese, (inside,), 8.6, 12.4),
        "cyrillic": Model((*russian, *capitals, (POINTS, 0.02), neighbours), (capital, mixed), 4.0, 7.5),
        "western": Model(western, ((re.compile("[À-ÖØ-öø-ÿ]{2}"), -7.0),), 7.0, 11.0),
        "kana": Model(kana, (), 6.5, 9.3),
        "hangul": Model(hangul, (), 8.0, 10.5),
    }


@cache
def weights(model: str) -> dict[str, float]:
    return models()[model].weights()


@dataclass(frozen=True, slots=True)
class Likelihood:
    """nats: of the whole text; mean: of a character beyond ASCII, positive; how_typical: of the writing, 0 to 1."""

    nats: float
    mean: float
    how_typical: float


def likelihood(text: str, model: str) -> Likelihood:
    """How likely `text` is in the writing named. Time grows with the text, so callers hand in a sample."""
    known = weights(model)
    kind = models()[model]
    beyond = total = 0.0
    for character, times in Counter(text).items():
        if character < "\x7f" and not BROKEN.match(character):
            # A twentieth of what a byte could be: the same in every model, so that markup weighs nothing.
            total += times * -4.5
            continue
        weight = IMPOSSIBLE if BROKEN.match(character) else known.get(character, FOREIGN)
        total += times * weight
        beyond += times
    odd = sum(cost * len(pair.findall(text)) for pair, cost in kind.joints)
    plain = len(text) - beyond
    # A text without a character of its own writing says nothing for it.
    mean = -(total + 4.5 * plain + odd) / beyond if beyond else kind.worst
    how_typical = min(1.0, max(0.0, (kind.worst - mean) / (kind.worst - kind.typical)))
    return Likelihood(total + odd, mean, how_typical)


def best(text: str, names: Iterable[str]) -> tuple[str, Likelihood]:
    """The likeliest of the models named."""
    found = {name: likelihood(text, name) for name in names}
    name = max(found, key=lambda name: found[name].nats)
    return name, found[name]
