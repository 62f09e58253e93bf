"""Which coding a body travels in."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.http.codings import CODINGS, accepted

HEADERS = [
    # Accept-Encoding, our codings it takes, the best first
    ("", ()),
    ("identity", ()),
    ("gzip", ("gzip",)),
    ("br", ("br",)),
    ("gzip, deflate, br, zstd", ("br", "gzip")),
    ("GZIP", ("gzip",)),
    ("gzip;q=0", ()),
    ("gzip;q=0.000, br", ("br",)),
    ("br;q=0.1, gzip;q=0.9", ("gzip", "br")),
    ("br;q=0.9,gzip; Q = 0.9", ("br", "gzip")),
    ("*", ("br", "gzip")),
    ("*;q=0", ()),
    ("*;q=0, gzip", ("gzip",)),
    ("br;q=0, *;q=0.5", ("gzip",)),
    # A reader who would rather have the plain body gets it.
    ("identity, gzip;q=0.5", ()),
    ("identity;q=0.5, gzip;q=0.5, br;q=0.4", ("gzip",)),
    # Nothing is left: the plain body is sent all the same.
    ("identity;q=0", ()),
    # What cannot be read is not accepted.
    ("gzip;q=2", ()),
    ("gzip;q=-1", ()),
    ("gzip;q=nan", ()),
    ("gzip;q=0.1234", ()),
    ("gzip;level=1", ()),
    ("gzip;q=１", ()),
    ("xgzip, brotli, zip", ()),
    (";,;;,q=1,=", ()),
]


@pytest.mark.parametrize(("header", "codings"), HEADERS)
def test_a_coding_is_chosen_by_its_weight(header, codings):
    assert accepted(header) == codings


@given(st.text(max_size=200))
def test_any_accept_encoding_is_understood_or_ignored(header):
    assert set(accepted(header)) <= set(CODINGS)


def test_a_malicious_accept_encoding_takes_no_longer_than_its_length():
    # Quadratic work on two million signs would take minutes.
    assert accepted("gzip;q=0." * 100_000 + "," * 1_000_000 + "br") == ("br",)


@given(st.binary(max_size=3000))
def test_a_body_comes_out_of_its_coding_as_it_went_in(body):
    assert brotli.decompress(CODINGS["br"](body)) == body
    assert gzip.decompress(CODINGS["gzip"](body)) == body


@pytest.mark.parametrize("coding", CODINGS)
def test_the_same_page_is_the_same_bytes_at_any_time(coding, monkeypatch):
    first = CODINGS[coding](b"the parties declare " * 100)
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    assert CODINGS[coding](b"the parties declare " * 100) == first
