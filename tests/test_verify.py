"""Verifying: every promise about the archive, broken once and found."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from archive.models import Clause, ClauseText, Correction, Edition, Signature, Source, Span
from archive.verify import verify

CHARACTERS = {"000": 2641, "001": 2023, "002": 2109, "003": 11155, "004": 2572}


def test_every_source_is_accounted_for_to_the_last_character(published):
    proof = verify("default")
    assert proof.faults == []
    assert {c.source[:3]: c.characters for c in proof.coverage} == CHARACTERS
    assert all(c.accounted == c.characters == sum(c.roles.values()) for c in proof.coverage)


def test_the_release_proves_itself_too(published):
    assert verify("release").faults == []


def test_the_report_prints_the_share_of_each_role(published):
    out = io.StringIO()
    call_command("verify", stdout=out)
    assert "2,641 of 2,641 characters (100%)" in out.getvalue()
    assert "furniture" in out.getvalue()


def test_the_report_as_json_holds_both_databases(published):
    out = io.StringIO()
    call_command("verify", "--json", stdout=out)
    proofs = json.loads(out.getvalue())
    assert len(proofs) == 2
    assert all(not proof["faults"] for proof in proofs.values())


def shorten_span() -> None:
    span = Span.objects.filter(role="furniture").first()
    Span.objects.filter(pk=span.pk).update(end=span.end + 1)


def other_bytes() -> None:
    source = Source.objects.get(name__startswith="003")
    Source.objects.filter(pk=source.pk).update(data=bytes(source.data).replace(b"Dushanbe", b"Dushambe"))


DAMAGE = {
    "a source with other bytes": (other_bytes, "SHA-256"),
    "a source with another length": (lambda: Source.objects.filter(name__startswith="003").update(characters=1), "recorded"),
    "a span too long": (shorten_span, "belong to two spans"),
    "a lost span": (lambda: Span.objects.filter(role="layout").first().delete(), "belong to no span"),
    "a text that is not its spans": (lambda: ClauseText.objects.filter(pk=ClauseText.objects.first().pk).update(text="x"), "not exactly its spans"),
    "a label that is not its spans": (lambda: ClauseText.objects.filter(pk=ClauseText.objects.first().pk).update(label="x"), "label"),
    "a title that is not printed": (lambda: Edition.objects.filter(tag="en").update(title="x"), "title"),
    "a correction of nothing": (lambda: Correction.objects.filter(pk=Correction.objects.first().pk).update(found="囧"), "correction"),
    "a signature that is not printed": (lambda: Signature.objects.filter(edition__tag="en").update(office_start=1), "does not stand"),
    "a clause under another parent": (lambda: Clause.objects.filter(key="10.3").update(parent=None), "parent"),
    "a gap nobody declared": (lambda: ClauseText.objects.filter(edition__tag="en", clause__key="8").delete(), "not declared"),
    "a clause without any text": (lambda: ClauseText.objects.filter(clause__key="8").delete(), "no edition has a text"),
    "clauses in disorder": (lambda: Clause.objects.filter(key="10.3").update(order=900), "10.3"),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named(archive, what):
    damage, words = DAMAGE[what]
    damage()
    faults = verify("default").faults
    assert any(words in fault for fault in faults), faults[:3]


def test_a_fault_makes_the_command_fail(archive):
    other_bytes()
    with pytest.raises(SystemExit) as caught:
        call_command("verify", stdout=io.StringIO())
    assert caught.value.code == 1
