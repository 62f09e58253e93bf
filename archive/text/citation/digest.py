"""The digest a citation carries: SHA-256 of one text, or of the texts of a range or a whole document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

# As much of a digest as tells a text from every other of its document, and no more than there is.
SHORTEST, LONGEST = 8, 64
_DIGEST = re.compile(rf"[0-9a-f]{{{SHORTEST},{LONGEST}}}", re.ASCII)


def is_digest(text: str) -> bool:
    """Whether the text can be the beginning of a digest: 8 to 64 lower-case hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None


def of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def of_texts(edition: str, digests: Iterable[tuple[str, str]]) -> str:
    """The digest of several texts of one edition.

    edition: "{doc}/{tag}"; digests: (key, digest of its text), in reading order. Of a whole edition it is the digest
    that the release records of it. One line a text: place, tab, digest.
    """
    lines = (f"{edition}/{key}\t{digest}\n" for key, digest in digests)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def of_place(edition: str, digests: Iterable[tuple[str, str]], is_whole: bool) -> str:
    """The digest of what a page shows: that of the text itself where a clause has one text only."""
    every = list(digests)
    return every[0][1] if len(every) == 1 and not is_whole else of_texts(edition, every)
