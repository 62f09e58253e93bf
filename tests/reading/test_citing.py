"""The citation block of a page, and the same citations as files."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils.translation import gettext, override

from archive.models import ClauseText, Release
from archive.reading import citing, queries, records
from archive.reading.citing import ARCHIVE
from archive.text.citation.styles import STYLES

DUSHANBE = "/documents/2008-dushanbe-declaration"
BEIJING = "/documents/2018-beijing-foreign-ministers-communique"
pytestmark = pytest.mark.usefixtures("published")


def body(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def block(path: str) -> str:
    return body(path).partition('<section class="block cite"')[2].partition("</section>")[0]


def citations(path: str) -> dict[str, str]:
    """Name of a style → the citation, without its marks."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd><p[^>]*>(.*?)</p>", block(path))
    return {name: re.sub(r"<[^>]+>", "", words) for name, words in found}


PAGES = [
    DUSHANBE,
    f"{DUSHANBE}/zh-Hans+en",
    f"{DUSHANBE}/10.3",
    f"{DUSHANBE}/en/10-12",
    f"/zh-hant{BEIJING}/closing",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_cited_in_every_style(path):
    release = Release.objects.using("release").get(is_current=True)
    found = citations(path)
    assert set(found) == {style.name for style in STYLES.values()}
    for words in found.values():
        assert release.id[:12] in words and "?cited=" in words


@pytest.mark.parametrize(
    ("prefix", "first"),
    [("", "Chicago, note"), ("/zh-hans", "GB/T 7714—2025"), ("/zh-hant", "GB/T 7714—2025")],
)
def test_the_style_shown_first_is_the_one_readers_of_the_interface_know(prefix, first):
    assert next(iter(citations(f"{prefix}{DUSHANBE}/10.3"))) == first


def test_the_address_of_a_citation_is_that_of_the_edition_and_carries_the_hash_of_its_text():
    text = json.loads(body(f"{DUSHANBE}/10.3.json"))["texts"]["zh-Hant"]["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    for words in citations(f"{DUSHANBE}/zh/10.3").values():
        assert f"{DUSHANBE}/zh-Hant/10.3?cited={digest[:12]}" in words
    assert f'title="SHA-256 {digest}"' in block(f"{DUSHANBE}/zh/10.3")


def test_the_hash_of_a_whole_edition_is_the_one_its_release_records():
    recorded = Release.objects.using("release").get(is_current=True).digests["editions"]
    for tag in ("en", "zh-Hant"):
        assert f"SHA-256 {recorded[f'2008-dushanbe-declaration/{tag}']}" in block(f"{DUSHANBE}/{tag}")


def test_a_converted_view_cites_the_text_as_published():
    assert "杜尚別宣言" in citations(f"{DUSHANBE}/zh-Hans/10.3")["GB/T 7714—2025"]
    assert '<b lang="zh-Hant">' in block(f"{DUSHANBE}/zh-Hans/10.3")


def test_a_chinese_edition_is_readable_in_western_styles():
    words = citations(f"{BEIJING}/zh/p3")["Chicago, note"]
    assert (
        "“Beijing waizhang huiyi gongbao” 北京外长会议公报 [Beijing Foreign Ministers’ Communiqué], " in words
    )


def test_a_title_no_source_prints_is_bracketed():
    assert citations(BEIJING)["GB/T 7714—2025"].startswith("上海合作组织. [北京外长会议公报][EB/OL].")


def test_other_editions_are_one_link_away():
    assert f'href="{DUSHANBE}/zh-Hant/10.3#cite"' in block(f"{DUSHANBE}/10.3")
    assert f'href="/zh-hans{DUSHANBE}/en/10.3#cite"' in block(f"/zh-hans{DUSHANBE}/10.3")


def test_a_clause_the_first_edition_lacks_is_cited_from_one_that_has_it(archive, monkeypatch):
    for module in (queries, records, citing):
        monkeypatch.setattr(module, "RELEASE", "default")
    ClauseText.objects.filter(clause__key="13", edition__tag="en").delete()
    assert "zh-Hant/13?cited=" in citations(f"{DUSHANBE}/13")["Chicago, note"]


def test_an_address_no_page_has_is_cited_nowhere():
    assert not block(f"{DUSHANBE}/signatures") and 'href="#cite"' not in body(f"{DUSHANBE}/signatures")


@override_settings(ARCHIVE_BASE_URL="https://archive.example")
@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
@pytest.mark.parametrize("place", ["", "/zh-Hans+en", "/10.3", "/zh/10-12"])
def test_the_files_cite_what_the_page_cites(suffix, place):
    page = set(re.findall(r"\?cited=[0-9a-f]{12}", block(f"{DUSHANBE}{place}")))
    answer = Client().get(f"{DUSHANBE}{place}.{suffix}")
    assert answer.status_code == 200
    written = answer.content.decode()
    assert page <= set(re.findall(r"\?cited=[0-9a-f]{12}", written))
    assert "https://archive.example/documents/" in written


def test_a_file_holds_one_item_for_each_text_shown():
    items = {
        view: len(json.loads(body(f"{DUSHANBE}{view}/10.csl.json")))
        for view in ("", "/en", "/zh-Hans+zh-Hant")
    }
    assert items == {"": 2, "/en": 1, "/zh-Hans+zh-Hant": 1}


@pytest.mark.parametrize(("path", "number"), [(f"{DUSHANBE}.bib", 3), (f"{DUSHANBE}/10-12.ris", 4)])
def test_a_file_asks_a_constant_number_of_questions(path, number):
    body(path)
    with CaptureQueriesContext(connections["release"]) as queries:
        body(path)
    assert len(queries) == number, [query["sql"][:80] for query in queries]


def test_signatures_have_no_citation_of_their_own():
    assert Client().get(f"{DUSHANBE}/signatures.bib").status_code == 404


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant")])
def test_citations_and_interface_call_the_archive_by_one_name(language, tag):
    with override(language):
        assert gettext("Declaration Archive") == ARCHIVE[tag]


@pytest.mark.parametrize(
    "path",
    [DUSHANBE, f"{DUSHANBE}/en/10-12", f"/zh-hans{DUSHANBE}/1.p2", f"{BEIJING}/closing", f"{BEIJING}/p3"],
)
def test_every_citation_leads_back_to_what_it_cites(path):
    for name, words in citations(path).items():
        written = unescape(words)
        address = re.search(r"/documents/[^ <>]*\?cited=[0-9a-f]{12}", written)[0]
        answer = Client().get("/go", {"q": written})
        assert (answer.status_code, unquote(answer["Location"])) == (302, address), name
        assert Client().get(address).status_code == 200


def test_the_page_about_citing_shows_every_style_and_an_address_that_tells(published):
    for prefix in ("", "/zh-hans", "/zh-hant"):
        page = body(f"{prefix}/about/citing")
        assert all(f"<td>{style.name}</td>" in page for style in STYLES.values())
        [address] = re.findall(rf'<a href="({prefix}/documents/[^"]*cited=[0-9a-f]{{12}})"', page)
        assert '<section class="recall same"' in body(address)
