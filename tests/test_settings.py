"""The environment decides what the archive is on a machine; what makes no sense is said in a sentence."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
OURS = ("ARCHIVE_", "BIND", "PORT", "DATABASE_URL", "PUBLIC_DATABASE_URL")
SECRET = "a secret of the tests' own, long enough to be one: 0123456789 abcdefghij"
HTTPS = {"ARCHIVE_BASE_URL": "https://archive.example", "ARCHIVE_SECRET_KEY": SECRET}


def python(var: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh process of the archive whose machine-made files lie in `var`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**kept, "ARCHIVE_VAR": str(var), **environment},
        capture_output=True,
        text=True,
    )


def setting(var: Path, expression: str, **environment: str) -> Any:
    """What an expression over the settings is in an archive with this environment."""
    done = python(
        var, "-c", f"import json, archive.settings as s; print(json.dumps({expression}))", **environment
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def ready(tmp_path_factory) -> Path:
    """A folder with everything collected and migrated."""
    var = tmp_path_factory.mktemp("ready")
    for command, environment in ((["migrate"], {}), (["collectstatic", "--noinput"], {"ARCHIVE_ADMIN": "0"})):
        # The admin's own static files would be compressed for many seconds and are not looked at here.
        done = python(var, "manage.py", *command, "--verbosity=0", **environment)
        assert not done.returncode, done.stderr
    return var


ADDRESSES = [
    # environment, the archive's address, the host that is its own
    ({}, "http://127.0.0.1:8000", "127.0.0.1"),
    ({"PORT": "9000"}, "http://127.0.0.1:9000", "127.0.0.1"),
    ({"BIND": "192.0.2.1", "PORT": ""}, "http://192.0.2.1:8000", "192.0.2.1"),
    ({"BIND": "::1"}, "http://[::1]:8000", "[::1]"),
    ({"ARCHIVE_BASE_URL": "https://archive.example/"}, "https://archive.example", "archive.example"),
    ({"ARCHIVE_BASE_URL": "https://Archive.Example:8443"}, "https://Archive.Example:8443", "archive.example"),
]


@pytest.mark.parametrize(("environment", "address", "host"), ADDRESSES)
def test_the_archive_knows_its_own_address(tmp_path, environment, address, host):
    found, hosts = setting(tmp_path, "[s.ARCHIVE_BASE_URL, s.ALLOWED_HOSTS]", **environment)
    assert found == address
    assert host in hosts
    assert "*" not in hosts


def test_more_hosts_are_answered_when_they_are_named(tmp_path):
    hosts = setting(tmp_path, "s.ALLOWED_HOSTS", ARCHIVE_HOSTS="www.archive.example, 192.0.2.7")
    assert {"www.archive.example", "192.0.2.7", "127.0.0.1"} <= set(hosts)


@pytest.mark.parametrize("contact", ["", "editors@archive.example", "https://archive.example/write"])
def test_readers_may_be_told_where_to_write(tmp_path, contact):
    assert setting(tmp_path, "s.ARCHIVE_CONTACT", ARCHIVE_CONTACT=contact) == contact


NONSENSE = [
    ("ARCHIVE_BASE_URL", "archive.example"),
    ("ARCHIVE_BASE_URL", "ftp://archive.example"),
    ("ARCHIVE_BASE_URL", "https://archive.example/path"),
    ("ARCHIVE_BASE_URL", "https://someone@archive.example"),
    ("ARCHIVE_BASE_URL", "http://[::1"),
    ("ARCHIVE_BASE_URL", "https://archive.example\nhttps://evil.example"),
    ("ARCHIVE_CONTACT", "the editors"),
    ("ARCHIVE_CONTACT", "javascript:alert(1)"),
    ("PORT", "eighty"),
    ("DATABASE_URL", "postgres//nowhere"),
    ("DATABASE_URL", "mysql://user:swordfish@host/name"),
    ("PUBLIC_DATABASE_URL", "sqlite:///release"),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_an_environment_that_makes_no_sense_ends_the_start_with_a_sentence(tmp_path, name, value):
    done = python(tmp_path, "-c", "import archive.wsgi", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith("The archive cannot be served: ") and name in done.stderr
    assert "Traceback" not in done.stderr
    # The password of a database is nobody's business who reads a start-up message.
    assert "swordfish" not in done.stderr


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    with ThreadPoolExecutor(4) as starts:
        secrets = set(starts.map(lambda _: setting(tmp_path, "s.SECRET_KEY"), range(8)))
    assert len(secrets) == 1 and len(secrets.pop()) > 50
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["secret"]


UNREADY = [
    # environment, what is missing
    (HTTPS | {"ARCHIVE_SECRET_KEY": ""}, {"ARCHIVE_SECRET_KEY", "collectstatic", "migrate"}),
    (HTTPS, {"collectstatic", "migrate"}),
    ({}, {"collectstatic", "migrate"}),
    # A host of the public side alone needs no secret and no curators' database.
    ({"ARCHIVE_BASE_URL": "https://archive.example", "ARCHIVE_ADMIN": "0"}, {"collectstatic"}),
]


@pytest.mark.parametrize(("environment", "missing"), UNREADY)
def test_the_server_says_all_that_it_lacks_and_does_not_start(tmp_path, environment, missing):
    done = python(tmp_path, "-c", "import archive.wsgi", **environment)
    assert done.returncode == 1
    assert done.stderr.startswith("The archive cannot be served:")
    told = {word for word in ("ARCHIVE_SECRET_KEY", "collectstatic", "migrate") if word in done.stderr}
    assert told == missing
    assert "Traceback" not in done.stderr


def test_a_curators_database_that_cannot_be_opened_is_named(ready, tmp_path):
    lost = f"sqlite:///{tmp_path}/no/such/folder/curation"
    done = python(ready, "-c", "import archive.wsgi", DATABASE_URL=lost)
    assert done.returncode == 1
    assert "cannot be opened" in done.stderr and "ARCHIVE_ADMIN=0" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_ready_is_served(ready):
    done = python(ready, "-W", "error", "-c", "import archive.wsgi; print(archive.wsgi.application)")
    assert done.returncode == 0, done.stderr
    assert "ResponseCache" in done.stdout


@pytest.mark.parametrize("admin", ["0", "1"])
def test_the_deployment_check_finds_nothing_under_https(ready, admin):
    done = python(
        ready, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **HTTPS, ARCHIVE_ADMIN=admin
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_admins_own_checks_are_content(ready):
    done = python(ready, "manage.py", "check", "--tag", "admin", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


ASK_ADMIN = """
import io, json, sys
from archive.wsgi import application
from django.conf import settings

