"""What every record's pages have in common: fixed identity, forms that take what an import takes."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.http import HttpRequest

from archive.models import Document
from archive.models.fields import LabelsField

from .fields import SlugFormField, WrittenField
from .labels import LabelsFormField, LabelsWidget
from .rules import told

# Labels that are sentences rather than names.
PROSE = frozenset({"note", "reason"})
# What fixture files and PostgreSQL's smallint hold; SQLite would store more and an import refuse it.
MOST = {models.PositiveSmallIntegerField: 32_767, models.PositiveIntegerField: 2_000_000_000}


class RecordForm(forms.ModelForm):
    """A form that lets nothing through that the database or an import would refuse.

    needed: fields that may be empty in the database while a text is being prepared, never in a fixture file.
    """

    needed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.needed:
            if name in self.fields:
                self.fields[name].required = True

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        # Django leaves out the constraints that name a read-only field; the database would not.
        failed = {name for name in self.errors if name != NON_FIELD_ERRORS}
        try:
            self.instance.validate_constraints(exclude=failed)
        except ValidationError as errors:
            self._update_errors(errors)

    def _update_errors(self, errors: ValidationError) -> None:
        """Take over what the model found, each fault once and in words."""
        for field, fault in told(errors, self._meta.model):
            place = field if field in self.fields else NON_FIELD_ERRORS
            if not {str(one) for one in fault.messages} & set(self.errors.get(place, ())):
                super()._update_errors(ValidationError({place: [fault]}))  # type: ignore[misc]


class RecordFields(BaseModelAdmin):
    """How the fields of a record are asked for, on a page of its own or inside another's."""

    form = RecordForm
    formfield_overrides: ClassVar[dict[type[models.Field], dict[str, Any]]] = {
        models.CharField: {"form_class": WrittenField},
        models.TextField: {"form_class": WrittenField},
        models.SlugField: {"form_class": SlugFormField, "widget": AdminTextInputWidget},
        LabelsField: {"form_class": LabelsFormField},
        **{kind: {"max_value": most} for kind, most in MOST.items()},
    }

    def formfield_for_dbfield(self, db_field: models.Field, request: Any, **options: Any) -> Any:
        if isinstance(db_field, LabelsField):
            options["widget"] = LabelsWidget(is_prose=db_field.name in PROSE)
        return super().formfield_for_dbfield(db_field, request, **options)


class RecordAdmin(RecordFields, admin.ModelAdmin):
    """A record whose identity, once given, stays: it is part of printed addresses.

    identity: the fields a curator fills when the record is made and never again.
    """

    identity: ClassVar[tuple[str, ...]] = ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = super().get_fields(request, obj)
        return [*self.identity, *(field for field in fields if field not in self.identity)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, *self.identity) if obj else fixed


class ReadOnly(BaseModelAdmin):
    """Nobody adds, changes or deletes these here, whatever their rights."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """A record that is read off its source, or written by a command."""


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    """Rows to look at; each leads to its own page, where there is something to change."""

    extra = 0
    show_change_link = True


class DocumentPartAdmin(RecordAdmin):
    """What belongs to a document: part of what was published, so deletable only while that is a draft.

    document_path: attributes from the record to its document, "clause_text.clause.document".
    """

    document_path: ClassVar[str] = "document"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        if not allowed or obj is None:
            return allowed
        return attrgetter(self.document_path)(obj).status == Document.Status.DRAFT
