"""When and where a text was adopted: below its last provision, above its first, or in the words of its opening."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import ENGLISH
from .days import find_days
from .frame import MEETING
from .signoff import place_and_date
from .span import Span

# A place as an opening names it: 在某城举行, "held in Anytown", «прошло в Городе».
_MONTH = "|".join(name.title() for name in ENGLISH)
# No place of one is named by 于 or 在 again: 于某日在某城签订.
HAN_PLACE = "(?:(?![在于於])[\u3400-\u9fff·])"
VENUES = (
    re.compile(
        rf"[在于於](?P<place>{HAN_PLACE}{{2,16}}?)(?:正式|共同|隆重|召集|以视频方式)?"
        "(?:举行|舉行|召开|召開|会晤|會晤|聚会|聚會|集会|集會|举办|舉辦|开会|開會|会谈|會談|发表|發表|签署|簽署|签订|簽訂|订立|訂立"
        "|聚首|通过|通過|出席|参加|參加)"
    ),
    re.compile(
        "(?:签订|簽訂|签署|簽署|订立|訂立|订|訂|作成|发表|發表)[于於在](?P<place>[\u3400-\u9fff·]{2,10})(?=[，。,；;]|$)"
    ),
    re.compile(
        r"(?i:\b(?:done|signed|adopted)\s+(?:at|in)(?:\s+the\s+city\s+of)?)\s+"
        r"(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,2})"
    ),
    re.compile(
        rf"\b(?:[Ii]n|[Aa]t)\s+(?i:the\s+city\s+of\s+)?(?P<place>(?!(?:{_MONTH}|The|SCO|Meeting|Summit|Heads)\b)[A-Z][\w’'-]+"
        rf"(?:[ -](?!(?:{_MONTH})\b)[A-Z][\w’'-]+){{0,2}})"
    ),
    re.compile(
        r"(?i:\b(?:fait|signé|hecho|firmad[oa]|reunid[oa]s|réuni[es]*)\s+(?:à|en))\s+(?P<place>[A-ZÀ-Ý][\w’'-]+)"
    ),
    re.compile(r"(?P<place>(?!(?:Government|Republic|Ministry)\b)[A-Z][\w’'-]+) (?:has )?hosted\b"),
    re.compile(
        r"(?<!\w)[Вв]о?\s+(?:г\.\s*|городе\s+)?(?P<place>[А-ЯЁ][а-яё]+(?:[ -](?:на-)?[А-ЯЁ][а-яё]+){0,2})"
    ),
)
# What stands after a Chinese 在 and is no place although a meeting was held there.
NO_VENUE = re.compile("期间|期間|基础|基礎|框架|气氛|氣氛|之际|之際|背景|主席|范围|範圍|年|月|日|此")
DONE = re.compile(
    r"^(?:done|signed|adopted|issued|fait|signé|hecho|firmad[oa]|совершено|подписан\w*|принят\w*)\b"
    "|(?:签订|簽訂|签署|簽署|订立|訂立|订于|訂於|发表|發表|通过|通過)",
    re.IGNORECASE,
)
# A line that says when a text was changed says nothing of its adoption.
AMENDED = re.compile(
    r"[(\[]?(?:(?:last )?(?:as )?amended|с (?:изменениями|поправками)|в редакции|ред\.)", re.IGNORECASE
)
# What a place may have before its name, and is not its name.
PREFIX = re.compile(r"^(?:г\.\s?|город[е]?\s|the\s)?(?:city\sof\s)?", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[(（](?P<words>[^()（）]{4,40})[)）]$")
LAST_TAKEN = "the meeting lasted several days; the last of them is taken"


@dataclass(frozen=True, slots=True)
class Occasion:
    """date, place: None and "" when nothing says; the offset of the words that do, and a doubt where there is one."""

    date: datetime.date | None = None
    place: str = ""
    offset: int = 0
    doubt: str = ""


def printed_occasion(text: str, spans: Sequence[Span]) -> Occasion:
    """The date and place that lines of their own print; the last date with a place before one without.

    spans: all those with the role date or place, in order.
    """
    dates = [span for span in spans if span.role == "date"]
    places = [span for span in spans if span.role == "place"]
    dated = [(span, days[0].day) for span in dates if (days := find_days(words_of(text, span)))]
    dated = [entry for entry in dated if not AMENDED.match(words_of(text, entry[0]))] or dated
    placed = [entry for entry in dated if any(beside(text, entry[0], place) for place in places)]
    if not dated:
        return Occasion(place=PREFIX.sub("", words_of(text, places[-1])) if places else "")
    span, day = (placed or dated)[-1]
    near = [place for place in places if beside(text, span, place)] or places
    doubt = "" if len({other for _, other in dated}) == 1 else "several dates are printed"
    # "Signed at Anytown on 3 May 2011" is a line of the date whole.
    named = PREFIX.sub("", words_of(text, near[-1])) if near else venue_in(words_of(text, span), 0)
    return Occasion(day, named, span.start, doubt)


def words_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def beside(text: str, date: Span, place: Span) -> bool:
    """Whether nothing but marks and white space stands between a date and a place."""
    between = text[min(date.end, place.end) : max(date.start, place.start)]
    return len(between) <= 12 and not re.search(r"[^\W_]{3,}", between)


def told_occasion(words: str, offset: int) -> Occasion:
    """The date and place in the words of an opening or closing paragraph; offset: where it begins."""
    days = find_days(words)
    venue = venue_in(words, days[0].start if days else 0)
    if not days:
        return Occasion(place=venue, offset=offset)
    doubt = LAST_TAKEN if days[0].is_range else ""
    return Occasion(days[0].day, venue, offset + days[0].start, doubt)


def titled_occasion(title: str) -> Occasion:
    """The date, and perhaps place, in brackets that end a title."""
    match = IN_BRACKETS.search(title)
    parts = place_and_date(match["words"]) if match else None
    found = {role: match["words"][start:end] for start, end, role in parts} if match and parts else {}
    days = find_days(found.get("date", ""))
    return Occasion(days[0].day, found.get("place", "")) if days else Occasion()


def venue_in(words: str, near: int) -> str:
    """The place nearest to character `near` at which something was held, "" for none."""
    found = [
        match for venue in VENUES for match in venue.finditer(words) if not NO_VENUE.search(match["place"])
    ]
    if not found:
        return ""
    return min(found, key=lambda match: abs(match.start() - near))["place"]


def tells_occasion(words: str) -> bool:
    """Whether a paragraph names a meeting, or says that the text was done, with a date or a place."""
    return bool(MEETING.search(words) or DONE.search(words))
