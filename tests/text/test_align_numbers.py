"""Numbers and dates are one whatever the script they are written in."""

import pytest

from archive.text.align_fold import folded
from archive.text.align_numbers import numbers

SAME = [
    # Two texts and the marks that both must carry.
    ("二〇〇八年八月二十八日", "zh-Hans", "28 August 2008", "en", {"d:2008-08-28", "m:8", "n:2008", "n:28"}),
    ("二00八年八月二十八日", "zh-Hant", "28 августа 2008 года", "ru", {"d:2008-08-28", "n:2008"}),
    ("第1624號決議", "zh-Hant", "Resolution 1624", "en", {"n:1624"}),
    ("62/17号决议", "zh-Hans", "резолюция 62/17", "ru", {"n:62", "n:17"}),
    ("21世纪", "zh-Hans", "XXI век", "ru", {"n:21"}),
    ("二十一世纪", "zh-Hans", "the twenty-first century", "en", {"n:21"}),
    ("第八章", "zh-Hans", "Chapter VIII", "en", {"s:8"}),
    ("一亿两千万", "zh-Hans", "1 hundred", "en", set()),
    ("350万吨", "zh-Hans", "3.5 million tons", "en", {"n:3500000"}),
    ("350万吨", "zh-Hans", "3,5 млн тонн", "ru", {"n:3500000"}),
    ("1400米", "zh-Hans", "1,400 metres", "en", {"n:1400"}),
    ("1400米", "zh-Hans", "1 400 метров", "ru", {"n:1400"}),
    ("三股势力", "zh-Hans", "the three forces", "en", {"s:3"}),
    ("三股势力", "zh-Hans", "трёх сил", "ru", {"s:3"}),
    ("百分之三十", "zh-Hans", "thirty per cent", "en", {"n:30"}),
    ("四十名学生", "zh-Hans", "forty students", "en", {"n:40"}),
    ("2008年8月", "zh-Hans", "in August 2008", "en", {"m:8", "n:2008"}),
    ("2008年8月", "zh-Hans", "в августе 2008 года", "ru", {"m:8", "n:2008"}),
]


@pytest.mark.parametrize(("one", "tag", "other", "other_tag", "marks"), SAME)
def test_a_number_is_one_in_two_scripts(one, tag, other, other_tag, marks):
    assert marks == marks & set(numbers(folded(one, tag), tag)) & set(
        numbers(folded(other, other_tag), other_tag)
    )


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("统一、一致、一切", "zh-Hans"),
        ("one article, the first of its kind", "en"),
        ("may I", "en"),
        ("шествие, семинар, трибуна", "ru"),
        ("0 00", "en"),
        ("9" * 5000, "en"),
    ],
)
def test_what_counts_nothing_is_no_number(text, tag):
    assert set(numbers(folded(text, tag), tag)) == set()


def test_a_row_of_thousands_without_end_stops_no_reading():
    assert "n:1540" in set(numbers(",".join(["1", *["000"] * 2000]) + " and 1540", "en"))
