"""Dates are found as they are printed, and only where the calendar has them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.dates import ENGLISH, RUSSIAN, find_dates, parse_date

DAY = datetime.date(2008, 8, 28)
HAN = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    "printed",
    [
        "二〇〇八年八月二十八日",
        "二○○八年八月二十八日",
        "二零零八年八月二十八日",
        # The zeros of an encyclopedia's converter are ASCII.
        "二00八年八月二十八日",
        "二00八年八月廿八日",
        "2008年8月28日",
        "2008年08月28日",
        "2008 年 8 月 28 日",
        "２００８年８月２８日",
        "2008年8月28号",
        "28 August 2008",
        "28 august 2008",
        "28 Aug. 2008",
        "28th August, 2008",
        "28th of August 2008",
        "28th day of August 2008",
        "August 28, 2008",
        "August 28th, 2008",
        "AUGUST 28, 2008",
        "Aug. 28, 2008",
        "28.08.2008",
        "28.8.2008",
        "28.08.2008 г.",
        "28 августа 2008 года",
        "28 августа 2008 г.",
        "28 августа 2008",
        "28 АВГУСТА 2008 ГОДА",
        "«28» августа 2008 года",
        "2008-08-28",
        " 28 August 2008\n",
    ],
)
def test_a_printed_date_is_the_day_it_names(printed):
    assert parse_date(printed) == DAY


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "2008",
        "2008年8月",
        "8月28日",
        "二〇〇八年",
        "28 August",
        "August 2008",
        # No calendar has these.
        "2008年2月30日",
        "2007年2月29日",
        "二〇〇八年十三月一日",
        "31 June 2008",
        "June 31, 2008",
        "32.08.2008",
        "28.13.2008",
        "0000年1月1日",
        "2008-02-30",
        "31 февраля 2008 года",
        # More than a date.
        "28 August 2008, Dushanbe",
        "2008年8月28日于杜尚别",
        "12008年8月28日",
        "1.28.08.2008",
        "28.08.20081",
        "28.08.2008.1",
    ],
)
def test_what_is_no_date_is_none(printed):
    assert parse_date(printed) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("二00八年八月二十八日於某地", ["二00八年八月二十八日"]),
        ("会议于2002年11月23日在某地举行，2003年1月5日再次举行。", ["2002年11月23日", "2003年1月5日"]),
        ("2017年6月8日至9日在某地举行", ["2017年6月8日"]),
        ("Done at Anywhere on 28 August 2008.", ["28 August 2008"]),
        ("Anywhere, August 28, 2008 and 1 May 2009", ["August 28, 2008", "1 May 2009"]),
        ("г. Любой, 28 августа 2008 года", ["28 августа 2008 года"]),
        ("on 30 February 2008 and 1 March 2008", ["1 March 2008"]),
        ("Resolution 1624, chapter 28.08, version 1.2.2008.4", []),
        ("mayhem 28, 2008", []),
        # Two languages share a year; it is part of the first date only.
        ("28 August 2008年8月28日", ["28 August 2008"]),
    ],
)
def test_dates_are_found_where_they_stand(text, printed):
    assert [text[start:end] for start, end, _ in find_dates(text)] == printed


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day):
    han_year = "".join(HAN[int(digit)] for digit in str(day.year))
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert parse_date(f"{han_year}年{day.month}月{day.day}日") == day
    assert parse_date(f"{day.day} {ENGLISH[day.month - 1].title()} {day.year}") == day
    assert parse_date(f"{ENGLISH[day.month - 1].title()} {day.day}, {day.year}") == day
    assert parse_date(f"{day.day} {RUSSIAN[day.month - 1]} {day.year} года") == day
    assert parse_date(f"{day.day:02}.{day.month:02}.{day.year}") == day


@given(st.text(alphabet="0123456789〇一二十年月日.- Augst,августа²٢", max_size=40))
def test_found_dates_lie_in_the_text_in_order_and_apart(text):
    at = 0
    for start, end, _ in find_dates(text):
        assert at <= start < end <= len(text)
        at = end
