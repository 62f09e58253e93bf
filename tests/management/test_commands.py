"""The commands as a person meets them: what they print, how they end, and what they say when they refuse."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from archive.management.refusals import EDITS_IN_THE_WAY
from archive.models import ClauseText, Meeting


def said(*args: object, **options: object) -> str:
    out = io.StringIO()
    call_command(*map(str, args), stdout=out, **options)
    return out.getvalue()


def test_import_says_that_nothing_changed(archive, tree):
    assert "Nothing changed: 4 documents are as the fixtures have them." in said("import_archive", tree)


def test_a_dry_run_prints_a_diff_and_says_that_it_was_one(archive, tree):
    file = tree / "meetings.toml"
    file.write_text(file.read_text().replace('en = "Dushanbe"', 'en = "Doushanbe"', 1))
    said("seal", tree)
    printed = said("import_archive", tree, "--dry-run")
    assert '-en = "Dushanbe"' in printed
    assert '+en = "Doushanbe"' in printed
    assert "This was a dry run: nothing was written." in printed
    assert "meetings: 1 changed" in said("import_archive", tree)


def test_a_broken_fixture_is_told_with_its_place_and_the_next_step(archive, tree):
    (tree / "meetings.toml").write_text("[")
    with pytest.raises(CommandError) as caught:
        said("import_archive", tree)
    assert f"{tree}/meetings.toml: manifest mismatch" in str(caught.value)
    assert "manage.py seal" in str(caught.value)
    with pytest.raises(CommandError, match="meetings.toml:1: bad syntax"):
        said("seal", tree)


def test_a_folder_that_is_none_is_told(archive):
    for command in ("import_archive", "seal"):
        with pytest.raises(CommandError, match="is no folder"):
            said(command, "/nowhere")


def test_edits_in_the_way_have_an_exit_code_of_their_own(archive, tree):
    Meeting.objects.filter(slug__startswith="2008").update(note="A curator was here.")
    with pytest.raises(CommandError, match="meetings.toml") as caught:
        said("import_archive", tree)
    assert caught.value.returncode == EDITS_IN_THE_WAY
    printed = said("import_archive", tree, "--force")
    assert "Saved the database as it was, 1 edited files" in printed
    (kept,) = Path(settings.VAR_DIR, "unexported").glob("*/meetings.toml")
    assert "A curator was here." in kept.read_text()
    assert Meeting.objects.get(slug__startswith="2008").note == ""


def test_an_edit_is_exported_and_told_then_nothing_is_left_to_export(archive, tree, settings):
    settings.ARCHIVE_FIXTURES = tree
    Meeting.objects.filter(slug__startswith="2008").update(note="A curator was here.")
    printed = said("export_archive", tree)
    assert printed.startswith("changed  meetings.toml\nExported: 1 of ")
    assert said("export_archive", tree).startswith("Nothing changed: ")
    assert "Nothing changed" in said("import_archive", tree)


def test_an_export_that_would_overwrite_what_is_not_ours_says_what_to_do(archive, tree, tmp_path):
    (tmp_path / "thesis").mkdir()
    for number in range(30):
        (tmp_path / "thesis" / f"chapter{number:02}.txt").write_text("mine")
    with pytest.raises(CommandError) as caught:
        said("export_archive", tmp_path / "thesis")
    for words in ("thesis: the folder holds files that are no fixtures", "chapter19.txt", "and 10 more"):
        assert words in str(caught.value)
    assert "chapter20.txt" not in str(caught.value)
    assert str(caught.value).endswith(
        "Name an empty folder, or one that holds fixtures. Nothing was written."
    )
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CommandError, match="is no folder"):
        said("export_archive", tmp_path / "file")


def test_an_export_that_finds_no_room_says_so(archive, tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CommandError, match="Make room, or name a folder that can be written to."):
        said("export_archive", tmp_path / "file" / "below")


def test_a_database_without_tables_is_told_what_to_do(archive, tree):
    with connections["default"].cursor() as cursor:
        cursor.execute("DROP TABLE archive_fixturefile")
    with pytest.raises(CommandError, match="manage.py migrate"):
        said("import_archive", tree)


def test_publish_says_whether_there_was_anything_to_publish(archive):
    assert "Nothing changed: release" in said("publish")
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(label="8)")
    with pytest.raises(CommandError, match="its label is not exactly its spans"):
        said("publish")


def test_prepare_serves_what_is_published_where_curators_have_worked(archive, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    assert "current." in said("prepare")
    Meeting.objects.filter(slug__startswith="2008").update(note="A curator was here.")
    printed = said("prepare")
    assert "nothing was imported or published" in printed
    assert "Serving release" in printed
    assert Meeting.objects.get(slug__startswith="2008").note == "A curator was here."


def test_seal_lists_what_changed(archive, tree):
    assert said("seal", tree) == "Nothing changed since the last seal.\n"
    file = tree / "terms.toml"
    file.write_text(file.read_text() + "\n")
    assert "rewrote  terms.toml (canonical form)" in said("seal", tree)
    assert said("seal", tree) == "Nothing changed since the last seal.\n"
