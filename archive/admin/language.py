"""Conversion rules and the glossary."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import path

from archive.models import ScriptRule, Term, TermName

from .doubts import doubts_view
from .parties import NamedAdmin, NamesInline
from .ruling import RulingAdmin, ScriptRuleForm, TermRulingAdmin


@admin.register(ScriptRule)
class ScriptRuleAdmin(RulingAdmin):
    form = ScriptRuleForm
    list_display = ("found", "reads", "shown", "reviewed_by")
    list_filter = ("shown", "reviewed_by")
    search_fields = ("found", "reads", "reason")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(doubts_view)
        return [path("doubts/", view, name="archive_scriptrule_doubts"), *super().get_urls()]


class TermNames(NamesInline):
    model = TermName


@admin.register(Term)
class TermAdmin(NamedAdmin, TermRulingAdmin):
    list_display = ("slug", "preferred", "reviewed_by")
    list_filter = ("reviewed_by",)
    search_fields = ("slug", "names__name", "note")
    identity = ("slug",)
    inlines = (TermNames,)
