"""Import and export from the admin: each shows first what it would do, and refuses what the commands refuse."""

from __future__ import annotations

import pytest

from archive.exchange.ingest import edited
from archive.fixture.folder import Folder
from archive.fixture.seal import seal
from archive.models import Meeting

from .pages import Form, address, saved
from .people import signed_in

EXPORT, IMPORT = "/admin/archive/fixturefile/export/", "/admin/archive/fixturefile/import/"


@pytest.fixture
def dana(archive, tree, settings):
    settings.ARCHIVE_FIXTURES = tree
    return signed_in("reviewer", "dana")


def page(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    assert Form(answer.content.decode()).inline == []
    return answer.content.decode()


def edit_files(tree, old='en = "Dushanbe"', new='en = "Doushanbe &lt;"') -> None:
    file = tree / "meetings.toml"
    file.write_text(file.read_text().replace(old, new, 1))
    seal(Folder(tree))


def test_where_both_say_the_same_there_is_nothing_to_do(dana):
    for url in (EXPORT, IMPORT):
        assert "Nothing to do: the archive and the fixtures say the same." in page(dana, url)


def test_an_edit_is_shown_as_a_difference_and_then_exported(dana, tree):
    meeting = Meeting.objects.get(slug__startswith="2008")
    saved(dana, address(Meeting, "change", meeting.pk), note="Said <b>twice</b>.")
    html = page(dana, EXPORT)
    assert "+note = &quot;Said &lt;b&gt;twice&lt;/b&gt;.&quot;" in html
    assert "Said" not in (tree / "meetings.toml").read_text()
    told = [str(one) for one in dana.post(EXPORT, follow=True).context["messages"]]
    assert told[0].startswith("Exported: 1 of ")
    assert "Said <b>twice</b>." in (tree / "meetings.toml").read_text()
    assert not edited("default")


def test_a_changed_file_is_shown_as_a_difference_and_then_imported(dana, tree):
    edit_files(tree)
    html = page(dana, IMPORT)
    assert "Doushanbe &amp;lt;" in html
    assert not Meeting.objects.filter(place__en__startswith="Doushanbe").exists()
    told = [str(one) for one in dana.post(IMPORT, follow=True).context["messages"]]
    assert told == ["Imported: 4 documents are now as the fixtures have them."]
    assert Meeting.objects.filter(place__en__startswith="Doushanbe").exists()


def test_an_import_over_edits_is_refused_and_names_the_files(dana, tree):
    meeting = Meeting.objects.get(slug__startswith="2008")
    saved(dana, address(Meeting, "change", meeting.pk), note="Edited.")
    edit_files(tree, 'en = "Bishkek"', 'en = "Frunze"')
    html = page(dana, IMPORT)
    assert "Export them first; nothing was imported." in html and "<li>meetings.toml</li>" in html
    assert 'type="submit" class="button default"' not in html
    assert "Export them first" in dana.post(IMPORT).content.decode()
    meeting.refresh_from_db()
    assert meeting.note == "Edited."


def test_an_export_over_changed_files_is_refused_and_names_them(dana, tree):
    edit_files(tree)
    meeting = Meeting.objects.get(slug__startswith="2008")
    saved(dana, address(Meeting, "change", meeting.pk), note="Edited.")
    html = dana.post(EXPORT).content.decode()
    assert (
        "another state of the archive than the one last imported" in html and "<li>meetings.toml</li>" in html
    )


def test_a_broken_file_is_told_with_its_place(dana, tree):
    (tree / "meetings.toml").write_text("[")
    assert "meetings.toml: manifest mismatch" in page(dana, IMPORT)
    assert "meetings.toml" in dana.post(EXPORT).content.decode()


@pytest.mark.parametrize("role", ["viewer", "curator"])
@pytest.mark.parametrize("url", [EXPORT, IMPORT])
def test_only_reviewers_exchange(archive, role, url):
    client = signed_in(role)
    assert client.get(url).status_code == 403
    assert client.post(url).status_code == 403
