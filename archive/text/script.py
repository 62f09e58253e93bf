"""Script: a Chinese text shown in the other script, character for character.

A rendering is never a text. It is computed from the witness each time (never from another rendering), has
exactly the witness's length, so offset i of one is offset i of the other, and is labelled with the
configuration and the number of the archive's rules that made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import ne
from threading import Lock

import opencc

from .characters import character_name
from .script_opencc import converters

OPENCC_VERSION: str = opencc.__version__

_TRADITIONAL = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
# Measured: s2t keeps forms no reader uses (爲 峯 祕), t2s leaves 發揮著 half converted, and a text of unknown
# region may hold Hong Kong's forms, which tw2s alone does not know. Hong Kong's own hk2s would leave the 著
# that many a page from there writes for 着.
_CONFIGURATIONS = {
    ("zh-Hans", "zh-Hans"): "",
    ("zh-Hans", "zh-Hant"): "s2tw",
    ("zh-Hans", "zh-Hant-TW"): "s2tw",
    ("zh-Hans", "zh-Hant-HK"): "s2hk",
    ("zh-Hant", "zh-Hans"): "hk2t+tw2s",
    ("zh-Hant-TW", "zh-Hans"): "tw2s",
    ("zh-Hant-HK", "zh-Hans"): "hk2t+tw2s",
    # A text already in the script asked for is shown as it stands, whatever its region.
    **{(held, shown): "" for held in _TRADITIONAL for shown in _TRADITIONAL},
}
# zh-Hant is shown by Taiwan's standard, so its rules are zh-Hant-TW's as well.
_RULED_AS = {"zh-Hant-TW": "zh-Hant"}
_RULED = ("zh-Hans", "zh-Hant", "zh-Hant-HK")

# OpenCC drops the rest of a segment after NUL without a word, and cannot encode a lone surrogate.
_UNRENDERABLE = re.compile("[\0\ud800-\udfff]")
_SAMPLE = 40  # characters of a text that an error message quotes


class NoRendering(LookupError):
    """A pair of tags between which the archive shows no rendering."""


class BadRule(ValueError):
    """A rule that cannot be applied as it is written."""


class NotRenderable(ValueError):
    """A text with NUL or a lone surrogate in it."""


class LengthChanged(ValueError):
    """A rendering that has not the length of its original, so that no offset of it could be trusted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A curated override: where a text is shown in `shown`, its phrase `found` is shown as `reads`.

    shown: "zh-Hans", "zh-Hant" or "zh-Hant-HK"; found: in the script held; reads: as the reader sees it, with
    as many code points. Raises BadRule otherwise.
    """

    shown: str
    found: str
    reads: str

    def __post_init__(self) -> None:
        if self.shown not in _RULED:
            raise BadRule(f"{self}: shown must be one of {', '.join(_RULED)}")
        if not self.found or len(self.found) != len(self.reads):
            raise BadRule(f"{self}: found has {len(self.found)} characters, reads {len(self.reads)}")
        if _UNRENDERABLE.search(self.found + self.reads):
            raise BadRule(f"{self}: NUL or a lone surrogate is no part of a phrase")

    def __str__(self) -> str:
        return f"script rule {ascii(self.shown)} {_quoted(self.found)} to {_quoted(self.reads)}"


@dataclass(frozen=True, slots=True, eq=False)
class Renderer:
    """Shows texts of one script in another; made once a process and shared by its threads.

    configuration: OpenCC's, "" where a text is shown as it stands; rules: how many of the archive's it uses.
    """

    configuration: str
    rules: int
    _converters: tuple[opencc.OpenCC, ...] = ()

    @property
    def converts(self) -> bool:
        return bool(self._converters)

    def render(self, text: str) -> str:
        """The plain text as shown, of the same length; the very same string where nothing is converted.

        Raises NotRenderable for NUL or a lone surrogate, LengthChanged if OpenCC gave another length.
        """
        return self.steps(text)[-1]

    def steps(self, text: str) -> list[str]:
        """The text before each configuration it goes through and, last, as shown. Raises as `render` does."""
        if bad := _UNRENDERABLE.search(text):
            raise NotRenderable(f"{character_name(bad[0])} at character {bad.start()} of {_quoted(text)}")
        found = [text]
        for converter in self._converters:
            found.append(converter.convert(found[-1]))
        _refuse_other_length(text, found[-1], self.configuration)
        return found

    def render_from(self, step: int, words: Sequence[str]) -> str:
        """Words as shown, each for itself in configuration `step` and all together in those after it."""
        first, *rest = self._converters[step:]
        shown = "".join(map(first.convert, words))
        for converter in rest:
            shown = converter.convert(shown)
        return shown


# One build at a time: two threads that ask first must not both load the dictionaries.
_BUILDING = Lock()


def renderer(held: str, shown: str, rules: tuple[Rule, ...] = ()) -> Renderer:
    """The renderer from one tag to another; the same object whenever the same is asked for.

    held: "zh-Hans", "zh-Hant" (region unknown), "zh-Hant-TW" or "zh-Hant-HK"; shown: one of the same; of the
    rules it takes those for `shown`. Raises NoRendering for any other pair, BadRule when two rules disagree
    on a phrase or one never takes effect. Asking again costs a hash of every rule: ask once a page.
    """
    with _BUILDING:
        return _built(held, shown, rules)


# Room for every pair under several sets of rules: the ones before and after an editor's change.
@lru_cache(maxsize=64)
def _built(held: str, shown: str, rules: tuple[Rule, ...]) -> Renderer:
    configuration = _CONFIGURATIONS.get((held, shown))
    if configuration is None:
        raise NoRendering(f"a text in {held!r} is not shown as {shown!r}")
    if not configuration:
        return Renderer("", 0)
    ruled_as = _RULED_AS.get(shown, shown)
    readings = _readings(rule for rule in rules if rule.shown == ruled_as)
    made = Renderer(configuration, len(readings), converters(configuration, readings))
    for found, reads in readings.items():
        if made.render(found) != reads:
            raise BadRule(f"{Rule(ruled_as, found, reads)}: {configuration} never sees the phrase as written")
    return made


def _readings(rules: Iterable[Rule]) -> dict[str, str]:
    """What each phrase is shown as; a rule given twice counts once."""
    readings: dict[str, str] = {}
    for rule in rules:
        if readings.setdefault(rule.found, rule.reads) != rule.reads:
            raise BadRule(f"{rule}: another rule reads {_quoted(readings[rule.found])}")
    return readings


def differences(original: str, rendered: str) -> list[tuple[int, int]]:
    """The maximal runs [start, end) of characters in which a rendering differs from its original.

    Raises LengthChanged when the two have not the same length.
    """
    runs: list[tuple[int, int]] = []
    for at in _differing(original, rendered):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def changed(original: str, rendered: str) -> int:
    """How many characters a rendering shows otherwise. Raises LengthChanged as `differences` does."""
    _refuse_other_length(original, rendered, "this rendering")
    # Asked of every text of a page, so without a loop of ours.
    return sum(map(ne, original, rendered))


def _differing(original: str, rendered: str) -> Iterator[int]:
    _refuse_other_length(original, rendered, "this rendering")
    return (at for at, (was, now) in enumerate(zip(original, rendered, strict=True)) if was != now)


def _refuse_other_length(original: str, rendered: str, made_by: str) -> None:
    if len(rendered) != len(original):
        raise LengthChanged(
            f"{made_by} made {len(rendered)} characters of the {len(original)} of {_quoted(original)}"
        )


def _quoted(text: str) -> str:
    """The text's beginning for a message, with nothing in it that a terminal or log could not take."""
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE] + "…"
    return repr(sample.encode("utf-8", "backslashreplace").decode("utf-8"))
