"""Two records of one person made one: every spelling kept, every signature repointed, the old address leading on."""

from __future__ import annotations

import datetime

from archive.models import Document, Person, PersonName, Redirect

from .history import keep
from .structure import Impossible, Moved
from .workflow import touch


def merge_people(gone: Person, kept: Person, reason: str, day: datetime.date) -> Moved:
    """Make `gone` part of `kept`. Inside a transaction. Returns the address that ends. Raises Impossible."""
    moved = Moved(address_of(gone), (address_of(kept),))
    if Redirect.objects.filter(old=moved.old).exists():
        raise Impossible(f"{moved.old} was given up before.")
    take_names(gone, kept)
    if gone.note and gone.note != kept.note:
        keep([kept])
        kept.note = "\n".join(filter(None, (kept.note, gone.note)))
        kept.save()
    documents = repoint(gone, kept)
    keep([gone, *gone.names.all()])
    gone.delete()
    Redirect.objects.create(old=moved.old, successors=list(moved.successors), reason=reason, since=day)
    for document in documents:
        touch(document)
    return moved


def address_of(person: Person) -> str:
    return f"/people/{person.slug}"


def take_names(gone: Person, kept: Person) -> None:
    """Every spelling of the one is a variant of the other, after those it has; the same spelling stands once."""
    held = list(kept.names.all())
    for name in gone.names.order_by("tag", "use", "order"):
        own = [one for one in held if one.tag == name.tag]
        if any(one.name == name.name for one in own):
            continue
        orders = [one.order for one in own if one.use == PersonName.Use.VARIANT]
        made = PersonName(person=kept, tag=name.tag, use=PersonName.Use.VARIANT, name=name.name)
        made.order = max(orders, default=-1) + 1
        made.save()
        held.append(made)


def repoint(gone: Person, kept: Person) -> list[Document]:
    """Every part the one had in a document is the other's. Returns the documents."""
    rows = list(gone.signatories.select_related("document").order_by("document__slug", "order"))
    keep(rows)
    for row in rows:
        row.person = kept
        row.save()
    return list(dict.fromkeys(row.document for row in rows))
