"""Numbers as lists count: 1 2 3, a b c, i ii iii, 一 二 三, 甲 乙 丙.

https://www.w3.org/TR/css-counter-styles-3/ for pages, ECMA-376 part 1, 17.18.59 (ST_NumberFormat) for packages.
"""

from __future__ import annotations

from collections.abc import Callable

LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word leaves out ё, й, ъ, ы and ь.
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
DIGITS = "〇一二三四五六七八九"
LEGAL_HANS, LEGAL_HANT = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
# No list counts further in any of these; beyond it the figures are printed.
MOST = 3999


def repeated(alphabet: str) -> Callable[[int], str]:
    """The letters one by one, then each twice, as Word counts: a … z, aa, bb."""
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def roman(number: int) -> str:
    letters = ""
    for worth, sign in ROMAN:
        times, number = divmod(number, worth)
        letters += sign * times
    return letters


def han(number: int, digits: str = DIGITS, ranks: str = "十百千") -> str:
    """A number in Chinese: 十, 十一, 二十, 一百零五. digits: from zero; ranks: ten, hundred, thousand."""
    signs, zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            signs += ("零" if zero and signs else "") + digits[digit] + (ranks[power - 1] if power else "")
            zero = False
        else:
            zero = True
    return signs[1:] if digits == DIGITS and 10 <= number < 20 else signs


def ringed(first: str, last: int) -> Callable[[int], str]:
    """One character a number from `first` on, as far as Unicode has them; then the figures."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(
        {ord("0") + n: ord("０") + n for n in range(10)}
    ),
    "decimalEnclosedCircle": ringed("①", 20),
    "decimalEnclosedCircleChinese": ringed("①", 20),
    "decimalEnclosedParen": ringed("⑴", 20),
    "decimalEnclosedFullstop": ringed("⒈", 20),
    "ideographEnclosedCircle": ringed("㊀", 10),
    "lowerLetter": repeated(LATIN),
    "upperLetter": repeated(LATIN.upper()),
    "russianLower": repeated(RUSSIAN),
    "russianUpper": repeated(RUSSIAN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ideographTraditional": repeated(STEMS),
    "ideographZodiac": repeated(BRANCHES),
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
        ),
        han,
    ),
    "ideographDigital": lambda number: "".join(DIGITS[int(figure)] for figure in str(number)),
    "taiwaneseDigital": lambda number: "".join(DIGITS[int(figure)] for figure in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(DIGITS[int(figure)] for figure in str(number)),
    "chineseLegalSimplified": lambda number: han(number, LEGAL_HANS, "拾佰仟"),
    "ideographLegalTraditional": lambda number: han(number, LEGAL_HANT, "拾佰仟"),
    "none": lambda number: "",
}


def counted(number: int, style: str) -> str:
    """A number in a style, in figures where the style is unknown or does not reach so far."""
    if style == "none":
        return ""
    return STYLES.get(style, str)(number) if 0 < number <= MOST else str(number)
