"""The page of an error: what happened, what is near, and what to do next."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from .front_pages import ErrorPage
from .pages import Frame, Link
from .site import Site

# Statuses after which the same address may well answer a moment later.
PASSING = frozenset({500, 503})


def error_page(
    site: Site,
    path: str,
    status: int,
    heading: str,
    message: str,
    near: tuple[Link, ...] = (),
    advice: tuple[str, ...] = (),
    trace: str = "",
) -> ErrorPage:
    """path: as asked for, interface prefix included; trace: the request's id. Needs no database."""
    further = onward(status, path, site)
    known = {link.href for link in further}
    return ErrorPage(
        frame=frame(site, path, heading),
        status=status,
        heading=heading,
        message=message,
        near=tuple(link for link in near if link.href not in known),
        advice=advice,
        onward=further,
        trace=trace if status == 500 else "",
    )


def frame(site: Site, path: str, heading: str) -> Frame:
    """An error is nobody's canonical address; its languages are the same address in each."""
    prefix = site.path("")
    # A browser takes "//host" and "/\\host" for another site, so an address asked for starts with one slash.
    here = "/" + path.removeprefix(prefix).lstrip("/\\")
    return replace(site.frame(heading, here), canonical="", alternates=())


def onward(status: int, path: str, site: Site) -> tuple[Link, ...]:
    """Where a reader may go from here, whatever they were looking for."""
    links = [Link(gettext("All documents"), site.path("/documents")), Link(gettext("Home"), site.path("/"))]
    if status in PASSING:
        return (Link(gettext("Try again"), "/" + path.lstrip("/\\")), *links)
    if status == 410:
        return (Link(gettext("Changes and withdrawals"), site.path("/changes")), *links)
    if status in (300, 404):
        return (*links, Link(gettext("How addresses are spelled"), site.path("/about/citing")))
    return tuple(links)
