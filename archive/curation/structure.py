"""Giving clauses other keys, splitting and merging them, without an address of the public ever breaking.

Wording is never touched: a clause is the spans it has, and these change hands. What a reader may have printed goes on
to lead somewhere, by redirects written in the same transaction. A key that was given up is never used again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from archive.models import Clause, ClauseText, Document, Edition, Redirect
from archive.text.key import Key, MalformedKey, order_faults

from .history import keep
from .texts import places, refit

# Above every order a document can hold: a database checks the uniqueness of orders row by row.
ASIDE = 1_000_000_000


class Impossible(Exception):
    """The change cannot be made; in words for the curator."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An address of the public that ends, and the addresses that follow it."""

    old: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was done to the keys of a document: old key → the keys that follow it, [] never; and why, on which day."""

    document: Document
    followed: Mapping[str, tuple[str, ...]]
    reason: str
    day: datetime.date


def parsed(spelled: str) -> Key:
    try:
        return Key.parse(spelled.strip())
    except MalformedKey as fault:
        raise Impossible(f"“{spelled[:64]}” is no key: {fault}.") from fault


def rekey(clause: Clause, spelled: str, reason: str, day: datetime.date) -> list[Moved]:
    """Give a clause another key, and all beneath it with it. Returns the addresses that move. Raises Impossible."""
    new = parsed(spelled)
    document = clause.document
    below = [one for one in document.clauses.order_by("order") if is_within(one.key, clause.key)]
    followed = {one.key: (f"{new}{one.key[len(clause.key) :]}",) for one in below}
    if str(new) == clause.key:
        raise Impossible(f"It has the key {new} already.")
    refuse_used(document, [keys[0] for keys in followed.values()], besides=followed)
    parents = {one.key: one for one in document.clauses.exclude(pk__in=[one.pk for one in below])}
    keep(below)
    for one in below:
        one.key = followed[one.key][0]
        key = parsed(one.key)
        parents[one.key] = one
        if key.parent and str(key.parent) not in parents:
            raise Impossible(f"There is no clause {key.parent} for {key} to stand under.")
        one.parent = parents[str(key.parent)] if key.parent else None
        one.kind = key.kind
        one.save()
    wanted = Wanted(document, followed, reason, day)
    return finished(wanted)


def is_within(key: str, above: str) -> bool:
    return key == above or key.startswith(f"{above}.")


def merge(clause: Clause, reason: str, day: datetime.date) -> list[Moved]:
    """Take the next clause into this one, whose key goes on to lead here. Raises Impossible."""
    document = clause.document
    other = document.clauses.filter(order__gt=clause.order).order_by("order").first()
    if other is None:
        raise Impossible("No clause follows this one.")
    for one in (clause, other):
        if one.children.exists():
            raise Impossible(f"{one.key} has clauses beneath it: merge those first.")
    labelled = other.texts.exclude(label="").select_related("edition").first()
    if labelled:
        raise Impossible(f"{other.key} prints the label “{labelled.label}”, so it is a clause of its own.")
    held = {text.edition_id: text for text in clause.texts.all()}
    for text in other.texts.select_related("edition"):
        taken = held.get(text.edition_id)
        if taken is None:
            keep([text])
            text.clause = clause
            text.save()
            continue
        refit([taken, text], {span.pk: taken for span in text.spans.all()}, places(taken) | places(text))
        text.delete()
    for note in other.notes.all():
        keep([note])
        note.clause = clause
        note.save()
    followed = {other.key: (clause.key,)}
    keep([other])
    other.delete()
    return finished(Wanted(document, followed, reason, day))


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a clause is split. first, second: the keys of its halves; places: edition → code points into its text."""

    first: str
    second: str
    places: Mapping[int, int]


def split(clause: Clause, cut: Cut, reason: str, day: datetime.date) -> list[Moved]:
    """Make two clauses of one. An edition without a place keeps its whole text in the first. Raises Impossible.

    Where the first half keeps the key, nothing moves; where neither does, the address leads to both.
    """
    document = clause.document
    first, second = parsed(cut.first), parsed(cut.second)
    if clause.children.exists():
        raise Impossible(f"{clause.key} has clauses beneath it: split those.")
    if first == second:
        raise Impossible("The halves need two keys.")
    refuse_used(document, {str(first), str(second)}, besides=[clause.key])
    if str(second) == clause.key:
        raise Impossible(f"{clause.key} stays with the first half, or goes to none.")
    if not cut.places:
        raise Impossible("Say in at least one edition where the second half begins.")
    old = clause.key
    made = inserted(clause, second)
    for text in clause.texts.filter(edition__in=cut.places).select_related("edition__source", "clause"):
        divide(text, made, cut.places[text.edition_id])
    if str(first) != old:
        keep([clause])
        clause.key, clause.kind, clause.parent = str(first), first.kind, parent_of(document, first)
        clause.save()
    followed = {} if str(first) == old else {old: (str(first), str(second))}
    return finished(Wanted(document, followed, reason, day))


