"""Sources and the spans that account for their characters: read, never edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from archive.models import Source, Span

from .record import WitnessAdmin
from .witnesses import account


@admin.register(Source)
class SourceAdmin(WitnessAdmin):
    list_display = ("name", "format", "encoding", "characters", "publisher", "published_on", "sha256")
    list_filter = ("format", "encoding", "publisher")
    date_hierarchy = "retrieved_on"
    search_fields = ("name", "sha256", "publisher", "origin", "note")
    exclude = ("data",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Source]:
        # A source may have 5 MB, and its bytes are nowhere in these pages.
        return super().get_queryset(request).defer("data")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Source | None = None,
    ) -> HttpResponse:
        context["account"] = account(obj) if obj else None
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(Span)
class SpanAdmin(WitnessAdmin):
    list_display = ("source", "start", "end", "role", "edition", "clause_text")
    list_display_links = ("source", "start")
    # No filter by source: Django would load every source with its bytes to list their names.
    list_filter = ("role", "edition__language")
    search_fields = ("source__name", "edition__document__slug", "clause_text__clause__key")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Span]:
        related = (
            "source",
            "edition__document",
            "clause_text__clause__document",
            "clause_text__edition",
            "signature__signatory__document",
            "signature__edition",
        )
        return super().get_queryset(request).select_related(*related).defer("source__data")
