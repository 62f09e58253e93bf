"""What was reviewed, and the history of every curated record: a table of versions beside each table.

These tables are in the curators' database only. A release is copied table by table from `RELEASED`, and none of these
is among them.
"""

from __future__ import annotations

from typing import Any

import simple_history
from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from archive.models import RELEASED, Document, Release, Source

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


class Review(models.Model):
    """How far a document's unreleased edits have come; there is none where nothing was edited since the last release.

    Beside the document's status and not in it: fixtures say what is public, and by whom it was looked at before is
    known by this archive's accounts.
    """

    class State(models.TextChoices):
        EDITED = "edited", "being edited"
        IN_REVIEW = "in-review", "in review"
        APPROVED = "approved", "approved"

    document = models.OneToOneField(Document, models.CASCADE, related_name="review")
    state = models.CharField(max_length=10, choices=State, default=State.EDITED)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField(blank=True, help_text="what the reviewer or the curator said last")

    class Meta:
        ordering = ["document"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["edited", "in-review", "approved"]),
                name="review_state_is_known",
            )
        ]
        permissions = [
            ("review", "Can approve what others edited, withdraw and reinstate"),
            ("publish", "Can publish a release"),
            ("exchange", "Can import and export the fixtures"),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"


simple_history.register(
    Review,
    records_class=Records,
    history_change_reason_field=models.TextField(blank=True),
    history_id_field=models.BigAutoField(),
)
