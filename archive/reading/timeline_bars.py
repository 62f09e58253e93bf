"""The timeline of an archive too full for a mark a document: a bar a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from django.utils.translation import gettext, ngettext

from . import words
from .front_pages import Lane, Mark, Timeline, TimelineRow
from .holdings import Holdings
from .lanes import LINE, NAME, OTHER, Scale, body_name, framed, laned, percent
from .pages import Link
from .site import Site

# Pixels: the tallest bar, and the least that can be seen of one document among hundreds.
TALLEST, LEAST = 34.0, 2.0
BELOW = 10.0


Cells = Mapping[tuple[str, int], int]


def barred(holdings: Holdings, scale: Scale, site: Site) -> Timeline:
    """The picture with a bar a year: its height is the number of documents, a hollow part what is lacking."""
    held, lacking = yearly(holdings)
    sizes = Counter[str]()
    for (body, _), number in [*held.items(), *lacking.items()]:
        sizes[body] += number
    lanes = laned(sizes, holdings)
    held, lacking = gathered(held, lanes), gathered(lacking, lanes)
    cells = sorted(held.keys() | lacking.keys(), key=lambda cell: (cell[1], cell[0]))
    unit = TALLEST / max(held.get(cell, 0) + lacking.get(cell, 0) for cell in cells)
    drawn = []
    top = 0.0
    for body in [*lanes, OTHER]:
        if own := [cell for cell in cells if cell[0] == body]:
            line = top + LINE + BELOW
            marks = (bars(cell, held, lacking, unit, line, scale, site) for cell in own)
            name = body_name(body, holdings, site)
            drawn.append(Lane(name, top + NAME, line, tuple(chain.from_iterable(marks))))
            top = line + BELOW
    rows = [row(cell, held, lacking, holdings, site) for cell in reversed(cells)]
    return framed(drawn, top, scale, barred_caption(holdings, scale), rows)


def yearly(holdings: Holdings) -> tuple[dict[tuple[str, int], int], dict[tuple[str, int], int]]:
    """(body, year) → documents held, and → meetings without one. The body "" is none."""
    years = {int(year): bits for year, bits in holdings.having["year"].items() if year.isdecimal()}
    bodies = dict(holdings.having["body"])
    within = 0
    for bits in bodies.values():
        within |= bits
    bodies[OTHER] = holdings.chosen({}) & ~within
    counted = {
        (body, year): (of_body & of_year).bit_count()
        for body, of_body in bodies.items()
        for year, of_year in years.items()
    }
    lacking: dict[tuple[str, int], int] = {}
    for lack in holdings.lacks:
        cell = (lack.body, lack.start.year)
        lacking[cell] = lacking.get(cell, 0) + 1
    return {cell: number for cell, number in counted.items() if number}, lacking


def gathered(cells: Mapping[tuple[str, int], int], lanes: Sequence[str]) -> dict[tuple[str, int], int]:
    """The same with the bodies that have no lane taken together."""
    result: dict[tuple[str, int], int] = {}
    for (body, year), number in cells.items():
        cell = (body if body in lanes else OTHER, year)
        result[cell] = result.get(cell, 0) + number
    return result


def bars(
    cell: tuple[str, int], held: Cells, lacking: Cells, unit: float, line: float, scale: Scale, site: Site
) -> Iterable[Mark]:
    """The bar of one body in one year: what is held from the line up, what is lacking on top of it."""
    body, year = cell
    x, width = percent(scale.at(year - scale.first + 0.1)), percent(scale.at(0.8) - scale.at(0))
    y = line
    if number := held.get(cell, 0):
        link = listed(number, body, year, site)
        y -= (height := max(number * unit, LEAST))
        yield Mark(x, y, words.entry(str(year), link.label), link.href, True, width, height)
    if number := lacking.get(cell, 0):
        height = max(number * unit, LEAST)
        yield Mark(x, y - height, words.entry(str(year), missing(number)), "", False, width, height)


def row(cell: tuple[str, int], held: Cells, lacking: Cells, holdings: Holdings, site: Site) -> TimelineRow:
    body, year = cell
    return TimelineRow(
        str(year),
        body_name(body, holdings, site),
        (listed(held[cell], body, year, site),) if cell in held else (),
        (Link(missing(lacking[cell]), ""),) if cell in lacking else (),
    )


def listed(number: int, body: str, year: int, site: Site) -> Link:
    """The documents of a body in a year, as a link to their list; of several bodies together there is no list."""
    label = ngettext("%(number)s document", "%(number)s documents", number) % {"number": f"{number:,}"}
    return Link(label, site.path(f"/documents?year={year:04d}&body={body}") if body else "")


def missing(number: int) -> str:
    return ngettext(
        "%(number)s meeting without a document", "%(number)s meetings without a document", number
    ) % {"number": f"{number:,}"}


def barred_caption(holdings: Holdings, scale: Scale) -> str:
    return gettext(
        "From %(first)s to %(last)s. A bar is a year: filled the documents the archive holds (%(held)s), counted by "
        "the day of their adoption; hollow the meetings on record of which it holds none (%(lacking)s)."
    ) % {
        "first": scale.first,
        "last": scale.last,
        "held": f"{sum(date is not None for date in holdings.dates):,}",
        "lacking": f"{len(holdings.lacks):,}",
    }
