"""Where the next release is built, and the switch to it.

One is built at a time, so that an older state of the archive never follows a newer one. What a builder that was
killed left behind is served to nobody and removed by the next one.
"""

from __future__ import annotations

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from . import RELEASED
from .published import POINTER, RELEASE, is_postgres

BUILDING = "building"
# The schema a release is built in on PostgreSQL, until it is named after itself.
SCHEMA = "building"
KEPT_SCHEMAS = 3
# Any number that nobody else takes a PostgreSQL advisory lock by.
LOCK = 5_117_202
# Seconds a publish waits for another, and between one look and the next.
PATIENCE, PAUSE = 60.0, 0.1


class AlreadyBuilding(Exception):
    """Another process builds a release and is not done."""


@contextmanager
def building() -> Iterator[str]:
    """An empty release database under the alias `building`, gone afterwards unless `switch` took it.

    Raises AlreadyBuilding when another process has been building one for a minute.
    """
    settings_of = dict(connections[RELEASE].settings_dict)
    file = Path(f"{settings.RELEASE_FILE}.building")
    if is_postgres():
        settings_of["OPTIONS"] = {"options": f"-c search_path={SCHEMA}"}
    else:
        # Nobody reads it before it is whole, so it needs neither a journal on disk nor a sync for each write.
        pragmas = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF"
        settings_of |= {"NAME": str(file), "OPTIONS": {"init_command": pragmas}}
    with ExitStack() as stack:
        if not is_postgres():
            stack.enter_context(alone_in(file.parent))
            remove_left(file)
            stack.callback(remove_left, file)
        connections.databases[BUILDING] = settings_of
        stack.callback(forget_building)
        if is_postgres():
            wait_for(has_lock)
            stack.callback(drop_left)
        if is_postgres():
            execute(BUILDING, f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", f"CREATE SCHEMA {SCHEMA}")
        make_tables(BUILDING)
        yield BUILDING


def forget_building() -> None:
    """Close the connection under `building`, which gives its lock back, and the alias with it."""
    connections[BUILDING].close()
    del connections[BUILDING]
    del connections.databases[BUILDING]


def remove_left(file: Path) -> None:
    """Remove a database that was never switched to, and a journal of it."""
    for each in (file.with_name(f"{file.name}-journal"), file):
        each.unlink(missing_ok=True)


def drop_left() -> None:
    """Remove a schema that was never switched to."""
    if not connections[BUILDING].in_atomic_block:
        execute(BUILDING, f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with this process however it ends. Raises AlreadyBuilding."""
    descriptor = os.open(folder, os.O_RDONLY)

    def is_locked() -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        wait_for(is_locked)
        yield
    finally:
        os.close(descriptor)


def has_lock() -> bool:
    """Take PostgreSQL's lock for the connection under `building`, unless another has it."""
    with connections[BUILDING].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def wait_for(is_granted: Callable[[], bool]) -> None:
    """Look again and again, so that a worker that serves others meanwhile is not held. Raises AlreadyBuilding."""
    last = time.monotonic() + PATIENCE
    while not is_granted():
        if time.monotonic() > last:
            raise AlreadyBuilding("another release is being published: wait for it, then publish again")
        time.sleep(PAUSE)


def make_tables(alias: str) -> None:
    """The tables of a release, empty."""
    with connections[alias].schema_editor() as editor:
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
            f"ALTER SCHEMA {SCHEMA} RENAME TO {schema}",
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
