"""What was declared: documents, their editions, and the sources these are read from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from archive.sources import text_of
from archive.text.span import ROLES

from .fields import LabelsField, validate_tag
from .parties import Meeting


class Document(models.Model):
    """A work, not a text: what its editions are witnesses of."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", "declaration"
        COMMUNIQUE = "communique", "communiqué"
        STATEMENT = "statement", "statement"
        CHARTER = "charter", "charter"
        TREATY = "treaty", "treaty"
        CONVENTION = "convention", "convention"
        AGREEMENT = "agreement", "agreement"
        PROTOCOL = "protocol", "protocol"
        RESOLUTION = "resolution", "resolution"
        DECISION = "decision", "decision"
        PROGRAMME = "programme", "programme"
        CONSTITUTION = "constitution", "constitution"
        OTHER = "other", "other"

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    slug = models.SlugField(max_length=100, unique=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind)
    adopted_on = models.DateField(null=True, blank=True, db_index=True)
    titles = LabelsField(help_text="editorial short titles by language")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    replaced_by = models.SlugField(
        max_length=100, blank=True, help_text="slug of the document to read instead"
    )

    class Meta:
        ordering = ["adopted_on", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "published", "withdrawn"]),
                name="document_status_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn")
                | (models.Q(withdrawn_on__isnull=False) & ~models.Q(withdrawn_because="")),
                name="document_withdrawal_has_date_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.slug])


class Source(models.Model):
    """A witness, byte for byte as it was captured. Never changed."""

    name = models.CharField(max_length=100, unique=True, help_text="the file's name in fixtures/sources/")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    data = models.BinaryField()
    characters = models.PositiveIntegerField()
    format = models.CharField(max_length=20)
    encoding = models.CharField(max_length=20)
    text_sha256 = models.CharField(
        "SHA-256 of the text",
        max_length=64,
        blank=True,
        help_text="of its UTF-8, where the bytes are not that",
    )
    publisher = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    origin = LabelsField("where from")
    retrieved_on = models.DateField(null=True, blank=True)
    rights = LabelsField(blank=False)
    note = LabelsField("capture note")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="source_sha256_is_one"
            ),
            models.CheckConstraint(condition=~models.Q(rights={}), name="source_states_its_rights"),
        ]

    def __str__(self) -> str:
        return self.name

    def text(self) -> str:
        """The source as text, by its recorded format and encoding; offsets everywhere are code points of it."""
        return text_of(bytes(self.data), self.format, self.encoding)


class Edition(models.Model):
    """One text of a document in one language and script: the FRBR expression, also called witness."""

    class Role(models.TextChoices):
        ORIGINAL = "original", "original"
        OFFICIAL = "official-translation", "official translation"
        UNOFFICIAL = "unofficial-translation", "unofficial translation"
        COPY = "copy", "copy"
        UNKNOWN = "unknown", "of unknown standing"

    document = models.ForeignKey(Document, models.CASCADE, related_name="editions")
    tag = models.CharField(max_length=35, validators=[validate_tag])
    language = models.CharField(max_length=8)
    script = models.CharField(max_length=4, blank=True)
    region = models.CharField(max_length=2, blank=True, help_text="whose character forms: TW, HK or empty")
    role = models.CharField(max_length=24, choices=Role)
    title = models.TextField(blank=True, help_text="as printed; may be empty")
    source = models.ForeignKey(Source, models.PROTECT, related_name="editions")
    gaps = models.JSONField(default=list, blank=True, help_text="keys of clauses this edition lacks")
    is_reordered = models.BooleanField(default=False, help_text="its clauses stand in another order")
    note = LabelsField()

    class Meta:
        ordering = ["document", "tag"]
        constraints = [
            models.UniqueConstraint(fields=["document", "tag"], name="edition_tag_is_unique_in_its_document"),
            models.CheckConstraint(
                condition=models.Q(
                    role__in=["original", "official-translation", "unofficial-translation", "copy", "unknown"]
                ),
                name="edition_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.tag}"


class Span(models.Model):
    """Characters start to end of a source, and what they are. The spans of a source tile it exactly."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="spans")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=10, choices=[(role, role) for role in ROLES])
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="spans")
    clause_text = models.ForeignKey("ClauseText", models.CASCADE, null=True, blank=True, related_name="spans")
    signature = models.ForeignKey("Signature", models.CASCADE, null=True, blank=True, related_name="spans")

    class Meta:
        ordering = ["source", "start"]
        constraints = [
            models.UniqueConstraint(fields=["source", "start"], name="span_start_is_unique_in_its_source"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="span_is_not_empty"),
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="span_role_is_known"),
            models.CheckConstraint(
                condition=~models.Q(role__in=["label", "text"]) | models.Q(clause_text__isnull=False),
                name="span_of_text_belongs_to_a_clause",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=["furniture", "layout", "metadata"])
                | models.Q(edition__isnull=True),
                name="span_of_furniture_belongs_to_no_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.start}–{self.end} {self.role}"
