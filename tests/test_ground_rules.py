"""The rules every test stands on hold: no network, no warning, no unknown template variable."""

from __future__ import annotations

import socket
import threading
import warnings

import pytest
from django.db import connection, connections
from django.template import Context, Template

from tests.network import NetworkForbidden


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "archive.example"])
def test_a_test_that_reaches_beyond_this_machine_is_refused(host):
    with pytest.raises(NetworkForbidden, match=host):
        socket.create_connection((host, 80), timeout=1)


def test_a_test_may_talk_to_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_a_datagram_beyond_this_machine_is_refused():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(NetworkForbidden):
        sender.sendto(b"", ("192.0.2.1", 9))


def test_a_warning_is_an_error():
    with pytest.raises(DeprecationWarning):
        warnings.warn("an old way", DeprecationWarning, stacklevel=1)


def test_a_template_that_uses_what_it_was_not_given_is_an_error():
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        Template("{{ nobody }}").render(Context())


@pytest.mark.django_db
def test_the_archive_is_tested_on_sqlite():
    assert connection.vendor == "sqlite"


@pytest.mark.postgres
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_on_postgresql_finds_a_fresh_migrated_database(time):
    assert connection.vendor == connections["release"].vendor == "postgresql"
    assert "archive_document" in connection.introspection.table_names()
    with connection.cursor() as cursor:
        # The second time this fails if the first one's table were still there.
        cursor.execute("CREATE TABLE left_behind (n integer)")


@pytest.mark.postgres
def test_every_thread_of_a_test_on_postgresql_is_on_postgresql():
    seen = []

    def look() -> None:
        seen.append(connections["default"].settings_dict["NAME"])
        connections.close_all()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [connection.settings_dict["NAME"]]
