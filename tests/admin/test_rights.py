"""What nobody may change, and what may be deleted."""

from __future__ import annotations

import pytest
from django.contrib import admin

from archive.models import (
    Body,
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    FixtureFile,
    Meeting,
    Note,
    Party,
    Person,
    Redirect,
    Release,
    Signatory,
    Signature,
    Source,
    Span,
    Term,
)

from . import rows
from .pages import address, opened, saved

pytestmark = pytest.mark.django_db

READ_ONLY = [Clause, ClauseText, FixtureFile, Release, Signature, Source, Span]


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model.__name__)
def test_the_text_of_the_archive_is_read_only_for_everyone(curator, model):
    rows.everything()
    row = model.objects.order_by("pk").first()
    before = model.objects.filter(pk=row.pk).values().get()
    for url in (
        address(model, "add"),
        address(model, "change", row.pk),
        address(model, "delete", row.pk),
    ):
        assert curator.post(url, {"post": "yes", "text": "other", "role": "title"}).status_code == 403
    assert model.objects.filter(pk=row.pk).values().get() == before
    page = opened(curator, address(model, "change", row.pk))
    assert not {"_save", *(field.name for field in model._meta.fields)} & set(page.sent)


# What is part of printed addresses, or is read off a source, once the record is there.
IDENTITY = [
    (Document, {"slug"}),
    (Meeting, {"slug"}),
    (Person, {"slug"}),
    (Body, {"slug"}),
    (Term, {"slug"}),
    (Party, {"code"}),
    (Signatory, {"document", "code"}),
    (Edition, {"document", "tag", "language", "script", "title", "source", "gaps", "is_reordered"}),
    (Redirect, {"old"}),
    (Correction, {"clause_text"}),
    (Note, {"document"}),
]


@pytest.mark.parametrize(("model", "fixed"), IDENTITY)
def test_an_identity_stays_once_it_is_given(curator, model, fixed):
    rows.everything()
    row = model.objects.first()
    sent = opened(curator, address(model, "change", row.pk)).sent
    assert not fixed & set(sent)
    if model is not Edition:
        assert fixed <= set(opened(curator, address(model, "add")).sent)


def test_an_identity_that_is_sent_all_the_same_changes_nothing(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    assert saved(curator, url, slug="2012-other", titles__en="A better title") == []
    made.refresh_from_db()
    assert (made.slug, made.titles["en"]) == ("2011-lakeside-declaration", "A better title")


def parts(document):
    """One of everything beneath the document that has a page."""
    return [
        document.editions.first(),
        document.clauses.first(),
        ClauseText.objects.get(clause=document.clauses.first()),
        Correction.objects.filter(clause_text__clause__document=document).first(),
        document.notes.first(),
        document.signatories.first(),
        Signature.objects.get(signatory__document=document),
    ]


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_nothing_that_was_published_can_be_deleted(curator, status):
    made = rows.document(status=status, withdrawn_on=rows.DAY, withdrawn_because="An error.")
    for part in (made, *parts(made)):
        url = address(type(part), "delete", part.pk)
        assert curator.get(url).status_code == 403, part
        assert curator.post(url, {"post": "yes"}).status_code == 403, part
        assert type(part).objects.filter(pk=part.pk).exists()
    html = curator.get(address(Document, "change", made.pk)).content.decode()
    assert address(Document, "delete", made.pk) not in html


def test_a_draft_goes_with_everything_beneath_it_and_the_source_it_alone_has(curator):
    kept, draft = rows.document(), rows.document("2011-draft", status="draft")
    url = address(Document, "delete", draft.pk)
    shown = curator.get(url)
    assert shown.context["model_count"]
    assert "2011-draft.txt" in shown.content.decode()
    assert curator.post(url, {"post": "yes"}).status_code == 302
    assert Document.objects.get() == kept
    for model in (Edition, Source, Signatory, Signature):
        assert model.objects.count() == 1, model
    for model in (Clause, ClauseText, Correction, Note):
        assert model.objects.count() == 2, model
    witness = Source.objects.get()
    assert sum(span.end - span.start for span in Span.objects.all()) == witness.characters


def test_before_a_draft_is_deleted_it_is_told_what_goes_with_it(curator):
    draft = rows.document(status="draft", clauses=3)
    counts = dict(curator.get(address(Document, "delete", draft.pk)).context["model_count"])
    assert counts["documents"] == counts["editions"] == counts["sources"] == counts["signatories"] == 1
    assert counts["clauses"] == counts["clause texts"] == counts["corrections"] == 3
    assert counts["spans"] == Span.objects.count()


def test_a_draft_whose_source_another_document_is_read_from_stays(curator):
    made, draft = rows.document(), rows.document("2011-draft", status="draft")
    draft.editions.update(source=made.editions.get().source)
    assert curator.post(address(Document, "delete", draft.pk), {"post": "yes"}).status_code == 403
    assert Document.objects.count() == 2


def test_of_a_draft_only_what_is_not_printed_can_be_deleted_alone(curator):
    draft = rows.document(status="draft")
    edition, clause, text, correction, note, signatory, signature = parts(draft)
    unsigned = Signatory.objects.create(
        document=draft, code="sea", order=1, party=rows.party("se"), capacity="attended"
    )
    for part, answer in (
        (edition, 403),
        (clause, 403),
        (text, 403),
        (signatory, 403),
        (signature, 403),
        (unsigned, 302),
        (correction, 302),
        (note, 302),
    ):
        url = address(type(part), "delete", part.pk)
        assert curator.post(url, {"post": "yes"}).status_code == answer, part
        assert type(part).objects.filter(pk=part.pk).exists() == (answer == 403)


def test_no_list_deletes(curator):
    rows.everything()
    for model in (Document, Meeting, Note):
        chosen = list(model.objects.values_list("pk", flat=True))
        sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
        curator.post(address(model, "changelist"), sent)
        assert model.objects.count() == len(chosen)
    assert "delete_selected" not in dict(admin.site.actions)


@pytest.mark.parametrize("model", [Meeting, Party, Person, Body], ids=lambda model: model.__name__)
def test_what_a_document_refers_to_cannot_be_deleted(curator, model):
    rows.document()
    row = model.objects.get()
    answer = curator.post(address(model, "delete", row.pk), {"post": "yes", "change_reason": "A test."})
    assert answer.status_code in (200, 403)
    assert model.objects.filter(pk=row.pk).exists()


def test_a_redirect_stays(curator):
    made = rows.redirect()
    assert curator.post(address(Redirect, "delete", made.pk), {"post": "yes"}).status_code == 403
    assert Redirect.objects.exists()


def test_a_term_nobody_needs_can_be_deleted(curator):
    made = rows.term()
    url = address(Term, "delete", made.pk)
    assert "Say why" in curator.post(url, {"post": "yes", "change_reason": " "}, follow=True).content.decode()
    assert Term.objects.exists()
    assert curator.post(url, {"post": "yes", "change_reason": "Said twice."}).status_code == 302
    assert not Term.objects.exists()
    [gone] = Term.history.filter(history_type="-")
    assert (gone.history_change_reason, gone.history_user.username) == ("Said twice.", "curator")
