"""Queries nobody means well by: operators, open quotation marks, NUL, surrogates, directions, endless words."""

from __future__ import annotations

import random
from collections.abc import Iterator

# fmt: off
PIECES = (
    "上海", "合作组织", "恐怖主义", "信", "terrorism", "СНГ", "OR", "AND", "NOT", "NEAR", "NEAR(a b, 999999999)",
    "(", ")", '"', "'", "“", "”", "「", "」", "«", "*", "a*", "信*", "^", "-", "--", "+", ":", "text:", "rowid:1",
    "tokens:", "lang:", "lang:zh", "lang:*", "year:", "year:2001..2010", "year:9999..0001", "year:..", "state:kg",
    "{a b}:", "\0", "\n", "\t", "%", "%s", "_", "\\", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "\u202e",
    "\u200f", "\ufeff", "\u3000", "😀", "é", "e\u0301" * 40, "A" * 300, "中" * 300, "'; DROP TABLE x;--", "1e999",
    '" OR 1=1 --', "../../etc/passwd", "=cmd()", "\ud800", "\udfff", "[a-", "(a+)+$", "~", "/*", "*/", "#", "&amp;",
    "İ", "ß", "ﷺ", "①", "㎏", "\U0010ffff", "\uffff", "の", "가", "ᄀ", "ᅡ",
)
# fmt: on
RANGES = ((0, 128), (0, 0x3000), (0x4E00, 0x9FFF), (0xD800, 0xE000), (0x10000, 0x110000))
LONGEST = 100_000


def queries(number: int, seed: int = 7) -> Iterator[str]:
    """So many queries, the same ones for a seed; one in a hundred has a hundred thousand characters."""
    chance = random.Random(seed)
    for at in range(number):
        joint = chance.choice(["", " "])
        pieces = chance.choices(PIECES, k=chance.choice([1, 1, 2, 3, 6, 15, 40]))
        if at % 7 == 3:
            spans = chance.choices(RANGES, k=chance.randrange(1, 80))
            pieces = [chr(chance.randrange(*span)) for span in spans]
        typed = joint.join(pieces)
        yield (typed * (LONGEST // max(1, len(typed)) + 1))[:LONGEST] if at % 100 == 50 else typed
