"""From a draft to what is public: reviewed by somebody else than its last editor, published, withdrawn with a reason."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from archive.curation.act import acting
from archive.curation.models import Review
from archive.curation.workflow import promote, settle, unseen_by_another
from archive.models import Correction, Document, Meeting, Note

from . import rows
from .pages import Form, address, opened, saved
from .people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen():
    return signed_in("curator", "chen")


@pytest.fixture
def dana():
    return signed_in("reviewer", "dana")


def step(client, document, name, remark="", **changes) -> list[str]:
    """Take a step on the document's page; what the page says afterwards."""
    url = address(Document, "change", document.pk)
    sent = {"version": opened(client, url).sent.get("version", ""), "step": name, "remark": remark, **changes}
    answer = client.post(address(Document, "review", document.pk), sent, follow=True)
    return (
        [str(message) for message in answer.context["messages"]] if answer.status_code == 200 else ["refused"]
    )


def steps_offered(client, document) -> list[str]:
    html = client.get(address(Document, "change", document.pk)).content.decode()
    return [name for name in ("submit", "approve", "send-back") if f'value="{name}"' in html]


def state(document) -> str:
    review = Review.objects.filter(document=document).first()
    return review.state if review else ""


def edit(client, document, title="Edited") -> None:
    url = address(Document, "change", document.pk)
    assert saved(client, url, titles__en=title) == []


def test_a_draft_is_reviewed_by_somebody_else_and_public_with_the_next_release(chen, dana):
    draft = rows.document(status="draft")
    edit(chen, draft)
    assert step(chen, draft, "submit") == ["It waits for somebody else to approve it."]
    assert state(draft) == "in-review"
    assert step(dana, draft, "approve") == ["Approved: the next release makes it public."]
    with acting(User.objects.get(username="dana"), "Published."):
        assert promote() == [draft]
        settle()
    draft.refresh_from_db()
    assert draft.status == "published"
    assert state(draft) == ""
    assert draft.history.latest().history_user.username == "dana"


def test_nobody_approves_what_they_edited_last(dana):
    draft = rows.document(status="draft")
    edit(dana, draft)
    step(dana, draft, "submit")
    assert steps_offered(dana, draft) == ["send-back"]
    assert step(dana, draft, "approve") == ["You edited it last: somebody else must approve it."]
    assert state(draft) == "in-review"


def test_who_edited_before_the_last_may_approve(chen, dana):
    draft = rows.document(status="draft")
    edit(dana, draft)
    edit(chen, draft, "Edited again")
    step(chen, draft, "submit")
    assert step(dana, draft, "approve") == ["Approved: the next release makes it public."]


def test_a_curator_approves_nothing(chen):
    draft = rows.document(status="draft")
    step(chen, draft, "submit")
    assert steps_offered(chen, draft) == []
    assert step(chen, draft, "approve") == ["refused"]
    assert step(chen, draft, "send-back", "No.") == ["refused"]
    assert state(draft) == "in-review"


@pytest.mark.parametrize("part", [Note, Correction])
def test_an_edit_takes_an_approval_back(chen, dana, part):
    draft = rows.document(status="draft")
    step(chen, draft, "submit")
    step(dana, draft, "approve")
    assert state(draft) == "approved"
    row = part.objects.first()
    change = {"body": "Other."} if part is Note else {"by": "Other"}
    assert saved(chen, address(part, "change", row.pk), **change) == []
    assert state(draft) == "edited"
    assert promote() == []


def test_a_part_that_is_deleted_is_an_edit(chen, dana):
    draft = rows.document(status="draft")
    step(chen, draft, "submit")
    step(dana, draft, "approve")
    assert chen.post(address(Note, "delete", Note.objects.first().pk), {"post": "yes"}).status_code == 302
    assert state(draft) == "edited"


def test_what_all_share_belongs_to_no_review(chen):
    made = rows.document()
    assert saved(chen, address(Meeting, "change", made.meeting.pk), note="Edited.") == []
    assert state(made) == ""


