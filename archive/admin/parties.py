"""Parties, people, bodies and meetings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from archive.models import Body, Meeting, Party, PartyName, Person, PersonName
from archive.models.fields import Name

from .record import RecordAdmin, RecordFields, RecordForm


class NamesFormSet(forms.BaseInlineFormSet):
    """The names of something: one preferred at least, at most one preferred and one official a language."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        kept = [
            (form.cleaned_data["tag"], form.cleaned_data["use"])
            for form in self.forms
            if form.cleaned_data.get("tag") and not form.cleaned_data.get("DELETE")
        ]
        for tag, use in sorted(set(kept)):
            if use != Name.Use.VARIANT and kept.count((tag, use)) > 1:
                raise ValidationError(f"There are two {use} names in {tag}; make one of them a variant.")
        if not any(use == Name.Use.PREFERRED for _, use in kept):
            raise ValidationError("Give at least one preferred name.")


class NamesInline(RecordFields, admin.TabularInline):
    """The names of one thing, in every language and spelling."""

    formset = NamesFormSet
    fields = ("tag", "use", "name", "order")
    # One empty row, so that a name can be added where scripts are switched off.
    extra = 1


class PartyNames(NamesInline):
    model = PartyName


class PersonNames(NamesInline):
    model = PersonName


class NamedAdmin(RecordAdmin):
    """Something with names: they are listed, and found in any language."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("names")

    @admin.display(description="preferred names")
    def preferred(self, named: Any) -> str:
        return " · ".join(name.name for name in named.names.all() if name.use == Name.Use.PREFERRED)


@admin.register(Party)
class PartyAdmin(NamedAdmin):
    list_display = ("code", "kind", "preferred")
    list_filter = ("kind",)
    search_fields = ("code", "names__name", "note")
    identity = ("code",)
    inlines = (PartyNames,)


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    list_display = ("slug", "preferred")
    search_fields = ("slug", "names__name", "note")
    identity = ("slug",)
    inlines = (PersonNames,)


class BodyForm(RecordForm):
    needed = ("names",)


@admin.register(Body)
class BodyAdmin(RecordAdmin):
    form = BodyForm
    list_display = ("slug", "organisation", "order")
    list_filter = (("organisation", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("organisation",)
    search_fields = ("slug", "names")
    autocomplete_fields = ("organisation",)
    identity = ("slug",)


class MeetingForm(RecordForm):
    needed = ("place",)


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    form = MeetingForm
    list_display = ("slug", "body", "start", "end", "host")
    list_filter = ("body", ("host", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("body", "host")
    date_hierarchy = "start"
    search_fields = ("slug", "place", "note")
    autocomplete_fields = ("body", "host")
    identity = ("slug",)
