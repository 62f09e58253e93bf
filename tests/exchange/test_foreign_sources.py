"""Witnesses that are no UTF-8 text, a page in GB18030 and a package, from the fixture folder to the reader."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from django.test import Client

from archive.exchange import outgest
from archive.exchange.ingest import ingest
from archive.fixture import fault, spanmap
from archive.fixture.folder import Folder
from archive.fixture.seal import seal
from archive.models import ClauseText, Source
from archive.sources import read, text_digest
from archive.text.structure import mapped, structure
from archive.verify import verify
from tests.rooms import publish_now
from tests.sources.packages import level, listed, numbered, package, paragraph

SLUG = "1923-springfield-statement"
HTML = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>某某声明_某某部</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/a">新闻</a></div>
<h1>某某声明</h1><p>　　各方声明如下：</p><ol><li>湖水属于鸭子，&amp; 不属于他人。</li><li>面包<b>平分</b>。</li></ol>
<div class="share">分享到</div></body></html>""".encode("gb18030")
DOCX = package(
    paragraph("Springfield Statement")
    + paragraph("The parties declare:")
    + listed("The lake belongs to the ducks &amp; to nobody else.")
    + listed("Bread is shared."),
    numbered(level(0, "decimal", "%1.", suffix="space")),
)
DOCUMENT = """kind = "statement"
adopted_on = 1923-05-01
status = "published"
clauses = [
    "preamble",
    "1",
    "2",
]

[titles]
en = "Springfield Statement"
"""


def describe(folder, name, data, tag):
    """Draft, map and describe one source as a curator would. Returns its text."""
    source = read(data, tag)
    found = structure(source.text, source.paragraphs, tag)
    spans = mapped(source.spans, found.spans, len(source.text), tag)
    (folder / name).write_bytes(data)
    stem = (folder / name).with_suffix("")
    stem.with_suffix(".spans").write_text(spanmap.dumps(spans, source.text), newline="")
    stem.with_suffix(".toml").write_text(
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nformat = "{source.format}"\nencoding = "{source.encoding}"\n'
        f'text_sha256 = "{text_digest(source.text)}"\n\n[rights]\nen = "Invented."\n'
    )
    return source.text


@pytest.fixture
def foreign(tree) -> Path:
    """The real tree with a statement in two editions, a page and a package, sealed."""
    describe(tree / "sources", "page.html", HTML, "zh-Hans")
    describe(tree / "sources", "package.docx", DOCX, "en")
    folder = tree / "documents" / SLUG
    folder.mkdir()
    (folder / "document.toml").write_text(DOCUMENT)
    (folder / "zh-Hans.toml").write_text('role = "original"\nsource = "page"\n')
    (folder / "en.toml").write_text('role = "unofficial-translation"\nsource = "package"\n')
    seal(Folder(tree))
    return tree


def test_a_page_and_a_package_are_read_side_by_side(archive, foreign):
    ingest(Folder(foreign), "default")
    assert verify("default").faults == []
    page, package = Source.objects.get(name="page.html"), Source.objects.get(name="package.docx")
    assert (page.format, page.encoding, package.format, package.encoding) == (
        "html",
        "gb18030",
        "docx",
        "utf-8",
    )
    assert bytes(page.data) == HTML
    texts = ClauseText.objects.filter(clause__document__slug=SLUG)
    assert {(text.edition.tag, text.clause.key): (text.label, text.text) for text in texts} == {
        ("zh-Hans", "preamble"): ("", "各方声明如下："),
        ("zh-Hans", "1"): ("1.", "湖水属于鸭子，& 不属于他人。"),
        ("zh-Hans", "2"): ("2.", "面包平分。"),
        ("en", "preamble"): ("", "The parties declare:"),
        ("en", "1"): ("1.", "The lake belongs to the ducks & to nobody else."),
        ("en", "2"): ("2.", "Bread is shared."),
    }
    publish_now()
    assert verify("release").faults == []
    answer = Client().get(f"/documents/{SLUG}/zh-Hans+en")
    assert answer.status_code == 200
    assert "湖水属于鸭子，&amp; 不属于他人。" in answer.content.decode()
    data = json.loads(Client().get(f"/documents/{SLUG}.json").content)
    assert data["clauses"][2]["texts"]["en"]["text"] == "Bread is shared."


def test_the_witness_is_shown_as_text_and_handed_over_as_bytes(archive, foreign):
    ingest(Folder(foreign), "default")
    publish_now()
    short = hashlib.sha256(HTML).hexdigest()[:12]
    shown = Client().get(f"/sources/{short}").content.decode()
    assert "分享到" in shown
    answer = Client().get(f"/sources/{short}.txt")
    assert (answer.content, answer["Content-Type"]) == (HTML, "text/plain; charset=gb18030")
    package = Client().get(f"/sources/{hashlib.sha256(DOCX).hexdigest()[:12]}.txt")
    assert (package.content, package["Content-Type"]) == (DOCX, "application/octet-stream")
    assert package["Content-Disposition"].startswith("attachment")
    assert package["Content-Disposition"].endswith('.docx"')


def test_such_witnesses_are_exported_as_they_came(archive, foreign):
    ingest(Folder(foreign), "default")
    held = dict(outgest.files("default"))
    for path in held:
        assert held[path] == (foreign / path).read_bytes(), path
    assert not ingest(Folder(foreign), "default").has_changes


@pytest.mark.parametrize(
    ("old", "new", "kind", "message"),
    [
        ("gb18030", "utf-8", fault.BadEncoding, "byte .* is not UTF-8"),
        ("gb18030", "rot13", fault.BadField, "there is no encoding “rot13”"),
        ('"html"', '"scroll"', fault.BadField, "there is no format “scroll”"),
        ('"html"', '"docx"', fault.BadEncoding, "not “gb18030”"),
        # The same bytes read as something else are another text.
        ("gb18030", "big5", fault.FixtureFault, "is not big5|is recorded"),
        ('"html"', '"plain"', fault.FixityFault, "SHA-256 of its text"),
        ("text_sha256 = ", "# ", fault.BadField, "its own SHA-256 is not recorded.*Add text_sha256"),
    ],
)
def test_a_source_that_is_read_otherwise_is_refused(archive, foreign, old, new, kind, message):
    described = foreign / "sources" / "page.toml"
    described.write_text(described.read_text().replace(old, new, 1))
    seal(Folder(foreign))
    with pytest.raises(kind, match=message):
        ingest(Folder(foreign), "default")


def test_utf8_recorded_as_something_else_is_refused(archive, foreign):
    text = "某某各方声明如下：一、湖水属于鸭子。\n"
    describe(foreign / "sources", "page.html", text.encode(), "zh-Hans")
    described = foreign / "sources" / "page.toml"
    described.write_text(described.read_text().replace('"utf-8"', '"windows-1251"'))
    seal(Folder(foreign))
    with pytest.raises(fault.BadField, match="the source is utf-8, not “windows-1251”"):
        ingest(Folder(foreign), "default")


def test_a_text_that_a_later_parser_reads_otherwise_is_found_out(archive, foreign):
    ingest(Folder(foreign), "default")
    Source.objects.filter(name="page.html").update(text_sha256="0" * 64)
    assert verify("default").faults == ["page.html: its text does not have the SHA-256 recorded for it"]
