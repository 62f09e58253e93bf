"""What two editions of one clause share is found in either language."""

import pytest

from archive.text.align_marks import Passage, inner_numbers, marks
from archive.text.align_names import names, sounds, spelled
from archive.text.align_terms import Terms
from tests.text.parallel_texts import glossary

TERMS = Terms(glossary())


def found(text, tag, key="p1", label="", kind="paragraph"):
    return marks(Passage(kind, key, label, text, tag), TERMS)


def of(kind, marks):
    return {mark for mark in marks if mark.startswith(kind)}


CITIES = [
    ("杜尚别", "Dushanbe", "Душанбе"),
    ("阿斯塔纳", "Astana", "Астана"),
    ("撒马尔罕", "Samarkand", "Самарканд"),
    ("比什凯克", "Bishkek", "Бишкек"),
    ("阿富汗", "Afghanistan", "Афганистан"),
    ("塞米巴拉金斯克", "Semipalatinsk", "Семипалатинск"),
]


@pytest.mark.parametrize(("chinese", "english", "russian"), CITIES)
def test_a_foreign_name_sounds_alike_in_three_scripts(chinese, english, russian):
    (mark,) = names(chinese, "zh-Hans")
    assert [mark] == list(names(english, "en")) == list(names(russian, "ru"))


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("terrorism", "терроризм"),
        ("declaration", "декларация"),
        ("cooperative", "кооператив"),
        ("regional", "региональный"),
        ("photograph", "фотография"),
    ],
)
def test_cognates_begin_alike(english, russian):
    assert spelled(english)[:5] == spelled(russian)[:5]


def test_names_that_differ_sound_differently():
    assert len({sounds(english) for _, english, _ in CITIES}) == len(CITIES)


@pytest.mark.parametrize(
    ("one", "tag", "other", "other_tag"),
    [
        ("聯合國安理會", "zh-Hant", "the UN Security Council", "en"),
        ("上海合作组织", "zh-Hans", "Шанхайской организации сотрудничества", "ru"),
        ("東協", "zh-Hant", "Association of Southeast Asian Nations", "en"),
        ("吉尔吉斯共和国", "zh-Hans", "Кыргызской Республики", "ru"),
        ("乌兹别克斯坦", "zh-Hans", "Republic of Uzbekistan", "en"),
    ],
)
def test_a_term_of_the_glossary_is_found_in_every_form_and_case(one, tag, other, other_tag):
    assert of("g:", found(one, tag)) & of("g:", found(other, other_tag))


def test_the_longest_term_hides_the_shorter_ones_in_it():
    assert of("g:", found("联合国安理会", "zh-Hans")) != of("g:", found("联合国", "zh-Hans"))


@pytest.mark.parametrize(
    ("one", "tag", "other", "other_tag"),
    [
        ("打擊恐怖主義", "zh-Hant", "to fight terrorists", "en"),
        ("能源", "zh-Hans", "энергетика", "ru"),
        ("climate", "en", "климатические", "ru"),
    ],
)
def test_a_notion_of_diplomacy_is_one_in_two_languages(one, tag, other, other_tag):
    assert of("w:", found(one, tag)) & of("w:", found(other, other_tag))


def test_a_printed_number_marks_the_clause_and_its_place():
    assert {"k:10.3", "c:10", "u:10.3"} <= found("和平", "zh-Hans", "10.3", "（三）", "item")
    assert {"k:annex1.2", "c:annex1.2"} <= found("和平", "zh-Hans", "annex1.2", "二、", "clause")


def test_the_number_of_a_clause_is_one_in_one_paragraph_and_in_several():
    one, first = found("和平", "zh-Hans", "3", "三、", "clause"), found("peace", "en", "3.p1", "3.", "clause")
    assert of("k:", one) == of("k:", first) == {"k:3"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("各方支持和平。第二十一条人人有权参加。", [21]),
        ("各方支持和平。四、部长们指出", [4]),
        ("and peace. 4. The ministers note", [4]),
        ("of 2006. The year 2007 was better; in 2008. it was not", []),
        ("мира. Статья 5. Стороны", [5]),
        ("和平第三条", []),
    ],
)
def test_a_label_after_a_full_stop_numbers_a_paragraph_that_ran_on(text, numbers):
    assert list(inner_numbers(text)) == numbers


def test_a_paragraph_that_ran_on_carries_both_numbers():
    assert {"k:3", "k:4"} <= found("各方支持和平。四、部长们指出", "zh-Hans", "3", "三、", "clause")
    assert {"k:3.1", "k:3.2"} <= found("关闭垃圾场；（二）统一标准；", "zh-Hans", "3.1", "（一）", "item")


def test_the_number_of_a_section_marks_its_heading():
    one, other = (
        found("总则", "zh-Hans", "h2", "二、", "heading"),
        found("General", "en", "h1", "II.", "heading"),
    )
    assert of("k:", one) == of("k:", other) == {"k:h2"}


def test_a_number_that_is_not_printed_is_no_number():
    assert not of("k:", found("和平", "zh-Hans", "10.3", "——", "item"))
    assert not of("c:", found("和平", "zh-Hans", "p7"))


def test_acronyms_are_marks_in_any_script():
    assert "l:BRICS" in found("金砖国家（BRICS）", "zh-Hans") & found("БРИКС (BRICS)", "ru")


@pytest.mark.parametrize(
    ("text", "tag", "mark"),
    [
        ("如下：", "zh-Hans", "e:colon"),
        ("следующее:", "ru", "e:colon"),
        ("吗？”", "zh-Hans", "e:question"),
        ("law;", "en", "e:semicolon"),
    ],
)
def test_the_last_sign_of_a_passage_is_a_mark(text, tag, mark):
    assert of("e:", found(text, tag)) == {mark}
