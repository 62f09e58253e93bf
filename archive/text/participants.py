"""Who took part in a meeting, as an opening paragraph lists them: state, office, name, and who was in the chair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .parties import HAN, Gazetteer, Mention
from .signoff import HAN_OFFICE, INITIALS, OFFICE_WORD, QUALIFIER

# A paragraph lists participants only where it says that somebody took part or was in the chair.
CHAIRED = re.compile(
    r"主持|担任主席|擔任主席|\b(?:chaired|presided|chairmanship|under the presidency)\b"
    r"|\b(?:председательств|под председательством|вела? заседание)",
    re.IGNORECASE,
)
ATTENDED = re.compile(
    r"出席|参加|參加|与会|與會|到会|到會|参会|參會|会谈|會談|会晤|會晤|签署人|全权代表|全權代表"
    r"|\b(?:attended|attending|participat\w+|took part|taking part|composed of|gathered|met|meeting of|present)\b"
    r"|\b(?:принял\w* участие|участвовал\w*|с участием|присутствовал\w*|в составе|встрет\w+|собрал\w+)",
    re.IGNORECASE,
)
# The list of the longest paragraph that was seen has some two thousand characters.
LONGEST = 6_000

HAN_POST = re.compile(
    rf"[\u3400-\u9fff（）()]{{0,24}}?(?:{HAN_OFFICE})(?:(?:兼|、)[\u3400-\u9fff]{{0,12}}?(?:{HAN_OFFICE}))*"
)
HAN_PERSON = re.compile("[\u3400-\u9fff]{1,8}(?:[ ]?[·・•‧．.－-][ ]?[\u3400-\u9fffA-Z]{1,12}){0,4}")
# What ends a name where no mark does.
HAN_STOP = re.compile(
    "(?:和|与|與|及|以及|同|跟|、|出席|参加|參加|与会|與會|率|等|主持|的|在|于|於|举行|舉行|分别|分別|共同|阁下|閣下"
    "|先生|女士|博士|邀请|邀請|应邀|應邀|访问|訪問|会谈|會談|会见|會見|应|應|将|將|也|还|還|作为|作為|担任|擔任|为|為)"
)
HAN_CHAIRED = re.compile("主持|担任主席|擔任主席")
HONORIFIC = (
    r"(?:(?:H\.\s?E\.|His Excellency|Her Excellency|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|г-н|г-жа"
    r"|Его Превосходительство)\s+)*"
)
CAPITALISED = r"[A-ZА-ЯЁ][\w’'-]+"
PARTICLE = r"al|bin|ibn|de|van|von|da|ul|оглы|кызы"
INITIALS_BEHIND = r"(?:[A-ZА-ЯЁ]\.[ ]?){1,2}(?<! )"
PERSON = rf"(?:{INITIALS}|{CAPITALISED}(?:[ ](?:{CAPITALISED}|{INITIALS_BEHIND}|{PARTICLE})(?:-{CAPITALISED})?){{0,4}})"
PERSON_AFTER = re.compile(rf"\s*[,–—:-]?\s*{HONORIFIC}(?P<name>{PERSON})")
PERSON_BEFORE = re.compile(rf"{HONORIFIC}(?P<name>{PERSON})\s*(?:,|\s[–—-])\s*(?:the\s)?$")
RUSSIAN_POST = (
    "Президент|Председател|Премьер|Министр|Генеральн|Государственн|Исполняющ|Исполнительн|Директор|Глав"
    "|Руководител|Секретар|Канцлер|Посол|Посл|Представител|Заместител|Перв"
)
POST = re.compile(
    rf"(?:{QUALIFIER}){{0,3}}(?:(?:foreign|prime) minister\b|(?:{OFFICE_WORD})\b|(?:{RUSSIAN_POST})\w*)",
    re.IGNORECASE,
)
# "State Secretary and Minister", «исполняющий обязанности Министра», «Премьер-министр – Министр».
BETWEEN_POSTS = re.compile(
    r"(?:\s+(?:of|for)(?:\s[A-Z]?[\w-]+){1,4})?[\s,–—-]+(?:(?:and|и|обязанности)\s+)?(?:[–—-]\s+)?"
)
NEXT = re.compile(r"[;；。]|\.\s")


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part. Offsets are code points of the text; a name that is not given is empty.

    party: its code; capacity: "attended" or "chaired"; start, end: from the office or name to the other's end.
    """

    party: str
    capacity: str
    office: tuple[int, int]
    name: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        return min(self.office[0], self.name[0]) if self.name else self.office[0]

    @property
    def end(self) -> int:
        return max(self.office[1], self.name[1]) if self.name else self.office[1]


