"""What a person who pastes something means by it: one place of the archive, several, none, or a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from archive.text import pasted
from archive.text.address import Place
from archive.text.pasted import Reference

from . import words
from .called import Called, Register
from .held_places import MOST_LISTED, Held, documents_with, meant, nearest, places_of
from .meant import MOST_SHOWN, Meaning, ends, link, links, name, place_name
from .pages import Link
from .register import REGISTERS
from .resolve_address import by_address
from .site import Site

# A misspelt title is hardly longer than one; what is longer and resembles a title is a quotation all the same.
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a reference, with the documents its words may name; none where it names a place alone."""

    reference: Reference
    documents: tuple[Called, ...]

    @property
    def is_place_alone(self) -> bool:
        return bool(self.reference.places) and not self.reference.words


def resolve(text: str, site: Site) -> Meaning:
    """What `text` means. At most three queries, and three more the first time in a release."""
    assert site.release is not None
    register = REGISTERS.of(site.release)
    if where := pasted.address(text):
        return by_address(where, register, site)
    readings = readings_of(text, register)
    held = places_held(readings)
    return told(readings, held, register, site) or lacking(text, readings, held, register, site)


def named(text: str, site: Site) -> Link | None:
    """The one document, or place in one, that `text` names; None where there is no such one. Two queries at most."""
    assert site.release is not None
    register = REGISTERS.of(site.release)
    readings = [reading for reading in readings_of(text, register) if reading.documents]
    meaning = told(readings, places_held(readings), register, site)
    return meaning.found[0] if meaning and len(meaning.found) == 1 else None


def readings_of(text: str, register: Register) -> list[Reading]:
    """The ways to read a reference that name a document of the archive, or none."""
    every = (Reading(each, tuple(register.named(each.words))) for each in pasted.references(text))
    return [reading for reading in every if reading.documents or reading.is_place_alone]


def told(readings: Sequence[Reading], held: Held, register: Register, site: Site) -> Meaning | None:
    """What the first reading that means something means."""
    for reading in readings:
        if found := meanings(reading, held, register):
            return chosen(found, reading.reference, site)
    return None


def places_held(readings: Sequence[Reading]) -> Held:
    """Document → the places it has, of the documents that any reading may mean. Three queries at most."""
    named = {called.slug for reading in readings for called in reading.documents[:MOST_LISTED]}
    placed = [reading for reading in readings if reading.reference.places]
    alone = {
        key
        for reading in placed
        if reading.is_place_alone
        for place in reading.reference.places
        for key in ends(place)
    }
    held = documents_with(alone) if alone else {}
    return held | places_of(named) if named and placed else held


def meanings(reading: Reading, held: Held, register: Register) -> list[tuple[Called, Place | None]]:
    """Every place a reading may mean, document by document."""
    if not reading.reference.places:
        return [(called, None) for called in reading.documents]
    documents = reading.documents or [called for slug in held if (called := register.called(slug))]
    found: list[tuple[Called, Place | None]] = []
    for called in documents:
        kinds = [meant(place, held.get(called.slug, ())) for place in reading.reference.places]
        found += [(called, place) for places in kinds for place in places]
    return found


def chosen(found: Sequence[tuple[Called, Place | None]], read: Reference, site: Site) -> Meaning:
    """One place, understood as what it is called; or several, understood as the reference was read."""
    made = tuple(dict.fromkeys(link(called, place, site) for called, place in found))[:MOST_LISTED]
    if len(made) == 1:
        return Meaning(made, understood=made[0].label)
    place = place_name(read.places[0]) if read.places else ""
    return Meaning(
        made, understood=words.entry(read.words, place) if read.words and place else read.words or place
    )


def lacking(text: str, readings: Sequence[Reading], held: Held, register: Register, site: Site) -> Meaning:
    """Why what was pasted leads nowhere; a quotation where it may never have been a reference."""
    for reading in readings:
        if reading.documents and reading.reference.places:
            return no_such_place(reading, held, site)
    wanted = pasted.plain_quotation(text)
    if alone := [reading.reference.places[0] for reading in readings if reading.is_place_alone]:
        lack = gettext("No document of the archive has “%(place)s”. Name the document too.")
        shown = place_name(alone[0])
        return Meaning(understood=shown, lack=lack % {"place": shown})
    near = misspelt(text, register)
    if not near and not pasted.SLUG.match(wanted) and not pasted.is_title(text):
        return Meaning(is_quotation=True, understood=gettext("a quotation"))
    return Meaning(
        near=links(near, site),
        understood=gettext("the name of a document"),
        lack=gettext("No document of the archive is called “%(name)s”.") % {"name": wanted[:MOST_SHOWN]},
    )


def misspelt(text: str, register: Register) -> list[Called]:
    """The documents whose names are near to any reading of what was pasted."""
    for reference in pasted.references(text):
        if 3 < len(reference.words) <= LONGEST_TITLE and (near := register.near(reference.words)):
            return near
    return []


def no_such_place(reading: Reading, held: Held, site: Site) -> Meaning:
    """The document is there and the place is not: what it has that may have been meant, and the document itself."""
    [called, *_], places = reading.documents, reading.reference.places
    near = [link(called, place, site) for place in nearest(places, held.get(called.slug, ()))]
    told = {"title": site.label(called.titles), "place": place_name(places[0])}
    return Meaning(
        near=(*near, link(called, None, site)),
        understood=name(called, places[0], site),
        lack=gettext("“%(title)s” has no “%(place)s”.") % told,
    )
