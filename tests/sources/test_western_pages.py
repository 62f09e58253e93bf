"""Pages of presidents, ministries and libraries in English and Russian, drafted whole: keys, signatories, day."""

import pytest

from tests.sources.drafts import draft_of, signatories_of, uncovered

PRESIDENT = """<!DOCTYPE html><html lang="en"><head><title>Joint Statement on Lakes • President</title></head><body>
<header class="site-header"><a href="/">Home</a><nav><ul><li><a href=/a>Events</a></li><li><a href=/b>Videos</a></li>
</ul></nav></header><div id="content"><h1>Joint Statement of the Russian Federation and the Republic of Kazakhstan</h1>
<div class="read__meta"><time>February 4, 2022</time> <span>12:55</span></div><div class="entry-content">
<p>At the invitation of President N. Foo, President B. Bar visited Anytown on 4 February 2022.</p>
<p>The sides state as follows.</p><p><b>I</b></p><p>The sides share the understanding that lakes are a value.</p>
<p>The sides note the following:</p><ul><li>lakes are deep;</li><li>rivers are long.</li></ul>
<p><b>II</b></p><p>The sides reaffirm their intention to meet.</p>
<p style="text-align:right">President of the Russian Federation<br>B. Bar</p>
<p style="text-align:right">President of the Republic of Kazakhstan<br>N. Foo</p>
<p><i>Anytown, 4 February 2022</i></p></div><div class="share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<p>Publication status</p><p>Published in sections: News, Transcripts</p><p>Publication date: February 4, 2022, 12:55</p>
</div><footer><p>Website of the President</p></footer></body></html>"""

TABLES = """<html><head><title>ДЕКЛАРАЦИЯ - Сайт</title></head><body><table width=100%><tr><td><a href=1>Новости</a><br>
<a href=2>Документы</a><br><a href=3>Контакты</a><br></td><td><center><b>ДЕКЛАРАЦИЯ<br>глав государств – членов Озёрной
 организации</b></center><br><center>г. Приозёрск, 15 июня 2001 года</center><br><br>&nbsp;&nbsp;Главы государств
 Республики Казахстан, Китайской Народной Республики и Кыргызской Республики<br><br>&nbsp;&nbsp;отмечая важную роль озёр,
<br><br>&nbsp;&nbsp;торжественно заявляют:<br><br>&nbsp;&nbsp;1. Республика Казахстан и Китайская Народная Республика
 учреждают организацию.<br><br>&nbsp;&nbsp;2. Целями организации являются:<br>- укрепление доверия;<br>- развитие рыболовства.
<br><br>&nbsp;&nbsp;3. Настоящая Декларация вступает в силу со дня подписания.<br><br><table width=100%>
<tr><td>Президент<br>Республики Казахстан</td><td align=right>Н. Фу</td></tr>
<tr><td>Председатель<br>Китайской Народной Республики</td><td align=right>Чжан Сань</td></tr>
<tr><td>Президент<br>Кыргызской Республики</td><td align=right>А. Базов</td></tr></table></td></tr></table></body></html>"""

LIBRARY = """<!doctype html><html><head><title>Charter of the Lake States - Wikisource</title></head><body>
<div id="mw-head"><ul><li><a href=#>Read</a></li><li><a href=#>Edit</a></li><li><a href=#>View history</a></li></ul></div>
<h1 id="firstHeading">Charter of the Lake States</h1><div id="siteSub">From Wikisource</div>
<div class="mw-parser-output"><table class="header"><tr><td>←</td><td><b>Charter of the Lake States</b> (1963)<br>
by the Assembly of Lakes</td><td>→</td></tr></table><div id="toc" class="toc"><h2>Contents</h2><ul>
<li><a href="#a">1 Purposes</a></li><li><a href="#b">2 Principles</a></li><li><a href="#c">3 Membership</a></li></ul></div>
<p>We, the Heads of the Lake States assembled in the City of Anytown;</p><p>Have agreed to the present Charter.</p>
<h2><span class="mw-headline">Purposes</span><span class="mw-editsection">[<a href=#>edit</a>]</span></h2>
<h3><span class="mw-headline">Article I</span><span class="mw-editsection">[<a href=#>edit</a>]</span></h3>
<p>1. The Parties do by the present Charter establish an Organization.</p><p>2. It shall include the islands.</p>
<h3>Article II</h3><p>1. The Organization shall have the following purposes:</p>
<ol type="a"><li>to promote the unity of the lakes;</li><li>to coordinate their floods.</li></ol>
<p>2. To these ends, the Member States shall co-operate.</p><h2>Membership</h2><h3>Article III</h3>
<p>Each independent Lake State shall be entitled to become a Member.</p>
<p>IN FAITH WHEREOF, We have signed this Charter.</p><p>Done in the City of Anytown, this 25th day of May, 1963.</p></div>
<div class="printfooter">Retrieved from "https://library.example"</div><div id="footer"><ul>
<li>This page was last edited on 3 May 2020, at 10:00.</li></ul></div></body></html>"""


@pytest.mark.parametrize(
    ("markup", "tag", "keys", "day", "place"),
    [
        (PRESIDENT, "en", "preamble preamble.p2 1.p1 1.p2 1.p2.1 1.p2.2 2", "2022-02-04", "Anytown"),
        (TABLES, "ru", "preamble preamble.p2 preamble.p3 1 2 2.1 2.2 3", "2001-06-15", "Приозёрск"),
        (
            LIBRARY,
            "en",
            "preamble preamble.p2 h1 1 1.1 1.2 2 2.1 2.1.1 2.1.2 2.2 h2 3 closing closing.p2",
            "1963-05-25",
            "Anytown",
        ),
    ],
    ids=["president", "tables", "library"],
)
def test_a_page_gives_the_keys_the_day_and_the_place_of_its_text(markup, tag, keys, day, place):
    found, text = draft_of(markup, tag)
    assert " ".join(unit.key for unit in found.units if unit.key) == keys
    assert (str(found.date), found.place) == (day, place)
    assert uncovered(found, text) == ""


def test_offices_broken_over_two_lines_are_one_office_each():
    assert signatories_of(TABLES, "ru") == [
        ("kz", "signed", "Президент\nРеспублики Казахстан", "Н. Фу"),
        ("cn", "signed", "Председатель\nКитайской Народной Республики", "Чжан Сань"),
        ("kg", "signed", "Президент\nКыргызской Республики", "А. Базов"),
    ]


def test_what_a_library_adds_to_a_heading_is_no_part_of_it():
    found, text = draft_of(LIBRARY, "en")
    assert [unit.text for unit in found.units if unit.kind == "heading"] == ["Purposes", "Membership"]
    assert "[edit]" in [text[one.start : one.end] for one in found.furniture]
