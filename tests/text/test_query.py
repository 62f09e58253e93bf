"""Queries: what a person types, and what is understood of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.query import LONGEST_QUERY, MOST_TERMS, BadFilter, Filters, parse


def said(typed: str) -> list[str]:
    """The terms, phrases in angle brackets, excluded ones after a minus."""
    return [
        ("-" if term.is_excluded else "") + (f"<{term.text}>" if term.is_phrase else term.text)
        for term in parse(typed).terms
    ]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("恐怖主义 安全", ["恐怖主义", "安全"]),
        ("恐怖主义\u3000安全", ["恐怖主义", "安全"]),
        ('"member states" sco', ["<member states>", "sco"]),
        ("“member states”", ["<member states>"]),
        ("„member states“", ["<member states>"]),
        ("«государства члены»", ["<государства члены>"]),
        ("「上海精神」『互信』", ["<上海精神>", "<互信>"]),
        ("＂上海＂", ["<上海>"]),
        ('打击"三股势力"', ["打击", "<三股势力>"]),
        ('-安全 -"member states" －毒品', ["-安全", "-<member states>", "-毒品"]),
        ("counter-terrorism", ["counter-terrorism"]),
        ("- 安全", ["安全"]),
        ("--安全", ["--安全"]),
        # Everything else is a word.
        ('"never closed', ['"never', "closed"]),
        ("NEAR(a b, 9) OR *", ["NEAR(a", "b,", "9)", "OR"]),
        ("text:安全 rowid:1", ["text:安全", "rowid:1"]),
        ("lang: year:abc year:2010..2001 state:%", ["lang:", "year:abc", "year:2010..2001", "state:%"]),
        ("-lang:en", ["-lang:en"]),
        ("安全 安全", ["安全"]),
        ("", []),
        ('"" 「」 - ! \x00 \ud800 \u202e', []),
    ],
)
def test_words_and_phrases_are_told_apart_and_nothing_is_an_error(typed, terms):
    assert said(typed) == terms


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("lang:zh", Filters(lang=("zh",))),
        ("LANG：zh-Hans,en", Filters(lang=("zh-hans", "en"))),
        ("year:2008", Filters(year=((2008, 2008),))),
        ("year:２００１..２０１０", Filters(year=((2001, 2010),))),
        ("year:2001-2010", Filters(year=((2001, 2010),))),
        ("year:..2010 year:2015..", Filters(year=((1, 2010), (2015, 9999)))),
        (
            "body:heads-of-state state:kg,kz kind:treaty",
            Filters(body=("heads-of-state",), state=("kg", "kz"), kind=("treaty",)),
        ),
    ],
)
def test_filters_are_understood_in_the_query(typed, filters):
    query = parse(f"安全 {typed}")
    assert query.filters == filters
    assert [term.text for term in query.terms] == ["安全"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("year", "last"), ("year", ""), ("year", "99999"), ("lang", "zh/en"), ("state", "'"), ("size", "1")],
)
def test_a_filter_of_an_address_that_cannot_be_is_refused_by_name(name, value):
    with pytest.raises(BadFilter):
        Filters.of({name: [value]})


def test_what_is_too_much_is_cut_and_said():
    many = parse(" ".join(f"w{number}" for number in range(20)))
    assert len(many.terms) == MOST_TERMS
    assert many.left_out == tuple(f"w{number}" for number in range(MOST_TERMS, 20))
    assert not many.is_shortened
    long = parse("安" * (LONGEST_QUERY + 1))
    assert (long.is_shortened, len(long.terms[0].text)) == (True, LONGEST_QUERY)


@given(st.text())
def test_no_query_is_a_syntax_error(typed):
    query = parse(typed)
    assert all(term.pattern.signs and term.pattern.tokens for term in query.terms)
