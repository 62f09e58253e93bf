"""What a page looks like depends on more than its release; the tag of a page knows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.http import fingerprint


@pytest.fixture
def build(settings, tmp_path):
    """A function that lays out a small invented build, all but what is given, and takes its fingerprint."""
    files = {
        "requirements.txt": "Django==5.2",
        "archive/reading/page.py": "TITLE = 'one'",
        "archive/locale/zh_Hans/LC_MESSAGES/django.mo": "catalogue",
        "templates/includes/_row.html": "<tr>",
        "var/static/staticfiles.json": '{"paths": {"site.css": "site.1.css"}}',
    }
    settings.BASE_DIR = tmp_path

    def taken(changed: dict[str, str] | None = None, base_url: str = "https://archive.example") -> str:
        settings.STATIC_ROOT = tmp_path / "var" / "static"
        settings.ARCHIVE_BASE_URL = base_url
        for name, text in {**files, **(changed or {})}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        return fingerprint.fingerprint.__wrapped__()

    return taken


CHANGES = [
    "requirements.txt",
    "archive/reading/page.py",
    "archive/locale/zh_Hans/LC_MESSAGES/django.mo",
    "templates/includes/_row.html",
    "var/static/staticfiles.json",
    "templates/new.html",
]


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_of_anything_a_page_is_made_of_is_seen(build, path):
    assert build() == build()
    assert build() != build({path: "something else"})


def test_another_address_of_the_archive_is_seen(build):
    assert build() != build(base_url="https://other.example")


def test_what_no_page_is_made_of_is_not_looked_at(build):
    assert build() == build({"README.md": "words", "fixtures/x.toml": "words", "var/log": "words"})


def test_the_archive_itself_has_one(settings):
    root = Path(settings.BASE_DIR)
    seen = {path.relative_to(root).as_posix() for path in fingerprint.files(root)}
    assert {"requirements.txt", "archive/http/fingerprint.py", "archive/settings.py"} <= seen
