"""Citations and the tags of the head as HTML: nothing breaks out of them."""

from __future__ import annotations

from django.utils.translation import override

from archive.reading.cite_pages import CiteLine
from archive.reading.links import Alternate, Meta
from archive.templatetags.archive_cite import alternates, citation, citations, metas
from archive.text.citation.cited import Run

HOSTILE = "\"'><script>&"
ESCAPED = "&quot;&#x27;&gt;&lt;script&gt;&amp;"


def test_a_citation_is_escaped_and_says_type_and_language_of_each_run():
    runs = (
        Run("A <b> & “"),
        Run("Title", is_italic=True),
        Run("题<名>", lang="zh-Hans"),
        Run("tí", True, "zh-Latn"),
    )
    assert citation(runs) == (
        'A &lt;b&gt; &amp; “<i>Title</i><span lang="zh-Hans">题&lt;名&gt;</span><i lang="zh-Latn">tí</i>'
    )


def test_every_citation_has_a_button_that_says_what_it_copies():
    lines = (CiteLine("APA 7", "en", (Run("One."),)), CiteLine(HOSTILE, "zh-Hant", (Run("二。"),)))
    with override("zh-hans"):
        written = citations(lines)
    assert (
        '<dt>APA 7</dt>\n<dd><p lang="en">One.</p><button type="button" hidden aria-label="复制：APA 7">复制</button></dd>'
        in written
    )
    assert f"<dt>{ESCAPED}</dt>" in written and f'aria-label="复制：{ESCAPED}"' in written


def test_an_alternate_says_what_it_is_and_nothing_else():
    assert (
        alternates((Alternate("/x?a=1&b=2", hreflang="en"),))
        == '<link rel="alternate" hreflang="en" href=\'/x?a=1&amp;b=2\'>\n'
    )
    assert alternates((Alternate(HOSTILE, type=HOSTILE, title=HOSTILE),)) == (
        f'<link rel="alternate" type="{ESCAPED}" title="{ESCAPED}" href=\'{ESCAPED}\'>\n'
    )


def test_a_tag_of_the_head_is_named_as_its_readers_name_it():
    assert metas((Meta("DC.title", HOSTILE), Meta("og:title", "T", is_property=True))) == (
        f'<meta name="DC.title" content="{ESCAPED}">\n<meta property="og:title" content="T">\n'
    )
