"""Versions of records: kept before a change, caught up with after an import, compared, and played back.

An import writes no versions: thirty thousand clauses would have one each that nobody asks for. A record's first
version is written before its first change, and says how it came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Max
from django.utils import timezone

from .act import NOBODY, Act, acting, current, unrecorded

BATCH = 500
CAME_IN = "As it came in, by import or command."
CHANGED_BESIDE = "Changed by an import or a command."
# Versions by their type, as django-simple-history writes it.
ADDED, CHANGED, DELETED = "+", "~", "-"

Values = dict[str, Any]


def tracked() -> Iterator[type[models.Model]]:
    """Every model whose versions are kept; none where curation is not installed."""
    for model in apps.get_app_config("archive").get_models():
        if hasattr(model, "history"):
            yield model


def fields_of(model: Any) -> list[str]:
    """The columns a version has in common with its record."""
    return [field.attname for field in model.history.model.tracked_fields]


def values_of(row: Any, fields: Iterable[str]) -> Values:
    return {name: getattr(row, name) for name in fields}


def latest(model: Any, pks: Iterable[int] | None = None) -> dict[int, Any]:
    """Primary key → the last version of each record of a model, or of those named. One query."""
    versions = model.history.all() if pks is None else model.history.filter(id__in=list(pks))
    last = versions.order_by().values("id").annotate(last=Max("history_id")).values("last")
    return {version.id: version for version in model.history.filter(history_id__in=last)}


def keep(rows: Iterable[models.Model]) -> None:
    """Before these records are changed: write the version they have now, where the last one is another."""
    by_model: dict[Any, list[int]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row.pk)
    for model, pks in by_model.items():
        catch_up_model(
            model, latest(model, pks), {row.pk: row for row in model._base_manager.filter(pk__in=pks)}
        )


def catch_up() -> int:
    """After an import: a version of every record that has a history and is another than its last version says.

    Returns how many there were. Queries: one for each model, two where it has a history, and one for each five
    hundred versions.
    """
    written = 0
    for model in tracked():
        known: dict[int, Any] = latest(model)
        if not known:
            continue
        rows: dict[int, models.Model] = {}
        pks = list(known)
        for start in range(0, len(pks), BATCH):
            rows |= {row.pk: row for row in model._base_manager.filter(pk__in=pks[start : start + BATCH])}
        written += catch_up_model(model, known, rows)
    return written


@contextmanager
def retold(rows: Callable[[], Iterable[models.QuerySet]]) -> Iterator[None]:
    """Versions of what is written inside in bulk, signed by whoever is at work.

    rows: gives the records concerned, one query set a model; asked before and after. Sets of a hundred thousand
    are not meant for this: each is read twice.
    """
    before: dict[Any, list[int]] = {}
    for found in rows():
        before[found.model] = list(found.values_list("pk", flat=True))
        keep(found)
    with unrecorded():
        yield
    act = current()
    for found in rows():
        now = {row.pk: row for row in found}
        known = latest(found.model, {*before[found.model], *now})
        catch_up_model(found.model, known, now, act)


def catch_up_model(model: Any, known: dict[int, Any], rows: dict[int, models.Model], by: Act = NOBODY) -> int:
    """Write what the versions of one model lack: `known` by the last versions, `rows` as they are. Returns how many.

    by: who made the difference; nobody known unless it is said.
    """
    fields = fields_of(model)
    unknown = [row for pk, row in rows.items() if pk not in known or known[pk].history_type == DELETED]
    changed = [
        row
        for pk, row in rows.items()
        if pk in known
        and known[pk].history_type != DELETED
        and values_of(row, fields) != values_of(known[pk], fields)
    ]
    gone = [known[pk] for pk in known if pk not in rows and known[pk].history_type != DELETED]
    told = by != NOBODY
    # Whoever is at work now has done none of this, unless it is theirs.
    with acting(by.user):
        for found, is_update, reason in (
            (unknown, False, by.reason if told else CAME_IN),
            (changed, True, by.reason if told else CHANGED_BESIDE),
        ):
            model.history.bulk_history_create(
                found, batch_size=BATCH, update=is_update, default_change_reason=reason
            )
    for version in gone:
        version.pk, version.history_type, version.history_date = None, DELETED, timezone.now()
        version.history_change_reason = by.reason if told else CHANGED_BESIDE
        version.history_user = by.user
    model.history.bulk_create(gone, batch_size=BATCH)
    return len(unknown) + len(changed) + len(gone)


def replayed(model: Any) -> dict[int, Values]:
    """Primary key → columns of every record that has a history, as its versions, played in order, leave it."""
    fields = fields_of(model)
    found: dict[int, Values] = {}
    for version in model.history.order_by("history_id"):
        if version.history_type == DELETED:
            found.pop(version.id, None)
        else:
            found[version.id] = values_of(version, fields)
    return found
