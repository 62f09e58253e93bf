"""A tree unlike the real one: one source for two languages and two documents, gaps, annexes, another order."""

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
from archive.models import ClauseText, Edition, Source
from archive.reading.formats import FORMATS
from archive.text.span import Span
from archive.verify import verify
from tests.export.schemas import against
from tests.rooms import publish_now

PACT, NOTE = "1923-springfield-pact", "1923-springfield-note"
# Role, target, words: an invented page on which two languages alternate, and a second text follows.
PAGE = [
    ("furniture", "", "SPRINGFIELD COURIER, page 3"),
    ("layout", "", "\n\n"),
    ("title", f"{PACT}/en", "The Springfield Pact"),
    ("layout", "", "\n"),
    ("title", f"{PACT}/ru", "Спрингфилдский пакт"),
    ("layout", "", "\r\n"),
    ("label", f"{PACT}/en/1", "Article I"),
    ("layout", "", ". "),
    ("text", f"{PACT}/en/1", "The lake belongs to the ducks, 🦆 & to <no one> else."),
    ("layout", "", "\n"),
    ("label", f"{PACT}/ru/1", "Статья 1"),
    ("layout", "", "\u3000"),
    ("text", f"{PACT}/ru/1", "Озеро принадлежит уткам,"),
    ("furniture", "", "\n— 2 —\n"),
    ("text", f"{PACT}/ru/1", "и никому иному."),
    ("layout", "", "\n"),
    ("text", f"{PACT}/en/part2.h1", "Of bread"),
    ("layout", "", "\n"),
    ("label", f"{PACT}/en/part2.1", "1."),
    ("layout", "", " "),
    ("text", f"{PACT}/en/part2.1", "Bread is shared."),
    ("layout", "", "\n"),
    ("label", f"{PACT}/ru/annex1.1", "1)"),
    ("layout", "", " "),
    ("text", f"{PACT}/ru/annex1.1", "Хлеб делится поровну."),
    ("layout", "", "\n"),
    ("text", f"{PACT}/en/closing", "Done at Springfield."),
    ("layout", "", "\n"),
    ("office", f"{PACT}/en/signatures/ducks", "For the Ducks"),
    ("layout", "", " "),
    ("name", f"{PACT}/en/signatures/ducks", "D. Duck"),
    ("layout", "", "\n"),
    ("date", f"{PACT}/en", "1 May 1923"),
    ("layout", "", "\n"),
    ("title", f"{NOTE}/en", "A Note"),
    ("layout", "", "\n"),
    ("text", f"{NOTE}/en/p1", "The pact is noted."),
    ("layout", "", "\n"),
]
DOCUMENT = """kind = "treaty"
adopted_on = 1923-05-01
status = "published"
clauses = [
    "1",
    "part2",
    "part2.h1",
    "part2.1",
    "annex1",
    "annex1.1",
    "closing",
]

[titles]
en = "Springfield Pact"
ru = "Спрингфилдский пакт"

[[signatories]]
code = "ducks"
party = "ducks"
capacity = "signed"
"""


def spans() -> tuple[str, list[Span]]:
    text, found = "", []
    for role, target, words in PAGE:
        found.append(Span(len(text), len(text) + len(words), role, target))
        text += words
    return text, found


