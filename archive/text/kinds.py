"""What a text is, and which meeting it comes from, by the words of its title and opening."""

from __future__ import annotations

import re

# The archive's kinds. A Chinese title ends in its kind, an English or Russian one names it first.
KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("declaration", "宣言", r"declaration|déclaration|declaración|deklaratsiya", r"декларац"),
    ("communique", "公报|公報|公告", r"communiqu[eé]|comunicado", r"коммюнике"),
    (
        "statement",
        "声明|聲明|致辞|致辭|讲话|講話|消息|谈话|談話",
        r"statement|bayonot|message|appeal|press release|announcement|joint vision|(?:chair|host)\w*[’']?s? summary",
        r"заявлени|мәлімдеме|обращени|послани|сообщени",
    ),
    ("charter", "宪章|憲章|章程", r"charter|statute|charte", r"харти|устав"),
    ("treaty", "条约|條約|和约|和約|盟约|盟約|专约|專約", r"treaty|pact|traité|tratado", r"договор"),
    ("convention", "公约|公約", r"convention|covenant|convención", r"конвенци|пакт"),
    (
        "agreement",
        "协定|協定|协议|協議|备忘录|備忘錄",
        r"agreement|memorandum|accord|acuerdo|convenio",
        r"соглашени|меморандум",
    ),
    ("protocol", "议定书|議定書|纪要|紀要", r"protocol", r"протокол"),
    ("resolution", "决议|決議", r"resolution", r"резолюци"),
    ("decision", "决定|決定|共识|共識", r"decision", r"решени"),
    (
        "programme",
        "纲要|綱要|规划|規劃|战略|戰略|构想|構想|方案|倡议|倡議|计划|計劃|议程|議程",
        r"programme|program|strategy|concept|plan|initiative|roadmap|agenda",
        r"программ|стратеги|концепци|план|инициатив",
    ),
    (
        "constitution",
        "宪法|憲法|基本法",
        r"constitution|constitución|basic law|fundamental law",
        r"конституци|основной закон",
    ),
)
HAN = re.compile("|".join(f"(?P<{kind}>{han})" for kind, han, _, _ in KINDS))
WESTERN = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{english})s?\b|\b(?:{russian})\w*)" for kind, _, english, russian in KINDS),
    re.IGNORECASE,
)
# How a text without a title speaks of itself: "this Declaration", 本宣言, «настоящая Декларация».
ITSELF_HAN = re.compile(
    rf"(?:本|此|该|該|发表|發表|通过|通過|签署|簽署)(?:联合|聯合|新闻|新聞)?(?:{HAN.pattern})"
)
ITSELF_WESTERN = re.compile(
    r"(?:\b(?:this|the present|the following|настоящ\w+|следующ\w+)\s+(?:joint\s+|совместн\w+\s+)?)"
    rf"(?:{WESTERN.pattern})",
    re.IGNORECASE,
)

BODIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (body, re.compile(pattern, re.IGNORECASE))
    for body, pattern in (
        (
            "heads-of-state",
            r"国家元首|國家元首|元首|heads? of(?: the)?(?: \w+){0,2} (?:state|member states)|heads of state"
            r"|глав[аы]? государств(?!енн)",
        ),
        (
            "heads-of-government",
            r"政府首[脑腦]|[总總]理|heads? of government|prime ministers?|глав[аы]? правительств|премьер-министр",
        ),
        (
            "foreign-ministers",
            r"外交部[长長]|外[长長]|foreign ministers?|ministers? (?:of|for) foreign affairs|министр\w* иностранных дел"
            r"|foreign-ministers",
        ),
        (
            "defence-ministers",
            r"[国國]防部[长長]|防[长長]会|defen[cs]e ministers?|ministers? of defen[cs]e|министр\w* обороны",
        ),
        (
            "security-councils",
            r"安全(?:会议|會議|理事会|理事會)秘[书書]|secretaries of security councils"
            r"|секретар\w* советов безопасности",
        ),
    )
)


def kind_of(title: str) -> str:
    """The archive's kind a title names, "" for none: the last in Chinese, the first in English and Russian."""
    if found := list(HAN.finditer(title)):
        return found[-1].lastgroup or ""
    match = WESTERN.search(title)
    return (match.lastgroup or "") if match else ""


def kind_in(words: str) -> str:
    """The kind by which a paragraph calls the text itself, "" for none."""
    match = ITSELF_HAN.search(words) or ITSELF_WESTERN.search(words)
    return (match.lastgroup or "") if match else ""


def body_of(words: str) -> str:
    """The body whose meeting the words name first: heads-of-state, heads-of-government, …; "" for none."""
    found = [(match.start(), body) for body, pattern in BODIES if (match := pattern.search(words))]
    return min(found)[1] if found else ""
