"""The index says what waits for a curator, and asks the same of the database however much waits."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.admin import site
from archive.curation.models import Review
from archive.models import ClauseText, Document, Edition, FixtureFile, ScriptRule

from . import rows
from .pages import Form
from .people import signed_in

pytestmark = pytest.mark.django_db
DOUBTS = "/admin/archive/scriptrule/doubts/"


def waiting(client) -> dict[str, tuple[int, list[tuple[str, str]]]]:
    """Title of each queue on the index → how many wait, and slug and detail of those named."""
    answer = client.get("/admin/")
    assert Form(answer.content.decode()).inline == []
    return {
        queue.title: (queue.total, [(item.slug, item.detail) for item in queue.items])
        for queue in answer.context["queues"]
    }


def second_edition(document: Document, *keys: str) -> None:
    edition = Edition.objects.create(
        document=document, tag="en", language="en", role="copy", source=document.editions.get().source
    )
    for clause in document.clauses.filter(key__in=keys):
        ClauseText.objects.create(clause=clause, edition=edition, text="Clear water.")


def test_an_archive_where_all_is_done_has_no_queue(curator):
    rows.document()
    assert waiting(curator) == {}


def test_drafts_reviews_and_edits_wait_each_in_its_queue(curator):
    chen = User.objects.create_user("chen")
    rows.document("2011-a-draft", status="draft")
    review = rows.document("2011-in-review", status="draft")
    Review.objects.create(document=review, state="in-review", edited_by=chen)
    approved = rows.document("2011-approved", status="draft")
    Review.objects.create(document=approved, state="approved", edited_by=chen)
    Review.objects.create(document=rows.document("2011-edited"), state="edited", edited_by=chen)
    found = waiting(curator)
    assert found["To be reviewed"] == (1, [("2011-in-review", "edited by chen")])
    assert found["Drafts"] == (2, [("2011-a-draft", "never reviewed"), ("2011-approved", "approved")])
    assert found["Edited since the last release"] == (1, [("2011-edited", "being edited, chen")])


def test_clauses_that_an_edition_lacks_wait(curator):
    second_edition(rows.document("2011-lacking", clauses=3), "1")
    second_edition(rows.document("2011-whole", clauses=2), "1", "2")
    rows.document("2011-of-one-edition")
    assert waiting(curator)["Clauses not in every edition"] == (
        1,
        [("2011-lacking", "2 clauses not in every edition")],
    )


def doubtful(status="draft") -> Document:
    made = rows.document(status=status, clauses=1)
    Edition.objects.update(tag="zh-Hans", script="Hans")
    ClauseText.objects.update(text="提出一出路。")
    return made


def test_a_doubtful_rendering_in_a_draft_waits_until_a_rule_settles_it(curator):
    made = doubtful()
    assert waiting(curator)["Doubtful renderings in the other script"] == (1, [(made.slug, "1 spot")])
    html = curator.get(DOUBTS).content.decode()
    assert "一出路" in html and "一齣路" in html
    for shown in ("zh-Hant", "zh-Hant-HK"):
        ScriptRule.objects.create(
            shown=shown, found="一出路", reads="一出路", reason="a way out", reviewed_by="A. R."
        )
    assert "Doubtful renderings in the other script" not in waiting(curator)
    assert "None in these documents." in curator.get(DOUBTS).content.decode()


def test_a_doubtful_rendering_leads_to_a_rule_to_write(curator):
    doubtful("published")
    assert "Doubtful renderings in the other script" not in waiting(curator), (
        "only what is at work is looked through"
    )
    html = curator.get(DOUBTS).content.decode()
    [link, *_] = [part.partition('"')[0] for part in html.split('href="/admin/archive/scriptrule/add/?')[1:]]
    form = Form(curator.get(f"/admin/archive/scriptrule/add/?{link.replace('&amp;', '&')}").content.decode())
    assert form.sent["found"] == "一出路"


def test_what_is_not_in_the_fixtures_is_named_unless_the_archive_is_large(curator, monkeypatch):
    rows.document()
    FixtureFile.objects.create(path="people.toml", sha256="0" * 64)
    assert "<td>people.toml</td>" in curator.get("/admin/").content.decode()
    monkeypatch.setattr(site, "MOST_COMPARED", 0)
    assert "The archive is large" in curator.get("/admin/").content.decode()


def test_the_index_offers_what_one_may_do(curator):
    for role, pages in (
        ("viewer", ()),
        ("curator", ()),
        ("reviewer", ("release/publish", "fixturefile/import")),
    ):
        html = signed_in(role, f"a-{role}").get("/admin/").content.decode()
        for page in ("release/publish", "fixturefile/import", "fixturefile/export"):
            assert (f'href="/admin/archive/{page}/"' in html) == (page in pages or bool(pages)), (role, page)
    nobody = User.objects.create_user("nobody", is_staff=True)
    curator.force_login(nobody)
    assert curator.get("/admin/").status_code == 200
    assert curator.get(DOUBTS).status_code == 403


def asked(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_longer_queue_asks_no_more_of_the_database(curator):
    chen = User.objects.create_user("chen")

    def fill(start: int, number: int) -> None:
        for n in range(start, start + number):
            draft = rows.document(f"2011-draft-{n}", status="draft", clauses=1)
            second_edition(draft)
            Review.objects.create(document=draft, state=["edited", "in-review"][n % 2], edited_by=chen)
            Review.objects.create(document=rows.document(f"2011-edited-{n}", clauses=1), edited_by=chen)

    fill(0, 2)
    few = {url: asked(curator, url) for url in ("/admin/", DOUBTS)}
    fill(2, 12)
    assert {url: asked(curator, url) for url in few} == few
    assert len(waiting(curator)["Drafts"][1]) <= 10
