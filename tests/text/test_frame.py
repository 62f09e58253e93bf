"""Preambles and closings are known by what they say."""

import pytest

from archive.text.frame import is_closing, is_preamble
from archive.text.titles import head_length, head_roles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("元首们声明如下：", True),
        ("The heads of state declare the following:", True),
        ("会议于2011年5月3日在某城举行。", True),
        ("2011年5月3日，某某理事会例行会议在某城召开。", True),
        ("二〇一一年五月三日，元首们在某城會晤。峰會成果豐碩。", True),
        ("The ministers met in Anytown on 3 May 2011.", True),
        ("On May 3, 2011 a summit was held at Anytown.", True),
        ("Саммит прошёл в городе Город 5 мая 2012 года.", True),
        # Date or place or meeting is missing.
        ("会议在某城举行。", False),
        ("会议于2011年5月3日举行。", False),
        ("2011年5月3日，某人在某城发表讲话。", False),
        ("The ministers met on 3 May 2011.", False),
        ("The ministers met in May 2011.", False),
        ("Peace was made in Anytown on 3 May 2011.", False),
        ("", False),
    ],
)
def test_a_preamble_declares_or_names_the_meeting(words, expected):
    assert is_preamble(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议在友好、相互理解的氛围中进行。", True),
        ("會議在友好的氣氛中舉行。", True),
        ("与会者感谢东道主的热情接待。", True),
        ("本宣言于2011年5月3日在某城签署。", True),
        ("本条约一式两份，两种文本同等作准。", True),
        ("右公約於中華民國三十六年五月一日訂於某城，共計三份。", True),
        ("一九八五年五月四日订于某城。", True),
        ("本協定於二〇一一年五月三日在某城簽訂。", True),
        ("下列全权代表在本条约上签字盖章。", True),
        ("Done at Anytown on 3 May 2011.", True),
        ("In witness whereof the undersigned have signed.", True),
        ("The meeting was held in a friendly atmosphere.", True),
        ("The ministers thanked the host for its warm hospitality.", True),
        ("Совершено в Городе 5 мая 2012 года.", True),
        ("Встреча прошла в атмосфере дружбы.", True),
        ("Участники выразили благодарность за гостеприимство.", True),
        # Provisions that use some of the same words.
        ("各方高度评价主席国所做的工作。", False),
        ("各方感谢联合国的努力。", False),
        ("各方将于2011年签署条约。", False),
        ("双方于2011年5月3日签署了三项协定。", False),
        ("2011年5月3日双方签署了三项协定。", False),
        ("各方全权代表应当定期会晤。", False),
        ("The parties will protect the atmosphere.", False),
        ("The parties expressed appreciation for the work done.", False),
        ("Стороны приняли решение.", False),
        ("会议在友好的气氛中进行。" + "各方重申友好。" * 100, False),
    ],
)
def test_a_closing_is_a_formula(words, expected):
    assert is_closing(words) is expected


@pytest.mark.parametrize(
    ("lines", "language", "roles"),
    [
        (["某某宣言"], "zh", ["title"]),
        (["某某组织成员国元首", "某城宣言"], "zh", ["title", "title"]),
        (["甲国外交部", "某某声明（全文）"], "zh", ["furniture", "title"]),
        (["DECLARATION", "OF THE HEADS OF STATE"], "en", ["title", "title"]),
        (["Declaration", "on Peace"], "en", ["title", "title"]),
        (
            ["Ministry of Foreign Affairs", "SOME ORGANISATION", "Anytown", "Declaration of Peace"],
            "en",
            ["furniture", "furniture", "title", "title"],
        ),
        (["A/62/492", "Statement"], "en", ["furniture", "title"]),
        (["Statement", "Introduction"], "en", ["title", "text"]),
        (["Consensus of Anytown"], "en", ["title"]),
        (["Anytown", "3 May 2011", "Statement"], "en", ["place", "date", "title"]),
        (["Statement", "Anytown, 3 May 2011"], "en", ["title", "date"]),
        (["ЗАЯВЛЕНИЕ", "министров"], "ru", ["title", "title"]),
        (["Joint Statement", "联合声明"], "zh", ["furniture", "title"]),
        ([], "en", []),
    ],
)
def test_each_line_above_the_text_has_its_role(lines, language, roles):
    assert head_roles(lines, language) == roles


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        (["Statement", "They met."], 1),
        (["They met.", "Statement"], 0),
        (["Statement", "1. One"], 1),
        (["Statement", "г. Город, 5 мая 2012 г.", "Words:"], 2),
        (["甲" * 61], 0),
        (["Statement", "Part I", "General"], 1),
        ([], 0),
    ],
)
def test_the_head_ends_where_the_first_sentence_or_number_begins(lines, length):
    assert head_length(lines) == length
