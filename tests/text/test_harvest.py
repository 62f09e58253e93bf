"""OAI-PMH requests: what they may hold, and tokens that remember everything by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.harvest import Harvest, HarvestError, arguments, harvest, resumed

REFUSED = [
    # query pairs, error code
    ([], "badVerb"),
    ([("verb", "Nonsense")], "badVerb"),
    ([("verb", "Identify"), ("verb", "Identify")], "badVerb"),
    ([("verb", "Identify"), ("set", "x")], "badArgument"),
    ([("verb", "ListRecords")], "badArgument"),
    ([("verb", "GetRecord"), ("identifier", "a\x01"), ("metadataPrefix", "oai_dc")], "badArgument"),
    ([("verb", "GetRecord"), ("identifier", "a\ufffe"), ("metadataPrefix", "oai_dc")], "badArgument"),
    ([("verb", "GetRecord"), ("metadataPrefix", "oai_dc")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "tei")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("resumptionToken", "x")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "yesterday")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-02-30")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("until", "9999-12-31T24:00:00Z")], "badArgument"),
    ([("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "２０２６-01-01")], "badArgument"),
    (
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-01-02"), ("until", "2026-01-01")],
        "badArgument",
    ),
    (
        # One to the day, the other to the second.
        [
            ("verb", "ListRecords"),
            ("metadataPrefix", "oai_dc"),
            ("from", "2026-01-01"),
            ("until", "2026-01-02T00:00:00Z"),
        ],
        "badArgument",
    ),
    ([("verb", "ListRecords"), ("resumptionToken", "p=oai_dc")], "badResumptionToken"),
    ([("verb", "ListRecords"), ("resumptionToken", "")], "badResumptionToken"),
    ([("verb", "ListRecords"), ("resumptionToken", "p=oai_dc&d=2026&k=1")], "badResumptionToken"),
    ([("verb", "ListRecords"), ("resumptionToken", "p=x&d=2026-01-01T00%3A00%3A00Z&k=9999999999")], "badResumptionToken"),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "code"), REFUSED)
def test_what_the_protocol_does_not_allow_is_an_error_of_the_protocol(pairs, code):
    with pytest.raises(HarvestError) as caught:
        harvest(arguments(pairs))
    assert caught.value.code == code


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01"])
def test_the_last_and_the_first_day_of_the_calendar_are_days(value):
    given_ = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": value}
    assert harvest(given_).until == f"{value}T23:59:59Z"


def test_a_day_is_whole_on_both_sides():
    asked = harvest({"metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2026-01-01"})
    assert (asked.since, asked.until) == ("2026-01-01T00:00:00Z", "2026-01-01T23:59:59Z")
    assert asked.wants("2026-01-01T12:00:00Z", "a", ())
    assert not asked.wants("2026-01-02T00:00:00Z", "a", ())


def test_a_set_is_asked_for_by_name():
    asked = harvest({"metadataPrefix": "oai_dc", "set": "kind:declaration"})
    assert asked.wants("2026-01-01T12:00:00Z", "a", ("kind:declaration", "body:x"))
    assert not asked.wants("2026-01-01T12:00:00Z", "a", ("body:x",))


moments = st.datetimes().map(lambda one: one.replace(microsecond=0).isoformat() + "Z")


@given(
    st.text(min_size=1),
    st.just("") | moments,
    st.just("") | moments,
    st.text(),
    moments,
    st.text(),
    st.integers(0, 10**9 - 1),
)
def test_a_token_tells_all_that_it_was_made_of(prefix, since, until, of, at, slug, number):
    asked = Harvest(prefix, since, until, of)
    assert resumed(asked.token((at, slug), number)) == Harvest(prefix, since, until, of, (at, slug), number)


@given(st.text())
def test_any_other_token_is_refused_by_name(token):
    with pytest.raises(HarvestError):
        resumed(token)
