"""Two wordings side by side: what is alike, what was taken out, what was put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import differences
from archive.text.differences import GONE, NEW, Piece, pieces, stretches


def signs(left: str, right: str) -> str:
    """The difference as a reader may write it: [-out-]{+in+}."""
    told = ""
    for one in stretches(left, right):
        out, put = left[slice(*one.left)], right[slice(*one.right)]
        told += out if one.is_same else (f"[-{out}-]" if out else "") + (f"{{+{put}+}}" if put else "")
    return told


TOLD = [
    ("", "", ""),
    ("", "a", "{+a+}"),
    ("a", "", "[-a-]"),
    ("same", "same", "same"),
    # Chinese differs by the character, English by the word.
    ("落實現行的條約", "落實全部的條約", "落實[-現行-]{+全部+}的條約"),
    ("existing treaties", "existing agreements", "existing [-treaties-]{+agreements+}"),
    ("co-operation", "cooperation", "[-co-operation-]{+cooperation+}"),
    ("the States’ views", "the State’s views", "the [-States’-]{+State’s+} views"),
    ("第10條", "第11條", "第[-10-]{+11+}條"),
    ("a, b", "a; b", "a[-,-]{+;+} b"),
    ("Договор 2002 года", "Договор 2003 года", "Договор [-2002-]{+2003+} года"),
    ("a b", "a  b", "a {+ +}b"),
    ("line\nline", "line\n\nline", "line\n{+\n+}line"),
]


@pytest.mark.parametrize(("left", "right", "told"), TOLD)
def test_a_difference_is_told_in_the_units_readers_compare(left, right, told):
    assert signs(left, right) == told


wordings = st.text(alphabet="甲乙丙丁 ab-’,。\n1", max_size=40)


@given(wordings, wordings)
def test_both_wordings_can_be_read_off_their_difference(left, right):
    found = stretches(left, right)
    assert "".join(left[slice(*one.left)] for one in found) == left
    assert "".join(right[slice(*one.right)] for one in found) == right
    assert all((left[slice(*one.left)] == right[slice(*one.right)]) == one.is_same for one in found)
    assert all(one.is_same != other.is_same for one, other in zip(found, found[1:], strict=False))


@given(wordings, wordings)
def test_as_pieces_what_is_gone_stands_before_what_is_new(left, right):
    found = pieces(left, right)
    assert "".join(one.text for one in found if one.kind != NEW) == left
    assert "".join(one.text for one in found if one.kind != GONE) == right
    assert not any(
        one.kind == NEW and other.kind == GONE for one, other in zip(found, found[1:], strict=False)
    )


def test_a_full_stop_that_was_lost_is_seen_as_that():
    assert pieces("单边主义", "单边主义。") == (Piece("same", "单边主义"), Piece(NEW, "。"))


def test_wordings_too_long_to_compare_differ_between_their_ends(monkeypatch):
    monkeypatch.setattr(differences, "MOST", 10)
    assert signs("一二三四五六七八九", "一二四三五七六八九") == "一二[-三四五六七-]{+四三五七六+}八九"
