"""The pages of what was: who changed a record, when, why and what, and the way back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from archive.models import ClauseText, Correction, Document, Meeting, Note, Party, Person

from . import rows
from .pages import address, opened, saved

pytestmark = pytest.mark.django_db


def history_of(client, row) -> str:
    answer = client.get(address(type(row), "history", row.pk))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_history_tells_who_when_why_and_what(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    title = f"The {made.titles['en']} <b>"
    assert saved(curator, url, titles__en=title, change_reason="As the cover has it.") == []
    html = history_of(curator, made)
    for words in (
        "curator",
        "Changed",
        "As the cover has it.",
        "The </ins>",
        "&lt;b&gt;",
        "<time datetime=",
    ):
        assert words in html, words


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Document, {"titles__en": "Other"}),
        (Meeting, {"note": "Other"}),
        (Correction, {"by": "Other"}),
        (Note, {"body": "Other"}),
        (Person, {"note": "Other"}),
        (Person, {"names-0-name": "丙"}),
        (Person, {"names-1-tag": "en", "names-1-name": "Jia"}),
    ],
)
def test_a_change_of_what_is_public_needs_a_reason(curator, model, change):
    rows.everything()
    row = model.objects.first()
    url = address(model, "change", row.pk)
    [told] = saved(curator, url, **change, change_reason=" \r\n ")
    assert told.startswith("Say why: this is public.")
    assert saved(curator, url, **change, change_reason="One\r\nline.") == []
    written = {version.history_change_reason for version in (*row.history.all(), *named_versions(row))}
    assert "One\nline." in written


def named_versions(row):
    return row.names.model.history.all() if model_has_names(row) else ()


def model_has_names(row) -> bool:
    return isinstance(row, Person | Party)


def test_a_draft_may_be_changed_without_a_reason(curator):
    made = rows.document(status="draft")
    for row, change in ((made, {"titles__en": "Other"}), (made.notes.first(), {"body": "Other"})):
        assert saved(curator, address(type(row), "change", row.pk), **change, change_reason="") == []


def test_what_is_added_to_a_published_text_needs_a_reason(curator):
    made = rows.document()
    url = f"{address(Note, 'add')}?document={made.pk}"
    filled = {"order": "7", "kind": "textual", "language": "en", "body": "Note.", "author": "A. R."}
    [told] = saved(curator, url, **filled, change_reason="")
    assert told.startswith("Say why")
    assert saved(curator, url, **filled, change_reason="Seen on the film.") == []
    assert Note.objects.get(order=7).history.get().history_change_reason == "Seen on the film."


def test_a_form_saved_as_it_was_opened_writes_no_version(curator):
    made = rows.document()
    before = Document.history.count()
    assert saved(curator, address(Document, "change", made.pk), change_reason="") == []
    assert Document.history.count() == before


def test_the_history_of_a_document_tells_of_its_parts_and_that_of_a_person_of_its_names(curator):
    made = rows.document()
    note, person = made.notes.first(), Person.objects.first()
    saved(curator, address(Note, "change", note.pk), body="The ink ran out.", change_reason="Looked again.")
    assert "Changed a note" in history_of(curator, made)
    assert "Looked again." in history_of(curator, made)
    saved(curator, address(Person, "change", person.pk), **{"names-0-name": "丙丁"})
    assert "Changed a name" in history_of(curator, person)
    saved(curator, address(Person, "change", person.pk), **{"names-1-tag": "ru", "names-1-name": "Цзя"})
    assert "Added a name" in history_of(curator, person)


def test_the_form_of_an_earlier_version_holds_it_and_saving_goes_back(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    first = made.history.earliest("history_id").history_id
    was = made.titles["en"]
    assert saved(curator, url, titles__en="Other") == []
    assert f"{url}?version={first}" in history_of(curator, made)
    assert opened(curator, f"{url}?version={first}").sent["titles__en"] == was
    made.refresh_from_db()
    assert made.titles["en"] == "Other", "looking at a version changes nothing"
    assert saved(curator, f"{url}?version={first}", change_reason="The cover had it right.") == []
    made.refresh_from_db()
    assert made.titles["en"] == was
    assert made.history.latest().history_change_reason == "The cover had it right."


@pytest.mark.parametrize("version", ["0", "99999999999999999999999", "x", "-1", "１"])
def test_a_version_there_is_not_shows_the_record_as_it_is(curator, version):
    made = rows.document()
    sent = opened(curator, f"{address(Document, 'change', made.pk)}?version={version}").sent
    assert sent["titles__en"] == made.titles["en"]


def test_a_version_of_another_record_fills_no_form(curator):
    made, other = rows.document(), rows.document("2011-other")
    number = other.history.latest().history_id
    sent = opened(curator, f"{address(Document, 'change', made.pk)}?version={number}").sent
    assert sent["titles__en"] == made.titles["en"]


def test_what_was_deleted_still_has_its_history(curator):
    made = rows.document(status="draft")
    note = made.notes.first()
    assert curator.post(address(Note, "delete", note.pk), {"post": "yes"}).status_code == 302
    html = history_of(curator, note)
    assert "Deleted" in html and "curator" in html
    assert "to this version" not in html


@pytest.mark.parametrize("number", ["4711", "x", "１"])
def test_the_history_of_what_never_was_is_not_found(curator, number):
    assert curator.get(address(Document, "history", number)).status_code == 404


def test_only_who_may_see_a_record_sees_its_history():
    made = rows.document()
    client = Client()
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    assert client.get(address(Document, "history", made.pk)).status_code == 403
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename="view_document"))
    client.force_login(viewer)
    assert "to this version" not in history_of(client, made)


def test_a_text_that_is_only_read_has_a_history_too(curator):
    text = ClauseText.objects.get(clause=rows.document().clauses.first())
    assert "Added" in history_of(curator, text)


def test_the_page_of_a_longer_history_asks_no_more_of_the_database(curator, django_assert_max_num_queries):
    made = rows.document()
    history_of(curator, made)
    for number in range(30):
        for row in (made, *made.notes.all()):
            field = "withdrawn_because" if row is made else "author"
            setattr(row, field, str(number))
            row.save()
    with django_assert_max_num_queries(24):
        history_of(curator, made)
