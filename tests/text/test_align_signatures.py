"""Signatures pair by state, never by order."""

from archive.text.align_signatures import pair_signatures


def found(left, right):
    return [(pair.party, pair.left, pair.right) for pair in pair_signatures(left, right)]


def test_signatures_in_another_order_pair_by_state():
    assert found(["kg", "uz"], ["kz", "cn", "kg", "ru", "tj", "uz"]) == [
        ("kg", 0, 2),
        ("uz", 1, 5),
        ("kz", None, 0),
        ("cn", None, 1),
        ("ru", None, 3),
        ("tj", None, 4),
    ]


def test_a_state_that_signs_twice_pairs_in_its_own_order():
    assert found(["kz", "kz"], ["kz"]) == [("kz", 0, 0), ("kz", 1, None)]
    assert found(["kz"], ["ru", "kz", "kz"]) == [("kz", 0, 1), ("ru", None, 0), ("kz", None, 2)]


def test_unknown_parties_pair_with_nothing():
    assert found(["?", ""], ["?", ""]) == [("?", 0, None), ("", 1, None), ("?", None, 0), ("", None, 1)]


def test_no_signatures_make_no_pairs():
    assert found([], []) == []
