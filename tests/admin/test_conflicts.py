"""Of two curators who edit one record at once the second is told, and nothing is overwritten unseen."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from archive.models import Document, Meeting, Person

from . import rows
from .pages import Form, address, opened, saved

pytestmark = pytest.mark.django_db


def edited(client, url, **changes):
    """What a form sends that was opened now."""
    return {**opened(client, url).sent, "change_reason": "Mine.", **changes}


def test_the_second_is_told_and_sees_both_versions(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    mine = edited(curator, url, titles__en="Mine & <i>only</i>")
    assert saved(curator, url, titles__en="Theirs") == []
    answer = curator.post(url, mine)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Somebody else has saved this since you opened it." in html
    assert "<del>Theirs" in html and "Mine &amp; &lt;i&gt;only" in html
    made.refresh_from_db()
    assert made.titles["en"] == "Theirs"


def test_sent_once_more_it_is_a_decision(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    mine = edited(curator, url, titles__en="Mine")
    saved(curator, url, titles__en="Theirs")
    again = Form(curator.post(url, mine).content.decode()).sent
    assert again["titles__en"] == "Mine"
    assert curator.post(url, again).status_code == 302
    made.refresh_from_db()
    assert made.titles["en"] == "Mine"
    titles = [version.titles["en"] for version in made.history.order_by("history_id")]
    assert titles[-2:] == ["Theirs", "Mine"], "theirs is in the history"


def test_a_third_save_meanwhile_is_a_conflict_again(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    mine = edited(curator, url, titles__en="Mine")
    saved(curator, url, titles__en="Theirs")
    again = Form(curator.post(url, mine).content.decode()).sent
    saved(curator, url, titles__en="A third")
    assert curator.post(url, again).status_code == 409


def test_a_change_of_another_field_is_a_conflict_too(curator):
    rows.everything()
    meeting = Meeting.objects.first()
    url = address(Meeting, "change", meeting.pk)
    mine = edited(curator, url, note="Mine")
    Meeting.objects.filter(pk=meeting.pk).update(place={"en": "Seaside"})
    answer = curator.post(url, mine)
    assert answer.status_code == 409
    assert "Seaside" in answer.content.decode()
    meeting.refresh_from_db()
    assert (meeting.note, meeting.place) == ("", {"en": "Seaside"})


def test_a_name_that_was_added_meanwhile_is_a_conflict(curator):
    person = rows.person()
    url = address(Person, "change", person.pk)
    mine = edited(curator, url, note="Mine")
    assert saved(curator, url, **{"names-1-tag": "en", "names-1-name": "Jia"}) == []
    assert curator.post(url, mine).status_code == 409


@pytest.mark.parametrize("mark", ["", "x", "0" * 32])
def test_a_form_without_a_true_mark_saves_nothing(curator, mark):
    made = rows.document()
    url = address(Document, "change", made.pk)
    answer = curator.post(url, edited(curator, url, titles__en="Mine", seen=mark))
    assert answer.status_code == 409
    made.refresh_from_db()
    assert made.titles["en"] != "Mine"


def test_the_mark_of_one_record_is_not_that_of_another(curator):
    made, other = rows.document(), rows.document("2011-other")
    seen = opened(curator, address(Document, "change", other.pk)).sent["seen"]
    url = address(Document, "change", made.pk)
    assert curator.post(url, edited(curator, url, titles__en="Mine", seen=seen)).status_code == 409


@pytest.mark.postgres
def test_on_postgresql_of_two_who_save_at_one_moment_one_is_told():
    made = rows.document()
    client, url = Client(), address(Document, "change", made.pk)
    client.force_login(User.objects.create_superuser("curator"))
    forms = [edited(client, url, titles__en=f"Version {number}") for number in range(4)]
    answers: list[int] = []
    start = threading.Barrier(len(forms))

    def save(form: dict[str, str]) -> None:
        browser = Client()
        browser.cookies = client.cookies
        start.wait()
        answers.append(browser.post(url, form).status_code)
        connections.close_all()

    threads = [threading.Thread(target=save, args=[form]) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409, 409, 409]
