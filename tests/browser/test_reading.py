"""Reading a declaration: from the first page to one clause and its signatures, with JavaScript and without."""

from __future__ import annotations

import gzip
import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

DUSHANBE = "/documents/2008-dushanbe-declaration"
# The widest a page on paper of A4 is, in CSS pixels, its margins taken off.
PAPER = {"width": 720, "height": 1000}
# HTML and stylesheet together, as sent: what a reader on a slow line waits for before the first word.
MOST_BYTES = 30 * 1024


def column(page: Page, key: str, at: int) -> tuple[str, str]:
    """Language and words of one clause in one column."""
    cell = page.locator(f'[id="{key}"] .cell').nth(at)
    return cell.get_attribute("lang") or "", cell.locator("p").inner_text()


def choose(page: Page, group: str, label: str) -> None:
    page.locator(f".bar .{group}").get_by_text(label, exact=True).click()


def current(page: Page, group: str) -> str:
    return page.locator(f".bar .{group} [aria-current]").inner_text()


# The reader's journey


@pytest.mark.parametrize("scripted", [True, False], ids=["with-javascript", "without"])
def test_a_reader_finds_a_declaration_and_reads_it_in_either_script(open_page, server, scripted):
    page = open_page(java_script_enabled=scripted)
    page.goto(f"{server}/")
    page.locator("header.site").get_by_text("Documents").click()
    page.locator(f"main a[href='{DUSHANBE}']").first.click()
    assert page.locator("h1").inner_text() == "Dushanbe Declaration (2008)"
    published = column(page, "10.3", 1)
    assert published[0] == "zh-Hant"

    choose(page, "scripts", "简体")
    assert current(page, "scripts") == "简体"
    converted = column(page, "10.3", 1)
    assert converted[0] == "zh-Hans"
    assert converted[1] != published[1]
    assert len(converted[1]) == len(published[1])

    choose(page, "scripts", "as published")
    assert column(page, "10.3", 1) == published


@pytest.mark.parametrize("scripted", [True, False], ids=["with-javascript", "without"])
def test_the_lens_shows_what_stood_there_in_either_layout(open_page, server, scripted):
    page = open_page(java_script_enabled=scripted)
    page.goto(f"{server}{DUSHANBE}")
    published = column(page, "10.3", 1)[1]
    choose(page, "scripts", "简体")
    page.locator(".bar [data-lens]").click()
    assert page.locator(".bar [data-lens]").get_attribute("aria-current")
    clause = page.locator('[id="10.3"]')
    changed, was = clause.locator("ruby.lens").all(), clause.locator("rt").all_inner_texts()
    assert changed
    assert len(changed) == len(was)
    assert all(one in published for one in was)

    first, second = (clause.locator(".cell").nth(at).bounding_box() for at in (0, 1))
    assert first["x"] < second["x"]
    choose(page, "layouts", "stacked")
    first, second = (clause.locator(".cell").nth(at).bounding_box() for at in (0, 1))
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]
    assert clause.locator("ruby.lens").count() == len(changed)


@pytest.mark.parametrize("scripted", [True, False], ids=["with-javascript", "without"])
def test_a_clause_leads_to_the_next_and_to_the_signatures(open_page, server, scripted):
    page = open_page(java_script_enabled=scripted)
    page.goto(f"{server}{DUSHANBE}")
    words = column(page, "10.3", 0)
    page.locator('[id="10.3"] .number').click()
    page.wait_for_url(f"{server}{DUSHANBE}/10.3")
    assert column(page, "10.3", 0) == words
    page.locator(".turn [rel=next]").click()
    page.wait_for_url(f"{server}{DUSHANBE}/10.4")
    page.locator(".up a").first.click()
    page.locator("#signatures h2 a").click()
    page.wait_for_url(f"{server}{DUSHANBE}/signatures")
    assert page.locator("table.signatures tbody tr").count() == 6


# The page


@pytest.mark.parametrize("view", ["", "/zh-Hant+zh-Hans", "/en+zh-Hans?lens=on", "/en+zh?notes=beside"])
def test_the_texts_of_a_clause_start_on_one_level(page, server, view):
    page.goto(f"{server}{DUSHANBE}{view}")
    tops = page.locator(".row[id]").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('.cell')].map(cell => cell.getBoundingClientRect().top))"
    )
    assert len(tops) == 34
    uneven = [row for row in tops if len(row) != 2 or max(row) - min(row) > 1]
    assert uneven == []


@pytest.mark.parametrize(
    "view",
    ["", "/en+zh-Hans?lens=on", "/zh+en?layout=stacked", "/zh-Hant+zh-Hans+en", "/zh+en+zh-Hans+zh-Hant"],
)
def test_a_clause_that_is_addressed_is_not_hidden_by_what_stays_on_top(page, server, view):
    page.goto(f"{server}{DUSHANBE}{view}#4.p1")
    top = page.locator(":target").bounding_box()["y"]
    above = [page.locator(one).bounding_box() for one in (".bar", ".heads")]
    assert max(box["y"] + box["height"] for box in above) <= top < page.viewport_size["height"] / 3


def test_paper_has_two_columns_and_no_controls(page, picture, server):
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.goto(f"{server}{DUSHANBE}")
    picture(page, "document-paper")
    assert not page.locator(".bar").is_visible()
    assert not page.locator(".help").is_visible()
    assert page.locator(".printed").inner_text().endswith(DUSHANBE)
    first, second = (page.locator('[id="10"] .cell').nth(at).bounding_box() for at in (0, 1))
    assert first["x"] + first["width"] <= second["x"] + 1
    assert abs(first["y"] - second["y"]) <= 1
    assert page.pdf(format="A4").startswith(b"%PDF")


def sent(address: str) -> bytes:
    """The body of an answer as it goes over the line to a browser that reads gzip."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        return answer.read()


@pytest.mark.parametrize("view", ["", "/en+zh-Hans?lens=on&notes=beside"])
def test_a_document_comes_in_thirty_kilobytes(server, view):
    html = sent(f"{server}{DUSHANBE}{view}")
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', gzip.decompress(html).decode())
    assert len(sheets) == 1
    assert len(html) + len(sent(server + sheets[0])) <= MOST_BYTES


def test_curators_log_in_on_a_page_that_gives_no_trouble(page, server):
    page.goto(f"{server}/admin/")
    assert page.locator("input[name=password]").is_visible()
