"""The frame of the timeline: its scale of years, its lanes and its axis.

Places across are per cent of the width, so that the same picture fits a telephone and a desk without scaling its
letters; places down are pixels.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from .front_pages import Lane, Tick, Timeline, TimelineRow
from .holdings import Holdings
from .site import Site

# With more years than this, marks and labels would touch on a telephone 390 pixels wide.
MOST_YEARS = 40
# The lanes of more bodies than this are taken together at the foot, under the body "".
MOST_LANES = 8
OTHER = ""
# Pixels: from a lane's upper edge to its name and to its line.
NAME, LINE = 18.0, 46.0
AXIS = 26.0
# Per cent of the width, left and right.
MARGIN = 3.5
# How many years the labels that a telephone shows stand apart: the first that makes few enough of them.
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)
MOST_LABELS, MOST_ON_TABLET, MOST_ON_DESK = 7, 24, 34


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands across: whole years from `first` to `last`."""

    first: int
    last: int

    @property
    def years(self) -> int:
        return self.last - self.first + 1

    def at(self, years: float) -> float:
        """Years after the first day of the first year → per cent of the width."""
        return MARGIN + years * (100 - 2 * MARGIN) / self.years

    def of(self, day: datetime.date) -> float:
        return self.at(day.year - self.first + (day.timetuple().tm_yday - 1) / 366)


def laned(sizes: Mapping[str, int], holdings: Holdings) -> list[str]:
    """The bodies that have a lane of their own: the busiest, in the archive's order."""
    named = [body for body in holdings.bodies if sizes.get(body)]
    busiest = sorted(named, key=lambda body: -sizes[body])[:MOST_LANES]
    return [body for body in named if body in busiest]


def body_name(body: str, holdings: Holdings, site: Site) -> str:
    return site.label(holdings.labels["body"].get(body, {})) or body or gettext("Other and no body")


def framed(
    lanes: Sequence[Lane], floor: float, scale: Scale, caption: str, rows: Iterable[TimelineRow]
) -> Timeline:
    return Timeline(floor + AXIS, floor, tuple(lanes), tuple(ticks(scale)), caption, tuple(rows))


def ticks(scale: Scale) -> Iterable[Tick]:
    """The years of the axis, each for the narrowest page that has room for it: a telephone, a tablet, a desk."""
    step = next(step for step in STEPS if scale.years / step <= MOST_LABELS)
    finer = 1 if scale.years <= MOST_ON_DESK else step
    rank = "minor" if scale.years <= MOST_ON_TABLET else "fine"
    for year in range(scale.first, scale.last + 1):
        if year % finer == 0:
            middle = scale.at(year - scale.first + 0.5)
            start = percent(scale.at(year - scale.first))
            yield Tick(str(year), percent(middle), start, "" if year % step == 0 else rank)


def percent(value: float) -> str:
    return f"{value:.2f}%"
