"""Signatories, and what each edition prints of them."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from archive.models import Signatory, Signature

from .record import DocumentPartAdmin, ReadOnlyInline, WitnessAdmin


class Signatures(ReadOnlyInline):
    model = Signature
    fields = ("edition", "office", "name")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Signature]:
        related = super().get_queryset(request).select_related("signatory__document", "edition__document")
        return related.order_by("edition__tag")


@admin.register(Signatory)
class SignatoryAdmin(DocumentPartAdmin):
    list_display = ("document", "order", "code", "party", "person", "capacity")
    list_display_links = ("document", "code")
    list_filter = ("capacity", ("party", admin.RelatedOnlyFieldListFilter))
    search_fields = ("document__slug", "code", "party__names__name", "person__slug", "person__names__name")
    autocomplete_fields = ("document", "party", "person")
    identity = ("document", "code")
    inlines = (Signatures,)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Signatory]:
        return super().get_queryset(request).select_related("document", "party", "person")

    def has_delete_permission(self, request: HttpRequest, obj: Signatory | None = None) -> bool:
        # Signatures are printed: their spans would go and leave characters of a source unaccounted for.
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.signatures.exists())


@admin.register(Signature)
class SignatureAdmin(WitnessAdmin):
    list_display = ("signatory", "edition", "office", "name")
    list_filter = ("edition__language", "signatory__capacity")
    search_fields = ("signatory__document__slug", "signatory__code", "office", "name")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Signature]:
        return super().get_queryset(request).select_related("signatory__document", "edition__document")
