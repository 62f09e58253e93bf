"""The pages about the archive say what is so, in three languages."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import opencc
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Correction, Release, Source
from archive.reading.prose import TITLES, path_of
from archive.text.script import OPENCC_VERSION, Rule, renderer
from archive.text.span import ROLES
from tests.markup import Reader

PREFIXES = {"": "en", "/zh-hans": "zh-Hans", "/zh-hant": "zh-Hant"}
PAGES = [(prefix, path_of(name)) for prefix, name in product(PREFIXES, TITLES)]
TEMPLATES = Path(settings.BASE_DIR) / "templates" / "about"


def ask(path: str):
    return Client().get(path)


def body(path: str) -> str:
    answer = ask(path)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def article(path: str) -> str:
    return body(path).partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize(("prefix", "path"), PAGES)
def test_every_page_about_the_archive_stands_in_every_language(published, prefix, path):
    page = body(prefix + path)
    assert f'<html lang="{PREFIXES[prefix]}">' in page
    assert page.count("<h1>") == 1
    assert f'href="{prefix}{path}" aria-current="page"' in page
    assert not Reader(page).open


@pytest.mark.parametrize("name", TITLES)
def test_the_three_languages_of_a_page_have_the_same_parts(published, name):
    shapes = {
        tuple(element for element, _ in Reader(body(prefix + path_of(name))).elements if element in ("h2", "table", "tr", "li", "blockquote"))
        for prefix in PREFIXES
    }  # fmt: skip
    assert len(shapes) == 1


@pytest.mark.parametrize(("prefix", "path"), PAGES)
def test_every_link_of_the_prose_leads_to_a_page_in_the_same_interface(published, prefix, path):
    for href in set(re.findall(r'href="([^"#]+)', article(prefix + path))):
        local = href.removeprefix(settings.ARCHIVE_BASE_URL)
        assert ask(local).status_code == 200, href
        assert local.startswith((f"{prefix}/", "/documents")) or local.endswith(".json")


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_a_page_of_prose_says_what_it_takes_and_is_read_at_a_glance(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert re.fullmatch(r"\{# Takes page .+ #\}", lines[0])


# What Simplified and Traditional write differently, and only the one or the other may have.
FOREIGN = {"zh-hans": "這檔經濟為與發佈編輯錄錯誤傳說", "zh-hant": "这档经济为与发编辑录错误传说条种"}


@pytest.mark.parametrize("script", FOREIGN)
def test_chinese_prose_is_written_in_one_script(script):
    for path in TEMPLATES.glob(f"*.{script}.html"):
        # Examples stand in the script of what they are examples of.
        prose = re.sub(r"<(?:td|span) lang=[^>]*>.*?</(?:td|span)>", "", path.read_text(encoding="utf-8"))
        assert not set(prose) & set(FOREIGN[script]), path.name


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_figures_of_the_proof_are_those_of_the_release(published, prefix):
    page = article(f"{prefix}/about/method")
    release = Release.objects.using("release").get(is_current=True)
    for number in (release.counts["characters"], release.counts["texts"], release.counts["clauses"]):
        assert f"{number:,}" in page
    assert f"{Correction.objects.using('release').count()}" in page
    assert f"{Source.objects.using('release').count()}" in page
    assert f"OpenCC {OPENCC_VERSION}" in page
    assert f"{len(release.rules):,}" in page
    assert release.id in page


def test_the_method_names_every_role_of_a_span(published):
    sentence = article("/about/method").partition("one role:")[2].partition(".")[0]
    assert sorted(re.findall(r"\w+", sentence.replace(" or ", ", "))) == sorted(ROLES)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_traps_of_conversion_are_as_the_method_has_them(published, prefix):
    page = article(f"{prefix}/about/method")
    sources = [
        Path(settings.ARCHIVE_FIXTURES, "sources").glob(f"{number}_*.txt") for number in ("001", "002", "004")
    ]
    texts = "".join(next(found).read_text(encoding="utf-8") for found in sources)
    by_phrases = opencc.OpenCC("s2twp")
    table = page.partition('class="traps"')[2].partition("</table>")[0]
    rows = re.findall(r"<td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td><td>(\d+)(?: of |/)(\d+)</td>", table)
    assert len(rows) == 5
    for held, made, times, of in rows:
        assert by_phrases.convert(held) == made
        assert texts.count(held) == int(of)
        assert by_phrases.convert(texts).count(made) == int(times)


def test_the_characters_of_the_method_are_converted_as_it_says(published):
    page = article("/about/method")
    rules = tuple(Rule(*rule) for rule in Release.objects.using("release").get(is_current=True).rules)
    stock, ours = opencc.OpenCC("s2tw"), renderer("zh-Hans", "zh-Hant", rules)
    for held in ("本国历史", "唯一出路", "马里"):
        assert held in page
        assert stock.convert(held) in page
        assert ours.render(held) != stock.convert(held)
    assert opencc.OpenCC("s2twp").convert("乌兹别克斯坦") == "烏茲別克"
    assert opencc.OpenCC("tw2sp").convert("烏茲別克斯坦") == "乌兹别克斯坦斯坦"


def test_the_examples_of_citations_are_of_this_release_and_archive(published):
    table = article("/about/citing").partition('<table class="styles">')[2].partition("</table>")[0]
    rows = re.findall(r"<tr><td>[^<]+</td><td lang=[^>]+>(.*?)</td></tr>", table)
    assert len(rows) == 8
    for row in rows:
        address = re.findall(r"https?://[^\s<>&]+\?cited=[0-9a-f]{12}", row)[0]
        assert address.startswith(f"{settings.ARCHIVE_BASE_URL}/documents/2008-dushanbe-declaration/")
        assert ask(address.removeprefix(settings.ARCHIVE_BASE_URL)).status_code == 200
        assert Release.objects.using("release").get(is_current=True).id[:12] in row


@pytest.mark.parametrize(("contact", "href"), [("editors@archive.example", "mailto:editors@archive.example"), ("https://archive.example/write", "https://archive.example/write")])  # fmt: skip
def test_readers_are_told_where_to_write(published, settings, contact, href):
    settings.ARCHIVE_CONTACT = contact
    for prefix, path in product(PREFIXES, ("/about", "/about/accessibility")):
        assert f'<a href="{href}">{contact}</a>' in article(prefix + path)


def test_an_archive_that_names_no_address_says_so(published, settings):
    settings.ARCHIVE_CONTACT = ""
    assert "have named no address to write to" in article("/about/accessibility")
    assert "mailto:" not in article("/about")


def test_every_page_of_prose_asks_four_questions(published):
    for prefix, path in PAGES:
        body(prefix + path)
        with CaptureQueriesContext(connections["release"]) as queries:
            body(prefix + path)
        assert len(queries) == 4, [each["sql"][:80] for each in queries]


@pytest.mark.parametrize(("path", "where"), [("/about/Method", "/about/method"), ("/about?x=1", "/about"), ("/about/", "/about"), ("/zh-hans/about/CITING", "/zh-hans/about/citing")])  # fmt: skip
def test_another_spelling_leads_to_the_one_address(published, path, where):
    answer = ask(path)
    assert (answer.status_code, answer["Location"]) == (301, where)


@pytest.mark.parametrize(("path", "near"), [("/about/methods", "/about/method"), ("/about/cite", "/about/citing"), ("/zh-hant/about/xyz", "/zh-hant/about"), ("/about/a/b", "/")])  # fmt: skip
def test_an_unknown_page_is_not_found_and_says_where_to_go(published, path, near):
    answer = ask(path)
    assert answer.status_code == 404
    assert f'href="{near}"' in answer.content.decode()
