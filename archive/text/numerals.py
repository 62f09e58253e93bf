"""Numerals: the number a printed token or label stands for, in Chinese, Latin and Cyrillic enumerations.

A token may have more than one reading ("i" is the ninth letter and the first Roman numeral), so the readings
are a set; the single-valued functions answer only where there is exactly one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_TOKEN = 32
LONGEST_LABEL = 64

# Full-width signs, odd spaces, Chinese brackets and bracketed numerals (⑴ ⒜ ㈠ in one character) in the form
# the patterns of labels and addresses are written in.
FULL_WIDTH = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "【〔﹝［"), "["),
    **dict.fromkeys(map(ord, "】〕﹞］"), "]"),
    **dict.fromkeys(map(ord, "﹙（︵"), "("),
    **dict.fromkeys(map(ord, "﹚）︶"), ")"),
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for codes in (range(0x2474, 0x2488), range(0x249C, 0x24B6), range(0x3220, 0x322A))
        for code in codes
    },
}

_ZEROS = "〇零○◯"
_DIGIT_FORMS = ("一壹弌", "二贰貳弍贰两兩", "三叁參参叄弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_HAN = str.maketrans(
    {form: str(digit) for digit, forms in enumerate(_DIGIT_FORMS, 1) for form in forms}
    | dict.fromkeys(_ZEROS, "0")
    | {"十": "T", "拾": "T", "百": "H", "佰": "H", "千": "K", "仟": "K"}
    | {"廿": "2T", "卄": "2T", "卅": "3T", "丗": "3T", "卌": "4T"}
)
_FIGURES = re.compile(f"[0-9{''.join(map(chr, _HAN))}]+")
_GROUP = re.compile(r"(0?)(?:([1-9]?)([THK])|([1-9]))")
_GROUPS = re.compile(f"(?:{_GROUP.pattern})+")
_RANKS = {"K": 1000, "H": 100, "T": 10, "": 1}

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Russian lists leave letters out: by habit ё й ъ ы ь, by GOST 7.32 also з о ч; some only ё, or none.
_CYRILLIC = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгдежиклмнпрстуфхцшщэюя",
)
_ALPHABETS = (_STEMS, _BRANCHES, _LATIN, *_CYRILLIC)

_ROMAN = re.compile(r"(?=.)(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN_SIGN = re.compile("[Ⅰ-ⅿ]")
# Texts typed on a Cyrillic keyboard print Х and І for the Roman X and I.
_CYRILLIC_ROMAN = str.maketrans("ХхІі", "XxIi")

_WORD = re.compile(
    r"(?:(?:article|art|section|sect|sec|chapter|chap|part|annex|appendix|protocol|schedule|title|clause|cl"
    r"|paragraph|para|subparagraph|item|point|no|nr|principle|rule|regulation"
    r"|статья|ст|глава|гл|раздел|часть|пункт|подпункт|принцип|правило|параграф|приложение|протокол|п|пп"
    r"|artículo|artikel|sección|capítulo|anexo|annexe|chapitre|partie|parte)(?![^\W\d_])\.?"
    r"|n[°º]|№|§§?|¶|附件|附录|附錄|议定书|議定書|原则|原則|规则|規則) *(?=[\w(\[])",
    re.IGNORECASE,
)
_UNITS = "条條款项項目点點段章节節编編篇"
# One character of a numeral as printed. Rings and enclosed letters are symbols to Unicode, numerals on paper.
_SIGN = rf"(?:[^\W_ºª第之部{_UNITS}]|[○◯⒜-ⓩ])"
_STEP = re.compile(
    rf"(?P<joint>\. *第? *| *第 *| *(?=[(\[]))"
    rf"(?:\( *(?P<round>{_SIGN}+) *\)|\[ *(?P<square>{_SIGN}+) *\]|(?P<bare>{_SIGN}+))"
    rf"(?: *(?P<unit>[{_UNITS}]|部分))?(?:之(?P<inserted>{_SIGN}+))?"
)
_TRAILING = re.compile(r"[ .。、,:;)\]°º\-‐-―−・·]*")
# A lone ring, or the letter typed for one, is the bullet of a list and counts nothing.
_RINGS = frozenset("oOоО○◯〇")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a printed number: "第十条第三项" has two, "10(3)" has two, "12" one.

    token: the numeral as printed; unit: "条", "项", "部分" or ""; ordinal: it stands after 第;
    bracketed: it stands in brackets; inserted: the numeral after 之 ("第十二条之一"), or "".
    """

    token: str
    unit: str
    ordinal: bool
    bracketed: bool
    inserted: str

    @property
    def printed(self) -> str:
        """The step as a reader names it, without brackets and 第: "十二条之一"."""
        return self.token + self.unit + (f"之{self.inserted}" if self.inserted else "")


def figure(token: str) -> int | None:
    """The number written in figures: digits of any script, Chinese numerals, or one enclosed form of these.

    "12", "１２", "十二", "二〇〇八", "二00八", "壹佰零伍", "⑫", "㈠". Letters never count here; see `values`.
    None for anything else and for more than 32 characters.
    """
    if token.isdigit() and token.isascii() and len(token) <= LONGEST_TOKEN:
        return int(token)
    token = _opened(token.strip())
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    plain = "".join(map(_plain, token))
    if len(plain) != len(token) or not _FIGURES.fullmatch(plain):
        return None
    marks = plain.translate(_HAN)
    if not marks.isdigit():
        return _additive(marks)
    # 两 counts things (两百) and stands alone; in a row of digits it means "two or three".
    return None if len(plain) > 1 and set(plain) & set("两兩") else int(marks)


