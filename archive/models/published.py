"""The release the public reads: how one is read, and where the next is built.

On SQLite a release is a file opened immutable and replaced by one rename. On PostgreSQL it is a schema
`release_<id>`, and one row says which is current.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.utils import DatabaseError, OperationalError

from . import RELEASED, Release

RELEASE = "release"
BUILDING = "building"
# Raised whenever a released table changes its shape, so that an old release is refused by name.
SCHEMA_VERSION = 1
KEPT_SCHEMAS = 3
POINTER = "archive_release_pointer"


class NoRelease(Exception):
    """There is no release to read, or it has another schema version than this code."""


def is_postgres() -> bool:
    """Whether releases live in PostgreSQL."""
    return connections[RELEASE].vendor == "postgresql"


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


@contextmanager
def building() -> Iterator[str]:
    """An empty release database under the alias `building`, gone afterwards unless `switch` took it."""
    settings_of = dict(connections[RELEASE].settings_dict)
    file = Path(f"{settings.RELEASE_FILE}.{os.getpid()}.building")
    schema = f"building_{os.getpid()}"
    if is_postgres():
        settings_of["OPTIONS"] = {"options": f"-c search_path={schema}"}
    else:
        settings_of |= {"NAME": str(file), "OPTIONS": {"init_command": "PRAGMA synchronous=OFF"}}
        file.unlink(missing_ok=True)
    connections.databases[BUILDING] = settings_of
    try:
        make_tables(schema)
        yield BUILDING
    finally:
        if is_postgres() and not connections[BUILDING].in_atomic_block:
            execute(BUILDING, f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        connections[BUILDING].close()
        del connections[BUILDING]
        del connections.databases[BUILDING]
        file.unlink(missing_ok=True)


def make_tables(schema: str) -> None:
    if is_postgres():
        execute(BUILDING, f"DROP SCHEMA IF EXISTS {schema} CASCADE", f"CREATE SCHEMA {schema}")
    with connections[BUILDING].schema_editor() as editor:
        for model in RELEASED:
            editor.create_model(model)


def execute(alias: str, *statements: str) -> None:
    with connections[alias].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def switch(release_id: str) -> None:
    """Make the database under `building` the one the public reads, at one stroke."""
    if is_postgres():
        switch_schema(release_id)
    else:
        switch_file(Path(connections[BUILDING].settings_dict["NAME"]), Path(settings.RELEASE_FILE))
    connections[RELEASE].close()


def switch_file(built: Path, target: Path) -> None:
    """Flush the built file to disk, then rename it over the current one."""
    connections[BUILDING].close()
    flush(built)
    built.replace(target)
    flush(target.parent)


def flush(path: Path) -> None:
    """Wait until the file or folder is on disk: a rename may not overtake its content."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def switch_schema(release_id: str) -> None:
    """Name the schema after its release and move the pointer, in one transaction; old schemas go later."""
    schema = f"release_{release_id}"
    if not re.fullmatch(r"release_[0-9a-f]{8,64}", schema):
        raise ValueError(f"{release_id!r} is no release id")
    with transaction.atomic(using=BUILDING):
        execute(
            BUILDING,
            f"CREATE TABLE IF NOT EXISTS public.{POINTER} (is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one), "
            "schema text NOT NULL, since timestamptz NOT NULL DEFAULT now())",
            f"DROP SCHEMA IF EXISTS {schema} CASCADE",
            f"ALTER SCHEMA building_{os.getpid()} RENAME TO {schema}",
            f"INSERT INTO public.{POINTER} (schema) VALUES ('{schema}') "
            "ON CONFLICT (is_one) DO UPDATE SET schema = excluded.schema, since = now()",
        )
    drop_old_schemas(schema)


def drop_old_schemas(current_schema: str) -> None:
    """Keep the newest few, for readers still inside a transaction."""
    with connections[BUILDING].cursor() as cursor:
        cursor.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname ~ '^release_[0-9a-f]+$' ORDER BY oid DESC"
        )
        names = [name for (name,) in cursor.fetchall() if name != current_schema]
        for name in names[KEPT_SCHEMAS - 1 :]:
            cursor.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
