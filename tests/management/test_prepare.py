"""Preparing to serve a second time builds nothing, and builds again whenever anything may be otherwise."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections

from archive.management.commands import prepare
from archive.models import Document, FixtureFile
from archive.models.published import reading
from tests.exchange.test_import import edit, reseal


@pytest.fixture
def built(archive, tree, monkeypatch, tmp_path) -> list[str]:
    """An archive prepared once; what is built from then on."""
    monkeypatch.setattr(settings, "ARCHIVE_FIXTURES", tree)
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path / "static")
    monkeypatch.setattr(prepare.Command, "collect", lambda self: None)
    builds = []
    publish = prepare.publish

    def counted(*args):
        builds.append("built")
        return publish(*args)

    monkeypatch.setattr(prepare, "publish", counted)
    assert "current." in said()
    builds.clear()
    return builds


def said() -> str:
    out = io.StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_the_second_time_nothing_is_built(built):
    with reading() as release:
        assert said() == f"Fixtures unchanged, 4 documents; release {release.id} current.\n"
    assert built == []


def test_changed_fixtures_are_published(built, tree):
    edit(tree, "documents/2008-dushanbe-declaration/document.toml", 'en = "', 'en = "Altered: ')
    reseal(tree)
    assert "Fixtures imported" in said()
    assert built == ["built"]
    connections["release"].close()
    with reading():
        title = Document.objects.using("release").get(slug="2008-dushanbe-declaration").titles["en"]
    assert title.startswith("Altered: ")
    assert said().endswith("current.\n") and built == ["built"]


def test_other_code_builds_again(built, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    (tmp_path / "requirements.txt").write_text("another")
    said()
    said()
    assert built == ["built"]


def test_a_release_published_otherwise_in_the_meantime_is_built_over(built, tree):
    slug = "2002-moscow-foreign-ministers-communique"
    Document.objects.filter(slug=slug).update(status="draft")
    call_command("publish", stdout=io.StringIO())
    Document.objects.filter(slug=slug).update(status="published")
    assert "published." in said()
    assert built == ["built"]


def test_without_a_release_one_is_built(built):
    connections["release"].close()
    settings.RELEASE_FILE.unlink()
    assert "published." in said()
    assert built == ["built"]


def test_curators_edits_are_neither_overwritten_nor_published(built):
    Document.objects.filter(slug="2002-moscow-foreign-ministers-communique").update(status="draft")
    assert "nothing was imported or published" in said()
    assert built == []


def test_a_broken_fixture_is_told_and_nothing_is_built(built, tree):
    Path(tree, "bodies.toml").write_text("[")
    with pytest.raises(CommandError, match="bodies.toml"):
        said()
    assert built == []
    assert FixtureFile.objects.exists()
