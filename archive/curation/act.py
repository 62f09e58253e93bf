"""Who is at work and why, for whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """user: the account, None for a command; reason: in the curator's words; is_recorded: by rows of history."""

    user: Any = None
    reason: str = ""
    is_recorded: bool = True


NOBODY = Act()
# One for each request or command, greenlets included.
_current: ContextVar[Act] = ContextVar("act", default=NOBODY)


def current() -> Act:
    return _current.get()


@contextmanager
def acting(user: Any = None, reason: str = "") -> Iterator[None]:
    """Whatever is saved or deleted inside is recorded as done by `user` for `reason`."""
    token = _current.set(Act(user, reason))
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def unrecorded() -> Iterator[None]:
    """Nothing inside is recorded row by row: an import writes thousands, and `history.catch_up` tells what it did."""
    token = _current.set(Act(is_recorded=False))
    try:
        yield
    finally:
        _current.reset(token)
