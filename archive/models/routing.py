"""Which database a record lives in."""

from __future__ import annotations

from typing import Any


class Curation:
    """Everything is curated in `default`; tables elsewhere are made by publishing, never by migrating."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return None if db == "default" else False

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return one._state.db == other._state.db
