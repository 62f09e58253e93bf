"""What the script adds on pages of clauses: keys, clean copies, and a place that is kept when the view changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.serving import REPOSITORY

SCRIPT = REPOSITORY / "static" / "archive.js"
DUSHANBE = "/documents/2008-dushanbe-declaration"
ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def reader(open_page, server) -> Callable[[str], Page]:
    """Opens a page of Dushanbe for a reader who lets it write to the clipboard."""
    page = open_page(permissions=ALLOWED)

    def opened(path: str = "") -> Page:
        page.goto(f"{server}{DUSHANBE}{path}")
        return page

    return opened


@pytest.fixture(scope="module")
def texts(server) -> dict[str, dict[str, str]]:
    """Clause key → edition tag → text as published, of Dushanbe."""
    with urlopen(f"{server}{DUSHANBE}.json") as answer:
        clauses = json.load(answer)["clauses"]
    return {one["key"]: {tag: text["text"] for tag, text in one["texts"].items()} for one in clauses}


def here(page: Page) -> str:
    """The clause in hand: the row that is addressed and holds the focus, "" where these differ."""
    return page.evaluate("""() => {
        const target = document.querySelector('.row:target');
        const focused = document.activeElement.closest('.row');
        return target && target === focused && location.hash === `#${target.id}` ? target.id : '';
    }""")


def pressed(page: Page, *keys: str) -> list[str]:
    """The clause in hand after each key."""
    after = []
    for key in keys:
        page.keyboard.press(key)
        after.append(here(page))
    return after


def turned(page: Page, key: str) -> str:
    """Path, query and hash of the page a key leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)
    return page.url.partition("2008-dushanbe-declaration")[2]


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def copy(page: Page, key: str, label: str) -> str:
    """What the clipboard holds after a copy button of a clause was pressed and the page said so."""
    row = page.locator(f'[id="{key}"]')
    row.locator(".cell").first.hover()
    row.locator(".copy").get_by_text(label, exact=True).click()
    page.get_by_text("Copied", exact=True).wait_for()
    return clipboard(page)


# The script


def test_the_script_is_one_small_file_without_words_of_its_own():
    source = SCRIPT.read_bytes()
    assert len(source) <= 4096
    assert b"import" not in source
    assert "innerHTML" not in source.decode()


def test_the_script_changes_nothing_on_a_page_without_controls(open_page, server):
    pages = [open_page(java_script_enabled=scripted) for scripted in (True, False)]
    for page in pages:
        page.goto(f"{server}/")
    with_script, without = (page.locator("body").inner_html() for page in pages)
    assert with_script == without


# Keys


def test_j_and_k_go_from_clause_to_clause(reader):
    page = reader()
    # Clauses 1 and 2 are of several paragraphs and have no text of their own.
    assert pressed(page, "j", "j", "j", "k") == ["preamble", "1.p1", "1.p2", "1.p1"]
    assert page.locator('[id="1.p1"]').bounding_box()["y"] >= page.locator(".heads").bounding_box()["y"]
    assert pressed(page, "k", "k") == ["preamble", "preamble"]


def test_stepping_leaves_no_trail_in_the_history(reader):
    page = reader()
    before = page.evaluate("history.length")
    pressed(page, "j", "j", "j")
    assert page.evaluate("history.length") == before


def test_stepping_goes_on_from_what_the_reader_sees(reader):
    page = reader()
    pressed(page, "j")
    page.locator('[id="12.p1"]').evaluate("row => row.scrollIntoView()")
    assert pressed(page, "j", "k") == ["12.p2", "12.p1"]


def test_stepping_ends_where_the_document_does(reader):
    page = reader("#14")
    pressed(page, "j")
    assert page.url.endswith("#14")


def test_stepping_over_the_end_of_a_clause_page_leads_to_the_next(reader):
    page = reader("/10.2")
    assert turned(page, "j") == "/10.3"
    assert turned(page, "k") == "/10.2"


