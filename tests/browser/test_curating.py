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
BEIJING = "2018-beijing-foreign-ministers-communique"


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


def ask_for_key(page: Page, key: str) -> None:
    """Look at what another key for the seventh paragraph of Beijing would change."""
    document_page(page, BEIJING)
    page.get_by_role("link", name="p7", exact=True).click()
    page.get_by_role("link", name="Re-key, split or merge").click()
    page.get_by_label("Key, with all beneath it").fill(key)
    page.locator("#id_rekey_reason").fill("A test of keys.")
    page.get_by_role("button", name="Show what would change").first.click()
    page.get_by_role("cell", name=f"/documents/{BEIJING}/{key}", exact=True).wait_for()


def test_of_two_who_edit_one_clause_the_second_is_told_and_nothing_is_overwritten(sign_in):
    chen, dana = sign_in("chen"), sign_in("dana", java_script_enabled=False)
    ask_for_key(chen, "p7a")
    ask_for_key(dana, "p7b")
    chen.get_by_role("button", name="Do it").click()
    chen.get_by_text("It waits for a review").wait_for()
    dana.get_by_role("button", name="Do it").click()
    dana.get_by_text("The document was changed since you looked: look again.").wait_for()
    document_page(dana, BEIJING)
    dana.get_by_role("link", name="p7a", exact=True).wait_for()
    assert not dana.get_by_role("link", name="p7b", exact=True).count()


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
        ("add", "/admin/archive/edition/draft/"),
        ("edition", "/admin/archive/edition/1/review/?at=9"),
        ("merge", "/admin/archive/person/1/merge/"),
    ):
        assert page.goto(base + path).status == 200
        for width, scheme in ((1280, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            picture(page, f"curating-{name}-{width}-{scheme}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width + 1, (name, width)


ENGLISH = """Joint Statement on the Lakes

The Ministers of Foreign Affairs met in Springfield on 3 May 2011 and declare:

1. The lakes are kept clean.

2. The Parties shall:
(a) count the ducks;
(b) publish the count. They thank the boatmen.

3. The ducks are thanked.

For the Government of the Russian Federation    Ivan Petrov
"""
CHINESE = """湖泊联合声明

2011年5月3日，各国外长在春田市举行会晤并声明如下：

一、保持湖水清洁。

二、各方应：
（一）清点鸭子；
（二）公布数目。各方感谢船夫。

三、感谢鸭子。
"""
LAKES = "2011-springfield-lakes"


def paste(page: Page, text: str, language: str, **fields: str) -> None:
    page.goto(f"{page.url.partition('/admin/')[0]}/admin/archive/edition/draft/")
    page.get_by_label("Pasted text").fill(text)
    page.get_by_label("Language").fill(language)
    for name, value in fields.items():
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name="Draft the edition").click()
    page.get_by_role("heading", name="Review of").wait_for()


def split_off(page: Page, words: str) -> None:
    """Begin clause 2.p1 with these words of 2.2."""
    page.locator(".beside").get_by_role("link", name="2.2", exact=True).first.click()
    page.get_by_label("A new clause begins with the words").fill(words)
    page.get_by_label("Its key").fill("2.p1")
    page.get_by_role("button", name="Show the split").click()
    page.get_by_role("rowheader", name="2.p1").first.wait_for()
    page.get_by_role("button", name="Do it").click()
    page.get_by_text("It waits for a review").wait_for()


def published(chen: Page, dana: Page) -> None:
    """Chen asks for a review of the lakes, Dana approves and publishes."""
    document_page(chen, LAKES).get_by_role("button", name="Ask for a review").click()
    chen.get_by_text("It waits for somebody else").wait_for()
    document_page(dana, LAKES).get_by_role("button", name="Approve").click()
    dana.get_by_text("Approved").first.wait_for()
    release(dana)


def release(dana: Page) -> None:
    dana.goto(f"{dana.url.partition('/admin/')[0]}/admin/archive/release/publish/")
    dana.get_by_role("button", name="Publish release").click()
    dana.get_by_text("Published: release").wait_for()


def test_a_text_nobody_has_seen_is_pasted_split_published_corrected_and_withdrawn(
    desk, sign_in, open_page, picture
):
    base, _ = desk
    chen, dana = sign_in("chen"), sign_in("dana", java_script_enabled=False)
    paste(chen, ENGLISH, "en", slug=LAKES)
    picture(chen, "adding-review-1280")
    split_off(chen, "They thank")
    paste(chen, CHINESE, "zh-Hans", document=LAKES)
    chen.get_by_role("heading", name="Alignment with en").wait_for()
    split_off(chen, "各方感谢")
    assert (
        chen.locator(".alignment tr").filter(has_text="各方感谢船夫").filter(has_text="They thank").count()
        == 1
    )
    chen.locator(".beside").get_by_role("link", name="2.2", exact=True).first.click()
    picture(chen, "adding-alignment-1280")
    published(chen, dana)

    reader = open_page()
    assert reader.goto(f"{base}/documents/{LAKES}/zh+en").status == 200
    row = reader.locator('[id="2.p1"]')
    assert "各方感谢船夫。" in row.inner_text()
    assert "They thank the boatmen." in row.inner_text()

    chen.goto(f"{base}/admin/archive/clausetext/?q={LAKES}")
    chen.locator("#result_list").get_by_role("link", name="清点鸭子").click()
    chen.get_by_role("link", name="Add a correction").click()
    chen.get_by_label("Found").fill("鸭子")
    chen.get_by_label("Reads").fill("鸭群")
    chen.get_by_label("Kind").select_option("misprint")
    chen.locator("#id_by").fill("A. Reader")
    chen.get_by_label("English (en)").fill("The flock is meant.")
    save(chen, "Misprint.")
    chen.get_by_text("was added successfully").wait_for()
    published(chen, dana)
    changes = open_page()
    changes.goto(f"{base}/changes")
    assert LAKES in changes.content()

    document_page(dana, LAKES).get_by_label("Status").select_option("withdrawn")
    dana.get_by_label("Withdrawn on").fill("2026-01-02")
    dana.get_by_label("Withdrawn because").fill("A test of the withdrawal.")
    save(dana, "A test.")
    release(dana)
    assert open_page().goto(f"{base}/documents/{LAKES}/zh+en").status == 410
