"""What stands above the first provision: letterhead, title, place and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .agency import agency
from .days import find_days
from .furniture import furniture_kind, is_furniture
from .labels import label, scope_label
from .masthead_han import ORGAN
from .paragraph import ends_in_pause, ends_sentence
from .signoff import place, place_and_date

# What a text is, by the noun its title ends in (Chinese) or holds (English, Russian).
HAN_KIND = re.compile(
    "(?:宣言|声明|聲明|公报|公報|公告|条约|條約|[和盟专專]约|[和盟专專]約|协定|協定|协议|協議|宪章|憲章|公约|公約|议定书|議定書"
    "|纪要|紀要|备忘录|備忘錄|决议|決議|决定|決定|倡议|倡議|纲要|綱要|规划|規劃|战略|戰略|构想|構想|共识|共識"
    "|章程|条例|條例|方案|致辞|讲话|消息)"
    "[”」》)）]*(?:[(（].{1,20}[)）]|全文)?$"
)
WESTERN_KIND = re.compile(
    r"\b(?:declaration|communiqu[eé]|statement|treaty|agreement|charter|convention|protocol|memorandum"
    r"|resolution|decision|appeal|message|concept|strategy|programme|program|plan|regulations|statute"
    r"|constitution|covenant|accords?|pact|(?:final|founding) act|announcement|(?:joint|shared) vision|outcome document"
    r"|(?:chair|host|co-chair)(?:man|person)?s?[’']?s?[’']? summary|roadmap|guidelines|basic law"
    r"|декларация|коммюнике|заявление|договор|соглашение|хартия|конвенция|протокол|меморандум"
    r"|резолюция|решение|обращение|послание|концепция|стратегия|программа|сообщение|положение|устав"
    r"|déclaration|communiqué|traité|accord|charte|convention|protocole|déclaration|constitution"
    r"|declaración|comunicado|tratado|acuerdo|carta|convenio|convención|protocolo|constitución"
    r"|мәлімдеме|декларациясы|келісім|шарт|bayonot|deklaratsiya\w*|bitim|shartnoma"
    r"|конституция|пакт|основной закон|заключительный акт|основополагающий акт|план действий|итоговый документ)\b",
    re.IGNORECASE,
)
# The sender in a letterhead: a ministry or department, in the languages foreign ministries write in.
SENDER = re.compile(
    r"\b(?:office|department|departamento|département|ministry|ministerio|ministère|embassy|embajada|ambassade"
    r"|secretariat|министерство|департамент|посольство|секретариат|управление)\b"
    r"|(?:外交部|司|办公室|辦公室|秘书处|秘書處|使馆|使館)$",
    re.IGNORECASE,
)
SYMBOL = re.compile(
    r"[A-Z]{1,6}(?:\.[A-Z]{1,6}){0,3}(?:/[\w.()]+){1,5}|[A-Z]{1,4}/\d+|№\s*\d+.*|No\.\s*\d+.*|\d+/\d+"
)
# A line that cannot end a title and so goes on below; a line that cannot begin one and so goes on from above.
GOES_ON = re.compile(r"\b(?:of|the|on|by|for|and|to|о|об|по|и|в)$", re.IGNORECASE)
# A heading that opens the text, even where it stands right below the title and in the same capitals.
OPENING_WORD = re.compile(
    r"preamble|introduction|contents|summary|преамбула|введение|вступление|[序前引弁导導]\s*言|序\s*文",
    re.IGNORECASE,
)
# What is printed below a title of when and by whom the text was adopted.
ADOPTED = re.compile(
    r"[(（].*(?:通过|通過|签订|簽訂|签署|簽署|发表|發表|公布|公佈|批准|修正|生效).*[)）]"
    r"|[(\[]?(?:(?:resolution|declaration|decision|document) )?(?:adopted|signed|done|approved|opened for signature"
    r"|entered into force|entry into force|proclaimed|as amended|amended|last amended|ratified|concluded|issued)\b.*"
    r"|[(\[]?(?:принят[ао]?|подписан[ао]?|утвержд[её]н[ао]?|одобрен[ао]?|совершен[оа]?|с (?:изменениями|поправками)"
    r"|в редакции|ред\.)\b.*",
    re.IGNORECASE,
)
# What a site or agency prints before a title on its line.
ANNOUNCED = re.compile(
    r"(?:(?:full )?text|полный текст|全文)\s?[:：|丨｜]\s*|(?:full )?text of (?:the )?(?=[A-Z])"
    r"|[(（\[【]?(?:受权|授权|受權|授權)(?:发布|發布|發佈)[)）\]】]?\s?[:：|丨｜]?\s*",
    re.IGNORECASE,
)
WHOLE_TEXT = re.compile(r"[(（\[]?(?:全文|full text|полный текст)[)）\]]?|\s+", re.IGNORECASE)
SCRIPTS = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ru": re.compile("[а-яё]", re.IGNORECASE),
    "en": re.compile("[a-z]", re.IGNORECASE),
}
LONGEST_HEAD = 160
# A letterhead, a long title and the page's own lines are some twenty; a list of short lines is no head at all.
MOST_HEAD_LINES = 40
LONGEST_HAN_PLACE = 3
SETTLEMENT = re.compile(
    "(?:[市省州郡县縣镇鎮村岛島城港都堡湾灣山镇]|大会堂|宫|宮|馆|館|大厦|大廈)[）)]?$|^[(（]?(?:中国|中國)"
)
LONGEST_HAN_HEAD = 60


def head_length(paragraphs: Sequence[str]) -> int:
    """How many of the first paragraphs stand above the first provision: short lines that are no sentences."""
    count = 0
    for words in paragraphs[: MOST_HEAD_LINES + 1]:
        if not is_head_line(words):
            break
        count += 1
    return count if count <= MOST_HEAD_LINES else 0


def is_head_line(words: str) -> bool:
    """Whether a paragraph can stand above the first provision."""
    if is_furniture(words) or place_and_date(words) or agency(words) or is_adoption(words):
        return True
    longest = LONGEST_HAN_HEAD if SCRIPTS["zh"].search(words) else LONGEST_HEAD
    if len(words) > longest or ends_sentence(words) or ends_in_pause(words):
        return False
    return label(words) is None and scope_label(words) is None


def head_roles(lines: Sequence[str], language: str, titles: Sequence[str] = ()) -> list[str]:
    """The role of each line above the first provision: furniture, title, place, date, agency, or text.

    lines: as head_length counts them; language: of the edition, "zh"; titles: those found elsewhere.
    A title printed again is furniture, or the edition would have it twice.
    A line that is no part of a title is text: a heading of the body.
    """
    roles = ["" for _ in lines]
    is_record = any(map(SYMBOL.search, lines))
    for index, line in enumerate(lines):
        if (is_record and ORGAN.fullmatch(line)) or is_none(line, titles, language):
            roles[index] = "furniture"
        elif place_and_date(line) or is_adoption(line):
            roles[index] = "date"
        elif agency(line):
            roles[index] = "agency"
    mark_headline(lines, roles)
    mark_place_beside_date(lines, roles)
    first, last = (0, -1) if titles else title_lines(lines, roles)
    for index in range(len(lines)):
        if not roles[index]:
            roles[index] = "furniture" if index < first else "title" if index <= last else "text"
    return roles


def is_none(line: str, titles: Sequence[str], language: str) -> bool:
    """Whether a line above the text is no part of it: furniture, a symbol, another language, a title printed again."""
    return line in titles or is_furniture(line) or bool(SYMBOL.fullmatch(line)) or not is_in(line, language)


def is_adoption(line: str) -> bool:
    """Whether a line says when the text was adopted, and perhaps by whom: "（…年…月…日…会议通过）"."""
    return bool(ADOPTED.fullmatch(line)) and bool(find_days(line))


def mark_headline(lines: Sequence[str], roles: list[str]) -> None:
    """Mark a headline of the page as furniture where the title itself is printed again below it."""
    last = {
        WHOLE_TEXT.sub("", line).casefold(): index for index, line in enumerate(lines) if not roles[index]
    }
    for index, line in enumerate(lines):
        is_kind = not roles[index] and names_kind(line)
        if is_kind and last[WHOLE_TEXT.sub("", line).casefold()] > index:
            roles[index] = "furniture"


def head_reason(line: str, language: str) -> str:
    """Why a line above the text that is no part of it stands there."""
    if kind := furniture_kind(line):
        return kind
    if not is_in(line, language):
        return "in another language"
    return "the title, printed twice" if names_kind(line) else "a letterhead"


def is_in(line: str, language: str) -> bool:
    """Whether a line has letters of the script this language is written in, or no letters at all."""
    script = SCRIPTS.get(language)
    return script is None or script.search(line) is not None or not any(map(str.isalpha, line))


def mark_place_beside_date(lines: Sequence[str], roles: list[str]) -> None:
    """Give a line that could be a place its role when the line before or after it is a date alone."""
    for index, role in enumerate(roles):
        dated = [at for at in (index - 1, index + 1) if 0 <= at < len(roles) and roles[at] == "date"]
        alone = any(len(place_and_date(lines[at]) or ()) == 1 for at in dated)
        if not role and alone and is_place(lines[index]) and not names_kind(lines[index]):
            roles[index] = "place"


def is_place(line: str) -> bool:
    """Whether a line beside a date could be a place; a longer one in Chinese is a heading unless it says which sort."""
    if place(line) is None:
        return False
    return (
        not SCRIPTS["zh"].search(line)
        or len(line.strip("（()）")) <= LONGEST_HAN_PLACE
        or bool(SETTLEMENT.search(line))
    )


def names_kind(line: str) -> bool:
    """Whether the line says what kind of text this is: a declaration, a communiqué …"""
    return bool(HAN_KIND.search(line) or WESTERN_KIND.search(line))


def title_lines(lines: Sequence[str], roles: Sequence[str]) -> tuple[int, int]:
    """First and last line of the title among the lines that have no role yet; (0, -1) when there is none."""
    free = [index for index, role in enumerate(roles) if not role]
    if not free:
        return 0, -1
    kinds = [index for index in free if names_kind(lines[index])]
    named = next((index for index in kinds if not SENDER.search(lines[index])), min(kinds, default=None))
    if named is None:
        first = next((index for index in free if not is_letterhead(lines[index], "")), free[0])
        return first, first
    heads = [index for index in free if index < named and is_letterhead(lines[index], lines[named])]
    first = min(index for index in free if index > max(heads, default=-1))
    last = named
    # What stands above the line of place and date stands above the body: a motto is part of the title.
    dated = max((index for index, role in enumerate(roles) if role in ("place", "date")), default=0)
    while last + 1 in free and (last + 1 < dated or belongs(lines[last], lines[last + 1], lines[named])):
        last += 1
    return first, last


def is_letterhead(line: str, title: str) -> bool:
    """Whether a line above the title names a sender, or stands in capitals that the title does not share."""
    return bool(SENDER.search(line)) or (line.isupper() and not title.isupper())


def belongs(above: str, line: str, named: str) -> bool:
    """Whether a line below the line that names the kind still belongs to the title."""
    if place_and_date(line):
        return False
    if SCRIPTS["zh"].search(named):
        return line.startswith(("(", "（"))
    # "Declaration" alone wants a "Heads of State of …", but no "Introduction".
    if OPENING_WORD.fullmatch(line):
        return False
    wants_more = len(named.split()) <= 2 and above == named and len(line.split()) > 2
    return (
        line[0].islower()
        or line.startswith(("(", "（"))
        or bool(GOES_ON.search(above))
        or (named.isupper() and line.isupper())
        or wants_more
    )
