"""States and organisations are known by every name of theirs, in each language and script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources.gazetteer import forms, gazetteer
from archive.text.parties import Form


@pytest.mark.parametrize(
    ("office", "code"),
    [
        ("吉尔吉斯共和国总统", "kg"),
        ("吉爾吉斯共和國總統", "kg"),
        ("吉爾吉斯總統", "kg"),
        ("哈薩克斯坦共和國總統", "kz"),
        ("哈薩克總統", "kz"),
        ("中华人民共和国国务委员兼外交部长", "cn"),
        ("白俄罗斯共和国总统", "by"),
        ("俄罗斯联邦总统", "ru"),
        ("大韩民国总统", "kr"),
        ("大不列顛及北愛爾蘭聯合王國首相", "gb"),
        ("南苏丹总统", "ss"),
        ("上合组织秘书长", "sco-secretary-general"),
        ("上海合作組織秘書長", "sco-secretary-general"),
        ("上合组织地区反恐怖机构执行委员会主任", "sco-rats-executive-committee"),
        ("联合国秘书长", "un-secretary-general"),
        ("President of the Kyrgyz Republic", "kg"),
        ("PRESIDENT OF THE RUSSIAN FEDERATION", "ru"),
        ("Chairman of the People's Republic of China", "cn"),
        ("Chairman of the People’s Republic of China", "cn"),
        ("Chinese Foreign Minister", "cn"),
        ("For the Government of the United States of America", "us"),
        ("For the U.S.", "us"),
        ("Minister of Foreign Affairs of Bosnia and Herzegovina", "ba"),
        ("President of the Republic of\nSouth Africa", "za"),
        ("Secretary-General of the SCO", "sco-secretary-general"),
        # The organ is named, not the state its office is in.
        ("Secretary-General of the SCO in China", "sco-secretary-general"),
        ("Президент Республики Таджикистан", "tj"),
        ("Президента Республики Узбекистан", "uz"),
        ("Председатель Китайской Народной Республики", "cn"),
        ("Министр иностранных дел Исламской Республики Пакистан", "pk"),
        ("Премьер-министр Республики Индия", "in"),
        ("За Правительство Российской Федерации", "ru"),
        ("Президент Туркменистана", "tm"),
        ("Генеральный секретарь Шанхайской организации сотрудничества", "sco-secretary-general"),
        ("President of Ruritania", ""),
        ("某国总统", ""),
        ("", ""),
    ],
)
def test_an_office_names_its_party(office, code):
    assert gazetteer().party(office) == code


@pytest.mark.parametrize(
    "words",
    [
        # Acronyms and names have their capitals; these are other words.
        "who asked us",
        "Who came",
        "the turkey",
        "малый чад",
        # A comma or a full stop between its words: two things, no name.
        "People's, Republic. of China-town",
    ],
)
def test_a_word_that_only_sounds_like_a_name_is_none(words):
    assert gazetteer().find(words) == []


def test_the_longest_name_is_the_one_that_is_meant():
    text = "印度尼西亚、印度和尼日利亚、尼日尔"
    found = gazetteer().find(text)
    assert [(text[m.start : m.end], m.code) for m in found] == [
        ("印度尼西亚", "id"),
        ("印度", "in"),
        ("尼日利亚", "ng"),
        ("尼日尔", "ne"),
    ]


def test_names_of_the_archive_stand_before_those_of_the_table():
    own = (Form("own-code", "organ", "上合组织秘书长"),)
    assert gazetteer(own).party("上合组织秘书长") == "own-code"


@pytest.mark.parametrize("form", [form for form in forms() if form.sort == "state"][::7], ids=str)
def test_every_name_of_a_state_finds_one(form):
    (mention, *_) = gazetteer().find(f" {form.words} ")
    assert (mention.start, mention.sort) == (1, "state")


@given(st.text() | st.text("中国人民共和印度尼西亚 PRChinaof' \n"))
def test_mentions_stand_in_order_and_apart(text):
    at = 0
    for mention in gazetteer().find(text):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
