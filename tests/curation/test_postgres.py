"""On PostgreSQL an approved draft becomes public with its release, and a look at the release leaves nothing."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User

from archive.curation.act import acting
from archive.curation.history import replayed
from archive.curation.models import Review
from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models import Document
from archive.models.published import reading
from archive.publish.reviewed import preview, publish_reviewed
from archive.verify import verify

pytestmark = pytest.mark.postgres
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
MOSCOW = "2002-moscow-foreign-ministers-communique"


def faults(alias: str) -> list[str]:
    return verify(alias).faults


def test_an_approved_draft_becomes_public_and_a_look_before_leaves_nothing(tree):
    ingest(Folder(tree), "default")
    Document.objects.filter(slug=MOSCOW).update(status="draft")
    first = publish_reviewed(faults, NOON).release.id
    draft = Document.objects.get(slug=MOSCOW)
    Review.objects.create(document=draft, state="approved")
    seen = preview(faults, NOON)
    assert seen.rehearsal.appearing == (MOSCOW,)
    assert len(seen.rehearsal.texts) == 22
    draft.refresh_from_db()
    assert draft.status == "draft"
    with reading() as release:
        assert release.id == first
    with acting(User.objects.create_user("dana"), "Published."):
        assert publish_reviewed(faults, NOON, expected=seen.id).release.id == seen.id
    draft.refresh_from_db()
    assert (draft.status, Review.objects.count()) == ("published", 0)
    assert replayed(Document)[draft.pk]["status"] == "published"
    with reading() as release:
        assert release.id == seen.id
        assert Document.objects.using("release").get(slug=MOSCOW).status == "published"
