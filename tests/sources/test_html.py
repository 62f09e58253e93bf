"""A page is read as its reader sees it; what is the page's own is furniture, each piece with a reason."""

from __future__ import annotations

from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources import SourceError, UnreadableMarkup, detect, read, text_of
from archive.sources.html import declared, is_html
from archive.text.span import tiling_faults
from tests.sources.pages import keys_of

MINISTRY = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>某某宣言_某某部</title><style>p { margin: 0 }</style><script>var a = "<p>不是正文</p>";</script></head>
<body class="nav-open">
<div id="header"><a href="/">首页</a> <a href="/news">新闻</a> <a href="/docs">文献</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/docs">文献</a></div>
<form id="aspnetForm"><div class="content">
<h1>某某组织成员国外交部长宣言</h1>
<p class="info">2011-05-04 10:00 来源：某网</p>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div>
<!-- a comment -->
<p>　　某某会议于2011年5月3日在某城举行，出席会议的各方
就共同关心的问题交换意见，声明如下：</p>
<p>　　一、各方重申友好&nbsp;合作。</p>
<p>　　二、各方<b>同意</b><a href="/x">定期会晤</a>。<br>　　会晤每年举行。</p>
<table><tr><td>甲国总统</td><td>张三</td></tr><tr><td><p>乙国总统</p></td><td><p>李四</p></td></tr></table>
<p>2011年5月3日于某城</p>
<p style="display: none">看不见</p>
</div></form>
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">甲</a></li><li><a href="2">乙</a></li></ul></div>
<p><a href="/more">更多</a></p>
<footer>版权所有 © 某部</footer></body></html>"""


def pieces(markup, language="zh-Hans"):
    """Every span but layout as (role, words, reason)."""
    source = read(markup.encode(), language, "html")
    assert list(tiling_faults(source.spans, len(source.text))) == []
    held = [(line.start, line.end) for paragraph in source.paragraphs for line in paragraph.lines]
    assert held == [(span.start, span.end) for span in source.spans if span.role == "text"]
    return [
        (span.role, source.text[span.start : span.end], source.reasons.get(span.start, ""))
        for span in source.spans
        if span.role != "layout"
    ]


def lines_of(markup):
    """The printed lines of a page."""
    return text_of(markup.encode(), "html", "utf-8").splitlines()


def test_a_ministrys_page_is_told_from_its_text():
    assert pieces(MINISTRY) == [
        ("metadata", "某某宣言_某某部", "the title of the window"),
        ("furniture", "首页 新闻 文献", "a block of links"),
        ("furniture", "当前位置：首页 > 文献", "navigation"),
        ("title", "某某组织成员国外交部长宣言", ""),
        # Known by its own words, whatever the markup says.
        ("furniture", "2011-05-04 10:00 来源：某网", ANY),
        ("furniture", "分享到：微信", "a share box"),
        # A line end of the markup between two Chinese characters is none of the text.
        ("text", "某某会议于2011年5月3日在某城举行，出席会议的各方就共同关心的问题交换意见，声明如下：", ""),
        ("text", "一、各方重申友好\xa0合作。", ""),
        ("text", "二、各方同意定期会晤。", ""),
        ("text", "会晤每年举行。", ""),
        ("office", "甲国总统", ""),
        ("name", "张三", ""),
        ("office", "乙国总统", ""),
        ("name", "李四", ""),
        ("date", "2011年5月3日", ""),
        ("place", "某城", ""),
        ("furniture", "相关阅读", "beside the text"),
        ("furniture", "• 甲", "beside the text"),
        ("furniture", "• 乙", "beside the text"),
        ("furniture", "更多", "a link and nothing else"),
        ("furniture", "版权所有 © 某部", "the page's footer"),
    ]


def test_a_page_in_another_encoding_is_the_same_text():
    source = read(MINISTRY.encode("gb18030"), "zh-Hans")
    assert (source.format, source.encoding) == ("html", "gb18030")
    assert source.how == "declared, and likely by its characters"
    assert source.text == text_of(MINISTRY.encode(), "html", "utf-8")
    assert text_of(MINISTRY.encode("gb18030"), source.format, source.encoding) == source.text


def test_the_window_gives_the_title_that_the_page_lacks():
    page = (
        "<html><head><title>某某声明 - 某网</title></head><body><p>各方声明如下：</p><p>一、甲。</p></body>"
    )
    assert pieces(page)[:2] == [("title", "某某声明", ""), ("metadata", " - 某网", "")]


def test_a_page_gives_its_keys():
    assert keys_of(MINISTRY, "zh-Hans") == "preamble 1 2 2.p1 2.p2"
    listed = "<h1>Statement</h1><p>They declare:</p><ol><li>One.</li><li>Two:<ul><li>to trade;</li><li>to build.</li></ul></li></ol>"
    assert keys_of(listed, "en", "html") == "preamble 1 2 2.1 2.2"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # Lists print what a browser prints before their items.
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=4 type=a><li>a</li><li value=9>b</li><li>c</li></ol>", ["d. a", "i. b", "j. c"]),
        ("<ol type=I><li>a</li><li>b</li></ol>", ["I. a", "II. b"]),
        ("<ol reversed><li>a</li><li>b</li></ol>", ["2. a", "1. b"]),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", ["• a", "1. b", "• c"]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", ["1. a", "b"]),
        # Items that bring their own labels get no second one.
        ("<ol><li>一、甲</li><li>（二）乙</li></ol>", ["一、甲", "（二）乙"]),
        ("<ul><li>- a</li><li>1. b</li></ul>", ["- a", "1. b"]),
        ("<ul style='list-style: none'><li>a</li></ul>", ["a"]),
        # A row is a line, unless its cells hold more than a line each: such a table is a layout.
        ("<table><tr><th>a<th>b<tr><td>c<td><p>d</table>", ["a\tb", "c\td"]),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", ["a", "b", "c"]),
        ("<table><tr><td>a<br>b<td>c</table>", ["a", "b", "c"]),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", ["a\tb"]),
        # White space is one space; that of Chinese typesetting stays.
        ("<p>a\n  b\t c</p>", ["a b c"]),
        ("<p>　　甲　乙</p>", ["　　甲　乙"]),
        ("<p>甲\r\n    乙 丙\nb</p>", ["甲乙 丙 b"]),
        ("<pre>a  b\n\nc</pre>", ["a  b", "c"]),
        ("<p>a<br>b<br/>c</p>d", ["a", "b", "c", "d"]),
        ("a<div>b<span>c</span></div>d", ["a", "bc", "d"]),
        # Entities, with the controls of windows-1252 that pages write as numbers.
        ("<p>&lt;a&gt; &amp;amp; &#22269; &#x56FD; &#150; &hellip;", ["<a> &amp; 国 国 – …"]),
        # What nobody sees.
        ("<script>a</script><style>b</style><noscript>c</noscript><template>d</template><p hidden>e</p>f", ["f"]),
        ("<select><option>a</option></select><textarea>b</textarea><svg><text>c</text></svg>d", ["d"]),
        ("<!-- a --><?b c?>d<![CDATA[e]]>", ["d"]),
        # Broken markup is mended as browsers do.
        ("<p>a<p>b<b>c<p>d", ["a", "bc", "d"]),
        ("<table><tr><td>a</table>b", ["a", "b"]),
        ("<html>", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_page_is_printed_line_by_line(markup, lines):
    assert lines_of(markup) == lines


WORDS = "<p>" + "The parties agree to meet again and to speak of peace in all their meetings. " * 9 + "</p>"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<nav>x</nav>", "navigation"),
        ("<div role=banner>x</div>", "the page's header"),
        ("<div class='mod siteFooter'>x</div>", "the page's footer"),
        ("<div id=shareBox>x</div>", "a share box"),
        ("<div class=side-bar><b>x</b></div>", ""),
        ("<div class=sidebar><b>x</b></div>", "beside the text"),
        ("<button>x</button>", "a button"),
        ("<div><a href=1>x</a> <a href=2>y</a> <a href=3>z</a></div>", "a block of links"),
        ("<p><a href=1>x</a></p>", "a link and nothing else"),
        ("<p>[<a href=1>x</a>] | <a href=2>y</a></p>", "a link and nothing else"),
        # An anchor leads nowhere, a heading may lead to itself, a text may have a link.
        ("<p><a name=art1>x</a></p>", ""),
        ("<h2><a href=#x>x</a></h2>", ""),
        ("<p>See <a href=1>x</a></p>", ""),
        # Names that only sound like furniture.
        ("<div class=footnote>x</div>", ""),
        ("<div class=Zoom id=main-content>x</div>", ""),
        ("<header><h1>x</h1></header>", ""),
    ],
)
def test_furniture_is_known_by_tag_role_name_or_links(markup, reason):
    found = {words.strip("[] |"): (role, why) for role, words, why in pieces(WORDS + markup + WORDS, "en")}
    of_it = next(value for words, value in found.items() if "x" in words and "peace" not in words)
    assert of_it[1] == reason
    assert (of_it[0] == "furniture") == bool(reason)


def test_an_element_that_holds_the_page_is_no_furniture_whatever_it_is_called():
    page = f"<form><div class='share nav comment'><aside><h1>Statement</h1>{WORDS}</aside></div></form>"
    assert [role for role, _, _ in pieces(page, "en")] == ["title", "text"]


def test_what_stands_outside_the_main_element_is_furniture():
    page = f"<h1>Statement</h1><p>Weather: fair.</p><main>{WORDS}</main><p>Call us.</p>"
    assert pieces(page, "en")[1] == ("furniture", "Weather: fair.", "outside the page's main text")
    assert pieces(page, "en")[-1] == ("furniture", "Call us.", "outside the page's main text")


def test_an_encyclopedias_page_is_read_by_its_sections():
    page = "<h1>某某声明</h1><p>某某声明是文件</p><p>正文</p><p>一、甲甲甲。</p><p>二、乙乙乙。</p><h2>相关词条</h2><p>某某条约</p>"
    assert [(role, words) for role, words, _ in pieces(page)] == [
        ("title", "某某声明"),
        ("text", "某某声明是文件"),
        ("furniture", "正文"),
        ("text", "一、甲甲甲。"),
        ("text", "二、乙乙乙。"),
        ("furniture", "相关词条"),
        ("furniture", "某某条约"),
    ]


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!doctype html>\n<p>x", True),
        ("\ufeff<?xml version='1.0'?>\n<!-- a - b -->\n<HTML lang=en>", True),
        ("<div><p>x</p></div>", True),
        ("<p>x", False),
        ("<b>x</b> <i>y</i>", False),
        ("# Title\n<html>", False),
        ("〖BT〗<p>x</p><p>y</p>", False),
        ("a < b", False),
    ],
)
def test_a_page_is_known_by_its_first_tag(text, is_page):
    assert is_html(text) is is_page
    assert (detect(text) == "html") is is_page


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="GBK">', "GBK"),
        (b"<META http-equiv=Content-Type content='text/html; charset=big5'>", "big5"),
        (b'<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        (b"<p>charset=utf-8</p>", ""),
        (b"", ""),
    ],
)
def test_a_page_declares_its_character_set(head, name):
    assert declared(head) == name


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<html>" + "<div>" * 300, "Excessive depth"),
        ("<html>" + "<" * 250_001, "250,002 tags"),
        ("<html><p " + " ".join(f"a{n}=1" for n in range(300)) + ">", "256 attributes"),
        ("<html><pre>" + "x\n" * 200_001, "200,000 lines"),
    ],
)
def test_a_page_that_is_none_is_refused_by_name(markup, message):
    with pytest.raises(SourceError, match=message) as raised:
        read(markup.encode(), "en")
    assert str(raised.value).endswith(".")


def test_a_page_reads_nothing_but_itself(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>a &x; b</p><iframe src="{secret.as_uri()}">'
    assert "secret\n" not in text_of(page.encode(), "html", "utf-8")


TAGS = st.sampled_from(
    "<p> </p> <div> </div> <ul> <ol> <li> </ol> <table> <tr> <td> </table> <br> <pre> </pre> <a&#32;href=x> </a> <h1>"
    " </h1> <nav> </nav> <script> </script> <!-- --> &amp; &#x0; &nbsp; <main> </main> <title> </title> <b> </b> < >"
    " <html> <body> 一、甲。 （一）乙； • words. 2011年5月3日于某城 甲国总统&nbsp;&nbsp;张三 相关词条 正文".replace(
        "&#32;", "\x00"
    ).split()
)


@given(
    st.lists(TAGS | st.text(max_size=3), max_size=40).map(lambda parts: "".join(parts).replace("\x00", " "))
)
def test_any_markup_is_a_page_whose_every_character_is_accounted_for(markup):
    try:
        source = read(markup.encode(), "zh-Hans", "html")
    except UnreadableMarkup:
        return
    except SourceError as fault:
        assert "byte" in str(fault)
        return
    assert list(tiling_faults(source.spans, len(source.text))) == []
    assert text_of(markup.encode(), "html", source.encoding) == source.text