def test_keys_follow_the_links_of_the_bar_and_keep_the_clause(reader):
    page = reader("#4.p1")
    assert turned(page, "s") == "/en+zh-Hans#4.p1"
    assert turned(page, "l") == "/en+zh-Hans?lens=on#4.p1"
    assert turned(page, "n") == "/en+zh-Hans?lens=on&notes=beside#4.p1"
    assert turned(page, "l") == "/en+zh-Hans?notes=beside#4.p1"
    assert [turned(page, "v") for _ in range(3)] == [
        "/en?notes=beside#4.p1",
        "/zh?notes=beside#4.p1",
        "/en+zh?notes=beside#4.p1",
    ]


def test_a_link_of_the_bar_keeps_the_clause_in_sight(reader):
    page = reader()
    page.locator('[id="12.p1"]').evaluate("row => row.scrollIntoView()")
    page.locator(".bar .layouts").get_by_text("stacked").click()
    page.wait_for_url("**?layout=stacked#12.p1")


def test_a_page_not_yet_read_is_left_as_it_was_addressed(reader, server):
    page = reader()
    page.locator(".bar .layouts").get_by_text("stacked").click()
    page.wait_for_url(f"{server}{DUSHANBE}?layout=stacked")


@pytest.mark.parametrize("chord", ["Control+j", "Alt+j", "Meta+j", "Shift+J", "x"])
def test_other_keys_are_left_to_the_browser(reader, chord):
    assert pressed(reader(), chord) == [""]


def test_what_a_reader_types_is_no_key(reader):
    page = reader()
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.type("jvs?")
    assert page.locator("textarea").input_value() == "jvs?"
    assert page.locator("dialog[open]").count() == 0
    assert here(page) == ""


def test_the_keys_are_explained_and_can_be_switched_off(reader, picture):
    page = reader()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    picture(page, "keys")
    assert violations(page) == []
    # Nothing is converted on this page, so there is no lens to speak of.
    assert [key.inner_text() for key in dialog.locator("kbd:visible").all()] == list("jkvsnc/?")
    dialog.get_by_role("switch").uncheck()
    dialog.get_by_role("button", name="Close").click()
    assert not dialog.is_visible()

    page.reload()
    assert pressed(page, "j", "?") == ["", ""]
    assert not dialog.is_visible()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_role("switch").check()
    page.keyboard.press("Escape")
    assert pressed(page, "j") == ["preamble"]


def test_the_list_of_keys_holds_the_focus_until_it_is_closed(reader):
    page = reader()
    pressed(page, "j")
    page.keyboard.press("?")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    assert here(page) == "preamble"


@pytest.mark.parametrize("absent", ["localStorage", "navigator.clipboard"])
def test_a_browser_that_refuses_has_the_keys_all_the_same(open_page, server, absent):
    page = open_page()
    owner, _, name = f"window.{absent}".rpartition(".")
    # As browsers do where storage is forbidden, and where a page is not served over TLS.
    refusal = (
        "throw new DOMException('no', 'SecurityError')" if name == "localStorage" else "return undefined"
    )
    page.add_init_script(f"Object.defineProperty({owner}, '{name}', {{ get() {{ {refusal} }} }})")
    page.goto(f"{server}{DUSHANBE}")
    assert pressed(page, "j", "j") == ["preamble", "1.p1"]
    page.locator('[id="1.p1"] .cell').first.hover()
    assert page.locator(".copy").count() == (name == "localStorage")


# Copies


def test_a_copied_text_is_exactly_that_of_the_clause(reader, texts):
    page = reader()
    for key in ("preamble", "10.3"):
        assert copy(page, key, "English") == texts[key]["en"]
        assert copy(page, key, "繁體中文") == texts[key]["zh-Hant"]
        assert copy(page, key, "all texts") == f"{texts[key]['en']}\n{texts[key]['zh-Hant']}"


