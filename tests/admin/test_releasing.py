"""The publish page shows what the next release would change, then publishes that and nothing else."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.models import Review
from archive.models import ClauseText, Correction, Document, Meeting
from archive.models.published import reading
from archive.reading import dataset_file

from .pages import Form, address, saved
from .people import signed_in

PAGE = "/admin/archive/release/publish/"
MOSCOW = "2002-moscow-foreign-ministers-communique"


def current() -> str:
    with reading() as release:
        return release.id


@pytest.fixture
def dana(archive):
    return signed_in("reviewer", "dana")


def shown(client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def published(client, **changes) -> list[str]:
    """Publish what the page shows; what is told afterwards."""
    sent = {name: value for name, value in Form(shown(client)).sent.items() if name in ("release", "note")}
    answer = client.post(PAGE, {**sent, **changes}, follow=True)
    return [str(message) for message in answer.context["messages"]]


def approved_draft() -> Document:
    """The Moscow communiqué as a draft somebody approved, out of the release."""
    document = Document.objects.get(slug=MOSCOW)
    document.status = "draft"
    document.save()
    return document


def test_where_nothing_was_edited_there_is_nothing_to_publish(dana):
    html = shown(dana)
    assert f"Nothing to publish: the public reads release {current()}" in html
    assert 'name="release"' not in html


def test_the_page_shows_what_would_change_and_changes_nothing(dana):
    before = current()
    Document.objects.filter(slug=MOSCOW).update(
        status="withdrawn", withdrawn_on="2026-01-01", withdrawn_because="A test."
    )
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    html = shown(dana)
    assert f"<del>{MOSCOW}</del> is withdrawn" in html
    assert f"<del>/documents/{MOSCOW}/p1</del>" in html
    assert "meetings.toml" in html
    assert re.search(r"Documents</th>\s*<td>4</td>\s*<td>3</td>", html)
    assert f'<th scope="row">{MOSCOW}/zh-Hans/p1</th>' in html
    assert current() == before
    assert Form(html).inline == []


def test_what_is_shown_is_published_with_its_note(dana):
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    seen = Form(shown(dana)).sent["release"]
    assert published(dana, note="A note on\r\nDushanbe.") == [f"Published: release {seen}."]
    with reading() as release:
        assert (release.id, release.note) == (seen, "A note on\nDushanbe.")
    assert dataset_file.kept(seen) is not None


def test_an_approved_draft_becomes_public_with_the_release(dana):
    approved_draft()
    assert published(dana)
    with reading():
        assert not Document.objects.using("release").filter(slug=MOSCOW).exists()
    document = Document.objects.get(slug=MOSCOW)
    Review.objects.create(document=document, state="approved", edited_by=User.objects.create_user("chen"))
    html = shown(dana)
    assert f"<ins>{MOSCOW}</ins> becomes public" in html
    assert f"<ins>/documents/{MOSCOW}/p1</ins>" in html
    document.refresh_from_db()
    assert document.status == "draft", "looking publishes nothing"
    assert published(dana)[0].startswith("Published")
    document.refresh_from_db()
    assert document.status == "published"
    with reading():
        assert Document.objects.using("release").filter(slug=MOSCOW).exists()
    assert not Review.objects.exists()
    assert document.history.latest().history_user.username == "dana"


@pytest.mark.parametrize("state", ["edited", "in-review"])
def test_a_draft_nobody_approved_stays_one(dana, state):
    Review.objects.create(document=approved_draft(), state=state)
    assert f"{MOSCOW}</ins> becomes public" not in shown(dana)
    published(dana)
    assert Document.objects.get(slug=MOSCOW).status == "draft"


def test_what_was_edited_since_one_looked_is_not_published(dana):
    before = current()
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    seen = Form(shown(dana)).sent["release"]
    Meeting.objects.filter(slug__startswith="2008").update(note="Another.")
    answer = dana.post(PAGE, {"release": seen})
    assert "The archive was edited since you looked" in answer.content.decode()
    assert current() == before
    assert Form(answer.content.decode()).sent["release"] != seen


def test_a_form_without_the_release_that_was_looked_at_publishes_nothing(dana):
    before = current()
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    assert dana.post(PAGE, {}).status_code == 200
    assert current() == before


def test_nobody_publishes_what_they_edited_last_themselves(dana):
    document = Document.objects.get(slug__startswith="2008")
    assert saved(dana, address(Document, "change", document.pk), titles__en="Dushanbe 2008") == []
    before, html = current(), shown(dana)
    assert "You edited these last" in html and 'name="release"' not in html
    mei = signed_in("reviewer", "mei")
    seen = Form(shown(mei)).sent["release"]
    assert dana.post(PAGE, {"release": seen}).status_code == 200
    assert current() == before
    assert published(mei)[0].startswith("Published")
    assert not Review.objects.exists()


def test_a_release_that_does_not_prove_itself_is_shown_and_not_published(dana):
    before = current()
    approved_draft()
    Review.objects.create(document=Document.objects.get(slug=MOSCOW), state="approved")
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(label="8)")
    html = shown(dana)
    assert "its label is not exactly its spans" in html and 'name="release"' not in html
    assert current() == before
    assert Document.objects.get(slug=MOSCOW).status == "draft"


def test_a_correction_is_not_a_change_of_the_text(dana):
    correction = Correction.objects.filter(reads__gt="").first()
    assert saved(dana, address(Correction, "change", correction.pk), by="Somebody else") == []
    html = shown(signed_in("reviewer", "mei"))
    assert "Texts (" not in html and "zh-Hant.toml" in html


def test_a_release_can_be_recorded_in_the_ledger(dana, tree, settings):
    settings.ARCHIVE_FIXTURES = tree
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    told = published(dana, record="on")
    assert told[1].startswith("It is in the ledger")
    assert current() in (tree / "releases.jsonl").read_text()


def test_a_ledger_that_cannot_be_written_is_told(dana, tree, settings):
    settings.ARCHIVE_FIXTURES = tree
    (tree / "stray.txt").write_text("mine")
    Meeting.objects.filter(slug__startswith="2008").update(note="A note.")
    told = published(dana, record="on")
    assert told[0].startswith("Published") and told[1].startswith("It is public but not in the ledger")


@pytest.mark.parametrize("role", ["viewer", "curator"])
def test_only_reviewers_publish(archive, role):
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"release": current()}).status_code == 403


def test_what_is_withdrawn_leaves_lists_search_and_feeds_with_one_release(dana, settings):
    url = address(Document, "change", Document.objects.get(slug=MOSCOW).pk)
    withdrawal = {"status": "withdrawn", "withdrawn_on": "2026-01-02", "withdrawn_because": "A test of it."}
    assert saved(dana, url, **withdrawal) == []
    settings.ROOT_URLCONF = "archive.urls"
    everywhere = ("/documents.json", "/search.json?q=2002", "/sitemap.xml", "/meetings.json")
    reader = Client()
    assert reader.get(f"/documents/{MOSCOW}").status_code == 200, "not before the release"
    assert all(MOSCOW in text_of(reader, path) for path in everywhere[:3])
    assert published(dana)[0].startswith("Published")
    answer = reader.get(f"/documents/{MOSCOW}")
    assert answer.status_code == 410 and "A test of it." in answer.content.decode()
    assert reader.get(f"/documents/{MOSCOW}/zh-Hans/p3").status_code == 410
    assert [path for path in everywhere if MOSCOW in text_of(reader, path)] == []
    assert "A test of it." in text_of(reader, "/changes")
    harvested = text_of(reader, "/oai?verb=ListRecords&metadataPrefix=oai_dc")
    assert '<header status="deleted">' in harvested


def text_of(reader: Client, path: str) -> str:
    answer = reader.get(path)
    assert answer.status_code == 200, path
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
