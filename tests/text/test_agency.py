"""The lines of news agencies are told from the text they are printed with."""

import pytest

from archive.text.agency import DATELINE, agency


@pytest.mark.parametrize(
    ("line", "is_agency"),
    [
        ("（新华社某城8月16日电）", True),
        ("新华社某城8月16日电", True),
        ("(Xinhua)", True),
        ("（完）", True),
        ("/ТАСС/", True),
        ("各方合作社会发展电力", False),
        ("据某社报道，会议闭幕", False),
        ("(see below)", False),
    ],
)
def test_the_line_of_an_agency_is_known_by_its_form(line, is_agency):
    assert (agency(line) is not None) == is_agency


@pytest.mark.parametrize(
    ("words", "dateline"),
    [
        ("新华社某城5月3日电 两国发表声明。", "新华社某城5月3日电"),
        ("新华社某城5月3日电两国发表声明。", "新华社某城5月3日电"),
        ("新华社某城5月3日电（记者甲某、乙某）两国发表声明。", "新华社某城5月3日电（记者甲某、乙某）"),
        ("（某某通讯社某城五月三日电）两国发表声明。", "（某某通讯社某城五月三日电）"),
        ("本报某城5月3日讯　两国发表声明。", "本报某城5月3日讯"),
        ("人民网某城5月3日电 （记者 甲某）两国发表声明。", "人民网某城5月3日电 （记者 甲某）"),
        ("中央社某城3日電　兩國發表聲明。", "中央社某城3日電"),
        ("ANYTOWN, May 3 (Xinhua) -- The ministers met.", "ANYTOWN, May 3 (Xinhua)"),
        ("两国社会各界通过电视了解情况。", ""),
        ("本社会组织用电 不受限制。", ""),
    ],
)
def test_a_dateline_ends_where_the_report_begins(words, dateline):
    match = DATELINE.match(words)
    assert (match["agency"] if match else "") == dateline
