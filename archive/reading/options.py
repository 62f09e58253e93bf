"""Display options: the only thing a query string of a reading page may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

CHOICES = {"layout": ("side", "stacked"), "lens": ("off", "on"), "notes": ("marks", "off", "beside")}


@dataclass(frozen=True, slots=True)
class Options:
    """How a text is laid out. The first choice of each is the default and is never spelled."""

    layout: str = "side"
    lens: str = "off"
    notes: str = "marks"

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> Options:
        """Options from a query string's pairs; what is unknown is left out, the last of a name counts."""
        known = {name: value for name, value in pairs if value in CHOICES.get(name, ())}
        return cls(**known)

    def __str__(self) -> str:
        """The canonical query string with its question mark, "" when everything is at its default."""
        spelled = [
            f"{name}={getattr(self, name)}"
            for name, (default, *_) in CHOICES.items()
            if getattr(self, name) != default
        ]
        return f"?{'&'.join(spelled)}" if spelled else ""

    def but(self, **changes: str) -> Options:
        return replace(self, **changes)
