"""What a curator had before their eyes when a form was opened, so that nobody saves over what they have not seen."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.crypto import salted_hmac

from archive.curation.history import fields_of
from archive.models.fields import Name

State = dict[str, Any]


def names_of(model: type[models.Model]) -> list[tuple[Any, str]]:
    """The names that are edited on the same page as the record: their model, and its column that leads here."""
    related = ((relation.related_model, relation.remote_field) for relation in model._meta.related_objects)
    return [
        (names, field.attname)
        for names, field in related
        if isinstance(names, type) and issubclass(names, Name) and isinstance(field, models.ForeignKey)
    ]


def state(model: Any, pk: int) -> State:
    """The columns of a record as they are stored now, and its names; {} when it is gone. One query, or two."""
    found = model._base_manager.filter(pk=pk).values(*fields_of(model)).first()
    if found is None:
        return {}
    for names, column in names_of(model):
        rows = names._base_manager.filter(**{column: pk}).order_by("pk")
        found[names.__name__] = list(rows.values(*fields_of(names)))
    return found


def mark(model: type[models.Model], found: State) -> str:
    """A short mark of a state, which nobody without the archive's key can make up."""
    spelled = json.dumps(found, cls=DjangoJSONEncoder, sort_keys=True)
    return salted_hmac(f"archive.admin.seen {model._meta.label}", spelled, algorithm="sha256").hexdigest()[
        :32
    ]
