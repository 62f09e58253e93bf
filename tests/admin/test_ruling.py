"""What a script rule or a term would change is shown before it is saved."""

from __future__ import annotations

import pytest
from django.urls import reverse

from archive.models import ScriptRule, Term

from .pages import Form, address, opened
from .people import signed_in

ADD = reverse("admin:archive_scriptrule_add")
RULE = {"shown": "zh-Hans", "found": "組織", "reads": "组职", "reason": "A test.", "reviewed_by": "A. R."}


@pytest.fixture
def chen(archive):
    return signed_in("curator", "chen")


def looked_at(client, url, **fields):
    sent = {**opened(client, url).sent, "change_reason": "A test.", **fields, "_preview": "yes"}
    answer = client.post(url, sent)
    assert answer.status_code == 200
    assert Form(answer.content.decode()).inline == []
    return answer


def test_a_rule_says_how_many_clauses_it_would_show_otherwise_and_saves_nothing(chen):
    answer = looked_at(chen, ADD, **RULE)
    found = answer.context["consequences"]
    assert (found.clauses > 5, found.documents) == (True, 1)
    assert "in 1 document" in answer.content.decode()
    assert "Nothing is saved yet" in answer.content.decode()
    assert ("织", "职") in {
        (one.pieces[at].text, one.pieces[at + 1].text)
        for one in found.examples
        for at in range(len(one.pieces) - 1)
    }
    assert not ScriptRule.objects.filter(found="組織").exists()


def test_a_rule_that_changes_nothing_says_so(chen):
    answer = looked_at(chen, ADD, **{**RULE, "reads": "组织"})
    assert answer.context["consequences"].clauses == 0
    assert "Nothing the archive holds is touched" in answer.content.decode()


def test_a_rule_that_cannot_stand_is_told_at_its_reading(chen):
    answer = looked_at(chen, ADD, **{**RULE, "reads": "组"})
    assert answer.context["consequences"] is None
    assert "characters" in answer.content.decode()


def test_a_term_says_where_its_names_are_printed(chen):
    term = Term.objects.filter(names__tag="en").order_by("slug").first()
    answer = looked_at(chen, address(Term, "change", term.pk))
    found = answer.context["consequences"]
    assert found.clauses >= found.documents > 0
    assert Form(answer.content.decode()).sent["reviewed_by"] == term.reviewed_by
