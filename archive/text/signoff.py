"""What stands below the last provision: offices and names, place and date, the agency's line.

Every function takes one printed line and gives its pieces as (start, end, role), offsets in the line; what no
piece covers is layout. None means that the line is something else.
"""

from __future__ import annotations

import re

from .days import find_days

Piece = tuple[int, int, str]

# An office by its last word in Chinese, by its first words in English and Russian.
HAN_OFFICE = (
    "总统|總統|主席|总理|總理|首相|部长|部長|外长|外長|秘书长|秘書長|委员长|委員長|议长|議長|主任|局长|局長"
    "|代表|大使|国王|國王|埃米尔|苏丹|总书记|總書記|国务卿|國務卿|国务委员|國務委員|领导人|領導人|大臣|执政|執政|总督|總督"
    "|公使|领事|領事|代办|代辦|特使|专员|專員|亲王|親王|酋长|酋長|行政长官|行政長官|市长|市長|省长|省長|会长|會長"
    "|理事长|理事長|总干事|總幹事|总裁|總裁|司令|署长|署長|司长|司長|议员|議員|书记|書記|秘书|秘書"
)
OFFICE_WORD = (
    "President|Chairman|Chairwoman|Chairperson|Prime|Premier|Minister|Secretary|Secretary-General|Director"
    "|Director-General|Chancellor|King|Sultan|Emir|Head|Representative|Ambassador|Plenipotentiary|Speaker"
)
RUSSIAN_OFFICE = (
    "Президент|Председатель|Премьер|Премьер-министр|Министр|Генеральный секретарь|Государственный секретарь"
    "|Исполняющий|Исполнительный|Директор|Глава|Руководитель|Секретарь|Канцлер|Посол|Представитель"
)
# The noun may stand after an adjective or two: "First Deputy Prime Minister", "Acting Minister". After it an
# English office goes on in capitals and small words, so that "President noted …" is a sentence and no office.
QUALIFIER = (
    "(?:Acting|First|Deputy|Vice|Executive|Federal|Foreign|State|Supreme|The|Первый|Заместитель|Вице)[ -]"
)
SMALL = "of|for|and|the|to|in|on|ad|interim|foreign|external|affairs|relations|state"
HAN_WORDS = r"[^，。；;,.:：!?()（）\s][^，。；;.:：!?()（）\s]"
OFFICE = (
    rf"{HAN_WORDS}{{0,50}}?(?:{HAN_OFFICE})(?:兼[^，。；\s]{{2,20}})?"
    rf"|(?:{QUALIFIER}){{0,3}}(?:{OFFICE_WORD})\b(?:,? (?:{SMALL}|[A-Z][\w’'-]*)){{0,20}}"
    rf"|(?:{QUALIFIER}){{0,3}}(?:{RUSSIAN_OFFICE})\b[^.;:!?\t]{{0,110}}?"
    rf"|(?:受权|受權)?代表[\u3400-\u9fff]{{2,40}}?(?:政府|方面)?(?=[\s:：(（_]|$)"
    r"|(?:For|On behalf of) [Tt]he [^.;:!?,\t]{2,80}?|За [А-ЯЁ][^.;:!?,\t]{2,80}?"
)
HAN_NAME = (
    "[\u3400-\u9fff]{1,8}(?:[·・•‧．.－-][\u3400-\u9fffA-Z]{1,12}){0,3}"
    "|[\u3400-\u9fff](?:[ \u3000][\u3400-\u9fff]){1,2}"
)
INITIALS = r"(?:[A-ZА-ЯЁ][a-zа-яё]?\.[ -]?){1,3}[A-ZА-ЯЁ][\w’'-]+"
CAPITALISED = r"[A-ZА-ЯЁ][\w’'-]*\.?"
# Russian lists print initials behind the name.
INITIALS_BEHIND = r"[A-ZА-ЯЁ][\w’'-]+ (?:[A-ZА-ЯЁ]\.[ ]?){2,3}(?<! )"
WESTERN_NAME = (
    rf"{INITIALS}|{INITIALS_BEHIND}|{CAPITALISED}(?: (?:{CAPITALISED}|al|bin|ibn|de|van|von)){{0,4}}"
)
GAP = r"(?:[ \u00a0]{2,}|[ \u00a0]*[\t\u3000\u2003]+\s*|\s*[:：]\s*|\s*_{2,}\s*)"
# Found before a name as well as after it.
SIGNED = (
    r"(?:\s*(?:[(（\[〔]\s*(?i:signed(?:\s*[—–-]\s*signé)?|sd/?-|sgd\.?|seal|l\.s\.|[签簽][字名署](?:[盖蓋]章)?|[盖蓋]章"
    r"|подпись|подписал)\s*[)）\]〕]"
    r"|/s/|_{2,})\s*)?"
)

