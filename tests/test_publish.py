"""Publishing: an immutable release, built beside, proved, switched to at one stroke."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from django.conf import settings
from django.db import connections
from django.db.utils import DatabaseError, OperationalError
from django.test import Client

from archive.exchange.ingest import ingest
from archive.exchange.record import append
from archive.fixture.folder import Folder
from archive.models import ClauseText, Correction, Document, Release, Source
from archive.models.published import NoRelease, reading
from archive.publish import NotVerified, publish
from archive.verify import verify
from tests.rooms import publish_now

DUSHANBE = "2008-dushanbe-declaration"


def alter(key: str = "8", text: str = "An altered text.") -> None:
    ClauseText.objects.filter(clause__key=key, edition__tag="en").update(text=text)


def publish_unproved(note: str = ""):
    return publish(lambda alias: [], datetime.datetime.now(datetime.UTC), note)


def test_the_same_content_is_the_same_release(archive):
    with reading() as before:
        pass
    outcome = publish_now("another note")
    assert not outcome.is_new
    assert outcome.release.id == before.id


def test_the_release_id_does_not_depend_on_date_note_or_primary_keys(archive, tree):
    with reading() as before:
        pass
    Document.objects.all().delete()
    Source.objects.all().delete()
    ingest(Folder(tree), "default", force=True)
    connections["release"].close()
    settings.RELEASE_FILE.unlink()
    outcome = publish(lambda alias: [], datetime.datetime(1999, 1, 1, tzinfo=datetime.UTC), "a note")
    assert outcome.is_new
    assert outcome.release.id == before.id


def test_a_changed_text_is_a_new_release_that_says_what_changed(archive):
    alter()
    release = publish_unproved().release
    assert [change["place"] for change in release.changes] == [f"{DUSHANBE}/en/8"]
    assert all(len(release.changes[0][side]) == 64 for side in ("before", "after"))
    with reading() as current:
        assert current.id == release.id
        assert (
            ClauseText.objects.using("release").get(clause__key="8", edition__tag="en").text
            == "An altered text."
        )


def test_a_changed_text_is_recorded_with_the_wording_it_had(archive):
    had = ClauseText.objects.get(clause__key="8", edition__tag="en").text
    alter()
    [change] = publish_unproved().release.changes
    assert change["was"] == had
    assert hashlib.sha256(had.encode()).hexdigest() == change["before"]


def test_a_correction_is_recorded_though_the_text_stays_as_it_was(archive):
    correction = Correction.objects.order_by("pk").first()
    correction.delete()
    [gone] = publish_unproved().release.changes
    assert gone["before"] == gone["after"]
    assert [one["found"] for one in gone["uncorrected"]] == [correction.found]
    assert "was" not in gone
    Correction.objects.create(
        clause_text=correction.clause_text,
        start=correction.start,
        found=correction.found,
        reads=correction.reads,
        kind=correction.kind,
        reason=correction.reason,
        by=correction.by,
    )
    [back] = publish_unproved().release.changes
    assert [one["reads"] for one in back["corrected"]] == [correction.reads]


def test_a_changed_text_is_recorded_with_the_curators_reason(archive):
    alter()
    given = {f"{DUSHANBE}/en/8": "Misread by the import.", f"{DUSHANBE}/en/9": "Not changed after all."}
    now = datetime.datetime.now(datetime.UTC)
    [change] = publish(lambda alias: [], now, reasons=lambda since: given).release.changes
    assert change["because"] == "Misread by the import."


def test_the_words_of_a_withdrawn_document_are_not_kept_in_the_record(archive):
    Document.objects.filter(slug=DUSHANBE).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    changes = publish_unproved().release.changes
    assert len(changes) == 2 * 34
    assert all(change["before"] and not change["after"] and "was" not in change for change in changes)


def test_recorded_releases_form_a_chain_whatever_was_published_in_between(archive, tree):
    first = append(Folder(tree), "default")
    had = ClauseText.objects.get(clause__key="8", edition__tag="en").text
    alter("8", "Altered once.")
    alter("11", "Altered once as well.")
    between = publish_unproved().release
    alter("8", "Altered twice.")
    last = publish_unproved().release
    assert between.previous == last.previous == first.id
    assert [change["place"][-2:] for change in last.changes] == ["11", "/8"]
    assert last.changes[1]["was"] == had
    assert last.changes[1]["after"] == hashlib.sha256(b"Altered twice.").hexdigest()


def test_what_was_altered_and_put_back_is_no_change_since_the_last_recorded_release(archive, tree):
    first = append(Folder(tree), "default")
    had = ClauseText.objects.get(clause__key="8", edition__tag="en").text
    alter("8")
    alter("11")
    publish_unproved()
    alter("8", had)
    last = publish_unproved().release
    assert (last.previous, [change["place"][-3:] for change in last.changes]) == (first.id, ["/11"])


def test_a_document_is_dated_by_the_first_release_that_has_it_as_it_is(archive):
    with reading() as first:
        begun = {slug: one["since"] for slug, one in first.digests["documents"].items()}
    alter()
    later = datetime.datetime(2099, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    dated = publish(lambda alias: [], later).release.digests["documents"]
    assert dated.pop(DUSHANBE)["since"] == "2099-01-02T03:04:05Z"
    assert len(dated) == 3
    assert all(one["since"] == begun[slug] for slug, one in dated.items())


def test_a_withdrawal_dates_a_document_anew(archive):
    Document.objects.filter(slug=DUSHANBE).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    later = datetime.datetime(2099, 1, 2, tzinfo=datetime.UTC)
    dated = publish(lambda alias: [], later).release.digests["documents"]
    assert [slug for slug, one in dated.items() if one["since"].startswith("2099")] == [DUSHANBE]


def test_a_release_that_does_not_prove_itself_is_not_switched_to(archive):
    with reading() as before:
        pass
    alter()
    with pytest.raises(NotVerified) as caught:
        publish_now()
    assert f"{DUSHANBE} en 8" in caught.value.faults[0]
    connections["release"].close()
    with reading() as after:
        assert after.id == before.id
    assert {file.name.removesuffix("-wal").removesuffix("-shm") for file in archive.iterdir()} == {
        "curation.sqlite3",
        "release.sqlite3",
    }


def test_a_draft_is_nowhere_in_a_release(archive):
    Document.objects.filter(slug=DUSHANBE).update(status="draft")
    publish_unproved()
    with reading():
        assert not Document.objects.using("release").filter(slug=DUSHANBE).exists()
        assert not Source.objects.using("release").filter(name__startswith="003").exists()
        assert ClauseText.objects.using("release").count() == 22 + 22 + 29
    assert "Semipalatinsk Treaty" not in settings.RELEASE_FILE.read_bytes().decode("utf-8", "replace")


def test_a_withdrawn_document_leaves_only_its_tombstone(archive):
    Document.objects.filter(slug=DUSHANBE).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="It was a test."
    )
    publish_unproved()
    with reading():
        assert Document.objects.using("release").get(slug=DUSHANBE).withdrawn_because == "It was a test."
        assert not ClauseText.objects.using("release").filter(clause__document__slug=DUSHANBE).exists()
    answer = Client().get(f"/documents/{DUSHANBE}/10.3")
    assert answer.status_code == 410
    assert "It was a test." in answer.content.decode()


def test_nothing_can_write_to_a_release(archive):
    with reading(), pytest.raises((OperationalError, DatabaseError)):
        Document.objects.using("release").update(kind="other")


def test_without_a_release_the_public_side_says_so(archive):
    connections["release"].close()
    settings.RELEASE_FILE.unlink()
    with pytest.raises(NoRelease), reading():
        pass
    assert Client().get("/").status_code == 503
    assert Client().get("/healthz").status_code == 503


def test_a_release_of_another_schema_is_refused_by_name(archive, monkeypatch):
    monkeypatch.setattr("archive.models.published.SCHEMA_VERSION", 999)
    with pytest.raises(NoRelease, match="schema"), reading():
        pass


def test_an_open_reader_goes_on_reading_the_release_it_began_with(archive):
    with reading() as before:
        first = ClauseText.objects.using("release").get(clause__key="8", edition__tag="en").text
        reader = connections["release"].connection
        alter()
        connections["release"].connection = None
        publish_unproved()
        connections["release"].connection = reader
        assert ClauseText.objects.using("release").get(clause__key="8", edition__tag="en").text == first
        assert Release.objects.using("release").get(is_current=True).id == before.id
    connections["release"].close()


def test_a_recorded_release_is_in_the_ledger_with_its_addresses(archive, tree):
    release = append(Folder(tree), "default")
    assert release is not None
    assert f"/documents/{DUSHANBE}/10.3" in release.addresses
    assert f"/documents/{DUSHANBE}/signatures/kg" in release.addresses
    assert append(Folder(tree), "default") is None
    assert not ingest(Folder(tree), "default").has_changes
    assert Release.objects.get().id == release.id


def test_a_recorded_release_published_again_is_the_same_one(archive, tree):
    first = append(Folder(tree), "default")
    connections["release"].close()
    settings.RELEASE_FILE.unlink()
    again = publish_now("another note")
    assert again.is_new
    assert (again.release.id, again.release.date, again.release.note) == (first.id, first.date, first.note)
    with reading() as current:
        assert (current.id, current.order) == (first.id, 1)
    assert Release.objects.using("release").count() == 1


def test_an_address_a_recorded_release_printed_may_not_lead_nowhere(archive, tree):
    append(Folder(tree), "default")
    Release.objects.update(addresses=[f"/documents/{DUSHANBE}/99"])
    assert verify("default").faults == [f"/documents/{DUSHANBE}/99: was published and leads nowhere now"]


@pytest.mark.postgres
def test_on_postgresql_a_release_is_a_schema_with_the_same_id(postgres, template_room):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    outcome = publish_now()
    assert outcome.is_new
    assert not publish_now().is_new
    with reading() as release:
        assert release.id == outcome.release.id
        assert ClauseText.objects.using("release").count() == 141
    assert verify("default").faults == []
    page = Client().get(f"/documents/{DUSHANBE}/zh-Hans+en/10.3")
    assert page.status_code == 200
    assert page["X-Archive-Release"] == release.id
    alter()
    second = publish_unproved().release
    with reading() as now:
        assert now.id == second.id != release.id
        assert (
            ClauseText.objects.using("release").get(clause__key="8", edition__tag="en").text
            == "An altered text."
        )


@pytest.mark.postgres
def test_postgresql_and_sqlite_give_the_same_release_id(postgres, template_room):
    import sqlite3  # noqa: PLC0415 - only here

    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    built = sqlite3.connect(template_room / "release.sqlite3")
    (identity,) = built.execute("SELECT id FROM archive_release WHERE is_current").fetchone()
    built.close()
    assert publish_now().release.id == identity


@pytest.mark.postgres
def test_a_reader_on_postgresql_cannot_write(postgres):
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    publish_now()
    with pytest.raises((OperationalError, DatabaseError)), reading():
        Document.objects.using("release").update(kind="other")
