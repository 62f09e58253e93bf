"""Another key, a split, a merger: wording is untouched, and every address of the public goes on to lead somewhere."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.curation.models import Review
from archive.exchange.ingest import ingest
from archive.exchange.writeback import write_back
from archive.fixture.folder import Folder
from archive.models import Clause, ClauseText, Correction, Document, Note, Redirect
from archive.verify import verify
from tests.rooms import publish_now

from .pages import Form
from .people import signed_in

BISHKEK, DUSHANBE = "2007-bishkek-declaration", "2008-dushanbe-declaration"


@pytest.fixture
def chen(archive):
    return signed_in("curator", "chen")


def clause(slug: str, key: str) -> Clause:
    return Clause.objects.get(document__slug=slug, key=key)


def address(one: Clause) -> str:
    return f"/admin/archive/clause/{one.pk}/structure/"


def asked(client, one: Clause, **sent):
    return client.post(address(one), {"reason": "A test.", **sent})


def done(client, one: Clause, **sent) -> list[str]:
    """Look at a change and confirm it; what is told afterwards."""
    shown = asked(client, one, **sent)
    if shown.context["shown"] is None:
        return [str(message) for message in shown.context["messages"]]
    form = Form(shown.content.decode())
    again = {"reason": "A test.", **sent, "seen": shown.context["seen"], "confirm": "yes"}
    assert form.sent["seen"] == again["seen"]
    answer = client.post(address(one), again, follow=True)
    return [str(message) for message in answer.context["messages"]]


DONE = ["Done. It waits for a review, like every edit."]


def keys(slug: str) -> list[str]:
    return list(Clause.objects.filter(document__slug=slug).order_by("order").values_list("key", flat=True))


def text_of(slug: str, key: str, tag: str) -> str:
    return ClauseText.objects.get(clause__document__slug=slug, clause__key=key, edition__tag=tag).text


def redirects() -> dict[str, list[str]]:
    return dict(Redirect.objects.values_list("old", "successors"))


def all_is_proved(tree) -> None:
    """The archive proves itself, exports, and imports again without a difference."""
    assert verify("default").faults == []
    write_back(Folder(tree), "default", Folder(tree))
    assert not ingest(Folder(tree), "default", force=True).withdrawn


def public(settings, path: str):
    settings.ROOT_URLCONF = "archive.urls"
    return Client().get(path)


def test_what_a_new_key_would_change_is_shown_and_not_done(chen):
    before = keys(BISHKEK)
    html = asked(chen, clause(BISHKEK, "p5"), action="rekey", key="p5a").content.decode()
    for key in ("p5", "p5.1", "p5.4"):
        assert f"/documents/{BISHKEK}/{key}</th>" in html
        assert f"<td>/documents/{BISHKEK}/{key.replace('p5', 'p5a')}</td>" in html
    assert keys(BISHKEK) == before and redirects() == {}
    assert Form(html).inline == []
    assert len(Form(html).ids) == len(set(Form(html).ids))


def test_a_new_key_takes_what_is_beneath_along_and_the_old_addresses_lead_to_it(chen, tree, settings):
    assert done(chen, clause(BISHKEK, "p5"), action="rekey", key="p5a") == DONE
    assert keys(BISHKEK)[5:10] == ["p5a", "p5a.1", "p5a.2", "p5a.3", "p5a.4"]
    assert redirects()[f"/documents/{BISHKEK}/p5.3"] == [f"/documents/{BISHKEK}/p5a.3"]
    all_is_proved(tree)
    publish_now()
    for old, new in (
        ("p5", "p5a"),
        ("p5.2", "p5a.2"),
        ("zh-Hans/p5.2", "zh-Hans/p5a.2"),
        ("p5.2.json", "p5a.2.json"),
    ):
        answer = public(settings, f"/documents/{BISHKEK}/{old}")
        assert (answer.status_code, answer.url) == (301, f"/documents/{BISHKEK}/{new}"), old
        assert public(settings, answer.url).status_code == 200


def test_a_clause_keeps_its_history_and_says_why_it_moved(chen):
    one = clause(BISHKEK, "p5")
    done(chen, one, action="rekey", key="p5a")
    versions = list(one.history.order_by("history_id").values_list("key", "history_change_reason"))
    assert versions[-1] == ("p5a", "A test.") and versions[0][0] == "p5"
    assert Redirect.objects.first().reason == "A test."
    assert Review.objects.get(document__slug=BISHKEK).edited_by.username == "chen"


def test_a_key_that_was_given_up_is_never_used_again(chen):
    done(chen, clause(BISHKEK, "p5"), action="rekey", key="p5a")
    told = done(chen, clause(BISHKEK, "p5a"), action="rekey", key="p5")
    assert told[0].endswith("was given up before; a key is never used again.")
    assert "p5a" in keys(BISHKEK)


REFUSED = [
    # document, key, what is asked, what is told
    (BISHKEK, "p5", {"action": "rekey", "key": "p6"}, "There is a clause p6 already."),
    (BISHKEK, "p5", {"action": "rekey", "key": "p5"}, "It has the key p5 already."),
    (BISHKEK, "p5", {"action": "rekey", "key": "ten"}, "“ten” is no key"),
    (BISHKEK, "p5", {"action": "rekey", "key": "99.1"}, "There is no clause 99 for 99.1 to stand under."),
    (BISHKEK, "p5", {"action": "rekey", "key": "p99"}, "p6"),
    (BISHKEK, "p5", {"action": "merge"}, "p5 has clauses beneath it: merge those first."),
    (BISHKEK, "p17", {"action": "merge"}, "No clause follows this one."),
    (DUSHANBE, "10.1", {"action": "merge"}, "10.2 prints the label"),
    (BISHKEK, "p5", {"action": "split", "second": "p5a"}, "p5 has clauses beneath it: split those."),
    (
        BISHKEK,
        "p6",
        {"action": "split", "second": "p6a"},
        "Say in at least one edition where the second half begins.",
    ),
    (BISHKEK, "p6", {"action": "split", "second": "p6"}, "The halves need two keys."),
    (BISHKEK, "p6", {"action": "split", "first": "p6a", "second": "p6"}, "p6 stays with the first half"),
    (BISHKEK, "p6", {"action": "melt"}, "Choose what to do with the clause."),
    (
        BISHKEK,
        "p6",
        {"action": "rekey", "key": "p6a", "reason": " "},
        "Say why: the addresses of this document are public.",
    ),
]


@pytest.mark.parametrize(("slug", "key", "sent", "words"), REFUSED)
def test_what_cannot_be_is_told_and_changes_nothing(chen, slug, key, sent, words):
    before = keys(slug)
    told = done(chen, clause(slug, key), **sent)
    assert len(told) == 1 and words in told[0], told
    assert keys(slug) == before and redirects() == {}
    assert not Review.objects.exists()


@pytest.mark.parametrize("place", ["0", "99999", "-1", "x", "1.5", "12345678901"])
def test_a_place_that_is_none_is_told(chen, place):
    one = clause(BISHKEK, "p6")
    told = done(chen, one, action="split", second="p6a", **{f"place-{one.texts.get().edition_id}": place})
    assert "begins between 1 and" in told[0] or "is no place in a text" in told[0]


def test_a_split_leaves_every_character_where_it_was(chen, tree, settings):
    one = clause(BISHKEK, "p6")
    edition, was = one.texts.get().edition, one.texts.get().text
    place = was.index("。") + 1 if "。" in was[:-1] else len(was) // 2
    assert done(chen, one, action="split", second="p6a", **{f"place-{edition.pk}": str(place)}) == DONE
    assert text_of(BISHKEK, "p6", "zh-Hans") + text_of(BISHKEK, "p6a", "zh-Hans") == was
    assert keys(BISHKEK)[keys(BISHKEK).index("p6") + 1] == "p6a"
    assert redirects() == {}
    all_is_proved(tree)


def test_where_neither_half_keeps_the_key_the_address_leads_to_both(chen, tree, settings):
    one = clause(BISHKEK, "p6")
    edition = one.texts.get().edition_id
    assert done(chen, one, action="split", first="p6a", second="p6b", **{f"place-{edition}": "10"}) == DONE
    assert redirects() == {
        f"/documents/{BISHKEK}/p6": [f"/documents/{BISHKEK}/p6a", f"/documents/{BISHKEK}/p6b"]
    }
    all_is_proved(tree)
    publish_now()
    answer = public(settings, f"/documents/{BISHKEK}/p6")
    assert answer.status_code == 300
    assert f"/documents/{BISHKEK}/p6b" in answer.content.decode()


def test_an_edition_that_is_not_split_declares_the_gap(chen, tree):
    one = clause(DUSHANBE, "1.p1")
    english = one.texts.get(edition__tag="en")
    sent = {"action": "split", "second": "1.p1a", f"place-{english.edition_id}": "20"}
    assert done(chen, one, **sent) == DONE
    assert Document.objects.get(slug=DUSHANBE).editions.get(tag="zh-Hant").gaps == ["1.p1a"]
    all_is_proved(tree)


def test_a_merger_joins_the_texts_and_the_second_address_leads_to_the_first(chen, tree, settings):
    first, second = text_of(BISHKEK, "p6", "zh-Hans"), text_of(BISHKEK, "p7", "zh-Hans")
    assert done(chen, clause(BISHKEK, "p6"), action="merge") == DONE
    assert text_of(BISHKEK, "p6", "zh-Hans") == f"{first}\n{second}"
    assert "p7" not in keys(BISHKEK)
    all_is_proved(tree)
    publish_now()
    answer = public(settings, f"/documents/{BISHKEK}/p7")
    assert (answer.status_code, answer.url) == (301, f"/documents/{BISHKEK}/p6")


def test_corrections_and_notes_go_with_the_words_they_stand_on(chen, tree):
    correction = Correction.objects.filter(
        clause_text__clause__key__regex=r"[.]p[0-9]+$", start__gt=3
    ).first()
    text, found = correction.clause_text, correction.found
    one, edition = text.clause, text.edition_id
    place = {f"place-{edition}": str(correction.start - 1)}
    assert done(chen, one, action="split", second=f"{one.key}a", **place) == DONE
    correction.refresh_from_db()
    assert (correction.clause_text.clause.key, correction.start) == (f"{one.key}a", 1)
    assert correction.clause_text.text[1 : 1 + len(found)] == found
    all_is_proved(tree)
    second = clause(DUSHANBE, f"{one.key}a")
    Note.objects.create(
        document=one.document,
        clause=second,
        order=99,
        kind="textual",
        language="en",
        body="Here.",
        author="A.",
    )
    assert done(chen, one, action="merge") == DONE
    correction.refresh_from_db()
    assert correction.clause_text == text
    assert correction.clause_text.text[correction.start : correction.start + len(found)] == found
    assert Note.objects.get(order=99).clause == one


def test_of_a_draft_nobody_knows_an_address(chen):
    Document.objects.filter(slug=BISHKEK).update(status="draft")
    html = asked(chen, clause(BISHKEK, "p5"), action="rekey", key="p5a", reason="").content.decode()
    assert "No public address." in html
    assert done(chen, clause(BISHKEK, "p5"), action="rekey", key="p5a", reason="") == DONE
    assert redirects() == {}


def test_what_was_changed_since_it_was_shown_is_not_done(chen):
    one = clause(BISHKEK, "p5")
    sent = {"action": "rekey", "key": "p5a", "reason": "A test."}
    seen = chen.post(address(one), sent).context["seen"]
    done(chen, clause(BISHKEK, "p6"), action="merge")
    answer = chen.post(address(one), {**sent, "seen": seen, "confirm": "yes"})
    assert "The document was changed since you looked: look again." in answer.content.decode()
    assert "p5" in keys(BISHKEK)


def test_only_who_may_edit_changes_a_structure(archive):
    client = signed_in("viewer")
    one = clause(BISHKEK, "p5")
    assert client.get(address(one)).status_code == 403
    assert client.post(address(one), {"action": "merge"}).status_code == 403
    assert signed_in("curator").get("/admin/archive/clause/999999/structure/").status_code == 404
