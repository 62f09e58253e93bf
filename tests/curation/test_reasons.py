"""The curators' reasons for a changed text go with the release that changes it."""

from __future__ import annotations

import datetime

from archive.curation.act import acting
from archive.curation.history import keep
from archive.curation.reasons import reasons
from archive.models import ClauseText

PLACE = "2008-dushanbe-declaration/en/8"


def alter(text: str, reason: str) -> None:
    row = ClauseText.objects.get(clause__key="8", edition__tag="en")
    keep([row])
    row.text = text
    with acting(reason=reason):
        row.save()


def test_the_last_reason_for_a_text_is_told_by_its_place(archive):
    before = datetime.datetime.now(datetime.UTC)
    assert reasons(before) == {}
    alter("Altered once.", "First look.")
    alter("Altered twice.", "Second look.")
    assert reasons(before) == {PLACE: "Second look."}
    assert reasons(datetime.datetime.now(datetime.UTC)) == {}


def test_a_text_is_told_from_the_day_it_came_in_without_a_reason(archive):
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    alter("Altered.", "")
    assert reasons(before) == {}
