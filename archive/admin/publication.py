"""Redirects, releases and the files last imported."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import path

from archive.exchange.shared_files import REDIRECTED
from archive.models import FixtureFile, Redirect, Release

from .exchanging import export_view, import_view
from .fields import LinesFormField
from .forms import RecordForm
from .record import ReadOnlyAdmin, RecordAdmin
from .releasing import publish_view

LONGEST_ADDRESS = 512


def check_address(address: str) -> None:
    """Raise ValidationError unless `address` is one that can be redirected from or to."""
    if not address.startswith(REDIRECTED) or len(address) > LONGEST_ADDRESS:
        raise ValidationError(f"“{address[:60]}” is no address under {' or '.join(REDIRECTED)}")


class RedirectForm(RecordForm):
    def clean_old(self) -> str:
        check_address(self.cleaned_data["old"])
        return self.cleaned_data["old"]

    def clean_successors(self) -> list[str]:
        for address in self.cleaned_data["successors"]:
            check_address(address)
        return self.cleaned_data["successors"]

    def clean(self) -> None:
        super().clean()
        old = self.cleaned_data.get("old", self.instance.old)
        if old in self.cleaned_data.get("successors", ()):
            self.add_error("successors", f"“{old}” leads to itself.")


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    form = RedirectForm
    list_display = ("old", "leads_to", "reason", "since")
    date_hierarchy = "since"
    search_fields = ("old", "successors", "reason")
    identity = ("old",)
    formfield_overrides = {
        models.JSONField: {"form_class": LinesFormField},
        **RecordAdmin.formfield_overrides,
    }

    @admin.display(description="leads to")
    def leads_to(self, redirect: Redirect) -> str:
        return " · ".join(redirect.successors) or "gone"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Without its redirect a printed address would break.
        return False


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ("id", "order", "date", "is_current", "note")
    list_filter = ("is_current",)
    date_hierarchy = "date"
    search_fields = ("id", "note")
    fields = ("id", "order", "date", "previous", "note", "is_current", "counts", "held", "changed")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Release]:
        # Each holds as many digests as there are clauses; a list of releases needs none of them.
        return super().get_queryset(request).defer("digests", "addresses", "changes")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(publish_view)
        return [path("publish/", view, name="archive_release_publish"), *super().get_urls()]

    @admin.display(description="addresses")
    def held(self, release: Release) -> str:
        return f"{len(release.addresses):,}"

    @admin.display(description="texts that differ from the release before")
    def changed(self, release: Release) -> str:
        return f"{len(release.changes):,}"


@admin.register(FixtureFile)
class FixtureFileAdmin(ReadOnlyAdmin):
    list_display = ("path", "sha256")
    search_fields = ("path", "sha256")

    def get_urls(self) -> list[Any]:
        views = {"import": import_view, "export": export_view}
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"archive_fixturefile_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]
