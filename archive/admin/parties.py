"""Parties, people, bodies and meetings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import path

from archive.models import Body, Meeting, Party, PartyName, Person, PersonName, Redirect
from archive.models.fields import Name

from .forms import REASON, WHY, RecordForm
from .merging import merge_view
from .record import RecordAdmin, RecordFields


class NamesFormSet(forms.BaseInlineFormSet):
    """The names of something: one preferred at least, at most one preferred and one official a language."""

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            # In a row of a table Django gives an input no label, only its column a heading.
            field.widget.attrs["aria-label"] = str(field.label or name)

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        if self.instance.pk and self.has_changed() and not self.data.get(REASON, "").strip():
            raise ValidationError(WHY)
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
    verbose_name, verbose_name_plural = "name", "names"
    fields = ("tag", "use", "name", "order")
    # One empty row, so that a name can be added where scripts are switched off.
    extra = 1

    def formfield_for_dbfield(self, db_field: models.Field, request: Any, **options: Any) -> Any:
        if db_field.name == "tag":
            options["widget"] = forms.TextInput(attrs={"size": 12})
        return super().formfield_for_dbfield(db_field, request, **options)


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


class PersonForm(RecordForm):
    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if Redirect.objects.filter(old=f"/people/{slug}").exists():
            raise ValidationError(
                f"“{slug}” was given up when two people were found to be one: choose another."
            )
        return slug


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    form = PersonForm
    change_form_template = "admin/archive/person/change_form.html"
    list_display = ("slug", "preferred")
    search_fields = ("slug", "names__name", "note")
    identity = ("slug",)
    inlines = (PersonNames,)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(merge_view)
        return [path("<int:pk>/merge/", view, name="archive_person_merge"), *super().get_urls()]


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

    def clean(self) -> None:
        super().clean()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if not (start and end and start <= end and self.instance.pk):
            return
        outside = self.instance.documents.filter(
            models.Q(adopted_on__lt=start) | models.Q(adopted_on__gt=end)
        )
        for document in outside:
            self.add_error(None, f"{document} was adopted on {document.adopted_on}, outside these dates.")


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
