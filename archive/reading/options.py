"""Display options: the only thing a query string of a reading page may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote_plus

CHOICES = {"layout": ("side", "stacked"), "lens": ("off", "on"), "notes": ("marks", "off", "beside")}
# A SHA-256 has no more digits; of anything longer the page need not speak.
LONGEST_CITED = 64


@dataclass(frozen=True, slots=True)
class Options:
    """How a text is laid out. The first choice of each is the default and is never spelled.

    cited: the beginning of the digest of a text that was cited, as asked, in lower case; "" for none.
    """

    layout: str = "side"
    lens: str = "off"
    notes: str = "marks"
    cited: str = ""

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> Options:
        """Options from a query string's pairs; what is unknown is left out, the last of a name counts."""
        asked = dict(pairs)
        known = {name: value for name, value in asked.items() if value in CHOICES.get(name, ())}
        return cls(**known, cited=asked.get("cited", "").strip().lower()[:LONGEST_CITED])

    def __str__(self) -> str:
        """The canonical query string with its question mark, "" when everything is at its default."""
        spelled = [
            f"{name}={getattr(self, name)}"
            for name, (default, *_) in CHOICES.items()
            if getattr(self, name) != default
        ]
        if self.cited:
            spelled.append(f"cited={quote_plus(self.cited)}")
        return f"?{'&'.join(spelled)}" if spelled else ""

    def but(self, **changes: str) -> Options:
        return replace(self, **changes)
