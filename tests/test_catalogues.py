"""The interface speaks three languages: all of it, in the right script, with nothing left in English."""

from __future__ import annotations

import re

import opencc
import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from tests import catalogues
from tests.catalogues import REPOSITORY, identity, messages, read, words

# Folder of the catalogue → Django's code of the interface language.
INTERFACES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant"}
# Proper names and the names of licences and formats, which are the same in every language.
NAMES = frozenset(
    {
        "Atom",
        "BagIt",
        "BY",
        "CC",
        "CC0",
        "CSV",
        "JSON",
        "LaTeX",
        "Lines",
        "Markdown",
        "MIT",
        "OpenAPI",
        "OpenCC",
        "SHA",
        "TEI",
        "TMX",
    }
)
# In a template's plain message the percent sign is doubled: Django halves it when the page is drawn.
PLACEHOLDER = re.compile(r"%{1,2}\(\w+\)[a-z]|%[a-z%]")
TAG = re.compile(r"</?\w+[^>]*>")
# What the Organisation and diplomacy call a thing does not change with the region, as software's words do.
TERMS = {
    "宣言": "宣言",
    "公报": "公報",
    "声明": "聲明",
    "文件": "文件",
    "成员国": "成員國",
    "签署": "簽署",
    "序言": "序言",
    "文本": "文本",
    "底本": "底本",
    "发布": "發布",
}


@pytest.fixture(scope="module")
def sayings() -> list[catalogues.Said]:
    return list(catalogues.said(REPOSITORY))


@pytest.fixture(scope="module", params=sorted(INTERFACES))
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return read(REPOSITORY, request.param)


def written(catalog: Catalog) -> list[tuple[str, str]]:
    """(English, translation) of every form of every message."""
    return [(words(message.id)[-1], form) for message in messages(catalog) for form in words(message.string)]


def test_every_message_of_the_interface_is_in_both_catalogues_and_no_other(catalog, sayings):
    said = {(one.context, one.forms[0]) for one in sayings}
    kept = {identity(message) for message in messages(catalog)}
    assert sorted(map(str, said - kept)) == [], "run make messages, then translate what is new"
    assert sorted(map(str, kept - said)) == [], "run make messages: nothing says this any more"
    text = catalogues.po_path(REPOSITORY, str(catalog.locale)).read_text(encoding="utf-8")
    assert "#~" not in text


def test_every_message_is_translated_and_reviewed(catalog):
    waiting = [words(one.id)[0] for one in messages(catalog) if one.fuzzy or not catalogues.translations(one)]
    assert waiting == []


def test_chinese_has_one_form_for_every_number(catalog):
    assert catalog.plural_forms.startswith("nplurals=1; plural=0")
    assert {len(words(message.string)) for message in messages(catalog)} == {1}


def test_placeholders_and_tags_are_those_of_the_english(catalog):
    wrong = [
        (english, chinese)
        for english, chinese in written(catalog)
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(chinese))
        or sorted(TAG.findall(english)) != sorted(TAG.findall(chinese))
    ]
    assert wrong == []


def test_no_english_word_is_left_in_a_translation(catalog):
    # What stands in <code> is a machine's word and the same in every language.
    prose = [(chinese, re.sub(r"<code>.*?</code>", "", chinese)) for _, chinese in written(catalog)]
    plain = [(chinese, TAG.sub("", PLACEHOLDER.sub("", rest))) for chinese, rest in prose]
    left = [(chinese, word) for chinese, rest in plain for word in re.findall(r"[A-Za-z][A-Za-z0-9]*", rest)]
    assert left
    assert [(chinese, word) for chinese, word in left if word not in NAMES] == []


def test_punctuation_is_that_of_chinese(catalog):
    """Full-width, and no space but between Latin words: the stylesheet sets the distance between scripts."""
    wrong = re.compile(r"[,;:!?()\"']|(?<![A-Za-z0-9)]) | (?![A-Za-z0-9%])|\.$|^\s|\s$")
    plain = [(chinese, TAG.sub("", PLACEHOLDER.sub("%", chinese))) for _, chinese in written(catalog)]
    assert [chinese for chinese, rest in plain if wrong.search(rest)] == []


@pytest.mark.parametrize(("locale", "converter"), [("zh_Hans", "t2s"), ("zh_Hant", "s2tw")])
def test_each_catalogue_is_in_its_own_script(locale, converter):
    convert = opencc.OpenCC(converter).convert
    forms = [chinese for _, chinese in written(read(REPOSITORY, locale))]
    assert [(form, convert(form)) for form in forms if convert(form) != form] == []


# Prose is written anew in each language; what it quotes in another says so by its lang.
PROSE = sorted(REPOSITORY.glob("templates/about/*.zh-*.html"))
QUOTED = re.compile(r"<(\w+)[^>]*\slang=[^>]*>.*?</\1>|\{[#%{].*?[#%}]\}")


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_prose_is_in_the_script_of_its_readers_but_for_what_it_quotes(path):
    is_simplified = ".zh-hans." in path.name
    own = QUOTED.sub("", path.read_text(encoding="utf-8"))
    convert = opencc.OpenCC("t2s" if is_simplified else "s2tw").convert
    assert [(line, convert(line)) for line in own.splitlines() if convert(line) != line] == []
    assert not set(own) & set("「」『』" if is_simplified else "“”‘’")


@pytest.mark.parametrize(("locale", "foreign"), [("zh_Hans", "「」『』"), ("zh_Hant", "“”‘’")])
def test_each_catalogue_quotes_as_its_readers_do(locale, foreign):
    forms = [chinese for _, chinese in written(read(REPOSITORY, locale))]
    assert [form for form in forms if set(form) & set(foreign)] == []


def test_the_terms_of_diplomacy_are_the_same_in_both_scripts():
    simplified, traditional = (read(REPOSITORY, locale) for locale in INTERFACES)
    wrong = []
    for message in messages(simplified):
        known = traditional.get(message.id, message.context)
        hans, hant = words(message.string)[0], words(known.string)[0] if known else ""
        wrong += [(hans, hant) for term, kept in TERMS.items() if hans.count(term) != hant.count(kept)]
    assert wrong == []


@pytest.mark.parametrize("locale", INTERFACES)
def test_the_compiled_catalogue_is_the_one_people_edit(locale):
    compiled = catalogues.po_path(REPOSITORY, locale).with_suffix(".mo").read_bytes()
    assert compiled == catalogues.mo(read(REPOSITORY, locale)), "run make messages"


@pytest.mark.parametrize(("locale", "interface"), INTERFACES.items())
def test_the_interface_says_what_its_catalogue_says(locale, interface):
    with translation.override(interface):
        for message in messages(read(REPOSITORY, locale)):
            forms, context = words(message.id), message.context
            if context:
                spoken = translation.npgettext(context, forms[0], forms[-1], 2)
                spoken = spoken if len(forms) > 1 else translation.pgettext(context, forms[0])
            else:
                spoken = translation.ngettext(forms[0], forms[-1], 2)
                spoken = spoken if len(forms) > 1 else translation.gettext(forms[0])
            assert spoken == words(message.string)[0]
