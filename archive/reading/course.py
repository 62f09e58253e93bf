"""The course of a party through time: what it signed, attended, chaired and hosted, as marks on lanes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from . import words
from .entity_pages import Course, Lane, Mark, MeetingLine, PartRow, Tick
from .part_records import PartRecord

# Per cent of the width left free at either end, so that a mark at the edge is whole.
MARGIN = 3.0
# More years than this beneath the lanes would run into each other on a narrow screen.
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100)

Event = tuple[datetime.date, str, str]


def course(
    records: Sequence[PartRecord], rows: Sequence[PartRow], hosted: Sequence[MeetingLine]
) -> Course | None:
    """The lanes of what is listed beside it; None where nothing has a date. rows: of the records, in order."""
    events: dict[str, list[Event]] = {}
    for record, row in zip(records, rows, strict=True):
        if record.document.adopted_on:
            name = words.word(words.CAPACITIES, record.capacity)
            events.setdefault(name, []).append((record.document.adopted_on, row.href, row.document.title))
    # In the order in which capacities are always told, not in that of the days.
    events = {name: events[name] for name in map(gettext, words.CAPACITIES.values()) if name in events}
    if hosted:
        events[gettext("hosted")] = [
            (one.start, one.href, words.meeting_name(one.body, one.place)) for one in hosted
        ]
    if not events:
        return None
    years = [date.year for own in events.values() for date, _href, _title in own]
    first, last = min(years), max(years)
    return Course(
        lanes=tuple(Lane(name, tuple(marks(own, first, last))) for name, own in events.items()),
        ticks=tuple(Tick(place(datetime.date(year, 1, 1), first, last), year) for year in ticks(first, last)),
        number=len(years),
    )


def marks(events: Iterable[Event], first: int, last: int) -> Iterable[Mark]:
    for date, href, title in events:
        yield Mark(place(date, first, last), href, words.dated(title, words.day(date)))


def place(date: datetime.date, first: int, last: int) -> str:
    """Where a date stands between 1 January of the first year and 31 December of the last, in per cent."""
    start = datetime.date(first, 1, 1).toordinal()
    end = datetime.date(last, 12, 31).toordinal()
    return f"{MARGIN + (100 - 2 * MARGIN) * (date.toordinal() - start) / (end - start):.2f}"


def ticks(first: int, last: int) -> list[int]:
    """The years to write: round ones, at most MOST_TICKS as long as a step of a century makes them so few."""
    for step in STEPS:
        found = [year for year in range(first, last + 1) if year % step == 0]
        if len(found) <= MOST_TICKS:
            break
    return found or [first]
