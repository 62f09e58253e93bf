"""Markdown is read by its marks, which are layout; its words are the text."""

import pytest

from archive.sources import detect
from tests.sources.pages import keys_of, layout_of, spans_of

DECLARATION = """---
title: x
---
<!-- saved -->

# Совместное заявление
## глав государств

*Город, 5 мая 2012 года*

> Главы государств, собравшись в Городе,
> заявляют о следующем:

### Политика

1. Стороны едины.

   Они будут едины.

2. Стороны будут:

   * торговать;
   * строить.

Экономика
---------

3. Конец.

***

![герб](a.png)

**Президент Первой Республики**\x20\x20
И. Иванов
"""


def test_marks_are_taken_off_the_words():
    assert spans_of(DECLARATION, "ru") == [
        ("metadata", "---"),
        ("metadata", "title: x"),
        ("metadata", "---"),
        ("metadata", "<!-- saved -->"),
        ("title", "Совместное заявление"),
        ("title", "глав государств"),
        ("place", "Город"),
        ("date", "5 мая 2012 года"),
        ("text", "Главы государств, собравшись в Городе,"),
        ("text", "заявляют о следующем:"),
        ("text", "Политика"),
        ("text", "1. Стороны едины."),
        ("text", "Они будут едины."),
        ("text", "2. Стороны будут:"),
        ("text", "* торговать;"),
        ("text", "* строить."),
        ("text", "Экономика"),
        ("text", "3. Конец."),
        ("furniture", "![герб](a.png)"),
        ("office", "Президент Первой Республики"),
        ("name", "И. Иванов"),
    ]


def test_marks_are_layout():
    marks = {part.strip() for part in layout_of(DECLARATION, "ru")} - {""}
    assert marks == {"#", "##", "*", "*\n\n>", ">", "###", "---------", "***", "**", ","}


def test_headings_have_a_row_of_their_own():
    assert keys_of(DECLARATION, "ru") == "preamble h1 1 1.p1 1.p2 2 2.1 2.2 h2 3"


@pytest.mark.parametrize(
    ("text", "tag", "keys"),
    [
        (
            "# 某某宣言\n\n各方声明如下：\n\n## 一、政治\n\n甲甲。\n\n乙乙。\n\n## 二、经济\n\n丙丙。\n",
            "zh-Hans",
            "preamble 1 1.p1 1.p2 2 2.p1",
        ),
        ("## 聯合公報\n\n會議於2011年5月3日在某城舉行。\n\n各方重申友好。\n", "zh-Hant", "preamble p1"),
        ("# Statement\n\n1. One.\n2. Two:\n   - a;\n   - b.\n3. Three.\n", "en", "1 2 2.1 2.2 3"),
        ("Statement\n=========\n\nThe parties declare:\n\n1. One.\n2. Two.\n", "en", "preamble 1 2"),
        ("# Only a title\n", "en", ""),
        # A rule directly below a sentence makes it no heading.
        ("# Statement\n\nThe parties met.\n---\nThey parted.\n", "en", "p1 p2"),
        ("# >", "en", ""),
    ],
)
def test_a_text_in_any_layout_gives_its_keys(text, tag, keys):
    assert keys_of(text, tag, "markdown") == keys


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (DECLARATION, "markdown"),
        ("\n\n## 公报\n\n甲。", "markdown"),
        ("---\ntitle: x\n---\nWords.\n", "markdown"),
        # A number sign or a rule alone tells nothing.
        ("#1 in the list\n", "plain"),
        ("Words.\n\n---\n\nWords.\n", "plain"),
        ("####### seven\n", "plain"),
    ],
)
def test_markdown_is_known_by_a_heading_or_front_matter(text, format):
    assert detect(text) == format