def parent_of(document: Document, key: Key) -> Clause | None:
    if key.parent is None:
        return None
    found = document.clauses.filter(key=str(key.parent)).first()
    if found is None:
        raise Impossible(f"There is no clause {key.parent} for {key} to stand under.")
    return found


def inserted(before: Clause, key: Key) -> Clause:
    """A new clause right after another; those that follow make room."""
    later = before.document.clauses.filter(order__gt=before.order)
    rows = list(later.order_by("order"))
    keep(rows)
    later.update(order=F("order") + ASIDE)
    for row in rows:
        row.order += 1
        row.save()
    made = Clause(document=before.document, key=str(key), kind=key.kind, order=before.order + 1)
    made.parent = parent_of(before.document, key)
    made.save()
    return made


def divide(text: ClauseText, second: Clause, place: int) -> None:
    """Give what stands from `place` on to another clause; the span there becomes two."""
    if not 0 < place < len(text.text):
        raise Impossible(f"{text.edition.tag}: the second half begins between 1 and {len(text.text) - 1}.")
    spans, standing = list(text.spans.filter(role="text").order_by("start")), places(text)
    made = ClauseText(clause=second, edition=text.edition, label="", text=text.text[place:])
    made.save()
    keep(spans)
    at, given = 0, {}
    for span in spans:
        length = span.end - span.start
        if at >= place:
            given[span.pk] = made
        elif at + length > place:
            tail = type(span).objects.get(pk=span.pk)
            tail.pk, tail._state.adding = None, True
            tail.start = span.start + place - at
            span.end = tail.start
            span.save()
            tail.save()
            given[tail.pk] = made
        at += length + 1
    if not given:
        raise Impossible(f"{text.edition.tag}: nothing stands after {place}.")
    refit([text, made], given, standing)


def refuse_used(document: Document, keys: Iterable[str], besides: Iterable[str]) -> None:
    """Raise Impossible for a key another clause has, or one that was given up before."""
    wanted = set(keys)
    others = document.clauses.filter(key__in=wanted).exclude(key__in=list(besides))
    if taken := others.values_list("key", flat=True).first():
        raise Impossible(f"There is a clause {taken} already.")
    addresses = {address_of(document, key): key for key in wanted}
    if given_up := Redirect.objects.filter(old__in=addresses).values_list("old", flat=True).first():
        raise Impossible(f"{addresses[given_up]} was given up before; a key is never used again.")


def address_of(document: Document, key: str) -> str:
    return f"/documents/{document.slug}/{key}"


def finished(wanted: Wanted) -> list[Moved]:
    """Bring gaps and redirects to the new keys and look whether all is in order. Raises Impossible."""
    document = wanted.document
    keys = [parsed(key) for key in document.clauses.order_by("order").values_list("key", flat=True)]
    for index, what in order_faults(keys):
        raise Impossible(f"{keys[index]}: {what}.")
    declare_gaps(document, [str(key) for key in keys])
    return redirect(wanted)


def declare_gaps(document: Document, keys: Sequence[str]) -> None:
    """Each edition declares the clauses with a text that it lacks, in the document's order."""
    rows = ClauseText.objects.filter(clause__document=document).values_list("edition_id", "clause__key")
    held: dict[int, set[str]] = {}
    for edition, key in rows:
        held.setdefault(edition, set()).add(key)
    worded = set().union(*held.values()) if held else set()
    for row in Edition.objects.filter(document=document).defer("source__data"):
        gaps = [key for key in keys if key in worded and key not in held.get(row.pk, set())]
        if gaps != row.gaps:
            keep([row])
            row.gaps = gaps
            row.save()


def redirect(wanted: Wanted) -> list[Moved]:
    """Write what becomes of addresses the public may know; of a draft nobody knows any."""
    document = wanted.document
    if document.status == Document.Status.DRAFT:
        return []
    moved = [
        Moved(address_of(document, old), tuple(address_of(document, key) for key in keys))
        for old, keys in wanted.followed.items()
    ]
    for one in moved:
        Redirect.objects.create(
            old=one.old, successors=list(one.successors), reason=wanted.reason, since=wanted.day
        )
    return moved