# Which part of a line is the office, which the name; tried in this order.
SIGNATURES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<office>{OFFICE}){GAP}{SIGNED}(?P<name>{HAN_NAME}|{WESTERN_NAME}){SIGNED}",
        rf"(?P<office>{OFFICE}){GAP}{SIGNED}(?P<name>{WESTERN_NAME}),\s(?P<office_2>{OFFICE})",
        rf"(?P<office>{OFFICE})\s+{SIGNED}(?P<name>{INITIALS}){SIGNED}",
        rf"(?P<office>{HAN_WORDS}{{0,50}}(?:{HAN_OFFICE}))[ \u3000]?{SIGNED}(?P<name>{HAN_NAME}){SIGNED}",
        rf"(?P<office>{OFFICE})\s*[:：]?{SIGNED}[:：]?",
        rf"(?P<name>{WESTERN_NAME})(?:,\s*|\s+[–—-]\s+)(?P<office>{OFFICE})",
    )
)
SMALL_CAPITALS = re.compile(r"[’']S\b|(?<=\s)(?:Of|The|And)\b")
OFFICE_COLUMN = re.compile(rf"(?P<office>{OFFICE})\s*[:：]?{SIGNED}")
# A column ends where three spaces, a tab or two wide spaces follow.
CELL = re.compile(
    r"\S(?:[^\t\u3000\u2003]|[\u3000\u2003](?![\u3000\u2003]))*?(?=[ \u00a0]{3}|\t|[\u3000\u2003]{2}|$)"
)
# Chinese has no space inside an office or a name of three characters, so one divides two columns.
WORD = re.compile(r"\S+")
HAN_CELLS = re.compile(r"[\u3400-\u9fff]\S+(?:[ \u3000][\u3400-\u9fff]\S+)+")
HAN_OFFICE_END = re.compile(rf".{{1,50}}(?:{HAN_OFFICE})")
HAN_NAME_ONLY = re.compile(HAN_NAME)
# A name in brackets or between strokes was read off the original by who printed it.
NAME = re.compile(rf"{SIGNED}[\[/(]?(?P<name>{HAN_NAME}|{WESTERN_NAME})[\])/]?{SIGNED}")
SEPARATED = re.compile(
    rf"(?P<office>[^\s，。；;,.:：!?][^，。；;:：!?]{{1,80}}?){GAP}{SIGNED}(?P<name>{HAN_NAME}|{WESTERN_NAME}){SIGNED}"
)
# A government in whose name somebody signs, and what he is, on two lines: 某国政府 above 代表.
GOVERNMENT = "[\u3400-\u9fff]{2,40}(?:政府|方面)"
POST = re.compile(
    rf"(?P<office>{GOVERNMENT}|(?:特命)?(?:全[权權])?(?:代表|大使)|plenipotentiary|полномочный представитель"
    r"|of (?:the )?[A-Z][^.,;:!?\t]{2,80}?"
    r"|(?:[A-Z][\w’'-]+ ){0,4}(?:Republic|Federation|Kingdom|States?|Union|Emirates|Sultanate)"
    r"(?: of (?:the )?[A-Z][\w’' -]{2,40})?"
    r"|(?:[А-ЯЁ][а-яё-]+(?:ой|ого|их) ){0,3}(?:Республики|Федерации|Королевства|Государства|Султаната|Содружества)"
    r"(?: [А-ЯЁ][а-яё-]+){0,3})[:：]?"
)
LONGEST = 160

# A line that only says that the original was signed, once for each column.
_SIGNED = r"signed|sd/?-|sgd\.?|seal|l\.s\.|[签簽][字名署](?:[盖蓋]章)?|[盖蓋]章|подпис[ьи]?|signatures?"
_MARK = rf"(?:[(（\[〔]?\s?(?:{_SIGNED})\s?[)）\]〕]?|_{{2,}}(?!_))[:：]?"
MARK = re.compile(rf"(?i:{_MARK}(?:[\s\u3000]+{_MARK}){{0,5}})")
# Before a place, after it, and between it and a date.
CONNECTOR = r"(?:签订于|簽訂於|签署于|簽署於|发表于|發表於|订于|訂於|签于|于|於|在|at|in|on|в)"
# What may stand before a date, and is no place.
_DONE = (
    "(?i:принят|подписан|утвержд|одобрен|совершен|опубликован|adopted|signed|done|approved|issued|dated|released"
    "|published|updated|amended)"
)
PLACE = (
    # "新华社 2018-06-10" and the like say who printed it.
    "[\u3400-\u9fff](?:[\u3400-\u9fff·・]{0,11})(?<![社网網报報部])"
    rf"|(?!{_DONE}\w*\b)(?:г\.\s?|город |the city of )?[A-ZА-ЯЁ][\w’'-]+"
    r"(?:[ -](?:[A-ZА-ЯЁ][\w’'-]+|de|al|of|на)){0,3}(?: shahri| қаласы)?"
    r"(?:, [A-ZА-ЯЁ][\w’'-]+(?: (?:[A-ZА-ЯЁ][\w’'-]+|of|the)){0,4})?"
)
PLACE_BESIDE_DATE = re.compile(
    rf"[\s,，、(（.|/]*(?:(?i:{CONNECTOR})\s*)?(?P<place>{PLACE})[\s,，、)）.|/–—-]*(?:(?i:on|в)\s*)?",
    re.DOTALL,
)
PLACE_ALONE = re.compile(rf"[(（]?(?P<place>{PLACE})[)）,，]?")
WEEKDAY = "[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?"
# What was done on a day, behind its date, is no place: 某年某月某日发表.
DONE = "(?:发表|發表|[发發][布佈]|公布|公佈|[签簽][订訂署]|通过|通過|[订訂]立)"
EDGE = re.compile(rf"[\s,，、()（）.]*(?:{WEEKDAY}|{DONE}|(?i:{CONNECTOR}))?[\s,，、()（）.]*")
MOST_PLACE = 40


