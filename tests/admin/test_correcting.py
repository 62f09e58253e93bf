"""Correcting what was drafted: split, merge, move and say anew, with every rule kept and no public address broken."""

from __future__ import annotations

import pytest
from django.urls import reverse

from archive.exchange.proof import fault_of
from archive.models import ClauseText, Correction, Edition, Redirect, Span

from .pages import Form
from .people import signed_in
from .test_adding import CHINESE, ENGLISH, sent

MOSCOW = "2002-moscow-foreign-ministers-communique"


@pytest.fixture
def chen(archive):
    return signed_in("curator", "chen")


@pytest.fixture
def draft(chen):
    sent(chen)
    return Edition.objects.select_related("document").get(source__name="pasted.txt")


def url(edition) -> str:
    return reverse("admin:archive_edition_review", args=[edition.pk])


def start(edition, key: str) -> int:
    return (
        Span.objects.filter(edition=edition, clause_text__clause__key=key, role="text")
        .earliest("start")
        .start
    )


def change(client, edition, at, action, **fields) -> str:
    """Look at a change and confirm it; what the page says, "" when it is done."""
    asked = {"at": str(at), "action": action, "reason": "A test.", **fields}
    answer = client.post(url(edition), asked)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert Form(html).inline == []
    if answer.context["shown"] is None:
        return " ".join(str(one) for one in answer.context["messages"])
    before = texts(edition)
    answer = client.post(url(edition), {**asked, "seen": answer.context["seen"], "confirm": "yes"})
    if answer.status_code == 200:
        assert texts(edition) == before
        return " ".join(str(one) for one in answer.context["messages"])
    assert fault_of(edition.document.slug, "default") is None
    return ""


def texts(edition) -> dict[str, str]:
    rows = ClauseText.objects.filter(edition=edition).order_by("clause__order")
    return dict(rows.values_list("clause__key", "text"))


def test_a_unit_is_split_at_its_words(chen, draft):
    assert change(chen, draft, start(draft, "2.2"), "split", words="the count", key="2.3") == ""
    held = texts(draft)
    assert (held["2.2"], held["2.3"]) == ("publish", "the count.")
    assert list(held) == ["preamble", "1", "2", "2.1", "2.2", "2.3", "3"]


def test_a_unit_takes_in_the_next(chen, draft):
    assert change(chen, draft, start(draft, "2.1"), "merge") == ""
    assert texts(draft)["2.1"] == "count the ducks;\n(b) publish the count."
    assert "2.2" not in texts(draft)


def test_words_become_furniture_and_come_back(chen, draft):
    at = start(draft, "1")
    assert change(chen, draft, at, "say", words="kept clean.", role="furniture") == ""
    assert texts(draft)["1"] == "The lakes are"
    furniture = Span.objects.get(source=draft.source, role="furniture", start__gt=at, start__lt=at + 20)
    assert change(chen, draft, furniture.start, "say", words="kept clean.", role="text", part="1") == ""
    assert texts(draft)["1"] == "The lakes are kept clean."


def test_a_clause_keeps_the_words_its_label_needs(chen, draft):
    told = change(chen, draft, start(draft, "3"), "say", words="The ducks are thanked.", role="furniture")
    assert "The label of 3 would stand without words" in told


def test_a_text_is_aligned_to_another_clause_and_its_gap_declared(chen, draft):
    sent(chen, CHINESE, "zh-Hans", document=draft.document.slug)
    chinese = Edition.objects.get(document=draft.document, tag="zh-Hans")
    assert change(chen, chinese, start(chinese, "2.2"), "move", key="2.p1") == ""
    assert texts(chinese)["2.p1"] == "公布数目。"
    chinese.refresh_from_db()
    assert chinese.gaps == ["2.2"]
    assert Edition.objects.get(document=draft.document, tag="en").gaps == ["2.p1"]


def test_a_correction_goes_with_the_words_it_stands_on(chen, draft):
    text = ClauseText.objects.get(edition=draft, clause__key="2.2")
    Correction.objects.create(
        clause_text=text,
        start=12,
        found="count",
        reads="counts",
        kind="misprint",
        by="A",
        reason={"en": "so"},
    )
    assert change(chen, draft, start(draft, "2.2"), "split", words="the count", key="2.3") == ""
    moved = Correction.objects.get(clause_text__edition=draft)
    assert (moved.clause_text.clause.key, moved.start, moved.found) == ("2.3", 4, "count")


def test_a_public_key_that_is_given_up_leads_on_and_is_never_used_again(chen):
    edition = Edition.objects.select_related("document").get(document__slug=MOSCOW)
    assert change(chen, edition, start(edition, "p21"), "move", key="p22") == ""
    redirect = Redirect.objects.get(old=f"/documents/{MOSCOW}/p21")
    assert (redirect.successors, redirect.reason) == ([f"/documents/{MOSCOW}/p22"], "A test.")
    assert edition.document.review.edited_by.username == "chen"
    told = change(chen, edition, start(edition, "p22"), "move", key="p21")
    assert "p21 was given up before; a key is never used again" in told


def test_a_public_text_changes_with_a_reason_only(chen):
    edition = Edition.objects.get(document__slug=MOSCOW)
    assert "Say why" in change(chen, edition, start(edition, "p21"), "move", key="p22", reason="")


@pytest.mark.parametrize(
    ("action", "fields", "told"),
    [
        ("split", {"words": "nowhere", "key": "2.3"}, "does not stand there"),
        ("split", {"words": "the count", "key": "2.1"}, "already"),
        ("split", {"words": "the count", "key": "nothing!"}, "is no key"),
        ("move", {"key": "zz"}, "is no key"),
        ("say", {"words": "publish", "role": "name"}, "code of a signatory"),
        ("say", {"words": "publish", "role": "name", "part": "xx"}, "no signatory “xx”"),
        ("say", {"words": "publish", "role": "poem"}, "Choose a role"),
        ("dance", {}, "Choose what to do"),
    ],
)
def test_what_no_import_would_take_is_told_and_nothing_is_changed(chen, draft, action, fields, told):
    before = texts(draft)
    answer = change(chen, draft, start(draft, "2.2"), action, **fields)
    assert told in answer
    assert texts(draft) == before


def test_what_was_changed_meanwhile_is_looked_at_again(chen, draft):
    asked = {"at": str(start(draft, "2.2")), "action": "split", "words": "the count", "key": "2.3"}
    seen = chen.post(url(draft), asked).context["seen"]
    assert change(chen, draft, start(draft, "1"), "split", words="kept clean", key="1a") == ""
    answer = chen.post(url(draft), {**asked, "at": str(start(draft, "2.2")), "seen": seen, "confirm": "yes"})
    assert "changed since you looked" in answer.content.decode()
    assert "2.3" not in texts(draft)


def test_the_history_says_who_split_a_text_and_why(chen, draft):
    assert change(chen, draft, start(draft, "2.2"), "split", words="the count", key="2.3") == ""
    version = ClauseText.objects.get(edition=draft, clause__key="2.2").history.latest()
    assert (version.history_user.username, version.history_change_reason) == ("chen", "A test.")


def test_a_viewer_corrects_nothing(chen, draft):
    answer = signed_in("viewer").post(url(draft), {"at": "0", "action": "merge"})
    assert answer.status_code == 403


def test_every_place_of_the_source_leads_to_what_can_be_said_of_it(chen, draft):
    html = chen.get(url(draft), {"at": str(start(draft, "1"))}).content.decode()
    assert "Change: text of 1" in html
    assert ENGLISH.splitlines()[4][3:] in html
