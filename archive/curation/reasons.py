"""Why curators changed texts, in their own words."""

from __future__ import annotations

import datetime
from typing import Any

from archive.models import Clause, ClauseText, Edition

from .history import CAME_IN, CHANGED_BESIDE


def reasons(since: datetime.datetime) -> dict[str, str]:
    """Place "{doc}/{tag}/{key}" → the last reason given for a change of its text after a moment. Three queries."""
    text: Any = ClauseText
    versions = text.history.filter(history_date__gt=since).order_by("history_date", "history_id")
    told = versions.exclude(history_change_reason__in=("", CAME_IN, CHANGED_BESIDE))
    rows = list(told.values_list("clause_id", "edition_id", "history_change_reason"))
    clauses = Clause.objects.filter(pk__in={clause for clause, _, _ in rows})
    places = {pk: (slug, key) for pk, slug, key in clauses.values_list("pk", "document__slug", "key")}
    tags = dict(Edition.objects.filter(pk__in={edition for _, edition, _ in rows}).values_list("pk", "tag"))
    found = {}
    for clause, edition, reason in rows:
        if reason and clause in places and edition in tags:
            slug, key = places[clause]
            found[f"{slug}/{tags[edition]}/{key}"] = reason
    return found
