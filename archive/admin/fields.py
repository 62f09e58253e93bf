"""Form fields that take in what a fixture file can hold, and nothing else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError

from archive.fixture.form import is_slug
from archive.text.characters import forbidden

LONGEST_REMARK = 1000


def written(text: str) -> str:
    """`text` with line feeds only, as the archive holds it: browsers send carriage returns as well.

    Raises ValidationError for a character an import would refuse.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for _, name in forbidden(text):
        raise ValidationError(f"{name} cannot stand here.", code="forbidden_character")
    return text


def remark(sent: str) -> str:
    """A reason or remark as it is kept: line feeds only, without what cannot stand in a text, 1000 signs at most."""
    text = sent.replace("\r\n", "\n").replace("\r", "\n")
    refused = {offset for offset, _ in forbidden(text)}
    return "".join(sign for offset, sign in enumerate(text) if offset not in refused).strip()[:LONGEST_REMARK]


class WrittenField(forms.CharField):
    """Words a curator writes."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return written(text) if isinstance(text, str) else text


class SlugFormField(forms.SlugField):
    """A slug as addresses and file names have it: lower-case letters, digits and single hyphens."""

    def clean(self, value: Any) -> Any:
        slug = super().clean(value)
        if slug and not is_slug(slug):
            raise ValidationError(
                f"“{slug}” is no slug: write lower-case letters, digits and single hyphens."
            )
        return slug


class LinesFormField(forms.CharField):
    """A list of strings, one a line; blank lines are left out."""

    widget = AdminTextareaWidget

    def __init__(self, **options: Any) -> None:
        # The model field says how JSON is written; a line is not JSON.
        for name in ("encoder", "decoder"):
            options.pop(name, None)
        super().__init__(**{**options, "show_hidden_initial": False})

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in written(value or "").split("\n"))
        return [line for line in lines if line]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value
