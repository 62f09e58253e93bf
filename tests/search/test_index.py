"""The index is the texts' and nothing else's, and says so when it is not."""

from __future__ import annotations

import pytest
from django.db import connections
from django.db.models import F, Value
from django.db.models.functions import Concat

from archive.models import ClauseText, Correction
from archive.models.building import building
from archive.models.published import RELEASE
from archive.publish import RELEASED, copy
from archive.search import index, proof


def test_the_index_of_a_release_is_whole(engine):
    assert proof.faults(RELEASE) == []


@pytest.fixture
def under_construction(archive):
    """A release being built, its index too, that may be broken."""
    with building() as alias:
        for model in RELEASED:
            copy(model, alias)
        index.build(alias)
        assert proof.faults(alias) == []
        yield alias


def test_a_text_the_index_lacks_is_a_fault(under_construction):
    text = ClauseText.objects.using(under_construction).filter(edition__tag="en").first()
    ClauseText.objects.using(under_construction).filter(pk=text.pk).update(
        text=Concat(F("text"), Value(" Atlantis"))
    )
    assert proof.faults(under_construction) == ["search: “atlanti” is indexed in 0 texts, of 1"]


def test_a_correction_the_index_lacks_is_a_fault(under_construction):
    Correction.objects.using(under_construction).filter(found="安全形度").update(reads="安全緯度")
    assert any("全緯" in fault for fault in proof.faults(under_construction))


def test_anything_no_text_has_is_a_fault(under_construction):
    with connections[under_construction].cursor() as cursor:
        cursor.execute("INSERT INTO search_index (rowid, tokens) VALUES (1, 'atlanti')")
    assert proof.faults(under_construction) == [
        "search: “atlanti” is indexed in 1 texts, of 0",
        "search: search_token does not count what the index has",
    ]


def test_a_token_at_the_wrong_text_is_a_fault(under_construction):
    with connections[under_construction].cursor() as cursor:
        cursor.execute("UPDATE search_unit SET ref = ref + 1 WHERE id = 5")
    assert proof.faults(under_construction) == ["search: search_unit is not what the texts make of it"]


def test_a_release_without_an_index_is_a_fault(archive):
    assert proof.faults("default") == ["search: the release has no index"]
