"""A text is dated by the last of its days, in figures or in words."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.days import find_days


@pytest.mark.parametrize(
    ("words", "printed", "day", "is_range"),
    [
        ("held on 3 May 2011 in Anytown", "3 May 2011", (2011, 5, 3), False),
        ("held on 2-3 May 2011", "2-3 May 2011", (2011, 5, 3), True),
        ("held from 2 to 3 May 2011", "from 2 to 3 May 2011", (2011, 5, 3), True),
        ("held on 30 April – 3 May 2011", "30 April – 3 May 2011", (2011, 5, 3), True),
        ("held on May 2-3, 2011", "May 2-3, 2011", (2011, 5, 3), True),
        ("2011年5月2日至3日在某城举行", "2011年5月2日至3日", (2011, 5, 3), True),
        ("2011年4月30日至5月3日在某城举行", "2011年4月30日至5月3日", (2011, 5, 3), True),
        ("2011年5月2日—3日", "2011年5月2日—3日", (2011, 5, 3), True),
        ("二〇一一年五月三日", "二〇一一年五月三日", (2011, 5, 3), False),
        ("2–3 мая 2011 года в Городе", "2–3 мая 2011 года", (2011, 5, 3), True),
        ("с 2 по 3 мая 2011 года", "с 2 по 3 мая 2011 года", (2011, 5, 3), True),
        (
            "the twenty-sixth day of June, one thousand nine hundred and forty-five.",
            "twenty-sixth day of June, one thousand nine hundred and forty-five",
            (1945, 6, 26),
            False,
        ),
        ("this third day of May, two thousand and eleven", "third day of May, two thousand and eleven", (2011, 5, 3), False),
        ("on the thirty-first of May, nineteen sixty-nine", "thirty-first of May, nineteen sixty-nine", (1969, 5, 31), False),
        ("the Ninth of October in the Year Two Thousand and Thirteen", "Ninth of October in the Year Two Thousand and Thirteen", (2013, 10, 9), False),
        ("the tenth day of May, 2011", "tenth day of May, 2011", (2011, 5, 10), False),
        ("中華民國一百年五月三日", "中華民國一百年五月三日", (2011, 5, 3), False),
    ],
)  # fmt: skip
def test_a_day_is_found_with_all_that_names_it(words, printed, day, is_range):
    (found,) = find_days(words)
    assert (words[found.start : found.end], found.day, found.is_range) == (
        printed,
        datetime.date(*day),
        is_range,
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "May 2011",
        "the third of May",
        "the thirty-first day of June, two thousand",
        "2011年2月30日",
        "2-3 people",
    ],
)
def test_what_names_no_day_in_full_is_none(words):
    assert find_days(words) == []


@given(st.text(max_size=60) | st.text("2011年5月3日至-– May,andthirstyofwlunde中民國", max_size=60))
def test_days_stand_in_order_and_apart(words):
    at = 0
    for found in find_days(words):
        assert at <= found.start < found.end <= len(words)
        at = found.end
