"""The words that citations have in common: months, names of texts, and titles with their translation."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from archive.text.tag import Tag

from .cited import Cited, Run, label, undated

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
# As MLA (appendix 1) and Bluebook (table T12) cut them.
SHORT_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
# Languages that documents are in.
LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "ja": "Japanese",
    "kk": "Kazakh",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "mn": "Mongolian",
    "pt": "Portuguese",
    "ru": "Russian",
    "tg": "Tajik",
    "tr": "Turkish",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def text_name(tag: Tag, written: str = "{} ({})") -> str:
    """An edition in English: "English text", "Chinese text (zh-Hant)"; a language not listed by its tag alone.

    written: how name and tag stand together.
    """
    name = f"{LANGUAGES[tag.language]} text" if tag.language in LANGUAGES else ""
    return name if name and str(tag) == tag.language else written.format(name or "text", tag)


def chinese_text_name(tag: Tag) -> str:
    """A Chinese edition, as a Chinese citation names it: 繁體中文本; a second witness with its tag."""
    name = {"Hans": "简体中文本", "Hant": "繁體中文本"}.get(tag.script, "中文本")
    return f"{name}（{tag}）" if tag.region or tag.private else name


def day_first(date: datetime.date) -> str:
    """28 August 2008."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month_first(date: datetime.date) -> str:
    """August 28, 2008."""
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def english_author(cited: Cited) -> str:
    return label(cited.author, "en") if cited.author else ""


def english_title(cited: Cited) -> str:
    """The document's short title in English, without its year; "" where it has none."""
    return undated(cited.titles["en"], cited.adopted_on) if "en" in cited.titles else ""


def original(cited: Cited) -> str:
    """The title in the edition's own letters: the short one, so that its romanisation is of the same words."""
    own = cited.script or cited.tag.language
    if own in cited.titles:
        return undated(cited.titles[own], cited.adopted_on)
    return cited.printed or undated(label(cited.titles, own, "en"), cited.adopted_on)


def romanised(cited: Cited) -> str:
    """The romanised short title, "" where no curator gave one."""
    return undated(cited.titles.get(f"{cited.tag.language}-Latn", ""), cited.adopted_on)


def title(cited: Cited) -> str:
    """The title of an English edition: as printed, else the archive's short one."""
    return cited.printed or english_title(cited) or original(cited)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a style sets a title. opening, closing: its quotation marks; around: what its own letters stand between
    after a romanised title."""

    opening: str = ""
    closing: str = ""
    is_italic: bool = False
    around: tuple[str, str] = ("", "")


# Quotation marks within a title that stands in marks of the same sort: they change to the other.
_OTHERS = {"“": str.maketrans("“”", "‘’"), "‘": str.maketrans("‘’", "“”")}


def within(text: str, opening: str) -> str:
    """A title as it stands between quotation marks. An apostrophe is left as it is."""
    if opening == "‘" and "‘" not in text:
        return text
    return text.translate(_OTHERS[opening]) if opening in _OTHERS else text


def headed(cited: Cited, setting: Setting, end: str = "") -> tuple[Run | str, ...]:
    """The title with what makes it readable in English, and `end`.

    An English title has `end` inside its quotation marks. Of another language: the romanised title, the title in its
    own letters, the translation in brackets, each if there is one, and `end` after them.
    """
    opening, closing = setting.opening, setting.closing
    if cited.tag.language == "en":
        return opening, Run(within(title(cited), opening), setting.is_italic), f"{end}{closing}"
    own = Run(original(cited), lang=cited.script or cited.tag.lang)
    translation = f" [{english_title(cited)}]" if english_title(cited) else ""
    latin = Run(romanised(cited), setting.is_italic, f"{cited.tag.language}-Latn")
    if not latin.text:
        return opening, own, f"{closing}{translation}{end}"
    before, after = setting.around
    return opening, latin, f"{closing} {before}", own, f"{after}{translation}{end}"