def test_nobody_decides_on_what_was_edited_since_they_looked(chen, dana):
    draft = rows.document(status="draft")
    step(chen, draft, "submit")
    seen = opened(dana, address(Document, "change", draft.pk)).sent["version"]
    edit(chen, draft)
    step(chen, draft, "submit")
    [told] = step(dana, draft, "approve", version=seen)
    assert told.startswith("It was edited or decided on since you opened this page")
    assert state(draft) == "in-review"


def test_what_is_sent_back_says_what_is_to_be_mended(chen, dana):
    draft = rows.document(status="draft")
    step(chen, draft, "submit")
    assert step(dana, draft, "send-back") == ["Say what is to be mended."]
    assert step(dana, draft, "send-back", "The date is <i>wrong</i>.") == ["Sent back to its editors."]
    html = chen.get(address(Document, "change", draft.pk)).content.decode()
    assert "dana: The date is &lt;i&gt;wrong&lt;/i&gt;." in html
    assert steps_offered(chen, draft) == ["submit"]


def test_a_document_without_an_edition_is_not_reviewed(chen):
    draft = Document.objects.create(slug="2011-empty", kind="treaty", titles={"en": "Empty"})
    assert step(chen, draft, "submit") == ["A document without an edition cannot be reviewed: add one first."]


def test_edits_of_a_public_text_are_published_by_another_or_approved_first(chen, dana):
    made = rows.document()
    edit(dana, made)
    dana_herself, chen_himself = (User.objects.get(username=name) for name in ("dana", "chen"))
    assert unseen_by_another(dana_herself) == [made]
    assert unseen_by_another(chen_himself) == []
    step(dana, made, "submit")
    step(signed_in("reviewer", "mei"), made, "approve")
    assert unseen_by_another(dana_herself) == []


def test_of_a_public_text_nothing_waits_once_it_is_released(chen):
    made = rows.document()
    assert steps_offered(chen, made) == []
    assert step(chen, made, "submit") == ["Nothing was edited since the last release."]
    edit(chen, made)
    settle()
    assert state(made) == ""


def test_only_a_reviewer_withdraws_and_that_is_no_edit_to_review(chen, dana):
    made = rows.document()
    url = address(Document, "change", made.pk)
    withdrawal = {"status": "withdrawn", "withdrawn_on": "2012-01-01", "withdrawn_because": "A forgery."}
    assert "status" not in opened(chen, url).sent
    assert saved(chen, url, **withdrawal) == []
    made.refresh_from_db()
    assert made.status == "published"
    assert saved(dana, url, **withdrawal, change_reason="It is a forgery.") == []
    made.refresh_from_db()
    assert made.status == "withdrawn"
    assert state(made) == ""


def test_the_history_of_a_document_tells_its_reviews(chen, dana):
    draft = rows.document(status="draft")
    step(chen, draft, "submit", "Please look.")
    step(dana, draft, "approve", "Well done.")
    html = dana.get(address(Document, "history", draft.pk)).content.decode()
    for words in ("Added a review", "Changed a review", "Please look.", "Well done.", "approved"):
        assert words in html, words


def test_a_remark_that_no_text_can_hold_is_no_error(chen):
    draft = rows.document(status="draft")
    assert step(chen, draft, "submit", "a\x00b\x0b") == ["It waits for somebody else to approve it."]
    assert Review.objects.get().remark == "ab"


@pytest.mark.parametrize("bad", [{"step": "publish"}, {"step": ""}])
def test_a_step_there_is_not_is_refused(dana, bad):
    assert dana.post(address(Document, "review", rows.document().pk), bad).status_code == 403


def test_a_step_is_taken_by_a_form_and_by_no_link(dana):
    assert dana.get(address(Document, "review", rows.document().pk)).status_code == 405


def test_a_draft_that_waits_for_review_has_nothing_inline(chen):
    draft = rows.document(status="draft")
    page = Form(chen.get(address(Document, "change", draft.pk)).content.decode())
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
