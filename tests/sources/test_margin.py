"""Chinese lines are joined where a margin broke them, and only there."""

import pytest

from archive.sources.wrapping import paragraphs
from archive.text.paragraph import lines

LONG = (
    "三国部长在河口举行会晤，高度评价边境贸易合作，并愿意继续推动公路和铁路建设，以造福三国人民。",
    "部长们注意到湖水保护工作取得进展，同意在2014年内互换水文和气象资料，并设立联合观测站。",
    "部长们支持青年交流和旅游往来，认为这有助于增进三国人民之间的相互了解和传统友谊。",
    "部长们商定下次会议在湖城举行，具体日期由三国通过外交途径另行商定，并及时通报秘书处。",
)


def broken(words, width):
    """The words in lines of so many characters, no mark first on a line."""
    found = []
    while len(words) > width:
        cut = width - (words[width] in "，。、")
        found.append(words[:cut])
        words = words[cut:]
    return [*found, words]


def joined(text):
    return ["".join(paragraph.words(text).split()) for paragraph in paragraphs(text, list(lines(text)))]


@pytest.mark.parametrize("width", [24, 26, 30, 35, 37])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　", "\r\n"])
def test_paragraphs_broken_at_a_width_are_whole_again(width, between):
    text = between + between.join("\n".join(broken(words, width)) for words in LONG)
    assert joined(text) == list(LONG)


@pytest.mark.parametrize("width", [24, 35])
def test_a_blank_line_after_every_line_divides_nothing(width):
    text = "\n\n".join(line for words in LONG for line in broken(words, width))
    assert joined(text) == list(LONG)


@pytest.mark.parametrize("width", [24, 35])
def test_a_heading_and_a_clause_begin_below_a_full_line(width):
    full = "三国部长重申友好并愿意继续合作" * 8
    first = full[: width * 3 - 1] + "。"
    printed = [first, "政治互信", "一、" + full + "。"]
    assert joined("\n".join(line for words in printed for line in broken(words, width))) == printed


def test_a_line_that_ends_in_the_comma_of_a_list_goes_on():
    assert joined("出席会议的有甲国总统某某、\n乙国总统某某、\n丙国总统某某。\n一、各方重申友好。") == [
        "出席会议的有甲国总统某某、乙国总统某某、丙国总统某某。",
        "一、各方重申友好。",
    ]


@pytest.mark.parametrize(
    "printed",
    [
        # Paragraphs of unequal length, headings of one length, a list of names.
        LONG,
        (
            "深化三国边境贸易合作，推动公路铁路建设",
            LONG[0] * 2,
            "加强三国人文领域交流，增进各国人民友谊",
            LONG[1] * 2,
        )
        + ("完善三国会议工作机制，提高各项工作效率", LONG[2] * 2),
        ("出席会议的有：", "甲国外交部长某某某", "乙国外交部长某某某", "丙国外交部长某某某", LONG[0]),
    ],
)
def test_lines_that_no_margin_broke_stay_apart(printed):
    assert joined("\n".join(printed)) == list(printed)
