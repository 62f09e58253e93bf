"""The lines of news agencies: "（新华社…电）" below a report, "新华社…电 …" before its first words."""

from __future__ import annotations

import re

from .signoff import LONGEST, Piece

_HAN_AGENCY = (
    r"(?:(?:据|據)?[\u3400-\u9fff]{0,6}社(?![会會区區员員团團长長])|本[报報台]|[\u3400-\u9fff]{2,3}[日晚青][报報]"
    "|(?:中新|人民|新[华華]|中[国國]|央[视視])[网網])"
)
_REPORTER = "[(（](?:特派)?(?:记者|記者)[^()（）。]{1,30}[)）]"
AGENCY = re.compile(
    rf"[(（【\[]?\s*{_HAN_AGENCY}[^。，,；;]{{0,40}}[电電讯訊]\s*[)）】\]]?(?:\s?{_REPORTER})?"
    r"|Enditem|(?:[(]\s*(?:[Ee]nd|конец)\s*[)])"
    r"|(?:全文)?完|[(（]\s*(?:完|[\u3400-\u9fff]{1,8}社)\s*[)）]"
    r"|[(（/\[]\s*(?:Xinhua|(?:ITAR-)?TASS|Interfax|Reuters|(?:ИТАР-)?ТАСС|Интерфакс|РИА Новости)"
    r"[^.;]{0,40}[)）/\]]"
)
# The same before the first words of a report: "新华社…电 …", "MOSCOW, Nov. 23 (Xinhua) -- …". Where neither a space
# nor the reporter's name follows, the day of the dispatch tells it: 新华社某城6月5日电.
DATELINE = re.compile(
    rf"(?P<agency>[(（【]?{_HAN_AGENCY}(?:[^。，,；;\s]{{0,40}}[电電讯訊][)）】]?(?=\s|{_REPORTER})"
    rf"|[^。，,；;]{{0,30}}日[电電讯訊][)）】]?)(?:\s?{_REPORTER})?"
    r"|[A-ZА-ЯЁ][\w.,’' ]{2,40}[(/](?:Xinhua|TASS|ТАСС)[^)/]{0,20}[)/](?=\s*[-–—.]{1,2}\s))[-–—.\s]{0,4}"
)


def agency(line: str) -> list[Piece] | None:
    """The line of a news agency, whole: "（新华社…电）"."""
    return [(0, len(line), "agency")] if len(line) <= LONGEST and AGENCY.fullmatch(line) else None
