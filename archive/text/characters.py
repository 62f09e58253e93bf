"""Characters that must not stand in a source, and characters that stand in it unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Unicode gives control characters no name of their own; these are its aliases (NameAliases.txt).
_C0_NAMES = (
    "NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE"
    "|CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN"
    "|DATA LINK ESCAPE|DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR"
    "|NEGATIVE ACKNOWLEDGE|SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE"
    "|INFORMATION SEPARATOR FOUR|INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO"
    "|INFORMATION SEPARATOR ONE"
)
_C1_NAMES = (
    "DELETE|PADDING CHARACTER|HIGH OCTET PRESET|BREAK PERMITTED HERE|NO BREAK HERE|INDEX|NEXT LINE"
    "|START OF SELECTED AREA|END OF SELECTED AREA|CHARACTER TABULATION SET"
    "|CHARACTER TABULATION WITH JUSTIFICATION|LINE TABULATION SET|PARTIAL LINE FORWARD|PARTIAL LINE BACKWARD"
    "|REVERSE LINE FEED|SINGLE SHIFT TWO|SINGLE SHIFT THREE|DEVICE CONTROL STRING|PRIVATE USE ONE"
    "|PRIVATE USE TWO|SET TRANSMIT STATE|CANCEL CHARACTER|MESSAGE WAITING|START OF GUARDED AREA"
    "|END OF GUARDED AREA|START OF STRING|SINGLE GRAPHIC CHARACTER INTRODUCER|SINGLE CHARACTER INTRODUCER"
    "|CONTROL SEQUENCE INTRODUCER|STRING TERMINATOR|OPERATING SYSTEM COMMAND|PRIVACY MESSAGE"
    "|APPLICATION PROGRAM COMMAND"
)
_CONTROL_NAMES = dict(enumerate(_C0_NAMES.split("|"))) | dict(enumerate(_C1_NAMES.split("|"), 0x7F))

# Every control but tab, line feed and carriage return; surrogates; the 66 noncharacters (Unicode 3.4, D14).
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
    + "]"
)

# Soft hyphen, joiners, fillers, bidi controls, separators, variation selectors, word joiner and its kin, the
# byte order mark, annotation marks, musical beams and tags: what Unicode calls default ignorable, and the
# line and paragraph separators, which no editor shows.
_INVISIBLE = re.compile(
    "[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"
    "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]"
)


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Every character an import refuses: its offset in code points, and its name, "U+0000 NULL".

    Control characters except tab, line feed and carriage return, lone surrogates, and noncharacters.
    """
    return ((found.start(), character_name(found[0])) for found in _FORBIDDEN.finditer(text))


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Every character that stands in the text unseen: its offset in code points, and its name.

    These belong to the source and stay in it; they are reported so that a person may judge them. A byte order
    mark is reported wherever it stands: the reader that decodes a source takes the leading one off first.
    """
    return ((found.start(), character_name(found[0])) for found in _INVISIBLE.finditer(text))


def character_name(character: str) -> str:
    """One character for a message: its code point and Unicode name, "U+200B ZERO WIDTH SPACE"."""
    code = ord(character)
    name = _CONTROL_NAMES.get(code) or unicodedata.name(character, "")
    if not name:
        name = {"Cs": "LONE SURROGATE", "Co": "PRIVATE USE"}.get(
            unicodedata.category(character), "NO CHARACTER"
        )
    return f"U+{code:04X} {name}"
