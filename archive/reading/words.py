"""The interface's words for what the records call by codes."""

from __future__ import annotations

from django.utils.translation import get_language_info, gettext, pgettext
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
    """A clause as a heading names it: "Clause 10.3", "Paragraph 7", "Preamble"."""
    parts = Key.parse(key).parts
    if parts[0] in ("preamble", "closing"):
        name = gettext("Preamble") if parts[0] == "preamble" else gettext("Closing")
        return name if len(parts) == 1 else f"{name} {'.'.join(parts[1:])}"
    if is_paragraph(parts[0]):
        return gettext("Paragraph %(number)s") % {"number": ".".join((parts[0][1:], *parts[1:]))}
    if is_paragraph(parts[-1]) and len(parts) > 1:
        return gettext("Clause %(number)s, paragraph %(paragraph)s") % {
            "number": ".".join(parts[:-1]),
            "paragraph": parts[-1][1:],
        }
    return gettext("Clause %(number)s") % {"number": key}


def range_name(place: Range) -> str:
    """A range as a heading names it: "Clause 10 to Clause 12"."""
    ends = {"first": place_name(str(place.first)), "last": place_name(str(place.last))}
    return gettext("%(first)s to %(last)s") % ends
