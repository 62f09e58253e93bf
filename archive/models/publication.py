"""What has been made public, and what became of addresses."""

from __future__ import annotations

from django.db import models

from .fields import ReadableJSON


class Redirect(models.Model):
    """What became of an address: one successor (301), several (300), or none (410)."""

    old = models.CharField(max_length=512, unique=True, help_text="path from /documents/… on, without suffix")
    successors = models.JSONField(default=list, blank=True, encoder=ReadableJSON)
    reason = models.TextField()
    since = models.DateField()

    class Meta:
        ordering = ["old"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(old__startswith="/"), name="redirect_starts_at_the_root"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="redirect_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.old


class Release(models.Model):
    """A published state of the archive. Written once, never changed."""

    id = models.CharField(primary_key=True, max_length=64)
    order = models.PositiveIntegerField(unique=True, help_text="its place in the ledger")
    date = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    licence = models.TextField(blank=True)
    is_current = models.BooleanField(default=False, help_text="the release this database holds")
    counts = models.JSONField(default=dict, encoder=ReadableJSON)
    rules = models.JSONField(
        default=list, encoder=ReadableJSON, help_text="script rules: [shown, found, reads]"
    )
    digests = models.JSONField(
        default=dict, encoder=ReadableJSON, help_text="SHA-256 of sources, editions, clauses"
    )
    addresses = models.JSONField(default=list, encoder=ReadableJSON)
    changes = models.JSONField(
        default=list, encoder=ReadableJSON, help_text="texts that differ from the release before"
    )

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="release_current_is_one"
            )
        ]

    def __str__(self) -> str:
        return self.id


class FixtureFile(models.Model):
    """A file of the fixture tree as it was last imported: what curators' edits are measured against."""

    path = models.CharField(max_length=400, unique=True)
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path
