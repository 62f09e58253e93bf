"""Labels: what is printed before a clause or item, "十、" "(三)" "1." "Article 5" "-", and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numerals import figure, values

# No declaration counts further; a key holds five digits.
MOST = 99_999

HAN = "[〇零○一二三四五六七八九十百千廿卅壹贰貳叁叄參参肆伍陆陸柒捌玖拾]{1,7}"
# The numerals of cheques count a row of their own: 壹、 above 一、.
FORMAL = frozenset("壹贰貳叁叄参參肆伍陆陸柒捌玖拾")
DIGITS = r"\d{1,5}"
# The ten stems and twelve branches letter Chinese lists as Latin letters do others.
CYCLES = {"stem": "甲乙丙丁戊己庚辛壬癸", "branch": "子丑寅卯辰巳午未申酉戌亥"}
LETTER = f"[A-Za-zА-Яа-я{''.join(CYCLES.values())}]"
# Cyrillic keyboards print their own letters for X and I.
ROMAN_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "х": 10, "і": 1}
ROMAN = "[IVXLХІ]{1,7}|[ivxlхі]{1,7}|[Ⅰ-Ⅻ]|[ⅰ-ⅻ]"
NUMBER = f"{HAN}|{DIGITS}"
TOKEN = f"{NUMBER}|{ROMAN}|{LETTER}"
# What counted provisions are called where they are not called articles.
NAMES = r"section|sec\.|§|principle|rule|regulation|clause|point|раздел|пункт|принцип|правило"
HAN_NAMES = "原则|原則|规则|規則"
# What follows "1.1" must be white space or the words of a Chinese clause, or it is a date or a version.
ENDS = r"(?=\s|$|[《“「]|[\u3400-\u9fff])"
# Words after 第五条 that make it a reference inside a sentence.
REFERRED = "第至到和及与與、，,规規款项項所的中之"

# The first article of a French or Spanish text is called so in a word.
FIRST = frozenset({"premier", "primero", "único"})

# Shape → pattern, tried in this order. `number` is the counting token.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (shape, re.compile(pattern))
    for shape, pattern in (
        ("第条", rf"第\s?(?P<number>{NUMBER})\s?[条條](?:[：:、.．]|(?=\s|$))"),
        ("第条…", rf"第(?P<number>{NUMBER})[条條](?![{REFERRED}])"),
        ("N-article", r"(?P<number>\d{1,4})\s?-\s?(?i:бап|modda|модда|статья|берене)\b[.:]?"),
        (
            "Article",
            rf"(?i:article|artículo|artigo|art|статья|ст)\.?\s+(?P<number>(?i:premier|primero|único)|{DIGITS}|{ROMAN})(?:[.:：)]|(?=\s*$))",
        ),
        (
            "Article…",
            rf"(?i:article|статья)\s+(?P<number>{DIGITS}|{ROMAN})(?:\s+[–—-](?=\s)|(?=\s+[A-ZА-ЯЁ]))",
        ),
        ("Named", rf"(?P<word>(?i:{NAMES}))\.?\s*(?P<number>{DIGITS}|{ROMAN})(?:[.:：)]|(?=\s*$))"),
        ("Named", rf"(?P<word>{HAN_NAMES})\s?(?P<number>{NUMBER})(?:[：:、.．]|(?=\s|$))"),
        ("第款", rf"第\s?(?P<number>{NUMBER})\s?[款项項](?:[：:、.．]|(?=\s|$))"),
        ("()", rf"\\?[(（]\s?(?P<number>{TOKEN})\s?\\?[)）][、.．]?"),
        ("〔〕", rf"[〔﹝【︵]\s?(?P<number>{HAN})\s?[〕﹞】︶][、.．]?"),
        (")", rf"(?P<number>{TOKEN})\\?[)）]"),
        ("1.1", rf"(?P<above>(?:\d{{1,3}}[.．]){{1,4}})(?P<number>\d{{1,3}})[.．]?{ENDS}"),
        ("、", rf"(?P<number>{NUMBER}|{ROMAN}|{LETTER})、"),
        # Markdown writes "1\." where no list is meant.
        (".", rf"(?P<number>{NUMBER})\\?[.．](?!\d)"),
        (".", rf"(?P<number>{ROMAN}|{LETTER})\\?[.．](?=\s|$)"),
        ("①", r"(?P<number>[①-⑳❶-❿➀-➓])[、.．]?"),
        ("⑴", r"(?P<number>[⑴-⒇㈠-㈩])[、.．]?"),
        ("⒈", r"(?P<number>[⒈-⒛])"),
        ("一　", rf"(?P<number>{HAN})(?=[\u3000\t]| {{2}}| (?=[\u3400-\u9fff]))"),
        ("1 一", r"(?P<number>\d{1,2})(?=[ \u3000][\u3400-\u9fff])"),
        ("1 A", r"(?P<number>\d{1,2})(?=\s+[“\"«‘']?[A-ZА-ЯЁ])"),
        ("alone", rf"(?P<number>{HAN}|\d{{1,3}}|{ROMAN})$"),
    )
)
BULLET = re.compile(
    r"\\?[-‐‑‒–−*·](?=\s|[\u3400-\u9fff《“「])|[•●○▪■□◆◇◦‣⁃►➢]|--(?=\s)|[—―━─－]{1,2}(?![—―━─－])"
)
# These also begin sentences, so they count only where the next of their row follows somewhere below.
WEAK = re.compile(r"第条…|第款|1 [一A]|Article…|Named|1\.1|一　|alone|.*(?:letter|roman|stem|branch)")

# How the words of a label begin; most paragraphs begin otherwise, and need not be compared with every shape.
START = re.compile(
    rf"[^\W\d_]{{0,7}}[^\w\s“”\"'‘’《「]|\d|{HAN}|[第①-⒛❶-➓㈠-㈩{''.join(CYCLES.values())}]|(?:{ROMAN})$"
    rf"|(?i:art|ст|{NAMES})|{HAN_NAMES}"
)

# Divisions are also counted in words: "PART ONE", «РАЗДЕЛ ПЕРВЫЙ».
WORDS = (
    "one|first|перв(?:ый|ая|ое)",
    "two|second|втор(?:ой|ая|ое)",
    "three|third|трет(?:ий|ья|ье)",
    "four|fourth|четв[её]рт(?:ый|ая|ое)",
    "five|fifth|пят(?:ый|ая|ое)",
    "six|sixth|шест(?:ой|ая|ое)",
    "seven|seventh|седьм(?:ой|ая|ое)",
    "eight|eighth|восьм(?:ой|ая|ое)",
    "nine|ninth|девят(?:ый|ая|ое)",
    "ten|tenth|десят(?:ый|ая|ое)",
)
NUMBER_WORD = re.compile(
    "|".join(f"(?P<n{number}>{words})" for number, words in enumerate(WORDS, 1)), re.IGNORECASE
)
_SCOPE_NUMBER = rf"(?P<number>{DIGITS}|{ROMAN}|[A-Z]|(?i:{'|'.join(WORDS)}))\b"
_SCOPE_END = r"(?:[.:：)—–-]|(?=\s|$))"
# 第一章总则: the title of a division often follows its number without a space, 第一章的规定 is part of a sentence.
_HAN_END = rf"(?:[：:、.．]|(?=\s|$)|(?=[《“「\u3400-\u9fff])(?![{REFERRED}]))"
_HAN_ANNEX = (
    rf"(?:\s?[(（\[〔]?\s?(?P<number>{NUMBER}|[A-Z{CYCLES['stem']}])(?:\s?[)）\]〕])?)?"
    rf"(?:[：:、.．]|(?=\s|$)|(?<=[^附件表录錄])(?=[《“「\u3400-\u9fff])(?![{REFERRED}]))"
)
# Divisions whose heading counts them, by the sort of key they get; the annexes among them stand apart.
SCOPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern))
    for sort, pattern in (
        ("part", rf"第\s?(?P<number>{NUMBER})\s?(?:部\s?分|[编編篇]){_HAN_END}"),
        ("chapter", rf"第\s?(?P<number>{NUMBER})\s?章{_HAN_END}"),
        ("section", rf"第\s?(?P<number>{NUMBER})\s?[节節]{_HAN_END}"),
        ("annex", rf"附\s{{0,2}}(?:件|表){_HAN_ANNEX}"),
        ("annex", r"附(?P<number>)[：:]"),
        ("appendix", rf"附\s{{0,2}}[录錄]{_HAN_ANNEX}"),
        ("part", rf"(?i:part|часть)\s+{_SCOPE_NUMBER}{_SCOPE_END}"),
        ("chapter", rf"(?i:chapter|глава)\s+{_SCOPE_NUMBER}{_SCOPE_END}"),
        ("section", rf"(?i:section|раздел)\s+{_SCOPE_NUMBER}{_SCOPE_END}"),
        ("part", rf"(?i:title|титул)\s+{_SCOPE_NUMBER}{_SCOPE_END}"),
        ("annex", rf"(?P<number>(?i:{'|'.join(WORDS)}))\s(?i:schedule|annex){_SCOPE_END}"),
        (
            "annex",
            rf"(?i:annex|schedule|приложение)(?:\s+(?:№\s?|No\.\s?)?{_SCOPE_NUMBER})?(?:[.:：]|(?=\s|$))",
        ),
        ("appendix", rf"(?i:appendix)(?:\s+{_SCOPE_NUMBER})?(?:[.:：]|(?=\s|$))"),
    )
)
PROTOCOL = re.compile(
    r"(?i:(?:(?:optional|additional|final|факультативный|дополнительный) )?(?:protocol|протокол))"
    rf"(?:\s+(?:№\s?|No\.\s?)?{_SCOPE_NUMBER})?"
)
SCOPE_START = re.compile(
    r"第|附|(?i:part|titl|chap|sect|sched|annex|appen|титул|часть|глава|разд|прилож|\w+\s(?:sched|annex))"
)
APPENDED = frozenset({"annex", "appendix", "protocol"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: the row it is counted in, and its possible numbers there.

    style: shape and kind of numeral, "()han"; labels of one row share it.
    above: the numbers printed before the last one, (2,) for "2.3".
    """

    style: str
    numbers: frozenset[int]
    above: tuple[int, ...] = ()

    @property
    def is_weak(self) -> bool:
        """Whether words like these may as well begin a sentence ("A. Smith said …")."""
        return WEAK.match(self.style) is not None