def test_a_copied_link_is_the_permanent_address(reader, server):
    page = reader("/en+zh-Hans?lens=on")
    assert copy(page, "10.3", "link") == f"{server}{DUSHANBE}/10.3"


def test_a_citation_is_copied_by_keys_alone(reader):
    page = reader("/10.3")
    page.keyboard.press("c")
    page.wait_for_url("**#cite")
    first = page.locator(".cite dd p").first.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied", exact=True).wait_for()
    assert clipboard(page) == first
    assert "cl. 10.3" in first and "?cited=" in first

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy: MLA 9").press("Enter")
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text.includes('par. ') || text.includes('28 Aug. 2008'))"
    )
    # A label and what follows it on its line are no part of what is copied.
    assert clipboard(page) == page.locator(".cite dt:text-is('MLA 9') + dd p").inner_text()


def test_what_stands_in_the_source_is_not_copied_with_what_is_shown(reader, texts):
    shown = reader("/zh-Hans").locator('[id="10.3"] p').inner_text()
    page = reader("/zh-Hans?lens=on")
    assert page.locator('[id="10.3"] rt').count() > 0
    assert copy(page, "10.3", "简体中文") == shown != texts["10.3"]["zh-Hant"]


def test_the_keyboard_reaches_the_copies_of_the_clause_in_hand(reader, texts):
    page = reader("#10.3")
    pressed(page, "k")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied", exact=True).wait_for()
    assert clipboard(page) == texts["10.2"]["en"]


def test_a_refused_copy_is_said(open_page, server):
    page = open_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
    page.goto(f"{server}{DUSHANBE}")
    page.locator('[id="preamble"] .cell').first.hover()
    page.locator(".copy button").first.click()
    status = page.get_by_role("status")
    status.get_by_text("did not let this page copy").wait_for()


# What the browser itself copies


def ends(page: Page, first: str, last: str, at: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where one clause's text starts and where another's ends, in one column, on the screen."""
    page.locator(f'[id="{first}"]').scroll_into_view_if_needed()
    start, end = (page.locator(f'[id="{key}"] .cell p').nth(at).bounding_box() for key in (first, last))
    return (start["x"] + 1, start["y"] + 14), (end["x"] + end["width"] - 1, end["y"] + end["height"] - 3)


def drag(page: Page, first: str, last: str, at: int) -> None:
    """Select from the start of one clause's text to the end of another's, and copy by Ctrl+C."""
    start, end = ends(page, first, last, at)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()
    page.keyboard.press("Control+c")


def paragraphs(page: Page) -> list[str]:
    return [line for line in clipboard(page).splitlines() if line]


@pytest.mark.parametrize(("tag", "at"), [("en", 0), ("zh-Hant", 1)])
def test_a_selection_is_one_column_without_numbers_or_labels(reader, texts, tag, at):
    page = reader("#10.2")
    drag(page, "10.2", "10.4", at)
    assert paragraphs(page) == [texts[key][tag] for key in ("10.2", "10.3", "10.4")]


def test_without_javascript_no_number_or_label_is_selected(reader, js_off, server, texts):
    js_off.goto(f"{server}{DUSHANBE}/en#10.2")
    start, end = ends(js_off, "10.2", "10.4", 0)
    # By Shift: Playwright cannot drag on a page without JavaScript.
    js_off.mouse.click(*start)
    js_off.keyboard.down("Shift")
    js_off.mouse.click(*end)
    js_off.keyboard.up("Shift")
    js_off.keyboard.press("Control+c")
    # A page without JavaScript cannot be asked what the clipboard holds; the next one can.
    page = reader()
    page.bring_to_front()
    assert paragraphs(page) == [texts[key]["en"] for key in ("10.2", "10.3", "10.4")]


def test_everything_is_selected_when_everything_is_asked_for(reader, texts):
    page = reader("#10.2")
    drag(page, "10.2", "10.4", 0)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    everything = clipboard(page)
    assert texts["13"]["en"] in everything
    assert texts["13"]["zh-Hant"] in everything
