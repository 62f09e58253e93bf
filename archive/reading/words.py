"""The interface's words for what the records call by codes."""

from __future__ import annotations

import datetime

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
DIVISIONS = {
    "h": _("heading"),
    "part": _("part"),
    "chapter": _("chapter"),
    "section": _("section"),
    "annex": _("annex"),
    "appendix": _("appendix"),
    "protocol": _("protocol"),
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
    return "".join(
        gettext(", %(part)s") % {"part": name} if at else name[:1].upper() + name[1:]
        for at, name in enumerate(part_name(part, at) for at, part in enumerate(parts))
    )


def part_name(part: str, level: int) -> str:
    """One step of a key in words: "clause 10", "paragraph 2", "item 3", "annex 1"."""
    if part in ("preamble", "closing"):
        return gettext("preamble") if part == "preamble" else gettext("closing")
    if is_paragraph(part):
        return gettext("paragraph %(number)s") % {"number": part[1:]}
    if part[0].isdigit():
        message = gettext("item %(number)s") if level else gettext("clause %(number)s")
        return message % {"number": part}
    name = part.rstrip("0123456789")
    return gettext("%(division)s %(number)s") % {
        "division": word(DIVISIONS, name),
        "number": part[len(name) :],
    }


def range_name(place: Range) -> str:
    """A range as a heading names it: "Clause 10 to Clause 12"."""
    ends = {"first": place_name(str(place.first)), "last": place_name(str(place.last))}
    return gettext("%(first)s to %(last)s") % ends
