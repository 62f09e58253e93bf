"""Plain text is read by its lines alone: head, body and signatures in any of three languages."""

import pytest

from tests.sources.pages import keys_of, layout_of, spans_of

TREATY = """关于某某合作的协定
第一章 总则
第一条 宗旨
本协定的宗旨是合作。
第二条
各方应：
（一）互相尊重；
（二）互相帮助：
1．在经济方面；
2．在文化方面。
（三）互相学习。
上述各项应当遵守。
第二章 组织
第三条 各方设立委员会。
委员会由代表组成。
第四条 本协定长期有效。
本协定于2001年6月15日在某地签订，一式两份。
甲国代表    张三
乙国代表　　李四（签字）
"""

STATEMENT = """JOINT STATEMENT
of the Heads of Government

Anytown, 3 May 2011

The Heads of Government,
Meeting in Anytown,
Declare as follows:

PART I
General

1. The parties agree:
(a) to cooperate;
(b) to consult.

PART II
Economy

1. Trade shall be free.
Second paragraph of the clause.
2. Customs shall be low.

Done at Anytown on 3 May 2011 in two copies.

For the Republic of Foo
Jane Roe

For the Kingdom of Bar
J. Q. Public
"""

RUSSIAN = """Министерство иностранных дел

ДЕКЛАРАЦИЯ
глав государств-членов Организации

г. Город, 5 мая 2012 года

Главы государств заявляют о следующем:

1. Стороны будут:
а) сотрудничать;
б) консультироваться.

2. Стороны строят:
- дороги;
- мосты.
Это важно.

Участники выразили благодарность за гостеприимство.

Президент Первой Республики И. Иванов
Президент Второй Республики П.П. Петров
"""

WRAPPED = """THE ANYTOWN DECLARATION

The ministers of the member states, meeting in Anytown on the third day
of May, and mindful of the long friendship between their peoples, have
agreed on the following principles, which they will observe in all their
dealings with each other:

1. The member states will respect each other's borders, laws and customs
and will settle any dispute that may arise between them by negotiation
in good faith.

They recall in this connection the declarations made on earlier occasions
and the obligations that follow from them.

2. The member states will meet once a year. The place of the meeting will
be in each member state in turn.

                                           Anytown, 3 May 2011
"""

WRAPPED_HAN = """　　　　　　某某宣言
　　某某会议于二〇一一年五月三日在某城举
行，三国部长出席会议，各方进行了友好交谈，
现声明如下：
　　一、各方重申友好，愿意继续努力，为世界
和平作出贡献，并保持密切接触，加强各领域交
流与合作。
　　二、各方高兴地看到双边贸易不断增长，并
决定采取措施，进一步扩大贸易规模，改善贸易
结构。
　　二〇一一年五月三日于某城
"""


@pytest.mark.parametrize(
    ("text", "tag", "keys"),
    [
        (TREATY, "zh-Hans", "chapter1 1 1.p1 2 2.1 2.2 2.2.1 2.2.2 2.3 2.p2 chapter2 3 3.p1 3.p2 4 closing"),
        (
            STATEMENT,
            "en",
            "preamble preamble.p2 preamble.p3 part1 part1.1 part1.1.1 part1.1.2 "
            "part2 part2.1 part2.1.p1 part2.1.p2 part2.2 closing",
        ),
        (RUSSIAN, "ru", "preamble 1 1.1 1.2 2 2.1 2.2 2.p2 closing"),
        (WRAPPED, "en", "preamble 1 1.p1 1.p2 2"),
        (WRAPPED_HAN, "zh-Hans", "preamble 1 2"),
        (WRAPPED_HAN.replace("\n", "\r\n"), "zh-Hans", "preamble 1 2"),
        ("\ufeff" + RUSSIAN, "ru", "preamble 1 1.1 1.2 2 2.1 2.2 2.p2 closing"),
        ("", "en", ""),
        ("\n \n", "en", ""),
    ],
)
def test_a_text_in_any_layout_gives_its_keys(text, tag, keys):
    assert keys_of(text, tag, "plain") == keys


def test_head_and_end_are_taken_off_the_text():
    assert [piece for piece in spans_of(RUSSIAN, "ru") if piece[0] != "text"] == [
        ("furniture", "Министерство иностранных дел"),
        ("title", "ДЕКЛАРАЦИЯ"),
        ("title", "глав государств-членов Организации"),
        ("place", "г. Город"),
        ("date", "5 мая 2012 года"),
        ("office", "Президент Первой Республики"),
        ("name", "И. Иванов"),
        ("office", "Президент Второй Республики"),
        ("name", "П.П. Петров"),
    ]


def test_names_may_stand_below_their_offices():
    assert [piece for piece in spans_of(STATEMENT, "en") if piece[0] != "text"] == [
        ("title", "JOINT STATEMENT"),
        ("title", "of the Heads of Government"),
        ("place", "Anytown"),
        ("date", "3 May 2011"),
        ("office", "For the Republic of Foo"),
        ("name", "Jane Roe"),
        ("office", "For the Kingdom of Bar"),
        ("name", "J. Q. Public"),
    ]


