"""OpenCC's converters: configurations of the character level, with the archive's own phrases put first.

OpenCC reads its dictionaries from its package, the one input this floor has. A configuration goes to it through
a temporary file, because OpenCC takes the name of a file and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import marisa_trie
import opencc

_DICTIONARIES = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


class NotCharacterLevel(ValueError):
    """A configuration that may rewrite words; a declaration's words are its text."""


def _file(name: str, **more: bool) -> dict[str, Any]:
    return {"type": "ocd2", "file": str(_DICTIONARIES / f"{name}.ocd2"), **more}


def _either(*dictionaries: dict[str, Any]) -> dict[str, Any]:
    """The first of these that has a match, however short."""
    return {"type": "group", "match_policy": "short_circuit", "dicts": list(dictionaries)}


def _longest(*dictionaries: dict[str, Any]) -> dict[str, Any]:
    """The longest match in any of these; the first's when two are as long."""
    return {"type": "group", "match_policy": "union", "dicts": list(dictionaries)}


_PHRASES = _longest(_file("STPhrases"), _file("STPhrases_GeneratedFromRegionalPhrases"))
_TRADITIONAL = _either(_PHRASES, _file("STCharacters"))
_SIMPLIFIED = _either(
    _file("TSPhrases"), _file("TSCharactersExt", may_output_tofu=True), _file("TSCharacters")
)
# OpenCC's own configurations of these names: what a text is cut into words by, and the stages it goes through.
STOCK: dict[str, tuple[dict[str, Any] | None, tuple[dict[str, Any], ...]]] = {
    "s2tw": (_PHRASES, (_TRADITIONAL, _either(_file("TWVariantsPhrases"), _file("TWVariants")))),
    "s2hk": (_PHRASES, (_TRADITIONAL, _either(_file("HKVariantsPhrases"), _file("HKVariants")))),
    "tw2s": (
        _file("TSPhrases"),
        (_either(_file("TWVariantsRevPhrases"), _file("TWVariantsRev")), _SIMPLIFIED),
    ),
    "hk2t": (None, (_either(_file("HKVariantsRevPhrases"), _file("HKVariantsRev")),)),
}


def converters(names: str, readings: Mapping[str, str]) -> tuple[opencc.OpenCC, ...]:
    """The converters that show a text, to be applied in order.

    names: configurations of STOCK joined by "+" ("hk2t+tw2s"); readings: what each phrase of the held text is
    shown as, of the same length; they win over OpenCC's entries of up to their length.
    Raises NotCharacterLevel for any other name: all that end in "p" (s2twp, tw2sp …) change words.
    """
    *early, last = names.split("+")
    kept = {found: found for found in readings}
    return (*(_converter(name, kept, kept) for name in early), _converter(last, kept, readings))


def _converter(name: str, kept: Mapping[str, str], readings: Mapping[str, str]) -> opencc.OpenCC:
    # OpenCC has read everything when its constructor returns, so nothing stays in the temporary folder.
    with NamedTemporaryFile("w", encoding="utf-8", prefix="opencc-", suffix=".json") as file:
        json.dump(configuration(name, kept, readings), file, ensure_ascii=False)
        file.flush()
        # The "tofu risk" dictionaries answer with characters that few fonts have.
        return opencc.OpenCC(file.name, include_tofu_risk_dictionaries=False)


def configuration(name: str, kept: Mapping[str, str], readings: Mapping[str, str]) -> dict[str, Any]:
    """The stock configuration in OpenCC's own form, our phrases first in its segmentation and every stage.

    A phrase stays as found (`kept`) until the last stage gives its reading: so a reading is written as the
    reader sees it, and no stage after can change it again.
    """
    if name not in STOCK:
        raise NotCharacterLevel(f"OpenCC's {name} may change words, not only characters: never use it")
    segmentation, (*early, last) = STOCK[name]
    chain = [_first(kept, stage) for stage in early] + [_first(readings, last)]
    whole: dict[str, Any] = {
        "name": name,
        "normalization": [{"dict": _file("CJK_Compatibility_Ideographs")}],
        "conversion_chain": [{"dict": stage} for stage in chain],
    }
    if segmentation:
        whole["segmentation"] = {"type": "mmseg", "dict": _first(kept, segmentation)}
    return whole


# What stands in an OpenCC dictionary before the trie of its words.
_HEADER = b"OPENCC_MARISA_0.2.5"


class UnknownDictionary(ValueError):
    """A dictionary of OpenCC's in another form than that of the version the archive is pinned to."""


def words(name: str) -> frozenset[str]:
    """The words, of two characters or more, by which a configuration of STOCK cuts the text it is given.

    Those of its segmentation and of its first stage; later stages read what these made. Raises UnknownDictionary.
    """
    segmentation, (first, *_) = STOCK[name]
    return _words(frozenset(path for part in (segmentation, first) if part for path in _files(part)))


# s2tw and s2hk cut texts by the same files.
@cache
def _words(paths: frozenset[str]) -> frozenset[str]:
    return frozenset(word for path in paths for word in _entries(path) if len(word) > 1)


def _files(dictionary: Mapping[str, Any]) -> Iterator[str]:
    if "file" in dictionary:
        yield dictionary["file"]
    for part in dictionary.get("dicts", ()):
        yield from _files(part)


def _entries(path: str) -> list[str]:
    """What a dictionary has an entry for; OpenCC itself tells nobody."""
    held = Path(path).read_bytes()
    if not held.startswith(_HEADER):
        raise UnknownDictionary(
            f"{path} does not begin with {_HEADER.decode()}: see docs/decisions/opencc.md"
        )
    entries: list[str] = marisa_trie.Trie().frombytes(held.removeprefix(_HEADER)).keys()
    return entries


def _first(entries: Mapping[str, str], dictionary: dict[str, Any]) -> dict[str, Any]:
    return _longest({"type": "inline", "entries": dict(entries)}, dictionary) if entries else dictionary
