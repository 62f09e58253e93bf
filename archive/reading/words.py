"""The interface's words for what the records call by codes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info, gettext, pgettext
from django.utils.translation import gettext_noop as _

from archive.text.address import Range
from archive.text.key import Key
from archive.text.script import OPENCC_VERSION, Renderer

KINDS = {
    "declaration": _("Declaration"),
    "communique": _("Communiqué"),
    "statement": _("Statement"),
    "charter": _("Charter"),
    "treaty": _("Treaty"),
    "convention": _("Convention"),
    "agreement": _("Agreement"),
    "protocol": _("Protocol"),
    "resolution": _("Resolution"),
    "decision": _("Decision"),
    "programme": _("Programme"),
    "constitution": _("Constitution"),
    "other": _("Document"),
}
ROLES = {
    "original": _("original"),
    "official-translation": _("official translation"),
    "unofficial-translation": _("unofficial translation"),
    "copy": _("copy"),
    "unknown": _("of unknown standing"),
}
CAPACITIES = {"signed": _("signed"), "attended": _("attended"), "chaired": _("chaired")}
CORRECTIONS = {
    "conversion": _("conversion artefact"),
    "punctuation": _("lost punctuation"),
    "misprint": _("misprint"),
}
NOTES = {"textual": _("On the text"), "historical": _("On the history"), "editorial": _("On the editing")}
# Who is meant where a correction or note is signed by no one person.
AUTHORS = {"editors": _("editors")}
# What a step of a clause key is called, by its sort. Whole sentences of their own, because languages differ in
# where the number stands: 第2部分, but 附件2.
STEPS = {
    "": _("clause %(number)s"),
    "p": _("paragraph %(number)s"),
    "h": _("heading %(number)s"),
    "part": _("part %(number)s"),
    "chapter": _("chapter %(number)s"),
    "section": _("section %(number)s"),
    "annex": _("annex %(number)s"),
    "appendix": _("appendix %(number)s"),
    "protocol": _("protocol %(number)s"),
    "preamble": _("preamble"),
    "closing": _("closing"),
}
SCRIPT_NAMES = {"zh-Hans": "简体", "zh-Hant": "繁體", "zh-Hant-HK": "繁體（香港）"}
CHARACTERS = {
    "zh-Hans": _("Simplified characters"),
    "zh-Hant": _("Traditional characters"),
    "zh-Hant-HK": _("Traditional characters (Hong Kong)"),
}


def word(words: dict[str, str], code: str) -> str:
    """The interface's word for a code; the code itself where there is none."""
    return gettext(words[code]) if code in words else code


def language_name(language: str) -> str:
    """The language's own name: 中文, English, Русский."""
    if language == "zh":
        return "中文"
    try:
        name = get_language_info(language)["name_local"]
    except KeyError:
        return language
    return name[:1].upper() + name[1:]


def text_name(tag: str, language: str) -> str:
    """What a column is called: 中文, 简体中文, English."""
    names = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "zh-Hant-HK": "繁體中文（香港）"}
    return names.get(tag, language_name(language))


def statement(shown: str, renderer: Renderer | None, changed: int) -> str:
    """The one line that says what a column shows."""
    if renderer is None:
        return gettext("as published")
    return gettext(
        "%(characters)s by OpenCC %(version)s (%(configuration)s) + %(rules)d archive rules; "
        "%(changed)d characters differ"
    ) % {
        "characters": word(CHARACTERS, shown),
        "version": OPENCC_VERSION,
        "configuration": renderer.configuration,
        "rules": renderer.rules,
        "changed": changed,
    }


def day(date: datetime.date | None) -> str:
    """A day in the interface's language: "28 August 2008", 2008年8月28日; "" for none."""
    if date is None:
        return ""
    if (get_language() or "").startswith("zh"):
        return f"{date.year}年{date.month}月{date.day}日"
    return date_format(date, "j F Y")


def number(key: str) -> str:
    """What the margin shows for a clause key: 10.3, ¶7, 1 ¶2."""
    parts = Key.parse(key).parts
    if parts == ("preamble",):
        return pgettext("margin of a clause", "Preamble")
    if parts == ("closing",):
        return pgettext("margin of a clause", "Closing")
    if parts[-1] == "p1" and len(parts) > 1:
        return ".".join(parts[:-1])
    if len(parts) > 1 and is_paragraph(parts[-1]):
        return f"{'.'.join(parts[:-1])} ¶{parts[-1][1:]}"
    if is_paragraph(parts[0]):
        return f"¶{'.'.join((parts[0][1:], *parts[1:]))}"
    return key


def is_paragraph(part: str) -> bool:
    return part[0] == "p" and part[1:].isdecimal()


def place_name(key: str) -> str:
    """A clause as a heading names it: "Clause 10, item 3", "Paragraph 7", "Preamble"."""
    parts = Key.parse(key).parts
    steps = [step_name(Key(parts[: at + 1])) for at in range(len(parts))]
    return (
        steps[0][:1].upper()
        + steps[0][1:]
        + "".join(gettext(", %(part)s") % {"part": one} for one in steps[1:])
    )


def step_name(key: Key) -> str:
    """The last step of a key in words: "clause 10", "paragraph 2", "item 3", "annex 1"."""
    message = gettext("item %(number)s") if key.kind == "item" else gettext(STEPS[key.sort])
    return message % {"number": f"{key.number}{key.suffix}"}


def range_name(place: Range) -> str:
    """A range as a heading names it: "Clause 10 to Clause 12"."""
    ends = {"first": place_name(str(place.first)), "last": place_name(str(place.last))}
    return gettext("%(first)s to %(last)s") % ends


def series(names: Iterable[str]) -> str:
    """Names one after another: "Moscow, 2002", 莫斯科、2002."""
    return pgettext("between the names of a series", ", ").join(names)


def entry(name: str, value: str) -> str:
    """What something is, after what it is of: "Year: 2008"."""
    return gettext("%(name)s: %(value)s") % {"name": name, "value": value}


def dated(name: str, when: str) -> str:
    """A name with its day or days: "Dushanbe Declaration, 28 August 2008"."""
    return gettext("%(name)s, %(day)s") % {"name": name, "day": when}


def meeting_name(body: str, place: str) -> str:
    """What a meeting is called: its body and its place, which is all that declarations call it by."""
    return gettext("%(body)s, %(place)s") % {"body": body, "place": place} if place else body
