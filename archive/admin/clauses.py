"""Clauses, what editions print for them, and the corrections and notes that stand beside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import path

from archive.models import Clause, ClauseText, Correction, Note
from archive.models.fields import validate_tag
from archive.text.remap import NoSuchPlace, place_of

from .forms import RecordForm
from .record import DocumentPartAdmin, ReadOnlyInline, WitnessAdmin
from .structure import structure_view


class ClauseTexts(ReadOnlyInline):
    model = ClauseText
    fields = ("edition", "label", "text")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClauseText]:
        related = super().get_queryset(request).select_related("clause__document", "edition__document")
        return related.order_by("edition__tag")


@admin.register(Clause)
class ClauseAdmin(WitnessAdmin):
    """An address is read off its source and never renumbered; kind, parent and order follow from the keys."""

    list_display = ("document", "key", "kind", "order")
    list_display_links = ("document", "key")
    list_filter = ("kind", "document__kind", "document__status")
    search_fields = ("document__slug", "key")
    inlines = (ClauseTexts,)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(structure_view)
        return [path("<int:pk>/structure/", view, name="archive_clause_structure"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Clause]:
        return super().get_queryset(request).select_related("document", "parent__document")


class Corrections(ReadOnlyInline):
    model = Correction
    fields = ("start", "found", "reads", "kind", "by")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Correction]:
        related = ("clause_text__clause__document", "clause_text__edition")
        return super().get_queryset(request).select_related(*related)


@admin.register(ClauseText)
class ClauseTextAdmin(WitnessAdmin):
    list_display = ("clause", "edition", "label", "beginning")
    list_display_links = ("clause", "beginning")
    list_filter = ("edition__language", "edition__script", "clause__kind")
    search_fields = ("clause__document__slug", "clause__key", "edition__tag", "text")
    inlines = (Corrections,)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ClauseText]:
        return super().get_queryset(request).select_related("clause__document", "edition__document")

    @admin.display(description="text")
    def beginning(self, text: ClauseText) -> str:
        return text.text if len(text.text) <= 60 else f"{text.text[:60]}…"


class CorrectionForm(RecordForm):
    needed = ("reason",)
    nth = forms.IntegerField(
        label="Which time",
        required=False,
        min_value=1,
        help_text="Where what was found stands in the text more than once: 1 for the first time, 2 for the second.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"found", "reads"} & set(self.fields):
            # A lost space is a correction too.
            field = self.fields[name]
            if isinstance(field, forms.CharField):
                field.strip = False
        if "start" in self.fields:
            self.fields["start"].required = False
            self.fields["start"].help_text = "Empty: where what was found stands in the text."

    def clean(self) -> None:
        super().clean()
        # On the page of a correction that is there, its clause text is fixed and not in the form.
        text = self.cleaned_data.get("clause_text") or getattr(self.instance, "clause_text", None)
        found = self.cleaned_data.get("found")
        if text is None or not found or "start" in self.errors:
            return
        try:
            start = self.placed(text.text, found)
        except NoSuchPlace as fault:
            self.add_error("found", str(fault))
            return
        end = start + len(found)
        there = text.text[start:end]
        if there != found:
            self.add_error("found", f"The text has “{there}” at {start}, not “{found}”.")
        for other in text.corrections.exclude(pk=self.instance.pk):
            # Two at one place are the database's to refuse.
            if start != other.start and start < other.start + len(other.found) and other.start < end:
                self.add_error("start", f"This overlaps the correction of “{other.found}” at {other.start}.")

    def placed(self, text: str, found: str) -> int:
        """Where the correction stands: as it was said, else where its words are. Raises NoSuchPlace."""
        if self.cleaned_data.get("start") is None:
            nth = self.cleaned_data.get("nth") or 0
            self.cleaned_data["start"] = place_of(text, found, nth, 0, len(text))[0]
        return int(self.cleaned_data["start"])


@admin.register(Correction)
class CorrectionAdmin(DocumentPartAdmin):
    form = CorrectionForm
    document_path = "clause_text.clause.document"
    list_display = ("clause_text", "start", "found", "reads", "kind", "by")
    list_display_links = ("clause_text", "found")
    list_filter = ("kind", "clause_text__edition__language", "by")
    search_fields = (
        "clause_text__clause__document__slug",
        "clause_text__clause__key",
        "found",
        "reads",
        "reason",
    )
    autocomplete_fields = ("clause_text",)
    identity = ("clause_text",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Correction]:
        related = ("clause_text__clause__document", "clause_text__edition")
        return super().get_queryset(request).select_related(*related)

    def formfield_for_dbfield(self, db_field: models.Field, request: Any, **options: Any) -> Any:
        if db_field.name in ("found", "reads"):
            # A text may have line feeds, which a single-line input would swallow.
            options["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **options)


class NoteForm(RecordForm):
    def clean_language(self) -> str:
        validate_tag(self.cleaned_data["language"])
        return self.cleaned_data["language"]

    def clean(self) -> None:
        super().clean()
        document = self.cleaned_data.get("document") or getattr(self.instance, "document", None)
        for name in ("clause", "edition"):
            part = self.cleaned_data.get(name)
            if part and document and part.document_id != document.pk:
                self.add_error(name, ValidationError(f"This is of another document, {part.document}."))


@admin.register(Note)
class NoteAdmin(DocumentPartAdmin):
    form = NoteForm
    list_display = ("document", "order", "kind", "clause", "edition", "language", "author")
    list_display_links = ("document", "order")
    list_filter = ("kind", "language", "author")
    search_fields = ("document__slug", "clause__key", "body", "author")
    autocomplete_fields = ("document", "clause", "edition")
    identity = ("document",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Note]:
        related = ("document", "clause__document", "edition__document")
        return super().get_queryset(request).select_related(*related)
