"""What is said: clauses, the text each edition gives them, and the corrections that stand beside it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from archive.text.key import Key, MalformedKey

from .documents import Document, Edition
from .fields import LabelsField


def validate_key(value: str) -> None:
    """A clause key in canonical spelling, such as 10.3 or p7."""
    try:
        Key.parse(value)
    except MalformedKey as fault:
        raise ValidationError(f"“{value}” is no clause key: {fault}") from fault


class Clause(models.Model):
    """An address, the same in every language: 10.3."""

    class Kind(models.TextChoices):
        PREAMBLE = "preamble", "preamble"
        HEADING = "heading", "heading"
        CLAUSE = "clause", "clause"
        PARAGRAPH = "paragraph", "paragraph"
        ITEM = "item", "item"
        CLOSING = "closing", "closing"

    document = models.ForeignKey(Document, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=64, validators=[validate_key])
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="clause_key_is_unique_in_its_document"),
            models.UniqueConstraint(
                fields=["document", "order"], name="clause_order_is_unique_in_its_document"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["preamble", "heading", "clause", "paragraph", "item", "closing"]
                ),
                name="clause_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(key="signatures"), name="clause_key_is_not_signatures"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.key}"


class ClauseText(models.Model):
    """What one edition prints for one clause: exactly its spans, joined by a line feed where there are several."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="texts")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="texts")
    label = models.CharField(max_length=64, blank=True, help_text="as printed")
    text = models.TextField()

    class Meta:
        ordering = ["clause", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "edition"], name="clause_text_is_one_a_clause_and_edition"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="clause_text_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.edition.tag}"


class Correction(models.Model):
    """What an editor reads where the source has something else. Shown beside the text, never in it."""

    class Kind(models.TextChoices):
        CONVERSION = "conversion", "conversion artefact"
        PUNCTUATION = "punctuation", "lost punctuation"
        MISPRINT = "misprint", "misprint"

    clause_text = models.ForeignKey(ClauseText, models.CASCADE, related_name="corrections")
    start = models.PositiveIntegerField(help_text="code points from the start of the clause's text")
    found = models.CharField(max_length=200)
    reads = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    reason = LabelsField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering = ["clause_text", "start"]
        constraints = [
            models.UniqueConstraint(fields=["clause_text", "start"], name="correction_is_one_a_place"),
            models.CheckConstraint(
                condition=~models.Q(found=models.F("reads")), name="correction_changes_something"
            ),
            models.CheckConstraint(condition=~models.Q(found=""), name="correction_names_what_it_found"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["conversion", "punctuation", "misprint"]),
                name="correction_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause_text}: {self.found} → {self.reads}"


class Note(models.Model):
    """An editorial remark on a clause or a document, in one language."""

    class Kind(models.TextChoices):
        TEXTUAL = "textual", "on the text"
        HISTORICAL = "historical", "on the history"
        EDITORIAL = "editorial", "on the editing"

    document = models.ForeignKey(Document, models.CASCADE, related_name="notes")
    clause = models.ForeignKey(Clause, models.CASCADE, null=True, blank=True, related_name="notes")
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="notes")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind)
    language = models.CharField(max_length=35)
    body = models.TextField()
    author = models.CharField(max_length=100)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"], name="note_order_is_unique_in_its_document"
            ),
            models.CheckConstraint(condition=~models.Q(body=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.document} note {self.order}"
