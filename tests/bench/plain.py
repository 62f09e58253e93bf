"""The yardstick of a page: what one writes with the ORM's objects and a template, taking no trouble.

The same rows out of the same release, converted with the same OpenCC; templates/plain.html shows less of them.
"""

from __future__ import annotations

from typing import Any

import opencc
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Clause, Document, Edition
from archive.models.published import RELEASE

CONVERTER = opencc.OpenCC("tw2s")
BENEATH = (
    "editions__source",
    "clauses__texts__edition",
    "clauses__texts__corrections",
    "clauses__notes",
    "signatories__party",
    "signatories__signatures",
)


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The document side by side: Chinese in simplified characters, English."""
    documents = Document.objects.using(RELEASE).select_related("meeting__body").prefetch_related(*BENEATH)
    document = documents.get(slug=slug)
    editions = sorted(document.editions.all(), key=lambda edition: edition.language != "zh")
    clauses = sorted(document.clauses.all(), key=lambda clause: clause.order)
    shown = {
        "document": document,
        "rows": [row(clause, editions) for clause in clauses],
        "signatories": document.signatories.all(),
        "editions": editions,
    }
    response = render(request, "plain.html", shown)
    # Django would do so at the end of the request.
    connections[RELEASE].close()
    return response


def row(clause: Clause, editions: list[Edition]) -> dict[str, Any]:
    texts = {text.edition_id: text for text in clause.texts.all()}
    cells = []
    for edition in editions:
        if text := texts.get(edition.pk):
            is_chinese = edition.language == "zh"
            shown = CONVERTER.convert(text.text) if is_chinese else text.text
            lang = "zh-Hans" if is_chinese else "en"
            cells.append({"lang": lang, "label": text.label, "text": shown, "pieces": pieces(text, shown)})
    return {"clause": clause, "cells": cells, "notes": clause.notes.all()}


def pieces(text: Any, shown: str) -> list[dict[str, Any]]:
    found, at = [], 0
    for correction in text.corrections.all():
        end = correction.start + len(correction.found)
        found += [
            {"text": shown[at : correction.start]},
            {"text": shown[correction.start : end], "correction": correction},
        ]
        at = end
    return [*found, {"text": shown[at:]}]
