"""Notes below a text are told from its clauses, and from lists that only look like them."""

import pytest

from archive.text.notes import notes

BODY = ["一、海是共同的[1]。", "二、各方保护海[2]。"]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ([*BODY, "注释：", "[1] 见甲。", "[2] 见乙。"], {2, 3, 4}),
        ([*BODY, "注释：", "1. 见甲。", "【关闭】"], {2, 3}),
        ([*BODY, "[1] 见甲。", "[2] 见乙。"], {2, 3}),
        (["The sea is common.¹", "Notes", "1 See above.", "2 See below."], {1, 2, 3}),
        (["Море общее.", "Примечания:", "1. См. выше."], {1, 2}),
        ([*BODY, "注：附表略。"], {2}),
        (["注：甲。", *BODY], set()),
        (["编者按：本文是草案。", *BODY], {0}),
        (["（译者注：依英文本译出。）", *BODY], {0}),
        # A list with circled numbers, printed twice, marks no notes; nor does a heading without any below it.
        (["一、甲：", "①丙；", "②丁。", "二、乙：", "①丙；", "②丁。"], set()),
        (["一、甲。", "注释", "本宣言有两种文本。"], set()),
        (["Notes", "1. Alpha.", "The parties agree."], set()),
        ([], set()),
    ],
)
def test_notes_are_known_by_their_marks(paragraphs, found):
    assert notes(paragraphs) == found
