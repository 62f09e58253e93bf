"""Every record has its pages, which show what they should and ask the database no more when there is more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import (
    RELEASED,
    ClauseText,
    Document,
    FixtureFile,
    Meeting,
    Party,
    PartyName,
    PersonName,
    ScriptRule,
    Source,
    TermName,
)

from . import rows
from .pages import ADMINS, Form, address, opened

pytestmark = pytest.mark.django_db

MODELS = sorted(ADMINS, key=lambda model: model.__name__)
# Read off a source or written by a command: there is nothing to add by hand.
NOT_ADDED = {"Clause", "ClauseText", "Edition", "FixtureFile", "Release", "Signature", "Source", "Span"}


def named(model):
    return model.__name__


def test_every_record_has_pages_of_its_own_or_stands_on_its_owners():
    inline = {inline.model for record in ADMINS.values() for inline in record.inlines}
    assert {*RELEASED, FixtureFile} <= {*ADMINS, *inline}
    assert {*RELEASED, FixtureFile} - set(ADMINS) == {PartyName, PersonName, TermName}


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_the_pages_of_every_record_answer(curator, model):
    rows.everything()
    opened(curator, address(model, "changelist"))
    opened(curator, address(model, "change", model.objects.first().pk))
    added = curator.get(address(model, "add"))
    assert added.status_code == (403 if model.__name__ in NOT_ADDED else 200)


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_nothing_on_a_page_of_the_admin_is_stopped_by_its_policy(curator, model):
    rows.everything()
    urls = [address(model, "changelist"), address(model, "change", model.objects.first().pk)]
    if model.__name__ not in NOT_ADDED:
        urls.append(address(model, "add"))
    for url in urls:
        page = opened(curator, url)
        assert page.inline == [], url
        assert len(page.ids) == len(set(page.ids)), url


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_record_can_be_searched(curator, model):
    rows.everything()
    answer = curator.get(address(model, "changelist"), {"q": "no record says this"})
    assert "0 " in answer.content.decode() and answer.context["cl"].result_count == 0


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_an_anonymous_visitor_gets_the_log_in(page):
    answer = Client().get(address(Document, page))
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/")


def test_the_log_in_and_the_index_say_where_one_is(curator):
    for client, url in ((Client(), "/admin/login/"), (curator, "/admin/")):
        assert "Declaration archive — curation" in client.get(url).content.decode()


def counted(client, url):
    # The first page a process shows also asks for what Django then remembers, such as content types.
    opened(client, url)
    with CaptureQueriesContext(connection) as asked:
        opened(client, url)
    return len(asked)


def test_a_longer_list_asks_no_more_of_the_database(curator):
    rows.everything(5)
    few = {model: counted(curator, address(model, "changelist")) for model in MODELS}
    rows.everything(45, start=5)
    assert min(model.objects.count() for model in MODELS) >= 50
    assert {model: counted(curator, address(model, "changelist")) for model in MODELS} == few
    # Two of them renew the session.
    assert max(few.values()) <= 14


def test_a_thousand_documents_ask_no_more_of_the_database_than_a_few(curator):
    def add(start: int, number: int) -> None:
        made = [
            Document(
                slug=f"2011-{n}", kind="treaty", titles={"en": str(n)}, status=["draft", "published"][n % 2]
            )
            for n in range(start, start + number)
        ]
        Document.objects.bulk_create(made)
        Meeting.objects.bulk_create(
            Meeting(slug=f"2011-m{n}", body=rows.body(), start=rows.DAY, end=rows.DAY, place={"en": str(n)})
            for n in range(start, start + number)
        )

    pages = ["/admin/", *(address(model, "changelist") for model in MODELS)]
    add(0, 10)
    few = {url: counted(curator, url) for url in pages}
    add(10, 990)
    many = {url: counted(curator, url) for url in pages}
    # Of so many the index does not compare the fixtures any more, which saves it a query.
    assert many == few | {"/admin/": few["/admin/"] - 1}


@pytest.mark.parametrize("model", [Document, Source], ids=named)
def test_the_page_of_a_longer_document_asks_no_more_of_the_database(curator, model):
    short, long = (rows.document(f"2011-{clauses}-lakes", clauses=clauses) for clauses in (5, 50))
    pages = [
        address(model, "change", one.pk if model is Document else one.editions.get().source.pk)
        for one in (short, long)
    ]
    assert counted(curator, pages[0]) == counted(curator, pages[1])


def test_a_document_page_shows_its_text_as_published_and_lets_nobody_edit_it(curator):
    made = rows.document(clauses=3)
    html = curator.get(address(Document, "change", made.pk)).content.decode()
    sent = "\n".join(Form(html).sent.values())
    for shown in ("第3條", "湖上諸國願共享清水。", "湖國總統 · 甲乙丙", "The ink ran.", "河"):
        assert shown in html, shown
        assert shown not in sent, shown


def test_a_clause_an_edition_lacks_is_a_visible_gap(curator):
    made = rows.document()
    ClauseText.objects.filter(clause__document=made, clause__key="2").delete()
    [first, second] = curator.get(address(Document, "change", made.pk)).context["text"].rows
    assert first.texts[0] is not None
    assert second.texts == (None,)


def test_a_source_page_accounts_for_every_character_and_shows_no_bytes(curator):
    witness = rows.document().editions.get().source
    html = curator.get(address(Source, "change", witness.pk)).content.decode()
    assert f"{witness.characters} of {witness.characters} characters accounted for." in html
    assert witness.sha256 in html
    assert "清水" not in html and "download" not in html.lower()


def test_a_source_page_says_where_its_spans_do_not_tile(curator):
    witness = rows.document().editions.get().source
    lost = witness.spans.get(role="name")
    lost.delete()
    html = curator.get(address(Source, "change", witness.pk)).content.decode()
    assert f"{lost.start} of {witness.characters} characters accounted for." in html
    assert f"characters {lost.start} to {lost.end} belong to no span" in html


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_no_page_loads_the_bytes_of_a_source(curator, model):
    rows.everything()
    urls = [address(model, "changelist"), address(model, "change", model.objects.first().pk)]
    with CaptureQueriesContext(connection) as asked:
        for url in urls:
            opened(curator, url)
    assert not [query for query in asked if '"archive_source"."data"' in query["sql"]]


FOUND = [
    # model, what is searched, how many are found
    (Document, "湖畔宣言", 1),
    (Document, "Lakeside", 1),
    (Meeting, "湖畔", 1),
    (ScriptRule, "歷史", 1),
    (ScriptRule, "历史", 1),
    (ScriptRule, "史歷", 0),
    (ClauseText, "2011-lakeside-declaration 共享", 2),
]


@pytest.mark.parametrize(("model", "words", "number"), FOUND)
def test_records_are_found_by_their_words_in_any_language(curator, model, words, number):
    rows.document()
    rows.rule()
    answer = curator.get(address(model, "changelist"), {"q": words})
    assert answer.context["cl"].result_count == number


def test_a_party_is_found_by_any_of_its_names_and_listed_once(curator):
    rows.party()
    answer = curator.get(address(Party, "changelist"), {"q": "湖国lk"})
    assert answer.context["cl"].result_count == 1
    assert "Lake state lk · 湖国lk" in answer.content.decode()


@pytest.mark.parametrize("status", Document.Status.values)
def test_only_what_was_published_has_a_public_page(curator, status):
    made = rows.document(status=status, withdrawn_on=rows.DAY, withdrawn_because="An error.")
    html = curator.get(address(Document, "change", made.pk)).content.decode()
    assert ('href="/documents/2011-lakeside-declaration"' in html) == (status != "draft")


def test_a_viewer_sees_every_page_and_changes_none():
    rows.everything()
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(viewer)
    for model in MODELS:
        url = address(model, "change", model.objects.first().pk)
        opened(client, address(model, "changelist"))
        opened(client, url)
        assert client.post(url, {}).status_code == 403, model
        assert client.get(address(model, "add")).status_code == 403, model
