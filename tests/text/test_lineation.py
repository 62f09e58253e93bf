"""A source cut for the eye loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.lineation import UNCLAIMED, Run, line_number, lines, located, parts, runs
from archive.text.span import Span

TEXTS = st.text(alphabet="ab \r\n\t\u3000字", max_size=80)


@given(TEXTS, st.integers(1, 20), st.integers(1, 9))
def test_the_parts_of_a_text_are_the_text(text, most, most_lines):
    cut = parts(text, most, most_lines)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(end - start <= most for start, end in cut)
    assert all(start < end for start, end in cut) or cut == [(0, 0)]
    # The line a part is cut in may go on in the next.
    assert all(len(list(lines(text, start, end))) <= most_lines + 1 for start, end in cut)


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("", 4, [""]),
        ("abcd", 4, ["abcd"]),
        # A line that ends in the second half of a part ends the part.
        ("abc\ndef\ng", 6, ["abc\n", "def\ng"]),
        # One that ends earlier does not: parts would be many and tiny.
        ("a\nbcdefgh", 6, ["a\nbcde", "fgh"]),
        ("abc\r\ndef", 5, ["abc\r\n", "def"]),
        # CR LF is one line end and is never cut in two.
        ("abc\r\ndef", 4, ["abc", "\r\nde", "f"]),
        ("abc\rdef", 5, ["abc\r", "def"]),
    ],
)
def test_a_part_ends_where_a_line_ends(text, most, cut):
    assert [text[start:end] for start, end in parts(text, most, 100)] == cut


def test_a_part_ends_after_the_most_lines_it_may_have():
    assert parts("a\r\n\n\rb\nc\n", 100, 2) == [(0, 4), (4, 7), (7, 9)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a\n"]),
        ("a\n\nb", ["a\n", "\n", "b"]),
        ("a\r\nb\rc\n", ["a\r\n", "b\r", "c\n"]),
        # What only some programs take for a line end is a character of its line.
        ("a\u2028b\x85c", ["a\u2028b\x85c"]),
    ],
)
def test_a_line_ends_as_its_author_ended_it(text, found):
    assert [text[start:end] for start, end in lines(text)] == found


@given(TEXTS)
def test_every_character_stands_on_the_line_it_is_counted_on(text):
    counted = [line_number(text, at) for start, end in lines(text) for at in range(start, end)]
    assert counted == [n for n, (start, end) in enumerate(lines(text), 1) for _ in range(start, end)]


@st.composite
def mapped(draw) -> tuple[str, list[Span], list[tuple[int, int, int]]]:
    """A text, disjoint spans over some of it, and marks that may overlap."""
    text = draw(TEXTS.filter(bool))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = [
        Span(a, b, draw(st.sampled_from(["text", "label", "layout"])))
        for a, b in zip(cuts, cuts[1:], strict=False)
        if draw(st.booleans())
    ]
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9), st.integers(1, 5))
    marks = [(start, min(len(text), start + size), n) for start, size, n in draw(st.lists(ends, max_size=5))]
    return text, spans, marks


@given(mapped())
def test_runs_hold_every_character_once_and_say_what_it_is(case):
    text, spans, marks = case
    found = [run for line in runs(spans, marks, lines(text)) for run in line]
    assert "".join(text[run.start : run.end] for run in found) == text
    assert all(run.start < run.end for run in found)
    for run in found:
        for at in range(run.start, run.end):
            claiming = [n for n, span in enumerate(spans) if span.start <= at < span.end]
            assert [run.span] == (claiming or [UNCLAIMED])
            over = [number for start, end, number in sorted(marks) if start <= at < end]
            assert run.mark == (over[-1] if over else 0)


def test_a_run_ends_where_a_correction_begins_or_ends():
    spans = [Span(0, 2, "label"), Span(2, 8, "text")]
    [line] = runs(spans, [(4, 6, 1)], [(0, 9)])
    assert line == [Run(0, 2, 0), Run(2, 4, 1), Run(4, 6, 1, 1), Run(6, 8, 1), Run(8, 9, UNCLAIMED)]


@pytest.mark.parametrize(
    ("start", "length", "found"),
    [
        # A text of the source's characters 3 to 6 and 10 to 14.
        (0, 2, [(3, 5)]),
        (2, 1, [(5, 6)]),
        # The fourth character joins the two spans and stands nowhere in the source.
        (3, 1, []),
        (4, 2, [(10, 12)]),
        (1, 5, [(4, 6), (10, 12)]),
        (7, 9, [(13, 14)]),
        (8, 1, []),
    ],
)
def test_a_place_in_a_text_is_found_in_its_source(start, length, found):
    assert located([(3, 6), (10, 14)], start, length) == found
