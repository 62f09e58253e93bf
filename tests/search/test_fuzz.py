"""Whatever is typed, no search or quotation check fails but by a name, and none is slow."""

from __future__ import annotations

import time

import pytest

from archive.search import BadFilter, Found, UnknownPlace, Verdict, certify, search
from tests.search.hostile import queries

# Seconds of processor time for four documents: a hundred times what a search takes.
SLOW = 2.0
HOW_MANY = {"sqlite": 300, "postgresql": 60}
# A busy machine is no fault of a query: seconds by the clock are not what is tested.
PATIENT = 600.0


def test_no_query_whatever_fails_or_is_slow(engine):
    for typed in queries(HOW_MANY[engine]):
        begun = time.process_time()
        assert isinstance(search(typed, size=5, deadline=PATIENT), Found), ascii(typed)[:200]
        assert isinstance(certify(typed, deadline=PATIENT), Verdict), ascii(typed)[:200]
        assert time.process_time() - begun < SLOW, ascii(typed)[:200]


@pytest.mark.parametrize("number", range(2))
def test_hostile_facets_and_places_are_refused_by_name(engine, number):
    for typed in queries(30, seed=number):
        for name in ("lang", "year", "state"):
            try:
                search("安全", facets={name: [typed]}, order=typed, size=1, deadline=PATIENT)
            except BadFilter as refused:
                assert name in str(refused)
        if typed:
            with pytest.raises(UnknownPlace):
                search("火星", after=typed)
