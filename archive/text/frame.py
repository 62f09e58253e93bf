"""The words that frame a declaration: the paragraph that opens it, and the formulas that close it."""

from __future__ import annotations

import re

from .dates import ENGLISH, find_dates
from .paragraph import opens_list

# A meeting by its noun, then where it was held: both, and a date, make the paragraph that names the meeting.
MEETING = re.compile(
    "会议|會議|峰会|峰會|会晤|會晤|会谈|會談|理事会|理事會|大会|大會"
    r"|\b(?:reunid[oa]s|réuni[es]*|reunión|cumbre|sommet|meeting|talks|summit|session|conference|council|gathered|met)\b"
    r"|\b(?:переговор|заседани|встреч|встрет|саммит|совещани|конференци|сесси|совет|собра)",
    re.IGNORECASE,
)
_NOT_IN = "|".join(name.title() for name in ENGLISH)
HELD_AT = (
    re.compile(
        r"[在于於][^\d，,。；;]{1,20}?"
        "(?:举行|舉行|召开|召開|会晤|會晤|聚会|聚會|集会|集會|举办|舉辦|开会|開會)"
    ),
    re.compile(rf"\b(?:in|at)\s+(?:the\s+city\s+of\s+)?(?!(?:{_NOT_IN}|SCO)\b)[A-Z][a-z]+"),
    re.compile(r"\b[A-Z][a-z]+ (?:has )?hosted\b|\b(?:en|à)\s+[A-Z][a-z]+"),
    re.compile(r"\b[Вв]о?\s+(?:г\.\s*|городе\s+)?[А-ЯЁ][а-яё]+"),
)

# The words before the colon of a preamble.
DECLARING = re.compile(
    "如[下左]|[下左]列|以下|(?:[宣公][布佈告]|声明|聲明|[协協議议][议議定]|同意|决定|決定|商定|约定|約定).{0,3}[:：]"
    r"|\b(?:as follows|following|declar\w+|agree[ds]?|stat(?:e|ed|es)|proclaim\w*|resolv\w+|decide[ds]?|adopt\w*)\b"
    r"|следующ|нижеследующ|заявля|договорил|согласил|провозгла|постанов|реши",
    re.IGNORECASE,
)
LONGEST_DECLARING = 60
PREAMBLE_HEADING = re.compile(
    r"序\s*[言文]|前\s*言|弁\s*言|導\s*言|导\s*言|preamble|преамбула", re.IGNORECASE
)

CLOSING = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        # Done at …
        r"^(?:[本此右]|上[开開])?(?:宣言|公报|公報|声明|聲明|[条條协協公和]?[约約]|[协協]定|[协協][议議]|[宪憲]章|[议議]定[书書])?"
        r"[于於].{1,60}(?:[签簽][订訂署]|订立|訂立|[签簽]字|[订訂作][立成]?[于於])(?!了).{0,120}$",
        r"^(?:公元)?[〇零○一二三四五六七八九\d]{4}年.{1,8}日[在于於]?.{0,20}(?:[签簽][订訂署]|[订訂]立|[订訂][于於])(?!了).{0,120}$",
        r"^(?:下列|双方|雙方|各)?(?:签署人|簽署人|全权代表|全權代表).{0,60}(?:签字|簽字|署名|盖章|蓋章|画押|畫押).{0,60}$",
        r"共[计計][一二三四五六七八九十两兩\d]{1,3}份",
        r"一式[一二三四五六七八九十两兩\d]{1,3}份",
        r"^(?:done|signed|adopted|issued)\s+(?:at|in|on)\b",
        r"^(?:fait|signé|hecho|firmad[oa]|feito)\s+(?:à|en|em|le|el)\b",
        r"^(?:en foi de quoi|en fe de lo cual|em f[eé] do que)\b",
        r"^(?:совершено|подписан[оа]?|принят[оа]?)\s+(?:в\b|«?\d)",
        r"^настоящ\w+\s.{0,60}\b(?:подписан|совершен)\w*\s+в\b.{0,120}экземпляр",
        r"^this\s.{0,60}\b(?:was|is|has been)\s+(?:signed|done)\s+(?:at|in)\b.{0,120}\b(?:copies|originals|duplicate)",
        # In witness whereof …
        "以昭信守|特此(?:证明|證明|声明|聲明|宣布|宣佈)",
        r"^in\s+(?:witness|faith)\s+whereof",
        r"^в\s+удостоверение\s+чего",
        # Thanks to the hosts …
        "(?:感谢|感謝|谢意|謝意).{0,80}(?:热情|熱情|款待|接待|招待|好客|周到)"
        "|(?:热情|熱情|款待|接待|招待|好客|周到).{0,80}(?:感谢|感謝|谢意|謝意)",
        r"\b(?:thank|thanks|thanked|gratitude|gratefu\w+|appreciati\w+)\b.{0,200}"
        r"\b(?:hospitality|warm\s+(?:welcome|reception)|hosting|organi[sz]ation\s+of\s+the\s+(?:meeting|summit|session))",
        r"(?:благодар|признательн).{0,200}(?:гостеприимств|радушн|т[её]пл\w+\s+при[её]м)",
        # Held in an atmosphere of …
        "(?:会议|會議|会谈|會談|会晤|會晤|峰会|峰會).{0,80}(?:气氛|氣氛|氛围|氛圍)(?:中|下)?.{0,6}(?:进行|進行|举行|舉行|召开|召開)",
        r"\b(?:held|took\s+place|conducted|proceeded|passed)\b.{0,60}\batmosphere\b",
        r"\b(?:прош[её]?л|состоял|проход|проведен).{0,80}\b(?:атмосфер|обстановк)",
    )
)
# The last words of a text that is signed.
ATTESTED = re.compile(
    r"(?:in\s+(?:witness|faith)\s+whereof|done\s+(?:at|in)\s|в\s+удостоверение\s+чего|совершено\s+в\s|以昭信守)",
    re.IGNORECASE,
)
# Formulas are short: a longer paragraph that thanks somebody says more than thanks.
LONGEST_FORMULA = 600


def names_meeting(words: str) -> bool:
    """Whether the words name the meeting with its date and its place."""
    return (
        bool(MEETING.search(words))
        and any(place.search(words) for place in HELD_AT)
        and bool(find_dates(words))
    )


def names_preamble(words: str) -> bool:
    """Whether a line is the heading of a preamble."""
    return PREAMBLE_HEADING.fullmatch(words) is not None


def is_declaring(words: str) -> bool:
    """Whether words that end in a colon declare what follows, so that it is no list of theirs."""
    return DECLARING.search(words[-LONGEST_DECLARING:]) is not None


def is_preamble(words: str) -> bool:
    """Whether a first paragraph is the preamble even of a declaration that numbers nothing."""
    return opens_list(words) or names_meeting(words)


def is_attested(words: str) -> bool:
    """Whether the words are those that a text's signatures stand below: "in witness whereof", "done at"."""
    return ATTESTED.match(words.replace("**", "")) is not None


def is_closing(words: str) -> bool:
    """Whether the words are a formula that says when, how or thanks to whom, and provide for nothing."""
    # Markdown's emphasis may stand around the formula's first word.
    words = words.replace("**", "")
    return len(words) <= LONGEST_FORMULA and any(formula.search(words) for formula in CLOSING)