def test_marks_of_signing_are_layout():
    pieces = spans_of(TREATY, "zh-Hans")
    assert pieces[-4:] == [("office", "甲国代表"), ("name", "张三"), ("office", "乙国代表"), ("name", "李四")]
    assert layout_of(TREATY, "zh-Hans")[-1] == "（签字）\n"


def test_a_broken_line_is_layout_inside_its_paragraph():
    assert [words for role, words in spans_of(WRAPPED, "en") if role == "text"][:4] == [
        "The ministers of the member states, meeting in Anytown on the third day",
        "of May, and mindful of the long friendship between their peoples, have",
        "agreed on the following principles, which they will observe in all their",
        "dealings with each other:",
    ]
    assert set("".join(layout_of(WRAPPED, "en"))) <= set("\n ,")


def test_short_lines_are_paragraphs_of_their_own():
    lines = ["公报", "各方重申友好", "各方愿意合作", "各方将再会晤", "各方发表公报", "各方满意"]
    assert [words for _, words in spans_of("\n".join(lines), "zh-Hans", "plain")] == lines


def test_a_signature_is_never_read_across_lines():
    text = "STATEMENT\n\nThey met.\n\nPresident of the Republic of Foo and\nof the islands   Jane Roe\n"
    assert ("name", "Jane Roe") not in spans_of(text, "en", "plain")


def test_a_byte_order_mark_is_layout():
    assert layout_of("\ufeffAnytown Declaration\n\nPeace.\n", "en")[0] == "\ufeff"


@pytest.mark.parametrize(
    ("text", "tag", "pieces"),
    [
        # An annex stands below the signatures and is text again.
        (
            "某某宣言\n一、甲甲。\n二、乙乙。\n甲国总统  张三\n2011年5月3日于某城\n附件一\n清单\n一、丙丙。\n二、丁丁。\n",
            "zh-Hans",
            [
                ("title", "某某宣言"),
                ("text", "一、甲甲。"),
                ("text", "二、乙乙。"),
                ("office", "甲国总统"),
                ("name", "张三"),
                ("date", "2011年5月3日"),
                ("place", "某城"),
                ("text", "附件一"),
                ("text", "清单"),
                ("text", "一、丙丙。"),
                ("text", "二、丁丁。"),
            ],
        ),
        # What a web page adds above and below.
        (
            "首页 > 文献\n某某网 2011-05-04 10:00\n某某公报\n来源：某网\n2011-05-03\n各方重申友好。\n责任编辑：张三\n[打印]\n",
            "zh-Hans",
            [
                ("furniture", "首页 > 文献"),
                ("furniture", "某某网 2011-05-04 10:00"),
                ("title", "某某公报"),
                ("furniture", "来源：某网"),
                ("date", "2011-05-03"),
                ("text", "各方重申友好。"),
                ("furniture", "责任编辑：张三"),
                ("furniture", "[打印]"),
            ],
        ),
        # Place and date on lines of their own, the place with a comma.
        (
            "STATEMENT\n\nThey met.\n\nAnytown,\n3 May 2011\n",
            "en",
            [("title", "STATEMENT"), ("text", "They met."), ("place", "Anytown"), ("date", "3 May 2011")],
        ),
        # The agency's dateline stands before the first words.
        (
            "某某公报\n新华社某城5月3日电  各方重申友好。\n（新华社）\n",
            "zh-Hans",
            [
                ("title", "某某公报"),
                ("agency", "新华社某城5月3日电"),
                ("text", "各方重申友好。"),
                ("agency", "（新华社）"),
            ],
        ),
        (
            "ANYTOWN, May 3 (Xinhua) -- The ministers met.\n",
            "en",
            [("agency", "ANYTOWN, May 3 (Xinhua)"), ("text", "The ministers met.")],
        ),
        # A document without a title begins with its first words.
        ("各方重申友好，愿意继续努力。\n", "zh-Hans", [("text", "各方重申友好，愿意继续努力。")]),
        # An English headline over a Chinese text is the page's.
        (
            "Joint Statement\n某某声明\n各方重申友好。\n",
            "zh-Hans",
            [("furniture", "Joint Statement"), ("title", "某某声明"), ("text", "各方重申友好。")],
        ),
        # A ministers' title is no ministry's letterhead.
        (
            "Joint Communiqué of the Council of Foreign Ministers\n\nThey met.\n",
            "en",
            [("title", "Joint Communiqué of the Council of Foreign Ministers"), ("text", "They met.")],
        ),
        # A last sentence about a president is no signature.
        (
            "STATEMENT\n\nThe president spoke.\n\nThe President of Foo thanked everybody.\n",
            "en",
            [
                ("title", "STATEMENT"),
                ("text", "The president spoke."),
                ("text", "The President of Foo thanked everybody."),
            ],
        ),
    ],
)
def test_every_line_has_its_role(text, tag, pieces):
    assert spans_of(text, tag, "plain") == pieces
