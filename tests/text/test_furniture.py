"""What pages add around a text is told from the text, and why it is none of it."""

import pytest

from archive.text.furniture import furniture_kind

ORIGIN = "where the page is from, who put it there, when"
BUTTON = "a button or link of the page"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("【打印】 【关闭】", BUTTON),
        ("[ 打印本页 ] [ 关闭窗口 ]", BUTTON),
        ("打印 | 关闭", BUTTON),
        ("字体：大 中 小", BUTTON),
        ("【字体：大 中 小】【打印】", BUTTON),
        ("推荐给朋友：   全文打印", BUTTON),
        ("【列印】【關閉視窗】", BUTTON),
        ("Print | Share", BUTTON),
        ("【责任编辑:某人】", ORIGIN),
        ("（责任编辑：某人）", ORIGIN),
        ("责任编辑　某人", ORIGIN),
        ("版权所有：某某网", ORIGIN),
        ("版权所有 未经许可不得转载", ORIGIN),
        ("文章来源：某部网站", ORIGIN),
        ("（来源：某部网站）", ORIGIN),
        ("各方关闭口岸", ""),
        ("双方返回谈判桌。", ""),
        ("编辑和出版", ""),
        ("下载", BUTTON),
        ("各国记者", ""),
    ],
)
def test_a_line_of_the_page_is_known_by_its_form(line, kind):
    assert furniture_kind(line) == kind
