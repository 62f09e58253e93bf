"""A release in memory, for one request of a curator: what a draft would look like, read by the public's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from .building import make_tables
from .published import RELEASE


@contextmanager
def in_memory() -> Iterator[str]:
    """`release` is an empty database in memory until the end, for this thread alone; gives its alias.

    In-memory SQLite serves the archive on PostgreSQL as well: the reading pages ask both alike.
    """
    before = connections[RELEASE]
    described = {**connections[RELEASE].settings_dict, "NAME": ":memory:", "OPTIONS": {}}
    described |= {"ENGINE": "django.db.backends.sqlite3", "CONN_MAX_AGE": 0, "ATOMIC_REQUESTS": False}
    connection = DatabaseWrapper(described, RELEASE)
    connections[RELEASE] = connection
    try:
        make_tables(RELEASE)
        yield RELEASE
    finally:
        connections[RELEASE] = before
        if connection.connection is not None:
            # Django keeps a database in memory open; this one has served.
            connection.connection.close()
