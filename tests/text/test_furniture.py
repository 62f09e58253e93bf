"""What pages add around a text is told from the text, and why it is none of it."""

import pytest

from archive.text.furniture import furniture_kind

ORIGIN = "where the page is from, who put it there, when"
BUTTON = "a button or link of the page"
WIKI = "a line of a wiki"
RECORD = "the masthead of a record"


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
        ("索 引 号：000-01-2019", ORIGIN),
        ("【发布部门】某组织", ORIGIN),
        ("發稿日期：2015年8月6日", ORIGIN),
        ("《某某日报》（2015年05月09日 02版）", ORIGIN),
        ("香港時間14時30分", ORIGIN),
        ("【我要纠错】 责任编辑：某某", BUTTON),
        ("相关稿件", BUTTON),
        ("当前位置：首页 > 文件", BUTTON),
        ("维基文库，自由的图书馆", WIKI),
        ("取自“https://zh.example.org/w/index.php”", WIKI),
        ("第六十一届会议", RECORD),
        ("议程项目68", RECORD),
        ("第107次全体会议", RECORD),
        ("[未经发交主要委员会而通过(A/61/L.67)]", RECORD),
        ("[返回首页](index.html)", BUTTON),
        ("[1](见上)", ""),
        ("|", ""),
        ("名称：某某组织", ""),
        ("(c) 渔业；", ""),
        ("(c) 2010 某某网", ORIGIN),
        ("大会", ""),
        ("各方关闭口岸", ""),
        ("双方返回谈判桌。", ""),
        ("编辑和出版", ""),
        ("下载", BUTTON),
        ("各国记者", ""),
    ],
)
def test_a_line_of_the_page_is_known_by_its_form(line, kind):
    assert furniture_kind(line) == kind
