"""OpenCC's converters: stock configurations of the character level, with the archive's own phrases put first.

OpenCC reads its dictionaries from the wheel, the one input this floor has; a configuration with phrases
of ours goes through a temporary file, because OpenCC takes the name of a file and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import opencc

_SHARE = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


class PhraseConfiguration(ValueError):
    """A configuration that rewrites words; a declaration's words are its text."""


def converters(configuration: str, readings: Mapping[str, str]) -> tuple[opencc.OpenCC, ...]:
    """The converters that show a text, to be applied in order.

    configuration: names of stock configurations joined by "+" ("hk2t+tw2s"); readings: what each phrase
    of the held text is shown as, of the same length; they win over OpenCC's entries of up to their length.
    Raises PhraseConfiguration for a name ending in "p" (s2twp, tw2sp, s2hkp …).
    """
    names = configuration.split("+")
    for name in names:
        if name.endswith("p"):
            raise PhraseConfiguration(f"{name} would change words, not only characters: never use it")
    kept = {found: found for found in readings}
    return tuple(_converter(name, kept, kept) for name in names[:-1]) + (
        _converter(names[-1], kept, readings),
    )


def _converter(name: str, kept: Mapping[str, str], readings: Mapping[str, str]) -> opencc.OpenCC:
    """One configuration whose early stages keep each phrase and whose last stage gives its reading."""
    stock = _SHARE / f"{name}.json"
    if not readings:
        return _opened(stock)
    with NamedTemporaryFile("w", encoding="utf-8", prefix="opencc-", suffix=".json") as file:
        phrased = _with_phrases(_absolute(json.loads(stock.read_bytes())), kept, readings)
        json.dump(phrased, file, ensure_ascii=False)
        file.flush()
        # OpenCC has read everything when this returns, so nothing is left behind in the temporary folder.
        return _opened(Path(file.name))


def _opened(configuration: Path) -> opencc.OpenCC:
    # The "tofu risk" dictionaries answer with characters that few fonts have.
    return opencc.OpenCC(str(configuration), include_tofu_risk_dictionaries=False)


def _absolute(part: Any) -> Any:
    """A configuration whose dictionaries are named by absolute path, as one outside the wheel must."""
    if isinstance(part, dict):
        return {
            key: str(_SHARE / value) if key == "file" else _absolute(value) for key, value in part.items()
        }
    return [_absolute(item) for item in part] if isinstance(part, list) else part


def _with_phrases(
    configuration: dict[str, Any], kept: Mapping[str, str], readings: Mapping[str, str]
) -> dict[str, Any]:
    """The configuration with our phrases first in its segmentation and in every stage of its conversion.

    A phrase stays as found until the last stage: so its reading is written as the reader sees it, and no
    stage after can change it again.
    """
    *early, last = configuration["conversion_chain"]
    chain = [{"dict": _first(kept, stage["dict"])} for stage in early]
    chain.append({"dict": _first(readings, last["dict"])})
    changed = configuration | {"conversion_chain": chain}
    if segmentation := configuration.get("segmentation"):
        changed["segmentation"] = segmentation | {"dict": _first(kept, segmentation["dict"])}
    return changed


def _first(entries: Mapping[str, str], dictionary: dict[str, Any]) -> dict[str, Any]:
    # "union" takes the longest match of both, ours when equally long; "short_circuit" would let a short
    # phrase of ours cut a longer one of OpenCC's in two.
    inline = {"type": "inline", "entries": dict(entries)}
    return {"type": "group", "match_policy": "union", "dicts": [inline, dictionary]}
