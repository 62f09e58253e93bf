"""The names of states and organisations: Unicode's CLDR for the short ones, our own table for the rest.

https://cldr.unicode.org/ (territory names, as Babel ships them); parties.toml beside this room.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from archive.text.parties import Form, Gazetteer
from archive.text.script import renderer

TABLE = Path(__file__).with_name("parties.toml")
LOCALES = ("zh_Hans", "zh_Hant", "zh_Hant_HK", "en", "ru")
# Two letters that CLDR names and that are no state: regions, pseudo-locales, organisations of our own table.
NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AQ", "EA", "IC", "CP", "DG", "TA", "AC"})
# What CLDR adds to tell places apart, "Congo - Kinshasa" and "Myanmar (Burma)", stands in no text, and no state
# is abbreviated as the Russian names of islands are.
ADDED = re.compile(r"[(（]| - | — |\bо-в")


@cache
def gazetteer(more: tuple[Form, ...] = (), in_every_script: bool = True) -> Gazetteer:
    """All names of parties there are, `more` before them, so that the archive's own codes win.

    in_every_script: Chinese names as every region prints them; a text without Chinese has no need of the converters.
    """
    return Gazetteer([*more, *(forms() if in_every_script else names())])


@cache
def forms() -> tuple[Form, ...]:
    """Every name of every party, Chinese ones in both scripts."""
    return tuple(dict.fromkeys([*names(), *rescripted(names())]))


@cache
def names() -> tuple[Form, ...]:
    """Every name of every party as the tables have it."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    held = [
        *territories(),
        *tabled(table["states"], "state"),
        *tabled(table["organisations"], "organisation"),
    ]
    held += organs(table["organs"], table["organisations"])
    return tuple(dict.fromkeys(held))


def territories() -> Iterator[Form]:
    """The short names of the states in CLDR."""
    for name in LOCALES:
        for code, words in Locale.parse(name).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_STATES and not ADDED.search(words):
                yield Form(code.lower(), "state", words)


def tabled(entries: dict[str, dict[str, list[str]]], sort: str) -> Iterator[Form]:
    for code, names in entries.items():
        for words in names.values():
            yield from (Form(code, sort, form) for form in words)


def organs(
    patterns: dict[str, dict[str, list[str]]], organisations: dict[str, dict[str, list[str]]]
) -> Iterator[Form]:
    """Every organ of every organisation: "sco-secretary-general" by each name of the SCO."""
    for code, names in organisations.items():
        for organ, forms_by_language in patterns.items():
            for language, templates in forms_by_language.items():
                for template in templates:
                    for words in names.get(language, ()):
                        yield Form(f"{code}-{organ}", "organ", template.format(words))


def rescripted(held: Iterable[Form]) -> Iterator[Form]:
    """The Chinese forms as Taiwan, Hong Kong and the mainland would print them, character for character."""
    renderers = [
        renderer("zh-Hans", "zh-Hant"),
        renderer("zh-Hans", "zh-Hant-HK"),
        renderer("zh-Hant", "zh-Hans"),
    ]
    for form in held:
        if "\u3400" <= form.words[0] <= "\u9fff":
            for script in renderers:
                yield Form(form.code, form.sort, script.render(form.words))