@pytest.fixture
def springfield(tree) -> Path:
    """The real tree with the invented page added, sealed."""
    text, found = spans()
    stem = tree / "sources" / "courier"
    stem.with_suffix(".txt").write_bytes(text.encode())
    stem.with_suffix(".spans").write_text(spanmap.dumps(found, text), newline="")
    digest = hashlib.sha256(text.encode()).hexdigest()
    described = f'sha256 = "{digest}"\nformat = "plain"\nencoding = "utf-8"\n\n[rights]\nen = "Invented."\n'
    stem.with_suffix(".toml").write_text(described)
    for slug in (PACT, NOTE):
        (tree / "documents" / slug).mkdir()
    (tree / "documents" / PACT / "document.toml").write_text(DOCUMENT)
    start = text.index("For the Ducks")
    signature = f"""[[signatures]]
signatory = "ducks"
office_start = {start}
office = "For the Ducks"
name_start = {start + 14}
name = "D. Duck"
"""
    english = 'role = "original"\nsource = "courier"\ngaps = ["annex1.1"]\n\n' + signature
    russian = 'role = "original"\nsource = "courier"\ngaps = ["part2.h1", "part2.1", "closing"]\n'
    (tree / "documents" / PACT / "en.toml").write_text(english)
    (tree / "documents" / PACT / "ru.toml").write_text(russian)
    note = 'kind = "other"\nstatus = "published"\nclauses = ["p1"]\n\n[titles]\nen = "Springfield Note"\n'
    (tree / "documents" / NOTE / "document.toml").write_text(note)
    (tree / "documents" / NOTE / "en.toml").write_text('role = "copy"\nsource = "courier"\n')
    parties = (
        tree / "parties.toml"
    ).read_text() + '\n[ducks]\nkind = "organisation"\n[ducks.names]\nen = "The Ducks"\n'
    (tree / "parties.toml").write_text(parties)
    seal(Folder(tree))
    return tree


def test_one_source_serves_two_languages_and_two_documents(archive, springfield):
    ingest(Folder(springfield), "default")
    assert Edition.objects.filter(source__name="courier.txt").count() == 3
    assert (
        ClauseText.objects.get(clause__key="1", edition__tag="ru").text
        == "Озеро принадлежит уткам,\nи никому иному."
    )
    assert verify("default").faults == []
    held = dict(outgest.files("default"))
    for path in held:
        assert held[path] == (springfield / path).read_bytes(), path
    assert not ingest(Folder(springfield), "default").has_changes


def test_the_invented_pact_is_read_with_its_gaps(archive, springfield):
    ingest(Folder(springfield), "default")
    publish_now()
    page = Client().get(f"/documents/{PACT}").content.decode()
    assert "&lt;no one&gt;" in page
    assert "<no one>" not in page
    assert page.count("This edition has no text here.") == 4
    data = json.loads(Client().get(f"/documents/{PACT}.json").content)
    assert [clause["key"] for clause in data["clauses"]] == [
        "1", "part2", "part2.h1", "part2.1", "annex1", "annex1.1", "closing",
    ]  # fmt: skip
    assert data["meeting"] is None
    assert data["signatories"][0]["state"] is None
    for path in (
        "part2.1",
        "annex1",
        "en/part2.1",
        "ru/1",
        "annex1.1",
        "signatures/ducks",
        "1-part2",
        "en+ru/closing",
    ):
        assert Client().get(f"/documents/{PACT}/{path}").status_code == 200, path
    missing = Client().get(f"/documents/{PACT}/ru/part2.1")
    assert missing.status_code == 404
    assert f'href="/documents/{PACT}/en/part2.1"' in missing.content.decode()
    near = json.loads(Client().get(f"/documents/{PACT}/ru/part2.1.json").content)["near"]
    assert near[0].endswith(f"/documents/{PACT}/en/part2.1")
    assert Client().get(f"/documents/{PACT}/zh").status_code == 404


def test_the_invented_pact_is_carried_away_in_every_format(archive, springfield):
    ingest(Folder(springfield), "default")
    publish_now()
    for place in ("", "/en", "/ru/1", "/part2", "/1-part2", "/annex1.1", "/closing", "/en+ru/part2.h1"):
        for suffix in FORMATS:
            answer = Client().get(f"/documents/{PACT}{place}.{suffix}")
            assert answer.status_code == 200 or suffix in ("epub", "tmx"), (place, suffix)
            if answer.status_code == 200 and suffix in ("tei.xml", "akn.xml", "tmx"):
                assert against(suffix, answer.content) == [], (place, suffix)
    assert "<no one>" in Client().get(f"/documents/{PACT}/1.txt").content.decode()
    assert "\\<no one\\>" in Client().get(f"/documents/{PACT}/1.md").content.decode()
    assert Client().get(f"/documents/{PACT}.tmx").content.count(b"<tu ") == 1


