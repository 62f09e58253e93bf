"""The admin on PostgreSQL, where searching JSON, long numbers and the order of deletions are another matter."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Document, Source

from . import rows
from .pages import ADMINS, address, opened, saved

pytestmark = pytest.mark.postgres


@pytest.fixture
def postgres_curator():
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    return client


def test_every_list_and_page_answers_and_is_searched(postgres_curator):
    rows.everything(2)
    for model in ADMINS:
        assert postgres_curator.get(address(model, "changelist"), {"q": "湖"}).status_code == 200, model
        opened(postgres_curator, address(model, "change", model.objects.first().pk))
    answer = postgres_curator.get(address(Document, "changelist"), {"q": "湖畔宣言"})
    assert answer.context["cl"].result_count == 2


def test_what_breaks_a_rule_is_told_and_a_draft_can_be_deleted(postgres_curator):
    draft = rows.document(status="draft")
    url = address(Document, "change", draft.pk)
    assert saved(postgres_curator, url, adopted_on="2011-06-16") != []
    assert saved(postgres_curator, url, titles__ru="Озёра") == []
    assert postgres_curator.post(address(Document, "delete", draft.pk), {"post": "yes"}).status_code == 302
    assert not Document.objects.exists() and not Source.objects.exists()
