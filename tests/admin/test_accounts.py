"""Who may log in, how often one may try, and what each role may do."""

from __future__ import annotations

import datetime
import io
import re

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.models import Correction, Document, Meeting, Redirect, Source

from . import rows
from .pages import Form, address, saved

pytestmark = pytest.mark.django_db
PASSWORD = "a long way from the lake"


@pytest.fixture(autouse=True)
def _quick_hasher(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def chen():
    return User.objects.create_user("chen", password=PASSWORD, is_staff=True)


def log_in(name="chen", password=PASSWORD, client=None, **more):
    client = client or Client()
    where = {"REMOTE_ADDR": more.pop("address", "192.0.2.7"), **more.pop("headers", {})}
    return client.post("/admin/login/", {"username": name, "password": password, **more}, **where)


def test_the_right_password_opens_the_admin(chen):
    answer = log_in(next="/admin/archive/")
    assert (answer.status_code, answer.url) == (302, "/admin/archive/")


def test_a_wrong_password_is_refused_and_told_nothing_more_than_a_wrong_name(chen):
    told = [
        re.findall('errornote">(.*?)<', log_in(*who).content.decode()) for who in (("chen", "x"), ("no", "x"))
    ]
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
    ],
)
def test_a_log_in_leads_to_no_other_site(chen, there):
    assert log_in(next=there).url == "/admin/"


def test_five_wrong_passwords_lock_this_name_from_this_address_alone(chen):
    User.objects.create_user("dana", password=PASSWORD, is_staff=True)
    answers = [log_in(password="wrong").status_code for _ in range(5)]
    assert answers == [200] * 4 + [429]
    locked = log_in()
    assert locked.status_code == 429
    page = Form(locked.content.decode())
    assert page.inline == []
    assert "opens again\n            15 minutes after" in locked.content.decode()
    assert log_in("dana").status_code == 302
    assert log_in(address="192.0.2.8").status_code == 302


def test_a_lock_ends_after_a_quarter_of_an_hour_however_often_one_tries_meanwhile(chen):
    for _ in range(5):
        log_in(password="wrong")
    for _ in range(3):
        assert log_in().status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=16))
    assert log_in().status_code == 302


def test_a_log_in_forgets_the_wrong_ones_before(chen):
    for _ in range(3):
        for _ in range(4):
            log_in(password="wrong")
        assert log_in().status_code == 302


@pytest.mark.parametrize(
    ("is_https", "forwarded", "found"),
    [
        (False, "203.0.113.9", "192.0.2.7"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "no address", "192.0.2.7"),
        (True, "", "192.0.2.7"),
    ],
)
def test_the_proxy_and_not_the_client_says_where_a_log_in_is_from(chen, settings, is_https, forwarded, found):
    settings.ARCHIVE_HTTPS = is_https
    log_in(password="wrong", headers={"HTTP_X_FORWARDED_FOR": forwarded})
    assert AccessAttempt.objects.get().ip_address == found


def test_no_password_is_kept_of_a_log_in_that_failed(chen):
    log_in(password="nearly the right one")
    assert "nearly the right one" not in str(list(AccessAttempt.objects.values()))


def test_the_cookies_of_a_session_are_strict_and_short(chen):
    cookie = log_in().cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/admin/"
    assert cookie["max-age"] == ""
    client = Client()
    log_in(client=client)
    assert client.session.get_expiry_age() == 2 * 3600


def test_who_has_a_second_factor_needs_it(chen):
    out = io.StringIO()
    call_command("second_factor", "chen", stdout=out)
    assert "otpauth://totp/" in out.getvalue()
    device = TOTPDevice.objects.get()
    digits = f"{totp(device.bin_key):06}"
    assert log_in().status_code == 200
    assert "second factor are missing or wrong" in log_in(token="000000").content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert log_in(token=f"{digits[:3]} {digits[3:]}").status_code == 302
    call_command("second_factor", "chen", remove=True, stdout=out)
    assert log_in().status_code == 302


def test_the_log_in_page_has_a_label_for_every_line_and_nothing_inline():
    page = Form(Client().get("/admin/login/").content.decode())
    assert {"id_username", "id_password", "id_token"} <= page.labelled
    assert page.inline == []


def test_an_account_is_closed_and_never_deleted(curator, chen):
    url = f"/admin/auth/user/{chen.pk}/delete/"
    assert curator.get(url).status_code == 403
    assert curator.post(url, {"post": "yes"}).status_code == 403


def made(*arguments: str, **options) -> str:
    out = io.StringIO()
    call_command("make_curator", *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize("role", ["viewer", "curator", "reviewer"])
def test_an_account_is_made_with_its_role_and_a_password_shown_once(role):
    printed = made("mei", role=role, generate=True)
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, [group.name for group in user.groups.all()]) == (
        True,
        False,
        [role],
    )
    password = printed.rpartition(": ")[2].strip()
    assert len(password) >= 20 and user.check_password(password)


def test_an_administrator_may_make_accounts():
    made("mei", role="administrator", generate=True)
    assert User.objects.get().is_superuser


def test_a_password_is_typed_twice_and_must_be_a_good_one(monkeypatch):
    typed = iter(["short", PASSWORD, "another one than that", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    assert PASSWORD not in made("mei", stderr=io.StringIO())
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("name", ["chen", "", "two words", "x" * 151])
def test_a_name_that_cannot_be_one_is_told(chen, name):
    with pytest.raises(CommandError, match="Choose another name."):
        made(name, generate=True)


def signed_in(role: str) -> Client:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


ALLOWED = [
    # role, may look, may edit, may add
    ("viewer", True, False, False),
    ("curator", True, True, True),
    ("reviewer", True, True, True),
]


@pytest.mark.parametrize(("role", "looks", "edits", "adds"), ALLOWED)
def test_each_role_may_do_its_part(role, looks, edits, adds):
    rows.everything()
    client = signed_in(role)
    for model in (Document, Meeting, Correction, Redirect, Source):
        row = model.objects.first()
        assert (client.get(address(model, "change", row.pk)).status_code == 200) == looks
        assert (client.get(address(model, "add")).status_code == 200) == (adds and model is not Source)
    meeting = Meeting.objects.first()
    if edits:
        assert saved(client, address(Meeting, "change", meeting.pk), note="Edited.") == []
    else:
        assert client.post(address(Meeting, "change", meeting.pk), {"note": "Edited."}).status_code == 403
    assert client.get("/admin/auth/user/").status_code == 403


def test_only_reviewers_may_review_publish_and_exchange():
    for role, may in (("viewer", False), ("curator", False), ("reviewer", True)):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        for codename in ("review", "publish", "exchange"):
            assert user.has_perm(f"curation.{codename}") == may, (role, codename)


@pytest.mark.postgres
def test_on_postgresql_the_roles_are_there_after_migrating():
    assert {group.name: group.permissions.count() > 20 for group in Group.objects.all()} == {
        "viewer": True,
        "curator": True,
        "reviewer": True,
    }
