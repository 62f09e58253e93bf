"""A new edition of a document takes the keys of the clauses it answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.align import Group, align
from archive.text.align_keys import UNSETTLED, proposed_keys
from archive.text.key import Key, order_faults
from tests.text.parallel_texts import damaged, glossary, parallels

DUSHANBE = ["preamble", "1.p1", "1.p2", "2", "10", "10.1", "10.2", "11", "closing"]


def groups(*pairs):
    return [Group(tuple(left), tuple(right), 0.9) for left, right in pairs]


def keys(proposals):
    return [proposal.key for proposal in proposals]


def test_units_that_answer_one_clause_each_take_its_key():
    found = proposed_keys(groups(*(((at,), (at,)) for at in range(9))), DUSHANBE)
    assert keys(found) == DUSHANBE
    assert {proposal.confidence for proposal in found} == {0.9}


def test_a_clause_in_two_paragraphs_keeps_one_key_and_is_reported():
    first, second = proposed_keys(groups(((0,), (0, 1))), ["8"])
    assert (first.key, first.confidence, second.key, second.confidence) == ("8", 0.9, "8", UNSETTLED)
    assert second.reason == "second paragraph of 8, undivided before"


def test_two_clauses_in_one_paragraph_take_the_first_key_and_name_the_gap():
    (found,) = proposed_keys(groups(((0, 1), (0,))), ["p3", "p4"])
    assert (found.key, found.confidence) == ("p3", UNSETTLED)
    assert "p4, which would be a gap" in found.reason


def test_two_clauses_divided_elsewhere_keep_their_keys_with_doubt():
    found = proposed_keys(groups(((0, 1), (0, 1))), ["p3", "p4"])
    assert keys(found) == ["p3", "p4"]
    assert {proposal.confidence for proposal in found} == {UNSETTLED}


INSERTED = [
    # Existing keys, after which of them a new unit stands, what its layout calls it, its key.
    (["p1", "p2"], 0, "p2", "p1a"),
    (["p1", "p2"], 1, "p3", "p3"),
    (["p1", "p2"], 1, "p9", "p9"),
    (["1", "2"], 1, "3", "3"),
    (["1", "2"], 1, "p1", "p1"),
    (["1", "2"], 0, "1.p2", "1.p2"),
    (["1", "3"], 0, "2", "2"),
    (["1", "2"], 0, "", "1a"),
    (["1.p1", "1.p2", "2"], 0, "", "1.p1a"),
    (["1.p1", "1.p2", "2"], 1, "", "1.p3"),
    (["10", "10.1", "10.2", "11"], 0, "10.1", "10.p2"),
    (["10", "10.1", "10.2", "11"], 2, "10.3", "10.3"),
    (["10", "10.1", "10.2", "11"], 1, "10.2", "10.1a"),
    (["p7", "p7.1", "p8"], 0, "", ""),
    (["preamble", "1"], 0, "preamble.p2", "preamble.p2"),
    (["preamble", "1"], 0, "", "preamble.p2"),
    (["preamble", "1"], -1, "p1", "h1"),
    (["1", "2"], -1, "preamble", "preamble"),
    (["p1", "h1", "p2"], 0, "h1", "p1a"),
    (["p1", "closing"], 1, "", "closing.p2"),
    (["p1", "closing"], 1, "annex1", "annex1"),
    (["p1", "12a", "12b"], 1, "", "12a.p2"),
]


@pytest.mark.parametrize(("existing", "after", "drafted", "key"), INSERTED)
def test_a_unit_that_no_clause_answers_gets_a_free_key_in_place(existing, after, drafted, key):
    pairs = [((at,), (at + (at > after),)) for at in range(len(existing))]
    pairs.insert(after + 1, ((), (after + 1,)))
    drafts = ["" for _ in pairs]
    drafts[after + 1] = drafted
    found = proposed_keys(groups(*pairs), existing, drafts)[after + 1]
    assert found.key == key
    assert found.confidence <= UNSETTLED
    assert found.reason.startswith("no clause answers it")


def test_units_that_follow_each_other_get_keys_that_do():
    found = proposed_keys(groups(((0,), (0,)), ((), (1,)), ((), (2,)), ((1,), (3,))), ["p1", "p2"])
    assert keys(found) == ["p1", "p1a", "p1b", "p2"]


def test_a_new_annex_keeps_its_own_keys():
    drafts = ["", "annex1", "annex1.p1", "annex1.p2"]
    found = proposed_keys(groups(((0,), (0,)), *(((), (at,)) for at in (1, 2, 3))), ["p1"], drafts)
    assert keys(found) == ["p1", "annex1", "annex1.p1", "annex1.p2"]


ROWS = ["preamble", "preamble.p2", "h1", "1", "1.p2", "2.p1", "2.p2", "10", "10.1", "10.2", "11", "closing"]


@given(
    st.lists(st.booleans(), max_size=40),
    st.lists(st.sampled_from([*ROWS, "p1", "3", "annex1", "?"]), min_size=60, max_size=60),
)
def test_proposed_keys_are_unique_and_in_order(orphans, drafted):
    pairs, left = [], 0
    for right, is_orphan in enumerate(orphans):
        is_orphan = is_orphan or left == len(ROWS)
        pairs.append(((), (right,)) if is_orphan else ((left,), (right,)))
        left += not is_orphan
    found = [key for key in keys(proposed_keys(groups(*pairs), ROWS, drafted)) if key]
    assert len(set(found)) == len(found)
    line: list[str] = []
    for key in found:
        missing = [key]
        while (parent := Key.parse(missing[-1]).parent) and str(parent) not in line:
            missing.append(str(parent))
        line += reversed(missing)
    assert not list(order_faults([Key.parse(key) for key in line]))


def test_a_unit_without_a_key_of_its_own_hands_on_none():
    (found,) = proposed_keys(groups(((0,), (0,))), [""])
    assert found.key == ""


SAME_KEYS = [
    pair for pair in parallels() if [one.key for one in pair.left] == [one.key for one in pair.right]
]


def test_most_invented_documents_have_the_same_keys_in_every_language():
    assert len(SAME_KEYS) >= 12


@pytest.mark.parametrize("pair", SAME_KEYS, ids=lambda pair: pair.name)
def test_a_new_edition_of_a_document_gets_the_keys_its_own_layout_would_give(pair):
    existing = [passage.key for passage in pair.left]
    found = proposed_keys(align(pair.left, pair.right, glossary()), existing)
    assert keys(found) == [passage.key for passage in pair.right]


@pytest.mark.parametrize("seed", range(3))
def test_every_unit_of_a_damaged_edition_gets_a_proposal_with_a_reason(seed):
    for pair in (damaged(whole, seed) for whole in SAME_KEYS):
        drafted = [passage.key for passage in pair.right]
        found = proposed_keys(
            align(pair.left, pair.right, glossary()), [one.key for one in pair.left], drafted
        )
        assert [proposal.right for proposal in found] == list(range(len(pair.right)))
        assert all(proposal.reason for proposal in found)
