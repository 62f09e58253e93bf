"""The picture of what the archive holds and lacks through the years: a lane a body, a mark a document.

Where marks would crowd they become one bar a year (timeline_bars).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from . import words
from .front_pages import Lane, Mark, Timeline, TimelineRow
from .holdings import Holdings, Lack
from .lanes import LINE, MOST_YEARS, NAME, OTHER, Scale, body_name, framed, laned, percent
from .pages import Link
from .records import DocumentRecord
from .site import Site
from .timeline_bars import barred

# With more marks than this, their table would be longer than the page it explains.
MOST_MARKS = 150
# Pixels: what a second mark at one time is raised by, and what stands free below a lane's line.
RAISE, BELOW = 14.0, 20.0
# Per cent of the width: how near two marks of one level may stand, which is 9 pixels on a telephone.
NEAR = 2.6


@dataclass(frozen=True, slots=True)
class Event:
    """A document held, or a meeting of which none is. body: slug, "" for none."""

    body: str
    day: datetime.date
    name: str
    href: str
    is_held: bool


def timeline(holdings: Holdings, documents: Sequence[DocumentRecord] | None, site: Site) -> Timeline | None:
    """The picture; None where nothing has a date. documents: all of them, or None where they are too many."""
    years = {int(year) for year in holdings.having["year"] if year.isdecimal()}
    years |= {lack.start.year for lack in holdings.lacks}
    if not years:
        return None
    scale = Scale(min(years), max(years))
    if documents is None or scale.years > MOST_YEARS:
        return barred(holdings, scale, site)
    return dotted(events(documents, holdings.lacks, site), holdings, scale, site)


def is_sparse(holdings: Holdings) -> bool:
    """Whether there are so few documents and meetings that each can have a mark of its own."""
    return len(holdings.slugs) + len(holdings.lacks) <= MOST_MARKS


def events(documents: Iterable[DocumentRecord], lacks: Iterable[Lack], site: Site) -> list[Event]:
    """Every document and every meeting without one, oldest first."""
    held = [
        Event(
            document.meeting["body__slug"] if document.meeting else "",
            document.adopted_on,
            site.label(document.titles),
            site.path(f"/documents/{document.slug}"),
            is_held=True,
        )
        for document in documents
        if document.adopted_on
    ]
    lacking = [
        Event(
            lack.body, lack.start, site.label(lack.place), site.path(f"/meetings/{lack.slug}"), is_held=False
        )
        for lack in lacks
    ]
    return sorted([*held, *lacking], key=lambda event: (event.day, event.name))


def dotted(found: Sequence[Event], holdings: Holdings, scale: Scale, site: Site) -> Timeline:
    """The picture with a mark for every event."""
    lanes: list[Lane] = []
    top = 0.0
    for body, own in by_lane(found, holdings):
        levels = raised([scale.of(event.day) for event in own])
        line = top + LINE + RAISE * max(levels)
        marks = (dot(event, level, line, scale) for event, level in zip(own, levels, strict=True))
        lanes.append(Lane(body_name(body, holdings, site), top + NAME, line, tuple(marks)))
        top = line + BELOW
    rows = [row(event, holdings, site) for event in reversed(found)]
    return framed(lanes, top, scale, dotted_caption(found, scale), rows)


def by_lane(found: Iterable[Event], holdings: Holdings) -> list[tuple[str, list[Event]]]:
    """The events of each body in the order of its lane; those of the bodies beyond MOST_LANES together."""
    own: dict[str, list[Event]] = {}
    for event in found:
        own.setdefault(event.body, []).append(event)
    lanes = laned({body: len(events) for body, events in own.items()}, holdings)
    if rest := [event for event in found if event.body not in lanes]:
        return [*((body, own[body]) for body in lanes), (OTHER, rest)]
    return [(body, own[body]) for body in lanes]


def raised(places: Sequence[float]) -> list[int]:
    """The level of each mark, so that no two of one level stand nearer than NEAR."""
    last: list[float] = []
    levels = []
    for place in places:
        level = next((at for at, x in enumerate(last) if place - x >= NEAR), len(last))
        last[level : level + 1] = [place]
        levels.append(level)
    return levels or [0]


def dot(event: Event, level: int, line: float, scale: Scale) -> Mark:
    name = words.dated(event.name, words.day(event.day))
    if not event.is_held:
        name = words.entry(name, gettext("no document held"))
    return Mark(percent(scale.of(event.day)), line - level * RAISE, name, event.href, event.is_held)


def row(event: Event, holdings: Holdings, site: Site) -> TimelineRow:
    link = (Link(event.name, event.href),)
    body = body_name(event.body, holdings, site) if event.body else ""
    held, lacking = (link, ()) if event.is_held else ((), link)
    return TimelineRow(words.day(event.day), body, held, lacking)


def dotted_caption(found: Sequence[Event], scale: Scale) -> str:
    held = sum(event.is_held for event in found)
    return gettext(
        "From %(first)s to %(last)s. A filled mark is a document the archive holds (%(held)s), placed by the day of "
        "its adoption; a hollow mark is a meeting on record of which it holds none (%(lacking)s), placed by its "
        "first day."
    ) % {"first": scale.first, "last": scale.last, "held": f"{held:,}", "lacking": f"{len(found) - held:,}"}
