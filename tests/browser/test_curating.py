"""Curators at work in a browser: two on one record, a release looked at and published, a withdrawal, a new key."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import PageOpener
from tests.browser.serving import REPOSITORY, served

# An archive of its own: these journeys change it.
MOSCOW, BISHKEK = "2002-moscow-foreign-ministers-communique", "2007-bishkek-declaration"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Base URL of an archive to be changed, and the passwords of its two reviewers."""
    var = tmp_path_factory.mktemp("desk")
    with served(var) as base:
        yield base, {name: account(var, name) for name in ("chen", "dana")}


def account(var: Path, name: str) -> str:
    """Make a reviewer's account with the archive's own command. Returns the password."""
    command = [sys.executable, "manage.py", "make_curator", name, "--role=reviewer", "--generate"]
    environment = {**os.environ, "ARCHIVE_VAR": str(var)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.rpartition(": ")[2].strip()


@pytest.fixture
def sign_in(desk: tuple[str, dict[str, str]], open_page: PageOpener) -> Callable[..., Page]:
    """`sign_in(name, **options)` opens a page of the admin's index in a browser of that curator's own."""
    base, passwords = desk

    def signed_in(name: str, **options: object) -> Page:
        page = open_page(**options)
        page.goto(f"{base}/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(passwords[name])
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("heading", name="Curation").wait_for()
        return page

    return signed_in


def document_page(page: Page, slug: str) -> Page:
    page.goto(f"{page.url.partition('/admin/')[0]}/admin/archive/document/?q={slug}")
    page.locator("#result_list").get_by_role("link", name=slug).click()
    return page


def save(page: Page, reason: str) -> None:
    page.get_by_label("Reason for this change").fill(reason)
    page.get_by_role("button", name="Save", exact=True).click()


def test_of_two_who_edit_one_record_the_second_sees_both_versions(sign_in, picture):
    chen, dana = sign_in("chen"), sign_in("dana", java_script_enabled=False)
    for page in (chen, dana):
        document_page(page, BISHKEK)
    chen.get_by_label("English (en)").first.fill("Bishkek Declaration of the Council")
    save(chen, "The full title.")
    chen.get_by_text("was changed successfully").wait_for()
    dana.get_by_label("English (en)").first.fill("Bishkek Declaration, 2007")
    save(dana, "With the year.")
    dana.get_by_text("Somebody else has saved this since you opened it.").wait_for()
    assert dana.locator(".pieces del").first.inner_text()
    assert dana.get_by_label("English (en)").first.input_value() == "Bishkek Declaration, 2007"
    picture(dana, "curating-conflict-1280")
    dana.get_by_role("link", name="Who changed it, and why").click()
    dana.get_by_text("The full title.").wait_for()
    picture(dana, "curating-history-1280")


def test_what_is_withdrawn_is_looked_at_published_and_gone(desk, sign_in, open_page, picture):
    base, _ = desk
    chen, dana = sign_in("chen"), sign_in("dana")
    document_page(chen, MOSCOW)
    chen.get_by_label("Status").select_option("withdrawn")
    chen.get_by_label("Withdrawn on").fill("2026-01-02")
    chen.get_by_label("Withdrawn because").fill("A test of the withdrawal.")
    save(chen, "A test.")
    chen.get_by_text("was changed successfully").wait_for()
    assert open_page().goto(f"{base}/documents/{MOSCOW}").status == 200
    dana.get_by_role("link", name="The next release").click()
    dana.get_by_text("is withdrawn").wait_for()
    picture(dana, "curating-publish-1280")
    dana.get_by_role("button", name="Publish release").click()
    dana.get_by_text("Published: release").wait_for()
    # Another reader: the first one's browser may keep the page for a minute.
    page = open_page()
    answer = page.goto(f"{base}/documents/{MOSCOW}")
    assert answer.status == 410
    assert "A test of the withdrawal." in page.content()
    page.goto(f"{base}/documents")
    assert MOSCOW not in page.content()


def test_a_new_key_is_shown_then_given_and_the_old_address_leads_to_it(desk, sign_in, page, picture):
    base, _ = desk
    chen, dana = sign_in("chen"), sign_in("dana")
    document_page(chen, BISHKEK)
    chen.get_by_role("link", name="p5", exact=True).click()
    chen.get_by_role("link", name="Re-key, split or merge").click()
    chen.get_by_label("Key, with all beneath it").fill("p5a")
    chen.locator("#id_rekey_reason").fill("A test of keys.")
    chen.get_by_role("button", name="Show what would change").first.click()
    chen.get_by_role("cell", name=f"/documents/{BISHKEK}/p5a.3").wait_for()
    picture(chen, "curating-structure-1280")
    chen.get_by_role("button", name="Do it").click()
    chen.get_by_text("It waits for a review").wait_for()
    picture(chen, "curating-review-1280")
    dana.get_by_role("link", name="The next release").click()
    dana.get_by_role("button", name="Publish release").click()
    dana.get_by_text("Published: release").wait_for()
    page.goto(f"{base}/documents/{BISHKEK}/zh-Hans/p5.3")
    assert page.url == f"{base}/documents/{BISHKEK}/zh-Hans/p5a.3"


def test_the_pages_of_the_desk_fit_their_window_in_light_and_dark(sign_in, picture):
    page = sign_in("chen")
    base = page.url.partition("/admin/")[0]
    for name, path in (
        ("index", "/admin/"),
        ("publish", "/admin/archive/release/publish/"),
        ("export", "/admin/archive/fixturefile/export/"),
        ("doubts", "/admin/archive/scriptrule/doubts/"),
    ):
        assert page.goto(base + path).status == 200
        for width, scheme in ((1280, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            picture(page, f"curating-{name}-{width}-{scheme}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width + 1, (name, width)
