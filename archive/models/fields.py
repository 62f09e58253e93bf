"""Fields that several records share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from archive.text.tag import MalformedTag, Tag


class ReadableJSON(DjangoJSONEncoder):
    """JSON that keeps Chinese readable, so that a search in the admin finds it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


def validate_tag(value: str) -> None:
    """A BCP 47 tag in canonical case, such as zh-Hans."""
    try:
        canonical = str(Tag.parse(value))
    except MalformedTag as fault:
        raise ValidationError(f"“{value}” is no language tag: {fault}") from fault
    if canonical != value:
        raise ValidationError(f"“{value}” is written “{canonical}”.")


def validate_labels(value: object) -> None:
    """A dictionary from language tag to a non-empty string."""
    if not isinstance(value, dict):
        raise ValidationError("Give one text per language: {“en”: “…”, “zh-Hans”: “…”}.")
    for tag, text in value.items():
        validate_tag(tag)
        if not isinstance(text, str) or not text.strip():
            raise ValidationError(f"The text for “{tag}” is empty.")


class LabelsField(models.JSONField):
    """Editorial wording by language: {"en": "Dushanbe", "zh-Hans": "杜尚别"}."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", dict)
        options.setdefault("blank", True)
        options["encoder"] = ReadableJSON
        options["validators"] = [validate_labels]
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("encoder", None)
        options.pop("validators", None)
        return name, path, args, options


class Name(models.Model):
    """One name of something, in one language."""

    class Use(models.TextChoices):
        PREFERRED = "preferred", "preferred"
        OFFICIAL = "official", "official, in full"
        VARIANT = "variant", "variant"

    tag = models.CharField("language", max_length=35, validators=[validate_tag])
    use = models.CharField(max_length=10, choices=Use, default=Use.PREFERRED)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["tag", "use", "order", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.tag})"


def one_preferred_name(owner: str) -> list[models.BaseConstraint]:
    """The constraints every table of names carries: one preferred name a language, no name twice."""
    return [
        models.UniqueConstraint(
            fields=[owner, "tag", "use"],
            condition=models.Q(use__in=["preferred", "official"]),
            name=f"{owner}_has_one_preferred_name_a_language",
        ),
        models.UniqueConstraint(fields=[owner, "tag", "name"], name=f"{owner}_has_each_name_once_a_language"),
    ]
