"""What every record's pages have in common: fixed identity, forms that take what an import takes, history."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from archive.curation.act import acting
from archive.curation.history import keep
from archive.curation.workflow import touch
from archive.models import Document
from archive.models.fields import LabelsField

from .fields import SlugFormField, WrittenField, remark
from .forms import DOCUMENT_OF, REASON, SEEN, WHY, RecordForm, RowForm, document_of
from .history import VERSION, WithHistory
from .labels import LabelsFormField, LabelsWidget

# Labels that are sentences rather than names.
PROSE = frozenset({"note", "reason"})
# What fixture files and PostgreSQL's smallint hold; SQLite would store more and an import refuse it.
MOST = {models.PositiveSmallIntegerField: 32_767, models.PositiveIntegerField: 2_000_000_000}
ABOUT_THE_CHANGE = (REASON, SEEN)


class RecordFields(BaseModelAdmin):
    """How the fields of a record are asked for, on a page of its own or inside another's."""

    form = RowForm
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


class RecordAdmin(RecordFields, WithHistory):
    """A record whose identity, once given, stays: it is part of printed addresses.

    identity: the fields a curator fills when the record is made and never again.
    """

    form = RecordForm
    change_form_template = "admin/archive/record_form.html"
    delete_confirmation_template = "admin/archive/delete.html"
    identity: ClassVar[tuple[str, ...]] = ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = super().get_fields(request, obj)
        return [*self.identity, *(field for field in fields if field not in self.identity)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The record's own fields, and last what is asked about the change."""
        own = [
            (
                title,
                {**options, "fields": [name for name in options["fields"] if name not in ABOUT_THE_CHANGE]},
            )
            for title, options in super().get_fieldsets(request, obj)
        ]
        if not self.may_save(request, obj):
            return own
        return [*own, ("This change", {"fields": ABOUT_THE_CHANGE})]

    def may_save(self, request: HttpRequest, obj: Any) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, *self.identity) if obj else fixed

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        with acting(request.user, remark(request.POST.get(REASON, ""))):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        form = context["adminform"].form
        context["conflict"] = getattr(form, "conflict", ())
        context["version"] = request.GET.get(VERSION) if request.method == "GET" and obj else None
        answer = super().render_change_form(request, context, add, change, form_url, obj)
        if getattr(form, "is_unseen", False):
            answer.status_code = 409
        return answer

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, dict[str, Any]]]:
        message = super().construct_change_message(request, form, formsets, add)
        for part in message:
            for told in part.values():
                told["fields"] = [name for name in told.get("fields", ()) if name not in ABOUT_THE_CHANGE]
        return message

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change and not form.changed_fields:
            # Nothing to save, and no version to write.
            return
        if change:
            keep([obj])
        super().save_model(request, obj, form, change)
        if document := self.concerned(obj, form.changed_fields):
            touch(document)

    def concerned(self, obj: Any, changed: list[str]) -> Document | None:
        """The document whose review a change of these fields belongs to."""
        return document_of(obj)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        document = document_of(obj)
        super().delete_model(request, obj)
        if document and document is not obj:
            touch(document)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.has_changed():
            keep(row.instance for row in formset.initial_forms)
        super().save_formset(request, form, formset, change)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        reason = remark(request.POST.get(REASON, ""))
        is_shared = self.model is not Document and self.model not in DOCUMENT_OF
        if request.method == "POST" and is_shared and not reason and self.has_delete_permission(request):
            messages.error(request, WHY)
            return HttpResponseRedirect(request.path)
        with acting(request.user, reason):
            return super().delete_view(request, object_id, extra_context)


class ReadOnly(BaseModelAdmin):
    """Nobody adds, changes or deletes these here, whatever their rights."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """A record that is written by a command."""


class WitnessAdmin(ReadOnly, WithHistory):
    """A record that is read off its source: nobody edits it here, and it has a history."""


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
