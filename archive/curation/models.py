"""The history of every curated record: a table of versions beside each table, made by django-simple-history.

These tables are in the curators' database only. A release is copied table by table from `RELEASED`, and none of these
is among them.
"""

from __future__ import annotations

from typing import Any

import simple_history
from django.db import models
from simple_history.models import HistoricalRecords

from archive.models import RELEASED, Release, Source

from . import act


class Records(HistoricalRecords):
    """Writes a version for every save and deletion, signed by whoever is at work."""

    def post_save(self, instance: models.Model, created: bool, using: Any = None, **options: Any) -> None:
        if act.current().is_recorded:
            super().post_save(instance, created, using, **options)

    def post_delete(self, instance: models.Model, using: Any = None, **options: Any) -> None:
        if act.current().is_recorded:
            super().post_delete(instance, using, **options)

    def get_history_user(self, instance: models.Model) -> Any:
        return act.current().user

    def get_change_reason_for_object(self, instance: models.Model, history_type: str, using: Any) -> str:
        return act.current().reason


# Releases are written once. The bytes of a source never change and may be five million.
CURATED = tuple(model for model in RELEASED if model is not Release)
LEFT_OUT: dict[type[models.Model], list[str]] = {Source: ["data"]}

for model in CURATED:
    simple_history.register(
        model,
        app="archive.curation",
        records_class=Records,
        excluded_fields=LEFT_OUT.get(model, []),
        history_change_reason_field=models.TextField(blank=True),
        history_id_field=models.BigAutoField(),
    )
