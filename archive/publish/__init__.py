"""Publishing: the curators' database → one verified, immutable release."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from archive.models import RELEASED, Release
from archive.models.building import building, switch
from archive.models.published import NoRelease, reading
from archive.models.snapshot import snapshot
from archive.search import index

from .changes import Reasons, differences, no_reasons
from .description import describe, recorded
from .identity import identity
from .public import copy


class NotVerified(Exception):
    """The release that was built does not prove itself; nothing was switched. faults: what is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults)
        self.faults = faults


class NotExpected(Exception):
    """The release that was built is another than the one that was looked at; nothing was switched."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The release now current, and whether it is a new one."""

    release: Release
    is_new: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release that was built and nobody reads yet. faults: what of it does not prove itself."""

    alias: str
    release: Release
    is_new: bool
    faults: list[str]


def publish(
    verify: Callable[[str], list[str]],
    now: datetime.datetime,
    note: str = "",
    expected: str = "",
    reasons: Reasons = no_reasons,
) -> Outcome:
    """Build a release beside the current one, prove it, and switch to it.

    verify: alias → what is wrong with the archive there; expected: the id it must have, any unless given; reasons:
    why texts were changed. Nothing is switched when the content is that of the current release, whatever the note.
    Raises NotVerified, NotExpected.
    """
    with prepared(verify, now, note, reasons) as built:
        if expected and built.release.id != expected:
            raise NotExpected(built.release.id)
        if built.faults:
            raise NotVerified(built.faults)
        if built.is_new:
            switch(built.release.id)
    return Outcome(built.release, built.is_new)


@contextmanager
def prepared(
    verify: Callable[[str], list[str]],
    now: datetime.datetime,
    note: str = "",
    reasons: Reasons = no_reasons,
) -> Iterator[Prepared]:
    """The next release, built and looked at, under an alias of its own until the end."""
    with building() as alias:
        with snapshot("default"):
            for model in RELEASED:
                copy(model, alias)
            ledger = list(Release.objects.using("default").order_by("order"))
        named = identity(alias)
        before = current_or_none()
        if before and before.id == named.id:
            yield Prepared(alias, before, is_new=False, faults=[])
            return
        if before:
            with reading():
                before.refresh_from_db(fields=("digests", "changes"))
        release = recorded(ledger, named.id, alias) or describe(
            alias, named, differences(ledger, before, alias, reasons), ledger, before, now, note
        )
        release.save(using=alias)
        index.build(alias)
        yield Prepared(alias, release, is_new=True, faults=verify(alias))


def current_or_none() -> Release | None:
    try:
        with reading() as release:
            return release
    except NoRelease:
        return None