def values(token: str) -> frozenset[int]:
    """Every number the printed token may stand for.

    Beside figures these are Roman numerals i to lxxxix in one case, single Latin and Cyrillic letters,
    heavenly stems and earthly branches. Empty for a word, a bullet, and more than 32 characters.
    """
    token = token.strip()
    if not 0 < len(token) <= LONGEST_TOKEN:
        return frozenset()
    number = figure(token)
    if number is not None:
        return frozenset({number})
    roman = _roman(token)
    return _letter(token) if roman is None else _letter(token) | {roman}


def value(token: str) -> int | None:
    """The one number the printed token stands for, or None when it has no reading or more than one."""
    return _only(values(token))


def steps(text: str) -> tuple[list[Step], str]:
    """The steps a printed number begins with, outermost first, and what stands after the last of them.

    text: signs already in the form `FULL_WIDTH` gives. No step at all: an empty list and the text itself.
    """
    found, at, text = [], 0, "." + text
    while step := _STEP.match(text, at):
        bracketed = step["round"] or step["square"]
        found.append(
            Step(
                bracketed or step["bare"],
                step["unit"] or "",
                "第" in step["joint"],
                bool(bracketed),
                step["inserted"] or "",
            )
        )
        at = step.end()
    return found, text[at or 1 :]


def label_values(label: str) -> frozenset[int]:
    """Every number a printed label may carry: "十、" "(三)" "1." "第十条" "Article I" "Статья 1" "(iv)".

    A label in steps carries the number of its last one: "1.2." and "第十条第二项" carry 2. A letter after a
    number is either an item of it or a later insertion: "12a" carries 12 or 1. A word before the numeral,
    or 第, settles a letter for the Roman reading ("Article V"). A dash, a bullet or a word alone carries
    none, and so does a label of more than 64 characters.
    """
    label = label.strip()
    if not 0 < len(label) <= LONGEST_LABEL or label in _RINGS:
        return frozenset()
    # Markdown escapes what would begin a list: "1\\." prints "1.".
    text = label.translate(FULL_WIDTH).replace("\\", "")
    word = _WORD.match(text)
    found, rest = steps(text[word.end() :] if word else text)
    if not _TRAILING.fullmatch(rest):
        return frozenset()
    readings: frozenset[int] = frozenset()
    for place, step in enumerate(found):
        readings = _step_values(step, named=word is not None and place == 0)
        if not readings:
            return readings
    return readings


def label_value(label: str) -> int | None:
    """The one number a printed label carries, or None when it carries none or can be read in two ways."""
    return _only(label_values(label))


def _only(readings: frozenset[int]) -> int | None:
    return next(iter(readings)) if len(readings) == 1 else None


def _step_values(step: Step, named: bool) -> frozenset[int]:
    """Readings of one step of a label; `named` when a word before it says that it is a number."""
    roman = _roman(step.token)
    if roman is not None and (named or step.ordinal or step.unit):
        return frozenset({roman})
    readings, letter = values(step.token), values(step.token[-1])
    number = figure(step.token[:-1])
    return readings if readings or not letter or number is None else letter | {number}


def _opened(token: str) -> str:
    """What a token of one enclosed character encloses: "㈠" → "一", "⑫" → "12", "⒈" → "1", "❶" → "1"."""
    if len(token) != 1 or _is_raised(token):
        return token
    inside = unicodedata.normalize("NFKC", token)
    if inside != token:
        return inside.strip("().,")
    worth = unicodedata.numeric(token, -1.0) if unicodedata.category(token) == "No" else -1.0
    return str(int(worth)) if worth >= 0 and worth.is_integer() else token


def _plain(character: str) -> str:
    """The character in its usual form, a digit of any script in ASCII; "" where that is no one character."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    usual = "" if unicodedata.category(character) == "No" else unicodedata.normalize("NFKC", character)
    return usual if len(usual) == 1 else ""


def _additive(marks: str) -> int | None:
    """Worth of marks like "1H05" (K 千, H 百, T 十), or None when the ranks do not descend."""
    if not _GROUPS.fullmatch(marks):
        return None
    total, above = 0, 0
    for zero, digit, unit, last in _GROUP.findall(marks):
        rank = _RANKS[unit]
        if not above:
            follows = not zero
        elif rank * 10 < above:
            # A last digit needs the zero of the ranks left out (一百零五): 一百五 is 150 in speech.
            follows = bool(zero or digit or unit == "T")
        else:
            follows = rank < above and not zero and bool(digit or last or unit == "T")
        if not follows:
            return None
        total, above = total + int(digit or last or 1) * rank, rank
    return total


def _is_raised(token: str) -> bool:
    """Whether the token has a raised or lowered figure (a note mark) or a fraction (no ordinal)."""
    return any(
        unicodedata.decomposition(sign).startswith(("<super>", "<sub>", "<fraction>")) for sign in token
    )


def _letter(token: str) -> frozenset[int]:
    """Places of a single letter, stem or branch in the rows it belongs to, counted from 1."""
    letter = _opened(token).lower()
    if len(letter) != 1 or _is_raised(token) or _ROMAN_SIGN.match(token):
        return frozenset()
    return frozenset(alphabet.index(letter) + 1 for alphabet in _ALPHABETS if letter in alphabet)


def _roman(token: str) -> int | None:
    """A Roman numeral from i to lxxxix, all in one case, or None."""
    letters = unicodedata.normalize("NFKC", _opened(token)).translate(_CYRILLIC_ROMAN)
    if (
        _is_raised(token)
        or not (letters.islower() or letters.isupper())
        or not _ROMAN.fullmatch(letters.lower())
    ):
        return None
    worth = [_ROMAN_WORTH[letter] for letter in letters.lower()]
    return sum(-now if now < after else now for now, after in zip(worth, [*worth[1:], 0], strict=True))
