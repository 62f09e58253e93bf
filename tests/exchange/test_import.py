"""Importing: all or nothing, the same again changes nothing, and every broken fixture is refused by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archive.exchange import outgest
from archive.exchange.ingest import UnexportedEdits, ingest
from archive.fixture import fault, manifest
from archive.fixture.folder import Folder
from archive.fixture.seal import seal
from archive.models import Clause, ClauseText, Correction, Document, Meeting, Person, Source, Span

DUSHANBE = "documents/2008-dushanbe-declaration"
SEED = "sources/000_a3ce7d98b03368cc"
ENGLISH = "sources/003_b906f74af87a08ed"


def edit(tree: Path, path: str, old: str, new: str, count: int = 1) -> None:
    """Replace text in a fixture file; the old text must be there."""
    file = tree / path
    text = file.read_bytes().decode()
    assert old in text, f"{old!r} is not in {path}"
    file.write_bytes(text.replace(old, new, count).encode())


def reseal(tree: Path) -> None:
    """Rewrite the manifest without touching or reading the files: a person may have sealed a mistake."""
    folder = Folder(tree)
    (tree / manifest.NAME).write_bytes(manifest.dumps(manifest.digests(folder)))


def line_of(tree: Path, path: str, text: str) -> int:
    """The line of the first occurrence of `text`."""
    content = (tree / path).read_bytes().decode()
    return content[: content.index(text)].count("\n") + 1


def everything() -> dict[str, bytes]:
    return dict(outgest.files("default"))


def test_the_same_import_again_changes_nothing(archive, tree):
    before = everything()
    report = ingest(Folder(tree), "default")
    assert not report.has_changes
    assert everything() == before


def test_a_fresh_import_holds_what_the_fixtures_hold(archive):
    assert Document.objects.count() == 4
    assert Source.objects.count() == 5
    assert ClauseText.objects.count() == 34 + 34 + 22 + 22 + 29


def test_import_then_export_gives_back_the_same_bytes(archive, tree):
    for path, data in everything().items():
        assert data == (tree / path).read_bytes(), path


def test_a_dry_run_shows_the_difference_and_writes_nothing(archive, tree):
    edit(tree, f"{DUSHANBE}/document.toml", "Dushanbe", "Doushanbe")
    seal(Folder(tree))
    before = everything()
    report = ingest(Folder(tree), "default", dry_run=True)
    assert "+en = " in report.diffs[f"{DUSHANBE}/document.toml"]
    assert everything() == before


def test_one_changed_title_changes_one_document_only(archive, tree):
    edit(tree, f"{DUSHANBE}/document.toml", "Dushanbe", "Doushanbe")
    seal(Folder(tree))
    report = ingest(Folder(tree), "default")
    assert report.tally.counts["documents"]["changed"] == 1
    assert report.tally.counts["clauses"]["unchanged"] == 43
    assert "created" not in report.tally.counts["clauses"]


def test_rows_keep_their_identity_through_an_import(archive, tree):
    before = dict(Clause.objects.values_list("key", "pk").filter(document__slug="2008-dushanbe-declaration"))
    edit(tree, f"{DUSHANBE}/en.toml", 'role = "', 'is_reordered = true\nrole = "')
    seal(Folder(tree))
    ingest(Folder(tree), "default")
    after = dict(Clause.objects.values_list("key", "pk").filter(document__slug="2008-dushanbe-declaration"))
    assert after == before


# What is broken: file, old text, new text; which error, in which file, at which text (None: the file as a whole).
BROKEN = {
    "a state nobody knows": (
        f"{DUSHANBE}/document.toml", 'party = "kg"', 'party = "zz"', fault.UnknownParty, f"{DUSHANBE}/document.toml", '"zz"',
    ),
    "a person nobody knows": (
        f"{DUSHANBE}/document.toml", 'person = "', 'person = "nobody-', fault.UnknownReference, f"{DUSHANBE}/document.toml", '"nobody-',
    ),
    "a doubled key": (
        f"{DUSHANBE}/document.toml", '    "10.3",\n', '    "10.3",\n    "10.3",\n', fault.KeyFault, f"{DUSHANBE}/document.toml", None,
    ),
    "a malformed key": (
        f"{DUSHANBE}/document.toml", '"10.3"', '"10..3"', fault.KeyFault, f"{DUSHANBE}/document.toml", '"10..3"',
    ),
    "a key out of order": (
        f"{DUSHANBE}/document.toml", '    "8",\n', '    "15",\n', fault.KeyFault, f"{DUSHANBE}/document.toml", '    "9",\n',
    ),
    "a key that the spans name and the document lacks": (
        f"{DUSHANBE}/document.toml", '    "8",\n', "", fault.UnknownReference, f"{ENGLISH}.spans", None,
    ),
    "a date outside the meeting": (
        f"{DUSHANBE}/document.toml", "2008-08-28", "2008-08-29", fault.DateFault, f"{DUSHANBE}/document.toml", "2008-08-29",
    ),
    "a date that is none": (
        f"{DUSHANBE}/document.toml", "2008-08-28", '"2008-08-28"', fault.DateFault, f"{DUSHANBE}/document.toml", '"2008-08-28"',
    ),
    "a date that cannot be": (
        f"{DUSHANBE}/document.toml", "2008-08-28", "2008-02-30", fault.BadSyntax, f"{DUSHANBE}/document.toml", "2008-02-30",
    ),
    "a field nobody knows": (
        f"{DUSHANBE}/document.toml", 'status = "', 'statuz = "', fault.BadField, f"{DUSHANBE}/document.toml", "statuz",
    ),
    "a status nobody knows": (
        f"{DUSHANBE}/document.toml", 'status = "published"', 'status = "public"', fault.BadField, f"{DUSHANBE}/document.toml", '"public"',
    ),
    "a meeting nobody knows": (
        f"{DUSHANBE}/document.toml", 'meeting = "', 'meeting = "x-', fault.UnknownReference, f"{DUSHANBE}/document.toml", 'meeting = "x-',
    ),
    "a missing span": (
        f"{SEED}.spans", "LINE 16\t", "", fault.SpanFault, f"{SEED}.spans", None,
    ),
    "a role nobody knows": (
        f"{SEED}.spans", "\ttitle\t", "\ttitel\t", fault.BadSyntax, f"{SEED}.spans", "\ttitel\t",
    ),
    "an excerpt of other words": (
        f"{SEED}.spans", "落實人文領域", "落实人文領域", fault.SpanFault, f"{SEED}.spans", "落实人文領域",
    ),
    "a span of a clause that is not there": (
        f"{SEED}.spans", "zh-Hant/10.3", "zh-Hant/10.9", fault.UnknownReference, f"{SEED}.spans", "zh-Hant/10.9",
    ),
    "a span of an edition that is not there": (
        f"{SEED}.spans", "zh-Hant/14", "fr/14", fault.UnknownReference, f"{SEED}.spans", None,
    ),
    "a label that disagrees with its key": (
        f"{ENGLISH}.spans", "SWAP en/11", "en/13", fault.LabelFault, f"{ENGLISH}.spans", None,
    ),
    "a label of another clause": (
        f"{ENGLISH}.spans", "\tlabel\ten/11", "\tlabel\ten/13", fault.LabelFault, f"{ENGLISH}.spans", "\tlabel\ten/13",
    ),
    "a signature of other words": (
        f"{DUSHANBE}/zh-Hant.toml", "庫爾曼別克·巴基耶夫", "庫爾曼別克·巴基耶", fault.WitnessFault, f"{SEED}.spans", None,
    ),
    "a correction of other words": (
        f"{DUSHANBE}/zh-Hant.toml", 'found = "許可權"', 'found = "权限"', fault.WitnessFault, f"{DUSHANBE}/zh-Hant.toml", None,
    ),
    "a role of an edition nobody knows": (
        f"{DUSHANBE}/en.toml", 'role = "', 'role = "very-', fault.BadField, f"{DUSHANBE}/en.toml", '"very-',
    ),
    "a source that is not there": (
        f"{DUSHANBE}/en.toml", 'source = "003', 'source = "903', fault.UnknownReference, f"{DUSHANBE}/en.toml", '"903',
    ),
    "a meeting that ends before it starts": (
        "meetings.toml", "end = 2007-08-16", "end = 2007-08-15", fault.DateFault, "meetings.toml", "end = 2007-08-15",
    ),
    "a host nobody knows": (
        "meetings.toml", 'host = "kg"', 'host = "qq"', fault.UnknownParty, "meetings.toml", '"qq"',
    ),
    "TOML that is none": (
        "parties.toml", "[cn]", "[cn", fault.BadSyntax, "parties.toml", None,
    ),
    "a rule that changes the length": (
        "rules.toml", 'reads = "', 'reads = "另', fault.BadField, "rules.toml", None,
    ),
    "a source without rights": (
        f"{SEED}.toml", "\n[rights]\n", "\n[wrongs]\n", fault.BadField, f"{SEED}.toml", "[wrongs]",
    ),
    "an unknown format": (
        f"{SEED}.toml", 'format = "encyclopedia"', 'format = "papyrus"', fault.BadField, f"{SEED}.toml", '"papyrus"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_fixture_is_refused_by_name_and_place(archive, tree, case):
    path, old, new, kind, where, text = BROKEN[case]
    if old.startswith("LINE "):
        lines = (tree / path).read_text().split("\n")
        (at,) = [number for number, line in enumerate(lines) if line.startswith(old.removeprefix("LINE "))]
        (tree / path).write_text("\n".join([*lines[:at], *lines[at + 1 :]]))
    elif old.startswith("SWAP "):
        content, one = (tree / path).read_text(), old.removeprefix("SWAP ")
        (tree / path).write_text(content.replace(one, "\x00").replace(new, one).replace("\x00", new))
    else:
        edit(tree, path, old, new)
    reseal(tree)
    before = everything()
    with pytest.raises(fault.FixtureFault) as caught:
        ingest(Folder(tree), "default")
    assert type(caught.value) is kind, str(caught.value)
    assert caught.value.path == where
    if text is not None:
        assert caught.value.line == line_of(tree, where, text)
    assert caught.value.step
    assert everything() == before


def test_a_source_altered_by_one_character_is_refused(archive, tree):
    edit(tree, f"{SEED}.txt", "落實人文", "落实人文")
    with pytest.raises(fault.ManifestMismatch) as caught:
        ingest(Folder(tree), "default")
    assert caught.value.path == f"{SEED}.txt"


def test_a_source_altered_and_sealed_again_is_still_refused(archive, tree):
    edit(tree, f"{SEED}.txt", "落實人文", "落实人文")
    reseal(tree)
    with pytest.raises(fault.FixityFault) as caught:
        ingest(Folder(tree), "default")
    assert caught.value.path == f"{SEED}.txt"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x85", "\uffff"])
def test_a_control_character_is_refused_where_it_stands(archive, tree, character):
    edit(tree, f"{DUSHANBE}/document.toml", "Dushanbe", f"Dush{character}anbe")
    reseal(tree)
    with pytest.raises(fault.ForbiddenCharacter) as caught:
        ingest(Folder(tree), "default")
    assert caught.value.line == line_of(tree, f"{DUSHANBE}/document.toml", character)


def test_a_file_without_a_place_in_the_tree_is_refused(archive, tree):
    (tree / "documents" / "stray.txt").write_text("stray")
    reseal(tree)
    with pytest.raises(fault.BadSyntax) as caught:
        ingest(Folder(tree), "default")
    assert caught.value.path == "documents/stray.txt"


def test_a_file_that_nobody_sealed_is_refused(archive, tree):
    (tree / "more.toml").write_text("")
    with pytest.raises(fault.ManifestMismatch):
        ingest(Folder(tree), "default")


def test_a_link_is_refused(archive, tree, tmp_path):
    (tmp_path / "outside.toml").write_text("")
    (tree / "link.toml").symlink_to(tmp_path / "outside.toml")
    with pytest.raises(fault.UnsafePath):
        ingest(Folder(tree), "default")


def test_a_published_document_does_not_vanish(archive, tree):
    for file in (tree / DUSHANBE).iterdir():
        file.unlink()
    (tree / DUSHANBE).rmdir()
    for stem in (SEED, ENGLISH):
        for suffix in (".txt", ".toml", ".spans"):
            (tree / f"{stem}{suffix}").unlink()
    reseal(tree)
    with pytest.raises(fault.KeyFault, match="published document"):
        ingest(Folder(tree), "default")
    redirect(tree, "/documents/2008-dushanbe-declaration")
    reseal(tree)
    ingest(Folder(tree), "default")
    assert Document.objects.count() == 3
    assert not Source.objects.filter(name__startswith="000").exists()


def redirect(tree: Path, old: str) -> None:
    rows = (
        f'[[redirects]]\nold = "{old}"\nsince = 2026-01-01\nreason = "{"A test, spelled at length. " * 4}"\n'
    )
    (tree / "redirects.toml").write_text(rows)


def test_a_published_key_is_not_dropped_without_a_redirect(archive, tree):
    moscow = "documents/2002-moscow-foreign-ministers-communique"
    last = drop_last_paragraph(tree, moscow)
    reseal(tree)
    with pytest.raises(fault.KeyFault, match="published key"):
        ingest(Folder(tree), "default")
    redirect(tree, f"/{moscow}/{last}")
    reseal(tree)
    ingest(Folder(tree), "default")
    assert not Clause.objects.filter(key=last, document__slug__startswith="2002").exists()


def drop_last_paragraph(tree: Path, folder: str) -> str:
    """Take p21 out of the Moscow communiqué: its characters become furniture."""
    edit(tree, f"{folder}/document.toml", '    "p21",\n', "")
    spans = "sources/002_2682b7114b5ceaaa.spans"
    lines = (tree / spans).read_text().split("\n")
    changed = [re.sub(r"\ttext\tzh-Hans/p21\t", "\tfurniture\t-\t", line) for line in lines]
    assert changed != lines
    (tree / spans).write_text("\n".join(changed))
    return "p21"


def test_curators_edits_are_not_overwritten(archive, tree):
    Meeting.objects.filter(slug__startswith="2008").update(note="A curator was here.")
    edit(tree, f"{DUSHANBE}/document.toml", "Dushanbe", "Doushanbe")
    seal(Folder(tree))
    with pytest.raises(UnexportedEdits) as caught:
        ingest(Folder(tree), "default")
    assert caught.value.paths == ["meetings.toml"]
    assert Meeting.objects.get(slug__startswith="2008").note == "A curator was here."
    ingest(Folder(tree), "default", force=True)
    assert Meeting.objects.get(slug__startswith="2008").note == ""


def test_the_same_person_under_two_spellings_is_one(archive):
    kazakh = Person.objects.get(slug="nursultan-nazarbayev")
    assert {signatory.document.slug[:4] for signatory in kazakh.signatories.all()} == {"2007", "2008"}
    assert kazakh.names.filter(name="努・纳扎尔巴耶夫", use="variant").exists()


def test_corrections_stand_beside_the_text_and_not_in_it(archive):
    for correction in Correction.objects.select_related("clause_text"):
        text = correction.clause_text.text
        assert text[correction.start : correction.start + len(correction.found)] == correction.found


def test_ten_lines_of_the_encyclopedia_page_are_furniture(archive):
    source = Source.objects.get(name__startswith="000")
    furniture = [source.text()[s.start : s.end] for s in Span.objects.filter(source=source, role="furniture")]
    assert len("\n".join(furniture).split("\n")) == 10
