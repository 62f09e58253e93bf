"""Filing order: how titles of each language are put in a row."""

from __future__ import annotations

import unicodedata

# The national character sets are themselves filed: GB 2312 has its 3,755 common characters by pinyin, Big5 its
# 5,401 common ones by strokes and radical. A title in neither sorts behind, by code point.
CHARSETS = {"zh-Hans": "gb18030", "zh-Hant": "big5"}
BEHIND = b"\xff"


def filing_key(title: str, tag: str) -> bytes:
    """What `title` is sorted by among titles in the language `tag` ("en", "zh-Hans", "zh-Hant" …).

    Letters sort without case, accents and width; Chinese by pinyin (zh-Hans) or strokes (zh-Hant), as far as the
    common characters go; punctuation and spaces count for nothing.
    """
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    # A combining accent is neither letter nor digit, so it goes with the punctuation.
    plain = "".join(sign for sign in decomposed if sign.isalnum())
    charset = CHARSETS.get(tag, "utf-8")
    try:
        return plain.encode(charset)
    except UnicodeEncodeError:
        return b"".join(_code(sign, charset) for sign in plain)


def _code(sign: str, charset: str) -> bytes:
    try:
        return sign.encode(charset)
    except UnicodeEncodeError:
        return BEHIND + sign.encode("utf-8")
