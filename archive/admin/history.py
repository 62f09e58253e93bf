"""The pages of what was: a record's history, and its form filled with an earlier version, to be saved again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.curation.history import fields_of
from archive.curation.story import Chapter, story

from .seen import names_of

ENTRIES_A_PAGE = 100
# In the address of a record's form: the number of the version it is filled with.
VERSION = "version"


class WithHistory(ModelAdmin):
    """A record whose page leads to its history, and whose form can be filled with any version of it.

    chapters: kind of part → path from it to the record; parts whose versions are told with the record's own.
    """

    chapters: ClassVar[dict[type[models.Model], str]] = {}

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        pk = unquote(object_id)
        versions = self.versions(pk)
        record = self.get_queryset(request).filter(pk=pk).first() if pk.isdecimal() else None
        last: Any = versions.last()
        if record is None and last is None:
            raise Http404(f"There is no {self.opts.verbose_name} with the number {object_id}, nor was there.")
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        page = Paginator(story(self.told(pk)), ENTRIES_A_PAGE).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {record or last.history_object}",
            "page": page,
            "page_var": PAGE_VAR,
            "record": record,
            "opts": self.opts,
            "can_revert": record is not None and self.has_change_permission(request, record),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/archive/history.html", context)

    def versions(self, pk: str) -> models.QuerySet:
        model: Any = self.model
        return model.history.filter(id=pk) if pk.isdecimal() else model.history.none()

    def told(self, pk: str) -> list[Chapter]:
        """The record's own versions, those of its names, and those of its parts."""
        own = [Chapter(self.versions(pk))]
        for names, column in names_of(self.model):
            own.append(Chapter(names.history.filter(**{column: pk}), "name"))
        for part, path in self.chapters.items():
            model: Any = part
            own.append(Chapter(model.history.filter(**{path: pk}), str(model._meta.verbose_name)))
        return own

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The record; in a form that is asked for with a version, as that version has it.

        Before it is saved the row is locked, so that of two who save at once one sees what the other did.
        """
        if request.method == "POST" and object_id.isdecimal():
            list(self.model._base_manager.select_for_update().filter(pk=object_id).values_list("pk"))
        record = super().get_object(request, object_id, from_field)
        number = request.GET.get(VERSION, "")
        if record is not None and request.method == "GET" and number.isdecimal():
            version = self.versions(object_id).filter(history_id=number[:18]).first()
            for name in fields_of(self.model) if version else ():
                setattr(record, name, getattr(version, name))
        return record
