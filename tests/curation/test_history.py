"""Every edit is recorded with who, when and why, and the versions played back are the records as they are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from archive.curation.act import acting, current, unrecorded
from archive.curation.history import (
    CAME_IN,
    CHANGED_BESIDE,
    catch_up,
    fields_of,
    keep,
    replayed,
    tracked,
    values_of,
)
from archive.curation.story import Chapter, story
from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models import RELEASED, Correction, Document, Meeting, Note, PartyName, Person, Release, Term
from archive.text.differences import GONE, NEW, SAME
from tests.rooms import publish_now


def states() -> dict[tuple[str, int], dict]:
    """Every column of every record whose versions are kept."""
    return {
        (model.__name__, row.pk): values_of(row, fields_of(model))
        for model in tracked()
        for row in model._base_manager.all()
    }


def versions(row) -> list:
    return list(type(row).history.filter(id=row.pk).order_by("history_id"))


@pytest.fixture
def curator(archive):
    return User.objects.create_user("chen")


def test_every_released_record_but_the_release_itself_has_a_history(archive):
    assert set(tracked()) == {*RELEASED} - {Release}


def test_a_change_is_told_with_who_when_and_why_beside_what_there_was(curator):
    meeting = Meeting.objects.get(slug__startswith="2008")
    with acting(curator, "The host was named late."):
        keep([meeting])
        meeting.note = "A note."
        meeting.save()
    before, after = versions(meeting)
    assert (before.history_change_reason, before.history_user, before.note) == (CAME_IN, None, "")
    assert (after.history_change_reason, after.history_user) == ("The host was named late.", curator)
    assert (after.history_type, after.note) == ("~", "A note.")
    assert before.history_date <= after.history_date


def test_what_changed_is_told_in_pieces(curator):
    meeting = Meeting.objects.get(slug__startswith="2008")
    with acting(curator, "Why."):
        keep([meeting])
        meeting.place = {**meeting.place, "en": "Dushanbe, Tajikistan"}
        meeting.save()
    changed, came_in = story([Chapter(Meeting.history.filter(id=meeting.pk))])
    assert (changed.who, changed.what, changed.reason) == ("chen", "changed", "Why.")
    [difference] = changed.differences
    assert difference.field == "place"
    assert [piece.text for piece in difference.pieces if piece.kind == NEW] == [", Tajikistan"]
    assert not [piece for piece in difference.pieces if piece.kind == GONE]
    assert came_in.differences == ()


def test_what_a_record_refers_to_is_told_by_name(curator):
    document = Document.objects.get(slug__startswith="2008")
    with acting(curator):
        keep([document])
        document.meeting = Meeting.objects.get(slug__startswith="2007")
        document.save()
    [difference] = story([Chapter(Document.history.filter(id=document.pk))])[0].differences
    told = {piece.kind: piece.text for piece in difference.pieces}
    assert "".join(piece.text for piece in difference.pieces if piece.kind != GONE).startswith("2007-bishkek")
    assert SAME in told


def test_a_longer_history_asks_no_more_of_the_database(curator):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            story([Chapter(Correction.history.all(), "correction"), Chapter(Meeting.history.all())])
        return len(queries)

    def edit(times: int) -> None:
        for row in (*Correction.objects.all()[:2], *Meeting.objects.all()[:2]):
            for number in range(times):
                keep([row])
                setattr(row, "by" if isinstance(row, Correction) else "note", f"{times} {number}")
                row.save()

    edit(1)
    few = asked()
    edit(20)
    assert asked() == few


def test_an_import_writes_versions_of_what_has_a_history_alone(curator, tree):
    meeting, other = Meeting.objects.filter(slug__regex="^200[78]").order_by("slug")
    with acting(curator, "Why."):
        keep([meeting])
        meeting.note = "A note."
        meeting.save()
    call_command("export_archive", tree, verbosity=0)
    file = tree / "meetings.toml"
    file.write_text(file.read_text().replace("A note.", "Another."))
    file.write_text(file.read_text().replace('en = "Dushanbe"', 'en = "Doushanbe"'))
    call_command("seal", tree, verbosity=0)
    call_command("import_archive", tree, force=True, verbosity=0)
    assert [version.history_change_reason for version in versions(meeting)] == [
        CAME_IN,
        "Why.",
        CHANGED_BESIDE,
    ]
    assert versions(meeting)[-1].note == "Another."
    assert versions(other) == []
    assert Meeting.objects.get(pk=other.pk).place["en"] == "Doushanbe"


def test_a_whole_import_writes_no_version_and_asks_little_more(archive, tree):
    call_command("import_archive", tree, force=True, verbosity=0)
    assert not [model for model in tracked() if model.history.exists()]
    with CaptureQueriesContext(connection) as queries:
        assert catch_up() == 0
    assert len(queries) == len(list(tracked()))


def test_no_release_carries_a_version_or_an_account(curator):
    with acting(curator, "A secret reason."):
        Note.objects.all()[0].save()
        Meeting.objects.filter(slug__startswith="2008").update(note="So that there is a new release.")
    assert publish_now().is_new
    data = Path(settings.RELEASE_FILE).read_bytes()
    assert b"A secret reason." not in data and b"historicalnote" not in data and b"auth_user" not in data


def test_nobody_is_at_work_once_the_work_is_done(curator):
    with pytest.raises(ZeroDivisionError), acting(curator, "Why."):
        raise ZeroDivisionError
    assert current().user is None


class Curators:
    """Two accounts that change what they meet, as an admin would let them, and now and then an import."""

    def __init__(self, seed: int, tree) -> None:
        self.random = random.Random(seed)
        self.tree = tree
        self.users = [User.objects.create_user(name) for name in ("chen", "dana")]
        self.number = 0
        self.came_in = states()

    def work(self) -> None:
        self.number += 1
        edits = [self.change] * 12 + [self.add, self.delete]
        with acting(self.random.choice(self.users), f"Edit {self.number}."):
            self.random.choice(edits)()
        if self.number % 250 == 0:
            with unrecorded():
                ingest(Folder(self.tree), "default", force=True)
            catch_up()
            self.came_in = states()

    def any_of(self, model):
        return model.objects.get(pk=self.random.choice(list(model.objects.values_list("pk", flat=True))))

    def change(self) -> None:
        model, field = self.random.choice(
            [
                (Meeting, "note"),
                (Person, "note"),
                (Correction, "by"),
                (Note, "body"),
                (PartyName, "name"),
                (Term, "note"),
            ]
        )
        row = self.any_of(model)
        keep([row])
        setattr(row, field, f"{self.random.choice('湖海江河')} {self.number}")
        row.save()

    def add(self) -> None:
        slug = f"person-{self.number}"
        Person.objects.create(slug=slug).names.create(tag="en", name=slug)

    def delete(self) -> None:
        if added := list(Person.objects.filter(slug__startswith="person-")):
            self.random.choice(added).delete()


@pytest.mark.parametrize("seed", [7])
def test_after_a_thousand_edits_the_versions_played_back_are_the_records(archive, tree, seed):
    curators = Curators(seed, tree)
    with transaction.atomic():
        for _ in range(1000):
            curators.work()
    now = states()
    told = {(model.__name__, pk): values for model in tracked() for pk, values in replayed(model).items()}
    assert {key: now[key] for key in told} == told
    gone = {
        (model.__name__, pk) for model in tracked() for pk in model.history.values_list("id", flat=True)
    } - told.keys()
    assert not gone & now.keys()
    untold = now.keys() - told.keys()
    assert {key: now[key] for key in untold} == {key: curators.came_in[key] for key in untold}
    assert len(told) > 50
    signed = sum(
        model.history.filter(history_change_reason__startswith="Edit ").count() for model in tracked()
    )
    assert signed >= 1000
