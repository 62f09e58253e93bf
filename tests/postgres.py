"""A PostgreSQL for the tests that ask for one: a migrated template a worker, a fresh copy a test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from archive.settings import curation_database, release_database

HOST, PORT, USER = "127.0.0.1", 5432, "postgres"
NO_POSTGRES = f"no PostgreSQL answers on {HOST}:{PORT}"


def server() -> psycopg.Connection:
    """A connection to the server itself, outside any transaction, as CREATE DATABASE wants it."""
    return psycopg.connect(
        host=HOST, port=PORT, user=USER, dbname="postgres", connect_timeout=1, autocommit=True
    )


def answers() -> bool:
    """Whether a PostgreSQL is there that lets these tests in."""
    try:
        server().close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def database(name: str, template: str) -> Iterator[str]:
    """A new database copied from `template`, dropped at the end; yields its URL."""
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
    with server() as at:
        at.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield f"postgres://{USER}@{HOST}:{PORT}/{name}"
        finally:
            at.execute(drop.format(sql.Identifier(name)))


@contextmanager
def connected(url: str) -> Iterator[None]:
    """Both databases of the archive are the one at `url`, described as by the settings, in every thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        patch.setenv("PUBLIC_DATABASE_URL", url)
        described = connections.configure_settings(
            {"default": curation_database(), "release": release_database()}
        )
        before = {alias: connections[alias] for alias in described}
        for alias, description in described.items():
            patch.setitem(connections.settings, alias, description)
            # A deleted connection is made anew, from the new description, when it is next asked for.
            del connections[alias]
        try:
            yield
        finally:
            for alias, connection in before.items():
                connections[alias].close()
                connections[alias] = connection


@dataclass(frozen=True, slots=True)
class Template:
    """A migrated database nobody is connected to, copied for each test."""

    name: str
    numbers: Iterator[int] = field(default_factory=count)

    @contextmanager
    def copied(self) -> Iterator[str]:
        """A fresh copy that is `default` and `release` until the end; yields its URL."""
        with database(f"{self.name}_{next(self.numbers)}", self.name) as url, connected(url):
            yield url


@contextmanager
def migrated(worker: str) -> Iterator[Template]:
    """The template of one worker, dropped at the end."""
    # The process number keeps two runs of the tests on one machine apart.
    name = f"archive_test_{os.getpid()}_{worker}"
    with database(name, "template0") as url:
        with connected(url):
            call_command("migrate", verbosity=0, interactive=False)
        yield Template(name)