def test_a_change_to_a_shared_source_rewrites_every_document_that_reads_it(archive, springfield):
    ingest(Folder(springfield), "default")
    path = springfield / "sources" / "courier.spans"
    path.write_text(path.read_text().replace(f"\ttext\t{NOTE}/en/p1\t", f"\ttext\t{PACT}/en/closing\t"))
    (springfield / "documents" / NOTE / "document.toml").unlink()
    (springfield / "documents" / NOTE / "en.toml").unlink()
    redirects = f'[[redirects]]\nold = "/documents/{NOTE}"\nsince = 2026-01-01\nreason = "{"It never stood alone. " * 6}"\n'
    (springfield / "redirects.toml").write_text(redirects)
    seal(Folder(springfield))
    with pytest.raises(fault.UnknownReference, match="no edition that uses this source"):
        ingest(Folder(springfield), "default")
    path.write_text(path.read_text().replace(f"\ttitle\t{NOTE}/en\t", "\tfurniture\t-\t"))
    path.write_text(path.read_text().replace(f"{PACT}/", ""))
    seal(Folder(springfield))
    ingest(Folder(springfield), "default")
    assert ClauseText.objects.get(clause__key="closing", edition__tag="en").text.endswith(
        "The pact is noted."
    )
    assert verify("default").faults == []


def test_a_source_that_no_edition_reads_yet_is_kept(archive, tree):
    text = "Unread.\n"
    for suffix, data in {
        ".txt": text,
        ".toml": f'sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\nformat = "plain"\nencoding = "utf-8"\n\n[rights]\nen = "None."\n',
        ".spans": spanmap.dumps([Span(0, 8, "furniture")], text),
    }.items():
        (tree / "sources" / f"loose{suffix}").write_text(data, newline="")
    seal(Folder(tree))
    ingest(Folder(tree), "default")
    assert Source.objects.get(name="loose.txt").characters == 8
    publish_now()
    assert not Source.objects.using("release").filter(name="loose.txt").exists()
    assert verify("default").faults == []


def test_a_second_witness_of_one_language_is_named_by_its_tag(archive, tree):
    """Two Simplified witnesses: `zh` means the better one, each tag its own."""
    folder = tree / "documents" / "2007-bishkek-declaration"
    text = (tree / "sources" / "001_f13b98d1cdaf95ce.txt").read_bytes()
    copy = text + b"\n"
    (tree / "sources" / "gazette.txt").write_bytes(copy)
    described = (tree / "sources" / "001_f13b98d1cdaf95ce.toml").read_text()
    old, new = hashlib.sha256(text).hexdigest(), hashlib.sha256(copy).hexdigest()
    (tree / "sources" / "gazette.toml").write_text(described.replace(old, new))
    spans = (
        (tree / "sources" / "001_f13b98d1cdaf95ce.spans")
        .read_text()
        .replace("\tzh-Hans", "\tzh-Hans-x-gazette")
    )
    end = len(text.decode())
    (tree / "sources" / "gazette.spans").write_text(spans + f"{end}\t{end + 1}\tlayout\t-\t\\n\n", newline="")
    edition = (folder / "zh-Hans.toml").read_text()
    edition = edition.replace('source = "001_f13b98d1cdaf95ce"', 'source = "gazette"').replace(
        'role = "copy"', 'role = "original"'
    )
    (folder / "zh-Hans-x-gazette.toml").write_text(edition)
    seal(Folder(tree))
    ingest(Folder(tree), "default")
    publish_now()
    data = json.loads(Client().get("/documents/2007-bishkek-declaration/zh.json").content)
    assert data["clauses"][0]["texts"]["zh"]["edition"] == "zh-Hans-x-gazette"
    for tag in ("zh-Hans", "zh-Hans-x-gazette", "zh-Hant", "zh-Hans+zh-Hans-x-gazette"):
        assert Client().get(f"/documents/2007-bishkek-declaration/{tag}").status_code == 200, tag
