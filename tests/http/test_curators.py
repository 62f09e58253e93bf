"""Sessions, log-in, messages and CSRF are the curators' alone."""

from __future__ import annotations

import re

import pytest


def beside(answer) -> str:
    """What a view of tests.http.site found at its request's side."""
    return answer.content.decode().partition("]")[0] + "]"


def test_a_public_page_knows_no_session_and_no_user(site):
    site.cookies["sessionid"] = "invented"
    assert beside(site.get("/bare")) == "[]"


def test_the_admin_has_a_session_a_user_and_messages(site):
    assert beside(site.get("/admin/")) == "['session', 'user', '_messages']"


def test_with_the_admin_off_its_address_has_none_either(site, settings):
    settings.ARCHIVE_ADMIN = False
    assert beside(site.get("/admin/")) == "[]"


def test_a_form_of_the_admin_is_taken_with_its_token_only(site):
    shown = site.get("/admin/")
    [token] = re.findall(r"\b[A-Za-z0-9]{64}\b", shown.content.decode())
    assert site.post("/admin/").status_code == 403
    assert site.post("/admin/", {"csrfmiddlewaretoken": token[::-1]}).status_code == 403
    assert site.post("/admin/", {"csrfmiddlewaretoken": token}).status_code == 200


def test_the_cookies_of_the_admin_stay_in_the_admin(site):
    cookie = site.get("/admin/").cookies["csrftoken"]
    assert cookie["path"] == "/admin/"
    assert cookie["httponly"] and cookie["samesite"] == "Strict"


@pytest.mark.parametrize("path", ["/Admin/", "/adminx/", "/zh-hans/admin/", "/documents/admin/"])
def test_what_only_looks_like_the_admin_is_the_public_side(site, path):
    assert site.post(path).status_code == 405