@dataclass(frozen=True, slots=True)
class Label:
    """The first `length` characters of a paragraph as a label, and every way to read it.

    scope: "part", "annex" … for the heading of a division, "" for the label of a clause or item.
    """

    length: int
    readings: tuple[Reading, ...]
    scope: str = ""

    @property
    def is_bullet(self) -> bool:
        return not self.scope and not any(reading.numbers for reading in self.readings)


def label(words: str) -> Label | None:
    """The label `words` begin with, or None. `words`: one printed paragraph without its indent."""
    if START.match(words) is None:
        return None
    for shape, pattern in SHAPES:
        if match := pattern.match(words):
            found = readings(shape, match)
            if found:
                return Label(match.end(), found)
    if match := BULLET.match(words):
        return Label(match.end(), (Reading(f"bullet {match[0]}", frozenset()),))
    return None


def scope_label(words: str) -> Label | None:
    """The label of a division ("第二部分", "Chapter II", "附件一") that `words` begin with, or None."""
    if SCOPE_START.match(words) is None:
        return None
    return next((division_label(sort, match) for sort, form in SCOPES if (match := form.match(words))), None)


def protocol_label(words: str) -> Label | None:
    """The label of a protocol printed below a text; above one, the same words are its title."""
    match = PROTOCOL.fullmatch(words)
    return division_label("protocol", match) if match else None


