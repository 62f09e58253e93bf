"""The numbers, dates and months a text names, in whatever script and words: marks both editions share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .align_fold import WORD, language
from .dates import MONTHS, find_dates
from .numerals import figure, values

# Up to this a number may be written in words, be part of an idiom (三股势力, 十分) or fall away in translation.
MOST_SMALL = 12

_HAN_DIGITS = "〇零○一二三四五六七八九十百千廿卅两"
_GROUPED = r"\d{1,3}(?:[, \u00a0]\d{3}){1,6}(?!\d)"
_SCALE = (
    r"(?: ?(?P<scale>[万亿]|hundred|thousand|million|billion|trillion|тыс|млн|млрд|трлн|миллион|миллиард))?"
)
_DIGITS = re.compile(rf"(?P<number>{_GROUPED}|\d+(?:[.,]\d+)?){_SCALE}", re.IGNORECASE)
# Begun in the middle of a run of digits, the search would be as long as the square of the run.
_HAN = re.compile(
    rf"(?<![\d{_HAN_DIGITS}])(?P<number>[\d{_HAN_DIGITS}]*[{_HAN_DIGITS}][\d{_HAN_DIGITS}]*)(?P<scale>[万亿])?"
)
_HAN_MONTH = re.compile(rf"(?P<month>\d{{1,2}}|[{_HAN_DIGITS}]{{1,3}}) ?月(?!球)")
_ROMAN = re.compile(r"\b[IVXL]{2,7}\b")
_SCALES = {"hundred": 100, "万": 10**4, "亿": 10**8, "thousand": 1000, "тыс": 1000, "million": 10**6} | {
    "млн": 10**6,
    "миллион": 10**6,
    "billion": 10**9,
    "млрд": 10**9,
    "миллиард": 10**9,
    "trillion": 10**12,
    "трлн": 10**12,
}


def _counting(rows: str) -> dict[str, int]:
    """Words by the number they say: a row has the words of one number, from two on."""
    return {word: number for number, row in enumerate(rows.strip().splitlines(), 2) for word in row.split()}


# Whole words in English; in Russian beginnings of the words that decline them. One is left out: it is
# an article here and a syllable (统一) there.
_ENGLISH = _counting("""
    two second twice
    three third
    four fourth
    five fifth
    six sixth
    seven seventh
    eight eighth
    nine ninth
    ten tenth decade
    eleven eleventh
    twelve twelfth dozen
    thirteen thirteenth
    fourteen fourteenth
    fifteen fifteenth
    sixteen sixteenth
    seventeen seventeenth
    eighteen eighteenth
    nineteen nineteenth
    twenty twentieth
""")
_ENGLISH |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_RUSSIAN = _counting("""
    два две двух двум двумя второ вторы втора вторую
    три трех трем тремя трет
    четыре четырех четырем четверт
    пять пяти пято пяты пята
    шест
    семь семи седьм
    восемь восьм
    девять девяти девят
    десять десяти десят
    одиннадцат
    двенадцат
    тринадцат
    четырнадцат
    пятнадцат
    шестнадцат
    семнадцат
    восемнадцат
    девятнадцат
    двадцат
""")
_RUSSIAN |= {"тридцат": 30, "сорок": 40, "пятьдесят": 50, "пятидесят": 50, "шестьдесят": 60, "семьдесят": 70}
_RUSSIAN |= {"восемьдесят": 80, "девяност": 90}
# Words that begin like a numeral and count nothing.
_RUSSIAN_NOT = ("шестви", "шествов", "третир", "семина", "трибун", "дверь", "двери")
_SHORTEST_RUSSIAN, _LONGEST_RUSSIAN = 3, 11


def numbers(text: str, tag: str) -> Iterator[str]:
    """The marks of every date ("d:2008-08-28"), number ("n:1624", small "s:6") and month ("m:8") of a text.

    text: folded; tag: its edition's. A mark may come more than once.
    """
    for _, _, day in find_dates(text):
        yield f"d:{day.isoformat()}"
    if language(tag) == "zh":
        yield from (f"m:{number}" for number in map(figure, _HAN_MONTH.findall(text)) if number)
        text = _HAN_MONTH.sub(" ", text).replace("百分之", " ")
        yield from _counted(_HAN, text)
    else:
        yield from (f"m:{number}" for number in _months(text))
        yield from (_mark(number) for number in _in_words(text, tag))
    yield from _counted(_DIGITS, text)
    for token in _ROMAN.findall(text):
        yield from (_mark(number) for number in values(token))


def _counted(form: re.Pattern[str], text: str) -> Iterator[str]:
    """The marks of the numbers written in figures of one form."""
    for match in form.finditer(text):
        number = _figure(match["number"])
        if not number:
            continue
        scale = _SCALES.get((match["scale"] or "").lower(), 1)
        # A lone 一 is a syllable more often than a count.
        if form is _DIGITS or number > 1 or scale > 1:
            yield _mark(number * scale)


def _figure(token: str) -> float | None:
    """The number of digits with or without marks of thousands ("1,500", "1 500", "0,5"), or Chinese numerals."""
    if re.fullmatch(_GROUPED, token):
        return int(re.sub(r"\D", "", token))
    if re.fullmatch(r"\d+[.,]\d+", token):
        return float(token.replace(",", "."))
    return figure(token.replace("两", "二"))


def _mark(number: float) -> str:
    return f"s:{number:g}" if number <= MOST_SMALL else f"n:{number:.12g}"


def _months(text: str) -> Iterator[int]:
    """The months named; of Russian ones the beginning counts, for they stand in several cases."""
    for word in WORD.findall(text):
        name = word.lower()
        if name == "may" and not word[0].isupper():
            continue
        number = MONTHS.get(name) or _RUSSIAN_MONTHS.get(name[:-1]) or _RUSSIAN_MONTHS.get(name)
        if number:
            yield number


_RUSSIAN_MONTHS = {name[:-1]: number for name, number in MONTHS.items() if name[0] > "z"}


def _in_words(text: str, tag: str) -> Iterator[int]:
    """The numbers written in words, except one."""
    if language(tag) == "en":
        for word in map(str.lower, WORD.findall(text)):
            # "Twenty-first" is the sum of its parts.
            parts = [_ENGLISH.get(part, 1 if part in ("one", "first") else 0) for part in word.split("-")]
            if all(parts) and sum(parts) > 1:
                yield sum(parts)
    elif language(tag) == "ru":
        for word in map(str.lower, WORD.findall(text)):
            number = _declined(word)
            if number is not None:
                yield number


def _declined(word: str) -> int | None:
    """The number a Russian word begins with, the longest beginning first."""
    if word.startswith(_RUSSIAN_NOT):
        return None
    for size in range(min(len(word), _LONGEST_RUSSIAN), _SHORTEST_RUSSIAN - 1, -1):
        if word[:size] in _RUSSIAN:
            return _RUSSIAN[word[:size]]
    return None
