"""The release the public reads.

On SQLite a release is a file opened immutable and replaced by one rename. On PostgreSQL it is a schema
`release_<id>`, and one row says which is current.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.utils import DatabaseError, OperationalError

from . import Release

RELEASE = "release"
# Raised whenever a released table changes its shape, so that an old release is refused by name.
SCHEMA_VERSION = 3
POINTER = "archive_release_pointer"


class NoRelease(Exception):
    """There is no release to read, or it has another schema version than this code."""


def is_postgres() -> bool:
    """Whether releases live in PostgreSQL."""
    return connections[RELEASE].vendor == "postgresql"


def stamp(file: str) -> tuple[str, object] | None:
    """What is another after every switch of the release file; None where there is no such file.

    One `stat`. Its first part would be the release's id, which a file does not tell from outside. The inode alone
    would not do: a file system gives that of a removed file to the next one.
    """
    try:
        seen = os.stat(file)  # noqa: PTH116 - asked for every page, and a Path takes a third longer
    except OSError:
        return None
    return "", (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


@contextmanager
def reading() -> Iterator[Release]:
    """Read one release, whole: everything asked of the alias `release` inside belongs to the one yielded.

    One query. Raises NoRelease.
    """
    if not is_postgres():
        yield current()
        return
    with transaction.atomic(using=RELEASE):
        enter_schema()
        yield current()


def enter_schema() -> None:
    """Point this transaction at the current schema; its snapshot is taken by the same statement."""
    with connections[RELEASE].cursor() as cursor:
        try:
            cursor.execute(f"SELECT set_config('search_path', schema, true) FROM public.{POINTER}")
            found = cursor.fetchone()
        except DatabaseError as fault:
            raise NoRelease("nothing has been published yet: run manage.py publish") from fault
    if found is None:
        raise NoRelease("nothing has been published yet: run manage.py publish")


def current() -> Release:
    """The release of the open connection. One query. Raises NoRelease."""
    try:
        release = Release.objects.using(RELEASE).defer("addresses", "changes", "digests").get(is_current=True)
    except (OperationalError, DatabaseError, Release.DoesNotExist) as fault:
        raise NoRelease("nothing has been published yet: run manage.py publish") from fault
    if release.counts.get("schema") != SCHEMA_VERSION:
        raise NoRelease(
            f"the release has schema {release.counts.get('schema')}, this code reads {SCHEMA_VERSION}"
        )
    return release
