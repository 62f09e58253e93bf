"""GB/T 7714 信息与文献 参考文献著录规则, of 2015 and of 2025 (in force from 1 July 2026), for a resource online.

    author. title：part[EB/OL]. edition，release. （date）[seen]. address.

A Chinese edition is cited in Chinese, in its own script, any other in Latin letters. The standard asks for the day
of access [引用日期]; what stands there is the day of the release, which is what the reader saw. A title the archive
has supplied stands in square brackets. The edition of 2025 prints full-width marks, that of 2015 is commonly set with
narrow ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import pinpoint
from .cited import Citation, Cited, Run, citation, label, undated
from .wording import chinese_text_name, english_author, text_name, title

RELEASE = {"zh-Hans": "发布版", "zh-Hant": "發布版"}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks one edition of the standard differs by."""

    colon: str
    comma: str
    opening: str
    closing: str


WIDE = Marks("：", "，", "（", "）")
NARROW = Marks(": ", ", ", "(", ")")


def of_2025(cited: Cited) -> Citation:
    return written(cited, WIDE)


def of_2015(cited: Cited) -> Citation:
    return written(cited, NARROW)


def written(cited: Cited, marks: Marks) -> Citation:
    script = cited.script
    author = label(cited.author, script, "zh-Hans") if script else english_author(cited)
    place = pinpoint.chinese(cited) if script else pinpoint.english(cited)
    date = cited.adopted_on.isoformat() if cited.adopted_on else ""

    def mark(sign: str) -> Run:
        # Among Latin letters a mark of full width is Chinese, and is to be seen as one.
        return Run(sign, lang="" if script or marks is NARROW else "zh-Hans")

    return citation(
        f"{author}. " if author else "",
        named(cited),
        *((mark(marks.colon), place) if place else ()),
        "[EB/OL]. ",
        *version(cited, mark(marks.comma)),
        ". ",
        *((mark(marks.opening), date, mark(marks.closing)) if date else ()),
        f"[{cited.released_on.isoformat()}]. {cited.address}.",
    )


def named(cited: Cited) -> str:
    """The title as the edition prints it, or the short one in brackets."""
    if cited.printed:
        return cited.printed
    short = label(cited.titles, cited.script) if cited.script else title(cited)
    return f"[{undated(short, cited.adopted_on)}]"


def version(cited: Cited, comma: Run) -> tuple[Run | str, ...]:
    """Which text, and of which release."""
    if script := cited.script:
        release = RELEASE.get(script, RELEASE["zh-Hans"])
        return (
            chinese_text_name(cited.tag),
            comma,
            f"{label(cited.archive, script, 'zh-Hans')}{release}{cited.version}",
        )
    return text_name(cited.tag), comma, f"{label(cited.archive, 'en')} release {cited.version}"
