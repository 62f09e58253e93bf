"""Damage: characters that were lost before a source came here, told by what was put in their places."""

from __future__ import annotations

import re

from .fault import DamagedSource

# One character in a thousand may be lost in a witness that is worth keeping; more of them is no text.
MOST_LOST = 1000
# U+FFFD, and its three bytes of UTF-8 read as GBK and as windows-1252.
LOST = re.compile("\ufffd|(?:\u951f\u65a4\u62f7)+|(?:\u00ef\u00bf\u00bd)+")
SIGNS = ("\ufffd", "\u951f\u65a4\u62f7", "\u00ef\u00bf\u00bd")
QUESTION_MARKS = re.compile(r"\?{3,}")


def refuse_damage(text: str, encoding: str) -> None:
    """Raises DamagedSource where characters have been replaced by U+FFFD or by its traces, or by question marks.

    A few may be: one in a thousand, unless the text begins or ends with one and so was cut.
    """
    lost = [found.start() for found in LOST.finditer(text)] if any(sign in text for sign in SIGNS) else []
    words = text.strip()
    is_cut = words.startswith("\ufffd") or words.endswith("\ufffd")
    if lost and (is_cut or len(lost) * MOST_LOST > len(text)):
        raise DamagedSource(byte_offset(text, lost[0], encoding), len(lost))
    marks = list(QUESTION_MARKS.finditer(text))
    if sum(len(found[0]) for found in marks) * 5 > len(words) > 20:
        raise DamagedSource(
            byte_offset(text, marks[0].start(), encoding), len(marks), "runs of question marks"
        )


def byte_offset(text: str, offset: int, encoding: str) -> int:
    return len(text[:offset].encode(encoding, "replace"))
