"""Akoma Ntoso: one expression a document, the same eIds in every language, nothing of a text lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from archive.export import akn
from archive.export.akn_eid import eid, portion_of
from archive.export.extract import Undated
from tests.export import invented
from tests.export.invented import NASTY, clause, of_words, pact, wording
from tests.export.schemas import against, parsed

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"

EIDS = [
    ("10", "cl_10"),
    ("10.3", "cl_10__point_3"),
    ("10.3.2", "cl_10__point_3__point_2"),
    ("1.p2", "cl_1__para_2"),
    ("p7", "para_7"),
    ("p7.1", "para_7__point_1"),
    ("12a", "cl_12a"),
    ("preamble", "preamble"),
    ("preamble.p2", "preamble__para_2"),
    ("closing", "closing"),
    ("h1", "heading_1"),
    ("part2.3", "part_2__cl_3"),
    ("part2.chapter1.section3.4", "part_2__chp_1__sec_3__cl_4"),
    ("annex1.3", "annex_1__cl_3"),
]


@pytest.mark.parametrize(("key", "expected"), EIDS)
def test_an_eid_is_made_of_the_key_with_arabic_ordinals(key, expected):
    assert eid(key) == expected


def test_a_part_of_a_document_is_named_behind_a_tilde():
    assert portion_of("") == ""
    assert portion_of("10.3") == "~cl_10__point_3"
    assert portion_of("10-12") == "~cl_10->cl_12"


def one(words: str, *, place: str = ""):
    """A pact in one text with these words in a clause, its label and an item."""
    return pact(
        clause("preamble", {"en": wording(words)}, "preamble"),
        clause("10", {"en": wording(words, words)}, "clause"),
        clause("10.3", {"en": wording(words)}, "item", "10"),
        place=place,
    )


@given(invented.words)
@settings(max_examples=25, deadline=None)
def test_it_gives_every_word_back(words):
    root = parsed(akn.made(one(words)))
    assert [paragraph.text for paragraph in root.iter(f"{AKN}p")] == [words] * 3
    assert root.findtext(f".//{AKN}num") == words


def test_no_trick_breaks_the_schema():
    words = "".join(NASTY)
    assert against("akn.xml", akn.made(of_words(words, words, words))) == []
    assert against("akn.xml", akn.made(one(words))) == []


def test_texts_in_two_languages_are_two_statements_with_the_same_eids():
    root = parsed(akn.made(of_words("Ducks.", "1.", "D. Duck")))
    statements = root.findall(f"{AKN}components/{AKN}component/{AKN}statement")
    assert [each.find(f".//{AKN}FRBRlanguage").get("language") for each in statements] == ["en", "ru"]
    english, russian = (
        {each.get("eId") for each in statement.iter() if each.get("eId")} for statement in statements
    )
    assert {"cl_10", "cl_10__point_3", "part_2", "part_2__cl_1"} <= english & russian
    assert english - russian == {"preamble", "part_2__heading_1"}
    works = {each.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value") for each in statements}
    assert works == {"/akn/ducks/statement/treaty/1923-05-01/1923-springfield-pact"}


def test_a_clause_is_a_portion_that_says_of_what():
    root = parsed(akn.made(pact(clause("10.3", {"en": wording("Ducks.")}, "item", "10"), place="10.3")))
    portion = root.find(f"{AKN}portion")
    assert (
        portion.get("includedIn") == "/akn/zz/statement/treaty/1923-05-01/1923-springfield-pact/en@1923-05-01"
    )
    assert portion.find(f"{AKN}portionBody/{AKN}point").get("eId") == "cl_10__point_3"


def test_a_preamble_with_items_keeps_their_numbers():
    held = pact(
        clause("preamble", {"en": wording("Recalling:")}, "preamble"),
        clause("preamble.1", {"en": wording("the lake,", "(a)")}, "item", "preamble"),
        clause("1", {"en": wording("Ducks.")}, "clause"),
    )
    data = akn.made(held)
    assert against("akn.xml", data) == []
    assert parsed(data).findtext(f".//{AKN}hcontainer/{AKN}point/{AKN}num") == "(a)"


def test_a_heading_before_the_preamble_stays_before_it():
    held = pact(
        clause("h1", {"en": wording("Of ducks")}, "heading"),
        clause("preamble", {"en": wording("Recalling the lake.")}, "preamble"),
        clause("1", {"en": wording("Ducks.")}, "clause"),
    )
    data = akn.made(held)
    assert against("akn.xml", data) == []
    words = [words for words in parsed(data).find(f".//{AKN}mainBody").itertext() if words.strip()]
    assert words == ["Of ducks", "Recalling the lake.", "Ducks."]


def test_a_text_that_is_a_preamble_alone_has_a_body_all_the_same():
    assert (
        against("akn.xml", akn.made(pact(clause("preamble", {"en": wording("Recalling.")}, "preamble"))))
        == []
    )


def test_a_work_without_any_date_is_refused():
    text = invented.text("en")
    unprinted = replace(text, source=replace(text.source, published_on=None))
    held = pact(clause("1", {"en": wording("Ducks.")}), adopted_on=None, released=None, texts=(unprinted,))
    with pytest.raises(Undated):
        akn.made(held)


@pytest.mark.parametrize(
    "held", [pact(), pact(clause("1", {}, "clause"))], ids=["no clause", "a container alone"]
)
def test_a_text_without_words_is_valid_all_the_same(held):
    assert against("akn.xml", akn.made(held)) == []


def test_a_text_that_lacks_the_clause_is_left_out():
    held = pact(clause("1", {"en": wording("Ducks.")}, "clause"), tags=("en", "ru"), place="1")
    data = akn.made(held)
    assert against("akn.xml", data) == []
    assert [one.get("language") for one in parsed(data).iter(f"{AKN}FRBRlanguage")] == ["en"]