started = []
body = b"".join(application({
    "REQUEST_METHOD": "GET", "PATH_INFO": "/admin/", "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "8000", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
}, lambda status, headers: started.extend([status, dict(headers)])))
ours = ("django.contrib.", "archive.admin", "archive.curation", "axes", "django_otp", "simple_history")
there = [name for name in sys.modules if name.startswith(ours)]
print(json.dumps([*started, settings.INSTALLED_APPS, settings.MIDDLEWARE, there]))
"""


def test_with_the_admin_off_none_of_it_is_in_the_process(ready):
    done = python(ready, "-c", ASK_ADMIN, ARCHIVE_ADMIN="0")
    assert done.returncode == 0, done.stderr
    status, headers, applications, middleware, modules = json.loads(done.stdout)
    assert status == "404 Not Found"
    assert "Set-Cookie" not in headers and "Location" not in headers
    assert applications == ["archive", "django.contrib.staticfiles"]
    assert not [name for name in middleware if "curators" in name]
    assert not [name for name in modules if not name.startswith("django.contrib.staticfiles")]


COOKIES = "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SECURE_HSTS_SECONDS]"


def test_cookies_are_kept_to_tls_where_there_is_tls(tmp_path):
    assert setting(tmp_path, COOKIES, **HTTPS) == [True, True, True, 31_536_000]
    assert setting(tmp_path, COOKIES) == [False, False, True, 0]
