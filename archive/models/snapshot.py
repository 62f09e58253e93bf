"""Reading many tables as they were at one moment, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction


@contextmanager
def snapshot(using: str) -> Iterator[None]:
    """A transaction in which every statement sees the same state of the database.

    On SQLite it is the writers' own: nobody else writes until it ends. On PostgreSQL others write on, and each
    statement of a plain transaction would see what they have committed by then. Inside another transaction it is
    that one's to have asked for this.
    """
    connection = connections[using]
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(using=using):
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
