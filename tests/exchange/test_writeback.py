"""Exporting: what is imported comes back byte for byte, an edit is a small difference, and nothing foreign is touched."""

from __future__ import annotations

import datetime
import difflib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from archive.exchange.ingest import UnexportedEdits, edited, ingest
from archive.exchange.writeback import NotOurs, Written, write_back
from archive.fixture import fault
from archive.fixture.folder import Folder
from archive.fixture.seal import seal
from archive.models import Correction, Document, FixtureFile, Meeting, Person, Release, Source
from archive.publish import publish
from archive.verify import verify
from tests.rooms import copied, room

DUSHANBE = "documents/2008-dushanbe-declaration"
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def content(root: Path) -> dict[str, bytes]:
    """Path → bytes of every file below `root`."""
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def export(root: Path, home: Path | None = None, **options: bool) -> Written:
    return write_back(Folder(root), "default", Folder(home or root), **options)


def correct_one_character() -> None:
    correction = Correction.objects.filter(reads__gt="").earliest("pk")
    correction.reads = f"{correction.reads[:-1]}々"
    correction.save()


def lines_changed(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_what_was_imported_comes_back_byte_for_byte(archive, tree, tmp_path):
    written = export(tmp_path / "copy", tree)
    assert content(tmp_path / "copy") == content(tree)
    assert (len(written.added), written.changed, written.removed) == (len(content(tree)) - 1, (), ())


def test_an_export_into_the_same_fixtures_touches_no_file(archive, tree):
    before = {path: (tree / path).stat().st_mtime_ns for path in content(tree) if not path.endswith("256")}
    written = export(tree)
    assert (written.added, written.changed, written.removed) == ((), (), ())
    assert {path: (tree / path).stat().st_mtime_ns for path in before} == before


def test_one_corrected_character_is_a_difference_of_two_lines(archive, tree):
    before = content(tree)
    correct_one_character()
    written = export(tree)
    after = content(tree)
    assert written.changed == (f"{DUSHANBE}/zh-Hant.toml",)
    assert {path for path in after if after[path] != before[path]} == {*written.changed, "MANIFEST.sha256"}
    assert len(lines_changed(before[written.changed[0]], after[written.changed[0]])) == 2
    assert len(lines_changed(before["MANIFEST.sha256"], after["MANIFEST.sha256"])) == 2


def test_what_is_exported_home_is_no_edit_any_more(archive, tree):
    correct_one_character()
    assert list(edited("default")) == [f"{DUSHANBE}/zh-Hant.toml"]
    export(tree)
    assert not edited("default")
    assert not ingest(Folder(tree), "default").has_changes


def test_a_copy_elsewhere_leaves_the_edits_to_be_exported(archive, tree, tmp_path):
    correct_one_character()
    export(tmp_path / "copy", tree)
    assert list(edited("default")) == [f"{DUSHANBE}/zh-Hant.toml"]
    with pytest.raises(UnexportedEdits):
        ingest(Folder(tree), "default")


def test_an_import_of_the_copy_is_no_threat_to_the_edits_it_holds(archive, tree, tmp_path):
    correct_one_character()
    export(tmp_path / "copy", tree)
    assert not ingest(Folder(tmp_path / "copy"), "default").has_changes
    assert not edited("default")


def test_what_is_gone_leaves_the_tree_with_its_empty_folder(archive, tree):
    moscow = Document.objects.get(slug__contains="moscow")
    moscow.status = "draft"
    source = moscow.editions.get().source
    moscow.delete()
    source.delete()
    written = export(tree)
    assert [path for path in written.removed if path.startswith("sources/")] == [
        f"sources/{Path(source.name).stem}.{ending}" for ending in ("spans", "toml", "txt")
    ]
    assert not (tree / "documents" / moscow.slug).exists()
    assert (tree / "documents").is_dir()


def test_the_ledger_and_the_page_about_the_files_stay(archive, tree, settings):
    settings.ARCHIVE_FIXTURES = tree
    call_command("publish", record=True, verbosity=0)
    before = content(tree)
    assert "releases.jsonl" in before
    correct_one_character()
    export(tree)
    after = content(tree)
    assert after["releases.jsonl"] == before["releases.jsonl"]
    assert after["README.md"] == before["README.md"]


def test_a_copy_has_the_ledger_line_for_line(archive, tree, settings, tmp_path):
    settings.ARCHIVE_FIXTURES = tree
    call_command("publish", record=True, verbosity=0)
    export(tmp_path / "copy", tree)
    assert content(tmp_path / "copy") == content(tree)


PAGES = (
    "/", "/zh-hant/", "/documents", "/documents.json", "/meetings.json", "/states.json", "/people.json",
    "/documents/2008-dushanbe-declaration", "/documents/2008-dushanbe-declaration/zh-Hans+en",
    "/documents/2007-bishkek-declaration.json", "/releases", "/changes", "/people/hu-jintao",
)  # fmt: skip


def pages() -> dict[str, bytes]:
    """The pages above and every clause and signature, as a reader gets them from a release of one noon."""
    Path(settings.RELEASE_FILE).unlink()
    release = publish(lambda alias: verify(alias).faults, NOON).release
    held = Release.objects.using("release").get(pk=release.pk)
    sources = [f"/sources/{sha256[:12]}" for sha256 in Source.objects.values_list("sha256", flat=True)]
    client = Client()
    return {url: client.get(url).content for url in (*PAGES, *sources, *held.addresses)}


def test_an_empty_archive_that_imports_an_export_has_the_same_pages(archive, template_room, tree, tmp_path):
    correct_one_character()
    Person.objects.filter(slug="hu-jintao").update(note="Edited & <kept>.\n二.")
    export(tmp_path / "copy", tree)
    here = pages()
    with room(copied(template_room, tmp_path / "other")):
        call_command("flush", interactive=False, verbosity=0)
        assert not Document.objects.exists()
        ingest(Folder(tmp_path / "copy"), "default")
        there = pages()
    assert here.keys() == there.keys() and len(here) > 150
    assert [url for url in here if here[url] != there[url]] == []


def test_a_folder_with_foreign_files_is_refused_and_kept(archive, tree, tmp_path):
    foreign = tmp_path / "thesis"
    foreign.mkdir()
    (foreign / "chapter.txt").write_text("mine")
    with pytest.raises(NotOurs) as refused:
        export(foreign, tree)
    assert refused.value.paths == ["chapter.txt"]
    assert content(foreign) == {"chapter.txt": b"mine"}


@pytest.mark.parametrize("path", ["meetings.toml", "notes.txt", "documents/2007-bishkek-declaration/ru.toml"])
def test_what_a_person_wrote_and_has_not_sealed_is_never_overwritten(archive, tree, path):
    (tree / path).write_text("a person is at work here")
    before = content(tree)
    correct_one_character()
    with pytest.raises(fault.ManifestMismatch, match=path):
        export(tree)
    assert content(tree) == before


def test_fixtures_that_changed_since_the_import_are_replaced_on_demand_only(archive, tree):
    file = tree / "meetings.toml"
    file.write_text(file.read_text().replace('en = "Dushanbe"', 'en = "Doushanbe"', 1))
    seal(Folder(tree))
    before = content(tree)
    correct_one_character()
    with pytest.raises(NotOurs) as refused:
        export(tree)
    assert refused.value.paths == ["meetings.toml"]
    assert content(tree) == before
    export(tree, replace=True)
    assert "Doushanbe" not in file.read_text()
    assert not edited("default")


def test_a_link_in_the_folder_is_refused(archive, tree, tmp_path):
    (tmp_path / "mine.toml").write_text("mine")
    (tree / "people.toml").unlink()
    (tree / "people.toml").symlink_to(tmp_path / "mine.toml")
    with pytest.raises(fault.UnsafePath):
        export(tree)
    assert (tmp_path / "mine.toml").read_text() == "mine"


@pytest.mark.parametrize("name", ["../../escape.txt", "deep/er.txt", "/etc/escape.txt"])
def test_a_row_whose_name_leads_out_of_the_folder_is_refused(archive, tree, name):
    Source.objects.filter(name__startswith="003").update(name=name)
    before = content(tree)
    with pytest.raises(fault.BadSyntax, match="no file is expected here"):
        export(tree)
    assert content(tree) == before
    assert not list(tree.parent.rglob("escape.*"))


class Killed(BaseException):
    """What stands here for the end of the process."""


def edit_three_files() -> None:
    correct_one_character()
    Meeting.objects.filter(slug__startswith="2007").update(note="Edited.")
    Document.objects.filter(slug__contains="beijing").update(withdrawn_because="Edited.")


@pytest.mark.parametrize("moves", range(5))
def test_an_export_that_is_killed_is_refused_or_whole_and_the_next_completes_it(
    archive, tree, tmp_path, monkeypatch, moves
):
    """Four moves bring three files and the manifest into the tree; the process ends before the one after `moves`."""
    edit_three_files()
    export(tmp_path / "whole", tree)
    before, after, left = content(tree), content(tmp_path / "whole"), [None] * moves
    replace = Path.replace

    def until_killed(path: Path, target: Path) -> Path:
        if not left:
            raise Killed
        left.pop()
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", until_killed)
    try:
        export(tree)
    except Killed:
        assert moves < 4
    monkeypatch.undo()
    now = content(tree)
    if now not in (before, after):
        with pytest.raises(fault.ManifestMismatch):
            ingest(Folder(tree), "default", force=True)
    else:
        assert now == (after if moves == 4 else before)
    export(tree)
    assert content(tree) == after
    assert not edited("default")
    assert not list(tree.parent.glob(".*exporting"))


def test_what_a_killed_export_left_beside_the_tree_is_cleared_away(archive, tree):
    (tree.parent / ".fixtures.exporting" / "sources").mkdir(parents=True)
    correct_one_character()
    assert export(tree).changed == (f"{DUSHANBE}/zh-Hant.toml",)
    assert not list(tree.parent.glob(".*exporting"))


def test_an_archive_that_was_never_imported_can_be_exported(archive, tmp_path):
    FixtureFile.objects.all().delete()
    Meeting.objects.filter(slug__startswith="2007").update(note="Edited.")
    (tmp_path / "first").mkdir()
    export(tmp_path / "first")
    assert not edited("default")
    assert not ingest(Folder(tmp_path / "first"), "default").has_changes


@pytest.mark.postgres
def test_on_postgresql_an_export_gives_back_what_was_imported(tree, tmp_path):
    ingest(Folder(tree), "default")
    correct_one_character()
    written = export(tree)
    assert written.changed == (f"{DUSHANBE}/zh-Hant.toml",)
    assert not edited("default")
