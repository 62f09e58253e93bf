"""Curated knowledge of wording: conversion overrides and the glossary."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from .fields import Name, one_preferred_name

models.CharField.register_lookup(Length)


class ScriptRule(models.Model):
    """Where OpenCC errs: shown in script `shown`, the phrase `found` is to be read `reads`."""

    shown = models.CharField(max_length=35, choices=[(s, s) for s in ("zh-Hans", "zh-Hant", "zh-Hant-HK")])
    found = models.CharField(max_length=50)
    reads = models.CharField(max_length=50)
    reason = models.TextField()
    reviewed_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["shown", "found"]
        constraints = [
            models.UniqueConstraint(fields=["shown", "found"], name="script_rule_is_one_a_phrase"),
            models.CheckConstraint(
                condition=Exact(Length("found"), Length("reads")), name="script_rule_keeps_the_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found} → {self.reads} ({self.shown})"


class Term(models.Model):
    """One concept, however it is written across scripts, regions and languages: 独联体 / 獨立國協 / CIS."""

    slug = models.SlugField(max_length=64, unique=True)
    note = models.TextField(blank=True)
    reviewed_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class TermName(Name):
    term = models.ForeignKey(Term, models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        constraints = one_preferred_name("term")
