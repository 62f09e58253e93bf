"""How two wordings differ: by character in Chinese and Japanese, by word in languages that set spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
# A run of letters and digits without Han or kana is one token, every other character another.
_TOKEN = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\s+|.", re.DOTALL)
# Comparing grows with the square of the tokens in the worst case; longer wordings are shown whole, one after another.
MOST_TOKENS = 3_000


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a text that was compared. kind: "same", "gone" (only in the first) or "new" (only in the second)."""

    text: str
    kind: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """The parts of both texts in order. Those not new make `before` when joined, those not gone `after`."""
    if before == after:
        return (Part(before, SAME),) if before else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > MOST_TOKENS:
        return tuple(part for part in (Part(before, GONE), Part(after, NEW)) if part.text)
    return tuple(_parts(old, new))


def _parts(old: list[str], new: list[str]) -> Iterator[Part]:
    # Without autojunk: a word that is frequent in a long clause is no noise.
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Part("".join(old[start:end]), SAME)
            continue
        if start < end:
            yield Part("".join(old[start:end]), GONE)
        if first < last:
            yield Part("".join(new[first:last]), NEW)
