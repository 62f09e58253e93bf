"""Who speaks: states and organisations, their bodies, and people."""

from __future__ import annotations

from django.db import models

from .fields import LabelsField, Name, one_preferred_name


class Party(models.Model):
    """A state or an organisation, or an organ that takes part in its own name."""

    class Kind(models.TextChoices):
        STATE = "state", "state"
        ORGANISATION = "organisation", "organisation"
        ORGAN = "organ", "organ of an organisation"

    code = models.SlugField(max_length=64, unique=True, help_text="ISO 3166 alpha-2 for a state, else a slug")
    kind = models.CharField(max_length=12, choices=Kind)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="state") | models.Q(code__regex=r"^[a-z]{2}$"),
                name="party_state_has_a_two_letter_code",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["state", "organisation", "organ"]), name="party_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PartyName(Name):
    party = models.ForeignKey(Party, models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        constraints = one_preferred_name("party")


class Person(models.Model):
    """Someone who signed or attended; every spelling of the name stands beside it."""

    slug = models.SlugField(max_length=100, unique=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.slug


class PersonName(Name):
    person = models.ForeignKey(Person, models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        constraints = one_preferred_name("person")


class Body(models.Model):
    """A body whose meetings adopt documents, such as the Council of Heads of State."""

    slug = models.SlugField(max_length=64, unique=True)
    organisation = models.ForeignKey(Party, models.PROTECT, related_name="bodies")
    order = models.PositiveSmallIntegerField(default=0, help_text="its lane on the timeline")
    names = LabelsField()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.slug


class Meeting(models.Model):
    """A meeting of a body: when, where, and whose guest."""

    slug = models.SlugField(max_length=100, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    start = models.DateField()
    end = models.DateField()
    place = LabelsField()
    host = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="hosted")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["start", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="meeting_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.slug
