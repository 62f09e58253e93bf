"""Who stands behind a document, and what each edition attests of it."""

from __future__ import annotations

from django.db import models

from .documents import Document, Edition
from .parties import Party, Person


class Signatory(models.Model):
    """One person's part in a document: the union of what its witnesses attest."""

    class Capacity(models.TextChoices):
        SIGNED = "signed", "signed"
        ATTENDED = "attended", "attended"
        CHAIRED = "chaired", "chaired"

    document = models.ForeignKey(Document, models.CASCADE, related_name="signatories")
    code = models.SlugField(
        max_length=64, help_text="its address under …/signatures/; the party's code as a rule"
    )
    order = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Party, models.PROTECT, related_name="signatories")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="signatories")
    capacity = models.CharField(max_length=10, choices=Capacity)

    class Meta:
        ordering = ["document", "order"]
        verbose_name_plural = "signatories"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "code"], name="signatory_code_is_unique_in_its_document"
            ),
            models.UniqueConstraint(
                fields=["document", "order"], name="signatory_order_is_unique_in_its_document"
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__in=["signed", "attended", "chaired"]),
                name="signatory_capacity_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.code}"


class Signature(models.Model):
    """Office and name of a signatory as one edition prints them; either may be missing."""

    signatory = models.ForeignKey(Signatory, models.CASCADE, related_name="signatures")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="signatures")
    office = models.TextField(blank=True, help_text="as printed")
    office_start = models.PositiveIntegerField(null=True, blank=True, help_text="code points in the source")
    name = models.TextField(blank=True, help_text="as printed")
    name_start = models.PositiveIntegerField(null=True, blank=True, help_text="code points in the source")

    class Meta:
        ordering = ["signatory", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["signatory", "edition"], name="signature_is_one_a_signatory_and_edition"
            ),
            models.CheckConstraint(
                condition=~(models.Q(office="") & models.Q(name="")), name="signature_attests_something"
            ),
            models.CheckConstraint(
                condition=models.Q(office="", office_start__isnull=True)
                | (~models.Q(office="") & models.Q(office_start__isnull=False)),
                name="signature_office_has_its_place",
            ),
            models.CheckConstraint(
                condition=models.Q(name="", name_start__isnull=True)
                | (~models.Q(name="") & models.Q(name_start__isnull=False)),
                name="signature_name_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signatory} {self.edition.tag}"
