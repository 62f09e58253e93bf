"""A line that begins a clause and its first item is cut between the two labels, and nowhere else."""

import pytest

from archive.text.compound import uncompounded
from archive.text.paragraph import Paragraph, lines


def cut(*printed):
    text = "\n".join(printed)
    paragraphs = [Paragraph((line,)) for line in lines(text)]
    return [text[paragraph.start : paragraph.end] for paragraph in uncompounded(text, paragraphs)]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (["第一条　一、甲。", "二、乙。"], ["第一条", "一、甲。", "二、乙。"]),
        (
            ["第一条 （一）甲：", "1. 丙；", "2. 丁；", "（二）乙。"],
            ["第一条", "（一）甲：", "1. 丙；", "2. 丁；", "（二）乙。"],
        ),
        (["1. (a) Alpha;", "(b) beta.", "2. Gamma."], ["1.", "(a) Alpha;", "(b) beta.", "2. Gamma."]),
        (["Статья 3. 1. Альфа.", "2. Бета."], ["Статья 3.", "1. Альфа.", "2. Бета."]),
        # No second item, another clause first, an item that is no first one, a bullet: nothing is cut.
        (["第一条　一、甲。", "第二条　乙。"], ["第一条　一、甲。", "第二条　乙。"]),
        (["第一条　一、甲。", "第二条　乙。", "二、丙。"], ["第一条　一、甲。", "第二条　乙。", "二、丙。"]),
        (["第三条　三、甲。", "四、乙。"], ["第三条　三、甲。", "四、乙。"]),
        (["- 1. Alpha.", "- 2. Beta."], ["- 1. Alpha.", "- 2. Beta."]),
        (["1. 1. Alpha.", "2. Beta."], ["1. 1. Alpha.", "2. Beta."]),
    ],
)
def test_two_labels_on_a_line_are_a_clause_and_its_item(printed, parts):
    assert cut(*printed) == parts
