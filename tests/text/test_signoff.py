"""Lines below the last provision are told apart piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.agency import agency
from archive.text.signoff import bare_signature, place, place_and_date, signature
from archive.text.tail import tail


def pieces(found, line):
    return None if found is None else [(role, line[start:end]) for start, end, role in found]


@pytest.mark.parametrize(
    ("line", "office", "name"),
    [
        ("甲国总统  张三", "甲国总统", "张三"),
        ("甲国总统 努・某某某", "甲国总统", "努・某某某"),
        ("甲國總統  某某·某某某", "甲國總統", "某某·某某某"),
        ("甲国主席张三", "甲国主席", "张三"),
        ("甲国外交部长　李 四", "甲国外交部长", "李 四"),
        ("甲国国务委员兼外交部长 王五", "甲国国务委员兼外交部长", "王五"),
        ("甲国代表：张三（签字）", "甲国代表", "张三"),
        ("甲国代表", "甲国代表", ""),
        ("甲国总统\u00a0\u00a0张三", "甲国总统", "张三"),
        ("President of the Republic of Foo", "President of the Republic of Foo", ""),
        ("President of the Republic of Foo  Jane Roe", "President of the Republic of Foo", "Jane Roe"),
        ("President of the Republic of Foo J. Roe", "President of the Republic of Foo", "J. Roe"),
        ("President of Foo: (signed) Jane Roe", "President of Foo", "Jane Roe"),
        ("Jane Roe, President of the Republic of Foo", "President of the Republic of Foo", "Jane Roe"),
        (
            "First Deputy Prime Minister, Minister of Foreign Affairs",
            "First Deputy Prime Minister, Minister of Foreign Affairs",
            "",
        ),
        ("For the Kingdom of Bar", "For the Kingdom of Bar", ""),
        ("Президент Первой Республики И.И. Иванов", "Президент Первой Республики", "И.И. Иванов"),
        ("Министр иностранных дел Республики", "Министр иностранных дел Республики", ""),
        ("За Первую Республику", "За Первую Республику", ""),
    ],
)
def test_a_signature_is_an_office_and_perhaps_a_name(line, office, name):
    found = dict(pieces(signature(line), line))
    assert (found["office"], found.get("name", "")) == (office, name)


def test_several_signatures_may_share_a_line():
    line = "甲国总统 张三 乙国总理　李四"
    assert pieces(signature(line), line) == [
        ("office", "甲国总统"),
        ("name", "张三"),
        ("office", "乙国总理"),
        ("name", "李四"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "President noted that much was done",
        "The President of Foo spoke.",
        "甲国总统指出，形势好转。",
        "主席国将提出建议",
        "Anytown",
        "For peace and security",
        "За мир",
        "x" * 500,
    ],
)
def test_a_sentence_about_an_office_is_no_signature(line):
    assert signature(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2007年8月16日于某城", [("date", "2007年8月16日"), ("place", "某城")]),
        ("二00八年八月二十八日於某城", [("date", "二00八年八月二十八日"), ("place", "某城")]),
        ("2001年6月15日订于某城", [("date", "2001年6月15日"), ("place", "某城")]),
        ("（2008年8月28日，某城）", [("date", "2008年8月28日"), ("place", "某城")]),
        ("某城 2008年8月28日", [("place", "某城"), ("date", "2008年8月28日")]),
        ("Anytown, 28 August 2008", [("place", "Anytown"), ("date", "28 August 2008")]),
        ("New Town, Foo, June 15, 2001", [("place", "New Town, Foo"), ("date", "June 15, 2001")]),
        ("28 August 2008 in Anytown", [("date", "28 August 2008"), ("place", "Anytown")]),
        ("г. Город, 28 августа 2008 года", [("place", "г. Город"), ("date", "28 августа 2008 года")]),
        ("28 августа 2008 года, город Город", [("date", "28 августа 2008 года"), ("place", "город Город")]),
        ("28 August 2008", [("date", "28 August 2008")]),
        # Sentences, formulas and what no calendar has are something else.
        ("Done at Anytown on 28 August 2008", None),
        ("The meeting was held on 28 August 2008", None),
        ("会议于2008年8月28日在某城举行", None),
        ("2008年2月30日于某城", None),
        ("Anytown", None),
        # The printer's name is no place.
        ("某某社 2018-06-10", None),
        ("", None),
        ("二〇一五年四月十日发表", [("date", "二〇一五年四月十日")]),
        ("2015年8月6日（星期四）", [("date", "2015年8月6日")]),
    ],
)
def test_place_and_date_are_told_apart(line, found):
    assert pieces(place_and_date(line), line) == found


@pytest.mark.parametrize("line", ["Anytown", "New Town", "г. Город", "某城", "(Anytown)", "Anytown,"])
def test_a_place_is_a_short_name(line):
    assert place(line) is not None


@pytest.mark.parametrize(
    "line", ["the town", "We met in Anytown today", "某城会议，各方重申友好", "Anytown 5", ""]
)
def test_what_is_longer_or_lower_is_no_place(line):
    assert place(line) is None


def test_names_and_columns_count_only_among_signatures():
    assert pieces(bare_signature("某某某某  李四"), "某某某某  李四") == [
        ("office", "某某某某"),
        ("name", "李四"),
    ]
    assert bare_signature("lower case") is None


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (
            ["Words.", "President of Foo", "Jane Roe", "President of Bar", "John Doe"],
            ["", "office", "name", "office", "name"],
        ),
        (["Words.", "Jane Roe", "President of Foo"], ["", "name", "office"]),
        # The opening names the place, so the line is no name although an office stands above it.
        (
            ["They met in Anytown.", "President of Foo", "Anytown", "3 May 2011"],
            ["", "office", "place", "date"],
        ),
        (["They met.", "President of Foo", "Jane Roe", "3 May 2011"], ["", "office", "name", "date"]),
        # A short heading above signatures is a heading.
        (["甲甲甲。", "结语", "甲国总统  张三"], ["", "", "office name"]),
        (
            ["甲甲甲。", "甲国总统", "（签字）", "2011年5月3日", "责任编辑：李四"],
            ["", "office", "layout", "date", "furniture"],
        ),
        (["甲甲甲。", "某城", "乙乙乙。"], ["", "", ""]),
        # What a page adds below signatures, a date or a closing formula is its own; a sentence or a clause is not.
        (["They met.", "President of Foo", "Lakes in pictures"], ["", "office", "furniture"]),
        (["They met.", "They parted.", "3 May 2011", "Lakes in pictures"], ["", "", "date", "furniture"]),
        (["It was held in a friendly atmosphere.", "Lakes in pictures"], ["", "furniture"]),
        (["They met.", "President of Foo", "They were content."], ["", "", ""]),
        (["They met.", "President of Foo", "1. More"], ["", "", ""]),
        (["3 May 2011", "They met", "They parted"], ["", "", ""]),
        # A closing formula may stand below the signatures.
        (["They met.", "For the Republic of Foo", "Done at Anytown on 3 May 2011"], ["", "office", ""]),
        (["For the Government", "of the Republic of Foo:", "[J. ROE]"], ["office", "office", "name"]),
        (["/s/ Jane Roe", "President of Foo"], ["name", "office"]),
        ([], []),
    ],
)
def test_the_end_is_read_from_the_last_line_up(lines, roles):
    assert [" ".join(role for _, _, role in found) for found in tail(lines)] == roles


@given(st.text(max_size=60) | st.text("总统主席张三 ·  PresidntofTheAB.И国代表（）()", max_size=40))
def test_pieces_lie_in_their_line_in_order_and_apart(line):
    for reader in (signature, bare_signature, place_and_date, place, agency):
        at = 0
        for start, end, _ in reader(line) or []:
            assert at <= start < end <= len(line)
            at = end
