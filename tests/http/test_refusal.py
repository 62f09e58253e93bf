"""What is refused before any page is looked for."""

from __future__ import annotations

from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.http.refusal import PATH_BYTES, QUERY_CHARACTERS, path_refusals, query_refusals

PATHS = [
    # path, statuses of all that is wrong with it
    ("/", []),
    ("/documents/2008-dushanbe-declaration/zh+en", []),
    ("/" + "9" * (PATH_BYTES - 1), []),
    ("/" + "9" * PATH_BYTES, [414]),
    # A character of three bytes: 171 of them are one byte over.
    ("/" + "国" * 170, []),
    ("/" + "国" * 171, [414]),
    ("//evil.example", [404]),
    ("//", [404]),
    ("///evil.example", [404]),
    ("/\\evil.example", [404]),
    # Inside a path two slashes lead nowhere else.
    ("/documents//evil.example", []),
    ("/a\0", [400]),
    ("/a\nb", [400]),
    ("/a\x7f", [400]),
    # What Django makes of the bytes FF FE.
    ("/documents/%FF%FE", [400]),
    ("//" + "\0" * PATH_BYTES, [414, 400, 404]),
]


@pytest.mark.parametrize(("path", "statuses"), PATHS)
def test_a_path_is_refused_for_its_length_its_characters_and_its_slashes(path, statuses):
    assert [refusal.status for refusal in path_refusals(path)] == statuses


QUERIES = [
    # query as sent, statuses
    ("", []),
    ("q=" + "a" * (QUERY_CHARACTERS - 2), []),
    ("q=" + "a" * (QUERY_CHARACTERS - 1), [414]),
    # Nine signs a character as sent, one when counted.
    ("q=" + quote("国" * (QUERY_CHARACTERS - 2)), []),
    ("q=" + quote("国" * (QUERY_CHARACTERS - 1)), [414]),
    ("q=" + quote("𠀀" * (QUERY_CHARACTERS - 2)), []),
    ("q=" + "a" * 1_000_000, [414]),
    ("q=100%25", []),
    ("q=100%", [400]),
    ("q=%zz", [400]),
    ("q=%4", [400]),
    ("q=%ff%fe", [400]),
    # A lone surrogate, and an overlong slash, as UTF-8 never writes them.
    ("q=%ed%a0%80", [400]),
    ("q=%c0%af", [400]),
    ("q=a%00b", [400]),
    # A quotation of several lines.
    ("q=a%0D%0Ab", []),
    # UTF-8 that was not percent-encoded arrives as Latin-1 (PEP 3333).
    ("q=" + "上海".encode().decode("latin-1"), []),
    ("q=\xff", [400]),
]


@pytest.mark.parametrize(("query", "statuses"), QUERIES)
def test_a_query_is_refused_for_its_length_and_its_coding(query, statuses):
    assert [refusal.status for refusal in query_refusals(query)] == statuses


@given(st.text(max_size=600))
def test_any_path_is_taken_or_refused_with_a_client_error(path):
    assert {refusal.status for refusal in path_refusals("/" + path)} <= {400, 404, 414}


@given(st.binary(max_size=3000))
def test_any_query_is_taken_or_refused_with_a_client_error(query):
    assert {refusal.status for refusal in query_refusals(query.decode("latin-1"))} <= {400, 414}
    assert {refusal.status for refusal in query_refusals(quote_from_bytes(query))} <= {400, 414}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=QUERY_CHARACTERS))
def test_no_words_are_refused_that_are_short_enough(words):
    assert list(query_refusals(quote(words))) == []
