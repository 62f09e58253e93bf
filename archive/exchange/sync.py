"""Bring one table's rows to what they should be, touching only what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import F

# Above every order a document can hold: orders are moved here before they are given anew,
# since a database checks uniqueness row by row.
ASIDE = 1_000_000_000
BATCH = 500

Row = Mapping[str, Any]
Keyed = dict[tuple[Any, ...], int]


class Tally:
    """How many rows of each kind were created, changed, removed, or found as they should be."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def add(self, model: type[models.Model], what: str, number: int) -> None:
        if number:
            self.counts.setdefault(str(model._meta.verbose_name_plural), Counter())[what] += number

    @property
    def has_changes(self) -> bool:
        return any(set(counter) - {"unchanged"} for counter in self.counts.values())


def sync(
    model: type[models.Model],
    using: str,
    natural: Sequence[str],
    rows: Iterable[Row],
    tally: Tally,
    scope: Mapping[str, Any] | None = None,
    remove: bool = True,
) -> Keyed:
    """Make the rows of `model` within `scope` equal `rows`, matched by the fields `natural`; keeps identities.

    Returns natural key → primary key of every row in `rows`. With remove=False rows beyond `rows` stay.
    """
    scope = dict(scope or {})
    manager = model._base_manager.using(using)
    held = {tuple(getattr(row, name) for name in natural): row for row in manager.filter(**scope)}
    created, changed, fields, keep = [], [], set(), {}
    for values in rows:
        key = tuple(values[name] for name in natural)
        row = held.pop(key, None)
        if row is None:
            row = model(**scope, **values)
            created.append(row)
        elif different := amended(row, values):
            fields.update(different)
            changed.append(row)
        keep[key] = row
    if remove and held:
        manager.filter(pk__in=[row.pk for row in held.values()]).delete()
        tally.add(model, "removed", len(held))
    if "order" in fields and changed:
        manager.filter(pk__in=[row.pk for row in changed]).update(order=F("order") + ASIDE)
    if changed:
        manager.bulk_update(changed, sorted(fields), batch_size=BATCH)
    manager.bulk_create(created, batch_size=BATCH)
    tally.add(model, "created", len(created))
    tally.add(model, "changed", len(changed))
    tally.add(model, "unchanged", len(keep) - len(created) - len(changed))
    return {key: row.pk for key, row in keep.items()}


def amended(row: models.Model, values: Row) -> list[str]:
    """Give a row these values; returns the names of those it did not have."""
    different = [name for name, value in values.items() if getattr(row, name) != value]
    for name in different:
        setattr(row, name, values[name])
    return different


def replace(
    model: type[models.Model], using: str, scope: Mapping[str, Any], rows: Sequence[Row], tally: Tally
) -> None:
    """The same for rows on which nothing hangs: where any differs, all within `scope` are written anew."""
    manager = model._base_manager.using(using)
    held = manager.filter(**scope)
    if rows and list(held.order_by("pk").values(*rows[0])) == [dict(row) for row in rows]:
        tally.add(model, "unchanged", len(rows))
        return
    removed, _ = held.delete()
    manager.bulk_create((model(**row) for row in rows), batch_size=BATCH)
    tally.add(model, "changed" if removed else "created", len(rows))
    if not rows:
        tally.add(model, "removed", removed)