def division_label(sort: str, match: re.Match[str]) -> Label:
    token = match["number"] or ""
    numbers = worded(token) or row_of_romans(token) or counted(values(token))
    return Label(match.end(), (Reading(sort, numbers),), sort)


def readings(shape: str, match: re.Match[str]) -> tuple[Reading, ...]:
    """Every reading of a label of this shape, the likelier row first; none when its token counts nothing."""
    token = match["number"]
    shape += match.groupdict().get("word", "").lower()
    if shape == "1.1":
        above = tuple(int(number) for number in re.findall(r"\d+", match["above"]))
        return (Reading(f"1.1 {above}", counted({int(token)}), above),) if 0 not in above else ()
    number = 1 if token.lower() in FIRST else figure(token)
    if number is not None:
        numbers = counted({number})
        sort = (
            "digit"
            if token[0].isdecimal() or token.lower() in FIRST
            else "formal"
            if FORMAL.intersection(token)
            else "han"
        )
        return (Reading(shape + sort, numbers),) if numbers else ()
    case = "upper" if token.isupper() else "lower"
    letters = next((name for name, signs in CYCLES.items() if token in signs), "letter")
    rows = (("roman", row_of_romans(token)), (letters, row_of_letters(token)))
    return tuple(Reading(f"{shape}{row} {case}", numbers) for row, numbers in rows if numbers)


def worded(token: str) -> frozenset[int]:
    """The number a word of WORDS is, as a set of one, or none."""
    match = NUMBER_WORD.fullmatch(token)
    return frozenset({int(match.lastgroup[1:])}) if match and match.lastgroup else frozenset()


def row_of_romans(token: str) -> frozenset[int]:
    """The Roman numeral a token is, as a set of one, or none."""
    if len(token) == 1 and token.isalpha():
        number = ROMAN_LETTERS.get(token.lower())
        return counted({number} if number else set())
    return counted(values(token))


def row_of_letters(token: str) -> frozenset[int]:
    """The places of a single letter in its alphabet, from 1; several in Russian, where lists skip letters."""
    if len(token) != 1:
        return frozenset()
    if token.isascii():
        return frozenset({ord(token.lower()) - ord("a") + 1})
    return counted(values(token) - row_of_romans(token))


def counted(numbers: frozenset[int] | set[int]) -> frozenset[int]:
    """Those of the numbers that can count a clause."""
    return frozenset(number for number in numbers if 1 <= number <= MOST)