def signature(line: str) -> list[Piece] | None:
    """Office and name, or office alone, of a line that signs: "中华人民共和国主席 …", "President of …"."""
    if len(line) > LONGEST:
        return None
    line = lowered(line)
    if side_by_side := columns(line, OFFICE_COLUMN, "office"):
        return side_by_side
    for pattern in SIGNATURES:
        if match := pattern.fullmatch(line):
            return pieces(match)
    return several_signatures(line)


def lowered(line: str) -> str:
    """A line in capitals as it is printed without, its small words in lower case, where its length stays the same."""
    if not line.isupper():
        return line
    printed = SMALL_CAPITALS.sub(lambda found: found[0].lower(), line.title())
    return printed if len(printed) == len(line) else line


def columns(line: str, form: re.Pattern[str], role: str) -> list[Piece] | None:
    """The cells of a line that holds one office, or one name, a column: "甲国代表      乙国代表"."""
    for shape in (CELL, WORD) if HAN_CELLS.fullmatch(line) else (CELL,):
        cells = [form.fullmatch(line, *match.span()) for match in shape.finditer(line)]
        found = [(*cell.span(role), role) for cell in cells if cell]
        if len(found) == len(cells) > 1:
            return found
    return None


def several_signatures(line: str) -> list[Piece] | None:
    """Offices and names by turns on one line: "甲国总统 … 乙国总统 …"."""
    words = list(re.finditer(r"\S+", line))
    roles = ("office", "name") * (len(words) // 2)
    if len(words) < 4 or len(words) % 2:
        return None
    for word, role in zip(words, roles, strict=True):
        if not (HAN_OFFICE_END if role == "office" else HAN_NAME_ONLY).fullmatch(word[0]):
            return None
    return [(word.start(), word.end(), role) for word, role in zip(words, roles, strict=True)]


def bare_signature(line: str) -> list[Piece] | None:
    """A name alone, or two parts set apart by white space: a signature only among other signatures."""
    if len(line) > LONGEST:
        return None
    if side_by_side := columns(lowered(line), POST, "office") or columns(line, NAME, "name"):
        return side_by_side
    match = POST.fullmatch(lowered(line)) or SEPARATED.fullmatch(line) or NAME.fullmatch(line)
    return pieces(match) if match else None


def pieces(match: re.Match[str]) -> list[Piece]:
    """The named groups of a match that took part in it, in reading order."""
    found = [
        (match.start(group), match.end(group), group.removesuffix("_2"))
        for group, words in match.groupdict().items()
        if words
    ]
    return sorted(found)


def place_and_date(line: str) -> list[Piece] | None:
    """The date of a line that is nothing but a date, or a date with a place before or after it."""
    dates = find_days(line) if len(line) <= LONGEST else []
    if len(dates) != 1:
        return None
    start, end = dates[0].start, dates[0].end
    found: list[Piece] = [(start, end, "date")]
    for first, last in ((0, start), (end, len(line))):
        if EDGE.fullmatch(line, first, last):
            continue
        beside = PLACE_BESIDE_DATE.fullmatch(line, first, last)
        if beside is None or len(found) > 1 or len(beside["place"]) > MOST_PLACE:
            return None
        found.append((beside.start("place"), beside.end("place"), "place"))
    return sorted(found)


def place(line: str) -> list[Piece] | None:
    """The place of a line that could be nothing but a place; only a date beside it proves that it is one."""
    match = PLACE_ALONE.fullmatch(line)
    return pieces(match) if match and len(line) <= MOST_PLACE else None
