"""The face of the archive: what every page's HTML holds to, on pages made up for the purpose."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as project
from django.template.loader import get_template
from django.utils import translation

from archive.reading.front_pages import (
    DocumentRow,
    ErrorPage,
    Example,
    Facet,
    FacetValue,
    Figure,
    HomePage,
    Lane,
    ListPage,
    Mark,
    Remedy,
    Tick,
    Timeline,
    TimelineRow,
)
from archive.reading.pages import (
    Alternate,
    Apparatus,
    Bar,
    Cell,
    ClausePage,
    Column,
    DocumentPage,
    Entry,
    Frame,
    Grid,
    Head,
    Link,
    Piece,
    Remark,
    Row,
    SignatureCell,
    SignatureLine,
    SignaturesPage,
)
from tests.markup import Reader

STYLESHEET = Path(project.BASE_DIR) / "static" / "archive.css"
FRAME = Frame(
    title="A Treaty of Rivers",
    canonical="https://archive.example/documents/rivers",
    alternates=(
        Alternate("https://archive.example/documents/rivers", hreflang="en"),
        Alternate("https://archive.example/documents/rivers", hreflang="x-default"),
        Alternate("https://archive.example/documents/rivers.json", type="application/json", title="JSON"),
    ),
    languages=(
        Link("English", "/documents/rivers", True, "en"),
        Link("简体", "/zh-hans/documents/rivers", lang="zh-Hans"),
    ),
    release="0123456789abcdef",
    description="What was agreed about rivers",
    section="documents",
    released_on=date(2026, 5, 5),
)
HEAD = Head(
    "rivers", "/documents/rivers", "A Treaty of Rivers", "Treaty", date(1999, 2, 3), "Delta", "Council"
)
LINKS = (Link("one", "?a=1", True), Link("two", "?a=2", title="The other"))
BAR = Bar(LINKS, LINKS, LINKS, Link("lens", "?lens=on"), LINKS, (Link("JSON", "/documents/rivers.json"),))
CHINESE = Column(
    "zh-Hant", "zh-Hant", "繁體中文", ("河流", "條約"), "copy", "as published", "a copy of a copy", False,
    "r.txt", "ab" * 32, "/sources/abababababab", "A printer", "free", 1234,
)  # fmt: skip
ENGLISH = replace(
    CHINESE, tag="en", lang="en", name="English", title=(), publisher="", source_href="", standing=""
)
NOTE = Apparatus(1, "zh-Hant", "河", "", "misprint", "The river is not meant.", "an editor")
ROWS = (
    Row("1", "clause", "1", 0, "/documents/rivers/1", (), is_container=True),
    Row(
        "1.p1", "paragraph", "1", 0, "/documents/rivers/1.p1",
        (Cell("zh-Hant", "一、", (Piece("大"), Piece("河", correction=1))),
         Cell("en", "1.", (Piece("A <b>river</b> & sea"),))),
        apparatus=(NOTE, replace(NOTE, lang="en")), remarks=(Remark("en", "On the text", "A remark.", "an editor"),),
    ),
    Row("1.1", "item", "1.1", 1, "/documents/rivers/1.1",
        (Cell("zh-Hant", "(一)", (Piece("湖"),)), Cell("en", gap="Not here"))),
    Row("h1", "heading", "h1", 0, "/documents/rivers/h1",
        (Cell("zh-Hant", "", (Piece("海"),)), Cell("en", "", (Piece("Sea"),)))),
)  # fmt: skip
GRID = Grid((CHINESE, ENGLISH), ROWS, "side", "marks", False)
SIGNATURES = (
    SignatureLine("aa", "/documents/rivers/signatures/aa", "A-land", "Ann", "signed",
                  (SignatureCell("zh-Hant", "總統", "安"), SignatureCell("en", "President"))),
    SignatureLine("bb", "", "B-land", "", "signed", (SignatureCell("zh-Hant"), SignatureCell("en", "King", "Ben"))),
)  # fmt: skip
DOCUMENT = DocumentPage(
    FRAME, HEAD, BAR, GRID, (Entry("1.p1", "1", "大河", "zh-Hant"),), SIGNATURES, "/documents/rivers/signatures",
    (Remark("zh-Hans", "On the history", "史", ""),), Link("Before", "/documents/a"), None,
)  # fmt: skip
LISTED = (
    DocumentRow("rivers", "/documents/rivers", "A Treaty of Rivers", "Treaty", date(1999, 2, 3), "Delta", "Council",
                (Link("English", "/documents/rivers/en", lang="en"),), 3, 2),
    DocumentRow("seas", "/documents/seas", "On Seas", "Statement", None, "", "", (), 1, 0),
)  # fmt: skip
TIMELINE = Timeline(
    88.0, 62.0,
    (Lane("Council", 18, 46, (
        Mark("10%", 46, "A Treaty of Rivers, 3 February 1999", "/documents/rivers", True),
        Mark("40%", 46, "Delta, 2001: no document held", "/meetings/delta", False),
        Mark("60%", 30, "2003: 2 documents", "/documents?year=2003", True, "2%", 16),
        Mark("60%", 22, "2003: 1 meeting without a document", "", False, "2%", 8),
    )),),
    (Tick("1999", "12%", "4%", ""), Tick("2000", "20%", "16%", "minor")),
    "A filled mark is a document.",
    (TimelineRow("1999", "Council", LINKS[:1], ()), TimelineRow("2001", "", (), (Link("1", ""),))),
)  # fmt: skip
FACETS = (Facet("Year", (FacetValue(LINKS[0], 2), FacetValue(LINKS[1], 1200)), (FacetValue(LINKS[1], 1),)),)
PAGES = {
    "document.html": DOCUMENT,
    "clause.html": ClausePage(
        FRAME, HEAD, BAR, replace(GRID, rows=ROWS[2:3]), "Clause 1.1", "https://archive.example/documents/rivers/1.1",
        (Link("Clause 1", "/documents/rivers/1"),), ROWS[1], ROWS[3],
        Link("1", "/documents/rivers/1.p1"), Link("h1", "/x"),
    ),
    "signatures.html": SignaturesPage(
        FRAME, HEAD, BAR, (CHINESE, ENGLISH), SIGNATURES, "Signatures", "https://archive.example/s", ()
    ),
    "documents.html": ListPage(
        FRAME, LISTED, 2, 1, 2, LINKS, "/documents", FACETS, LINKS, None, LINKS[1], (), "/documents.json"
    ),
    "home.html": HomePage(
        FRAME, (Figure(1234, "clauses"),), ("Of 2 meetings 1 has one.",), FACETS[0].values, TIMELINE, LISTED, 2,
        datetime(2026, 5, 5, tzinfo=UTC), Example("Clause 1", "/documents/rivers/1", LINKS[0], GRID),
    ),
    "error.html": ErrorPage(FRAME, 404, "No such clause", "It has none.", LINKS, ("Look elsewhere.",)),
}  # fmt: skip


@pytest.fixture(autouse=True)
def plain_static_files(settings) -> None:
    """Static files under their own names: a manifest is made only where the archive is served."""
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}


def rendered(template: str, page: object) -> str:
    return get_template(template).render({"page": page})


# Every page


@pytest.mark.parametrize(
    ("language", "lang", "documents", "written"),
    [
        ("en", "en", "/documents", "3 February 1999"),
        ("zh-hans", "zh-Hans", "/zh-hans/documents", "1999年2月3日"),
        ("zh-hant", "zh-Hant", "/zh-hant/documents", "1999年2月3日"),
    ],
)
def test_a_page_speaks_its_interface_and_links_within_it(language, lang, documents, written):
    with translation.override(language):
        html = rendered("document.html", DOCUMENT)
    assert f'<html lang="{lang}">' in html
    assert f'href="{documents}"' in html
    assert written in html


@pytest.mark.parametrize("template", PAGES)
def test_every_page_is_sound(template):
    html = rendered(template, PAGES[template])
    reader = Reader(html)
    names = [name for name, _ in reader.elements]
    assert not reader.open
    assert names.count("h1") == 1
    assert names.count("main") == 1
    scripts = [attrs for name, attrs in reader.elements if name == "script"]
    assert scripts == [{"type": "module", "src": "/static/archive.js"}]
    assert "style" not in names
    assert not [
        attrs for _, attrs in reader.elements if "style" in attrs or any(a.startswith("on") for a in attrs)
    ]
    ids = reader.all("id")
    assert len(ids) == len(set(ids))
    assert "" not in reader.all("href")
    assert "/admin/" not in html
    assert ("link", {"rel": "canonical", "href": FRAME.canonical}) in reader.elements
    assert '<meta name="archive-release" content="0123456789abcdef">' in html
    assert "x-default" in reader.all("hreflang")
    assert "application/json" in reader.all("type")
    assert "2026" in html


TEMPLATES = Path(project.BASE_DIR) / "templates"


@pytest.mark.parametrize(
    "path",
    sorted([*TEMPLATES.glob("*.html"), *TEMPLATES.glob("includes/*.html")]),
    ids=lambda path: path.name,
)
def test_a_template_says_what_it_takes_and_is_read_at_a_glance(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert re.fullmatch(r"\{# Takes .+ #\}", lines[0])


def test_a_server_error_needs_neither_release_nor_languages():
    bare = Frame("Something went wrong", "", (), (), "")
    html = rendered("error.html", ErrorPage(bare, 500, "Something went wrong", "Not your doing."))
    assert "archive-release" not in html
    assert "canonical" not in html
    assert "Something went wrong" in html


def test_a_list_that_finds_nothing_says_what_to_try():
    nothing = replace(PAGES["documents.html"], documents=(), total=0, remedies=(Remedy(LINKS[1], 7),))
    html = rendered("documents.html", nothing)
    assert "<table" not in html
    assert '<a href="?a=2">The other</a>' in html
    assert "7 documents" in html


def test_what_is_lacking_is_drawn_hollow_and_said_in_words():
    html = rendered("home.html", PAGES["home.html"])
    reader = Reader(html)
    marks = [attrs.get("class") for name, attrs in reader.elements if name in ("circle", "rect")]
    assert [mark for mark in marks if mark != "reach"] == ["held", "lacking", "held", "lacking"]
    assert "<title>Delta, 2001: no document held</title>" in html
    assert 'aria-label="A Treaty of Rivers, 3 February 1999"' in html


# The reading page


def test_every_clause_is_a_row_with_its_number_texts_and_gaps():
    html = rendered("document.html", DOCUMENT)
    reader = Reader(html)
    assert {"1", "1.p1", "1.1", "h1", "signatures", "1.p1-c1", "1.p1-c2"} <= set(reader.all("id"))
    assert (
        '<a class="number" href="/documents/rivers/1.1" aria-label="Clause 1.1, permanent address">1.1</a>'
        in html
    )
    assert '<div class="anchor" id="1"></div>' in html
    assert '<span class="label">(一)</span><p>湖</p>' in html
    assert '<div class="cell gap"><p>Not here</p></div>' in html
    assert '<p role="heading" aria-level="3">Sea</p>' in html
    assert "A <b>river</b> & sea" in reader.texts


def test_a_signatory_shows_what_each_edition_prints_and_what_none_does():
    html = rendered("signatures.html", PAGES["signatures.html"])
    assert '<span lang="zh-Hant">安</span>' in html
    assert html.count("not attested") == 1
    assert html.count("no name printed") == 1


def test_the_current_choice_of_each_group_is_marked():
    reader = Reader(rendered("document.html", DOCUMENT))
    # Texts, layout, script and notes; the interface's language and the section stand in the head of the page.
    assert reader.all("aria-current").count("true") == 5
    assert reader.all("aria-current").count("page") == 1


def test_neighbours_of_a_clause_are_shown_but_are_no_anchors():
    html = rendered("clause.html", PAGES["clause.html"])
    assert html.count('class="row context') == 2
    assert 'id="1.p1"' not in html


def test_a_page_of_sixty_clauses_weighs_at_most_thirty_kilobytes():
    # Words that repeat no more than a declaration's do: gzip finds nothing in digits drawn from a digest.
    words = [bytes(str(pow(7, n, 10**9 + 7)), "ascii").hex()[:9] for n in range(60 * 60)]
    texts = [(words[at : at + 30], words[at + 30 : at + 60]) for at in range(0, len(words), 60)]
    rows = tuple(
        Row(str(n), "clause", str(n), 0, f"/documents/rivers/{n}", (
            Cell("en", f"{n}.", (Piece(" ".join(latin)),)),
            Cell("zh-Hant", "", (Piece("".join(chr(0x4E00 + int(word, 16) % 3000) for word in chinese)),)),
        ))
        for n, (latin, chinese) in enumerate(texts, 1)
    )  # fmt: skip
    html = rendered("document.html", replace(DOCUMENT, grid=replace(GRID, rows=rows)))
    assert len(gzip.compress(html.encode(), 6)) + len(gzip.compress(STYLESHEET.read_bytes(), 6)) <= 30 * 1024


# Colours


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PALETTE = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLESHEET.read_text(encoding="utf-8")
    )
}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint", "glow"])
@pytest.mark.parametrize("print_", ["ink", "quiet", "seal"])
def test_every_print_is_legible_on_every_ground(print_, ground, scheme):
    one, other = sorted(
        (luminance(PALETTE[print_][scheme]), luminance(PALETTE[ground][scheme])), reverse=True
    )
    assert (one + 0.05) / (other + 0.05) >= 4.5
