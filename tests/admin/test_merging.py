"""Two records of one person are made one: no spelling is lost, no signature, and no address breaks."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Person, PersonName, Redirect, Signatory
from tests.rooms import publish_now

from . import rows
from .pages import Form, address, saved
from .people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen():
    return signed_in("curator", "chen")


@pytest.fixture
def two():
    """One who signed, and another record of the same person with a spelling of its own."""
    document = rows.document()
    kept = rows.person("the-other")
    PersonName.objects.create(person=kept, tag="en", name="Jia Yibing", use="preferred")
    return document, Person.objects.get(slug="jia-yibing"), kept


def merge(client, gone, into, reason="One passport."):
    """Look at the merger and confirm it; the last answer."""
    url = address(Person, "merge", gone.pk)
    answer = client.post(url, {"into": into, "reason": reason})
    found = Form(answer.content.decode())
    assert found.inline == []
    if "seen" not in found.sent:
        return answer
    return client.post(url, {"into": into, "reason": reason, "seen": found.sent["seen"], "confirm": "yes"})


def test_both_spellings_are_kept_and_the_signature_repointed(chen, two):
    document, gone, kept = two
    assert merge(chen, gone, "the-other").status_code == 302
    names = list(kept.names.order_by("tag", "use", "order").values_list("name", "use"))
    assert names == [
        ("Jia Yibing", "preferred"),
        ("甲乙丙 the-other", "preferred"),
        ("甲乙丙 jia-yibing", "variant"),
    ]
    assert Signatory.objects.get(document=document).person == kept
    assert not Person.objects.filter(slug="jia-yibing").exists()
    assert document.review.edited_by.username == "chen"


def test_the_history_of_the_one_that_went_says_why(chen, two):
    _, gone, _ = two
    merge(chen, gone, "the-other")
    version = Person.history.filter(slug="jia-yibing").latest()
    assert (version.history_type, version.history_change_reason) == ("-", "One passport.")


def test_a_slug_that_was_given_up_is_never_used_again(chen, two):
    _, gone, _ = two
    merge(chen, gone, "the-other")
    assert Redirect.objects.get(old="/people/jia-yibing").successors == ["/people/the-other"]
    names = {"names-0-tag": "en", "names-0-name": "J", "names-0-use": "preferred", "names-TOTAL_FORMS": "1"}
    told = saved(chen, address(Person, "add"), slug="jia-yibing", **names)
    assert any("was given up" in one for one in told)


@pytest.mark.parametrize(
    ("into", "reason", "told"),
    [
        ("jia-yibing", "same", "the same record"),
        ("nobody", "so", "There is no person “nobody”"),
        ("the-other", "", "Say why you know"),
    ],
)
def test_what_cannot_be_merged_is_told(chen, two, into, reason, told):
    _, gone, _ = two
    answer = merge(chen, gone, into, reason)
    assert told in answer.content.decode()
    assert Person.objects.count() == 2


def test_what_changed_meanwhile_is_looked_at_again(chen, two):
    _, gone, kept = two
    url = address(Person, "merge", gone.pk)
    sent = Form(chen.post(url, {"into": "the-other", "reason": "so"}).content.decode()).sent
    PersonName.objects.create(person=kept, tag="ru", name="Цзя", use="preferred")
    answer = chen.post(url, {**sent, "confirm": "yes"})
    assert "changed since you looked" in answer.content.decode()


def test_a_viewer_merges_nobody(two):
    _, gone, _ = two
    assert signed_in("viewer").get(address(Person, "merge", gone.pk)).status_code == 403


def test_the_old_address_of_a_person_leads_to_the_new_one(archive, settings):
    """On the public side, with the release that comes after the merger."""
    settings.ROOT_URLCONF = "archive.urls"
    gone, kept = Person.objects.order_by("slug")[:2]
    merge(signed_in("curator"), gone, kept.slug)
    publish_now()
    for prefix in ("", "/zh-hans"):
        answer = Client().get(f"{prefix}/people/{gone.slug}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{prefix}/people/{kept.slug}")


def test_a_correction_is_marked_by_its_words(chen):
    document = rows.document(status="draft")
    text = document.clauses.first().texts.get()
    text.corrections.all().delete()
    url = f"{reverse('admin:archive_correction_add')}?clause_text={text.pk}"
    fields = {"clause_text": str(text.pk), "kind": "misprint", "by": "A. R.", "reason__tag": "", "start": ""}
    fields |= {"reason__en": "as the map has it"}
    told = saved(chen, url, found="清水", reads="淨水", **fields)
    assert told == []
    made = text.corrections.get()
    assert text.text[made.start : made.start + 2] == "清水"
    assert any(
        "does not stand there" in one for one in saved(chen, url, found="濁水", reads="淨水", **fields)
    )