def participants(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[Participant]:
    """Those whom the paragraph text[start:end] names with an office and says to have taken part, in order."""
    end = min(end, start + LONGEST)
    words = text[start:end]
    if not (ATTENDED.search(words) or CHAIRED.search(words)):
        return []
    mentions = gazetteer.find(text, start, end)
    find = in_han if HAN.search(words) else in_words
    found = [one for one in find(text, mentions, end) if one.name is not None]
    return [replace(one, capacity=capacity(text, one, start, end)) for one in found]


def capacity(text: str, one: Participant, start: int, end: int) -> str:
    """Whether a participant was in the chair: his sentence says so, and of him."""
    last = NEXT.search(text, one.end, end)
    first = max(text.rfind(mark, start, one.start) for mark in ("。", "；", ";", ". "))
    before = text[max(first + 1, start) : one.start]
    after = text[one.end : last.start() if last else end]
    # 会议由…主持 and 在…主持下 put the chair's name right before the verb; "chaired by" and "under the
    # chairmanship of" put it right after; "… presided over the meeting" before.
    if HAN.search(text[one.office[0] : one.office[1]]):
        return "chaired" if HAN_CHAIRED.match(after.lstrip("阁下閣先生女士")) else "attended"
    is_led = re.search(
        r"(?:chaired by|chairmanship of|presidency of|председательством|председательствовал\w*(?: на \w+)?)"
        r"[^,;]{0,12}$",
        before,
        re.IGNORECASE,
    )
    leads = re.match(
        r"[^,;]{0,20}\b(?:chaired|presided|председательствовал\w*|вела? заседание)(?! by)",
        after,
        re.IGNORECASE,
    )
    return "chaired" if is_led or leads else "attended"


def in_han(text: str, mentions: list[Mention], end: int) -> Iterator[Participant]:
    """Office and name after each party: 甲国外交部长某某."""
    for index, mention in enumerate(mentions):
        reach = mentions[index + 1].start if index + 1 < len(mentions) else end
        office_end = mention.end
        if post := HAN_POST.match(text, mention.end, reach):
            office_end = post.end()
        elif mention.sort != "organ":
            continue
        at = office_end + (text[office_end : office_end + 1] in ("：", ":", " ", "\u3000"))
        person = HAN_PERSON.match(text, at, reach)
        name = named(text, person.start(), person.end()) if person else None
        yield Participant(mention.code, "attended", (mention.start, office_end), name)


def named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A Chinese name without the words that go on after it; None when nothing is left."""
    # A surname may be 和 or 应, so the first character is always the name's own.
    stop = HAN_STOP.search(text, start + 1, end)
    last = stop.start() if stop else end
    return (start, last) if last - start > 1 else None


def in_words(text: str, mentions: list[Mention], end: int) -> Iterator[Participant]:
    """Office of a party and a name after or before it: "President of Foo Jane Roe", "Jane Roe, President of Foo"."""
    at = 0
    for index, mention in enumerate(mentions):
        if mention.start < at:
            continue
        reach = mentions[index + 1].start if index + 1 < len(mentions) else end
        one = post_before(text, mention, at, reach) or post_after(text, mention, reach)
        if one is None:
            continue
        at = one.end
        yield one


def post_before(text: str, mention: Mention, at: int, reach: int) -> Participant | None:
    """An office that ends in its party's name, with a name after it or before it."""
    floor = max(at, mention.start - 120)
    posts = [
        post
        for post in POST.finditer(text, floor, mention.start + 1)
        if not NEXT.search(text, post.end(), mention.start) and is_title(post[0])
    ]
    if mention.sort == "organ" and not posts:
        posts = [post for post in [POST.match(text, mention.start, mention.end)] if post]
    if not posts:
        return None
    start = first_post(text, posts)
    office = (start, mention.end)
    before = PERSON_BEFORE.search(text[floor:start])
    after = PERSON_AFTER.match(text, mention.end, reach)
    if after and (not before or not text[mention.end : after.start("name")].strip()):
        return Participant(mention.code, "attended", office, after.span("name"))
    if before:
        return Participant(
            mention.code, "attended", office, (floor + before.start("name"), floor + before.end("name"))
        )
    return Participant(mention.code, "attended", office)


def is_title(words: str) -> bool:
    """Whether a word that may be an office is written as one; Russian begins some in lower case."""
    return words[0].isupper() or "а" <= words[0] <= "я"


def first_post(text: str, posts: list[re.Match[str]]) -> int:
    """Where an office of several posts begins: "State Secretary and Minister of Foreign Affairs of Foo"."""
    start = posts[-1].start()
    for above in reversed(posts[:-1]):
        between = text[above.end() : start]
        if not BETWEEN_POSTS.fullmatch(between):
            break
        start = above.start()
    return start


def post_after(text: str, mention: Mention, reach: int) -> Participant | None:
    """An adjective of the party, its office and a name: "Chinese Foreign Minister Wang …"."""
    lead = re.compile(r"\s+").match(text, mention.end, reach)
    post = POST.match(text, lead.end(), reach) if lead else None
    if post is None:
        return None
    after = re.compile(rf"(?:\s+of(?:\s[A-Z][\w-]+){{1,3}})?\s+{HONORIFIC}(?P<name>{PERSON})").match(
        text, post.end(), reach
    )
    office = (mention.start, after.start("name") if after else post.end())
    last = len(text[: office[1]].rstrip())
    return Participant(mention.code, "attended", (office[0], last), after.span("name") if after else None)
