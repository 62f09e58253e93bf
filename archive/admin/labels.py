"""Wording by language in a form: one text a language, and room for one language more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from .fields import written

# The languages every label is asked for; a label that has others shows them after these.
ASKED = {
    "en": "English",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
    "ru": "Russian",
}
PROSE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says: text by language, and the pair of the language that was added."""

    texts: Mapping[str, str] = field(default_factory=dict)
    new_tag: str = ""
    new_text: str = ""


@dataclass(frozen=True, slots=True)
class LabelInput:
    """One input of templates/admin/widgets/labels.html; more than one row makes it a textarea."""

    title: str
    tag: str
    name: str
    id: str
    value: str
    rows: int


class LabelsWidget(forms.Widget):
    """One input a language. title: what the inputs are together, for those who cannot see it."""

    template_name = "admin/widgets/labels.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, is_prose: bool = False) -> None:
        super().__init__(attrs)
        self.is_prose = is_prose
        self.title = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        # Django's own form renderer does not look into the project's templates.
        return super().render(name, value, attrs, TemplatesSetting())

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        said = value if isinstance(value, Said) else Said(value or {})
        start = context["widget"]["attrs"].get("id", f"id_{name}")
        further = sorted(set(said.texts) - set(ASKED))
        context["widget"] |= {
            "title": self.title,
            "inputs": [self.input(name, start, tag, said.texts.get(tag, "")) for tag in (*ASKED, *further)],
            "new": {"id": f"{start}_new", "name": f"{name}_new", "tag": said.new_tag, "text": said.new_text},
        }
        return context

    def input(self, name: str, start: str, tag: str, text: str) -> LabelInput:
        """The input of one language; a single-line input would swallow the line feeds of a longer text."""
        rows = max(PROSE_ROWS if self.is_prose else 1, text.count("\n") + 1)
        title = f"{ASKED[tag]} ({tag})" if tag in ASKED else tag
        return LabelInput(title, tag, f"{name}__{tag}", f"{start}__{tag}", text, rows)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Said:
        start = f"{name}__"
        texts = {key[len(start) :]: data[key] for key in data if key.startswith(start)}
        return Said(
            {tag: text for tag, text in texts.items() if text.strip()},
            data.get(f"{name}_new_tag", "").strip(),
            data.get(f"{name}_new_text", "").strip(),
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key.startswith((f"{name}__", f"{name}_new_")) for key in data)

    def id_for_label(self, id_: str) -> str:
        # No single input is the label's; each has a label of its own.
        return ""

    def use_required_attribute(self, initial: Any) -> bool:
        # One language is enough, whichever it is.
        return False


class LabelsFormField(forms.Field):
    """Language tag → text. The model's field checks the tags."""

    widget = LabelsWidget

    def __init__(self, **options: Any) -> None:
        for name in ("encoder", "decoder"):
            options.pop(name, None)
        super().__init__(**{**options, "show_hidden_initial": False})
        self.widget.title = str(self.label or "")

    def to_python(self, value: Any) -> dict[str, str]:
        """The labels of a Said, in order of their tags. Raises ValidationError."""
        texts = {tag: written(text).strip() for tag, text in value.texts.items()}
        if value.new_tag or value.new_text:
            if not value.new_tag:
                raise ValidationError("Name the language of the text you added.")
            if value.new_tag in texts:
                raise ValidationError(f"There is a text for “{value.new_tag}” already.")
            texts[value.new_tag] = written(value.new_text)
        return dict(sorted(texts.items()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or {})
        except ValidationError:
            return True
