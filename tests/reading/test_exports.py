"""Every document, view, clause and range as a file, through the door, on the real fixtures."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from translate.storage.tmx import tmxfile

from archive.reading.formats import FORMATS
from tests.export.schemas import against, parsed

DUSHANBE = "/documents/2008-dushanbe-declaration"
BISHKEK = "/documents/2007-bishkek-declaration"
MOSCOW = "/documents/2002-moscow-foreign-ministers-communique"
BEIJING = "/documents/2018-beijing-foreign-ministers-communique"
# Text-bearing units, by hand count.
UNITS = {DUSHANBE: 34, BISHKEK: 22, MOSCOW: 22, BEIJING: 29}
PLACES = {
    DUSHANBE: ("", "/zh-Hans+en", "/zh+zh-Hans", "/10.3", "/10-12", "/preamble-3", "/zh-Hans/preamble", "/1"),
    BISHKEK: ("", "/zh-Hant", "/zh-Hant-HK/p5", "/p3-p6"),
    MOSCOW: ("", "/zh-Hans+zh-Hant", "/p21"),
    BEIJING: ("", "/zh-Hant", "/closing", "/p27-closing"),
}
XML = ("tei.xml", "akn.xml", "tmx")
LANG, ID = "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}id"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"


def ask(path: str):
    return Client().get(path)


@pytest.mark.parametrize(
    "path", [f"{document}{place}" for document, places in PLACES.items() for place in places]
)
def test_every_format_is_whole_and_valid_or_says_which_there_are(published, path):
    made = []
    for suffix, known in FORMATS.items():
        answer = ask(f"{path}.{suffix}")
        if answer.status_code == 404:
            assert f'href="{path}.json"' in answer.content.decode()
            continue
        assert answer.status_code == 200, suffix
        assert answer["Content-Type"] == known.media_type
        assert len(answer.content) > 100
        if suffix in XML:
            assert against(suffix, answer.content) == [], suffix
        assert ask(f"{path}.{suffix}").content == answer.content
        made.append(suffix)
    assert {"json", "txt", "md", "csv", "tei.xml"} <= set(made)


def test_the_translation_memory_of_dushanbe_has_a_unit_for_each_of_its_34_texts(published):
    root = parsed(ask(f"{DUSHANBE}.tmx").content)
    assert len(root.findall("body/tu")) == UNITS[DUSHANBE]
    assert {variant.get(LANG) for variant in root.iter("tuv")} == {"zh-Hant", "en"}
    assert root.find("header").get("srclang") in {"zh-Hant", "en"}


def test_the_tool_of_translators_opens_it_and_finds_the_counterpart(published):
    store = tmxfile.parsestring(ask(f"{DUSHANBE}/zh-Hans+en.tmx").content)
    assert len(store.units) == UNITS[DUSHANBE]
    assert store.translate("落实人文领域现行的多边和双边条约;").startswith("implement existing agreements")


def test_a_text_in_one_language_is_no_translation_memory(published):
    answer = ask(f"{BISHKEK}.tmx")
    assert answer.status_code == 404
    assert "Not in this format" in answer.content.decode()
    assert f'href="{BISHKEK}.tmx"' not in ask(BISHKEK).content.decode()
    assert ask(f"{DUSHANBE}/zh+zh-Hant.tmx").status_code == 404
    assert ask(f"{BISHKEK}/zh-Hans+zh-Hant.tmx").status_code == 200


@pytest.mark.parametrize("document", UNITS)
def test_the_tei_has_every_text_and_a_witness_for_it(published, document):
    root = parsed(ask(f"{document}.tei.xml").content)
    witnesses = {witness.get(ID) for witness in root.iter(f"{TEI}witness")}
    texts = [text for text in root.iter(f"{TEI}text") if text.get(ID)]
    assert {text.get("corresp") for text in texts} == {f"#{witness}" for witness in witnesses}
    for text in texts:
        assert len(text.findall(f".//{TEI}div/{TEI}p")) == UNITS[document]


def test_every_pointer_of_the_tei_leads_to_something_in_it(published):
    root = parsed(ask(f"{DUSHANBE}/zh-Hans+en.tei.xml").content)
    ids = {element.get(ID) for element in root.iter() if element.get(ID)}
    values = [
        element.get(name)
        for element in root.iter()
        for name in ("target", "corresp", "wit", "resp", "source")
    ]
    pointers = {pointer for value in values if value for pointer in value.split() if pointer.startswith("#")}
    assert len(pointers) > 70
    assert {pointer.removeprefix("#") for pointer in pointers} <= ids


def resolved(root, reference: str):
    """What a reference leads to by the file's own citeStructure, as the TEI Guidelines say to follow it."""
    (step,) = root.iterfind(f".//{TEI}refsDecl/{TEI}citeStructure")
    context = [root]
    while step is not None:
        inner = step.find(f"{TEI}citeStructure")
        head, _, reference = (
            reference.partition(inner.get("delim")) if inner is not None else (reference, "", "")
        )
        path = re.sub(r"(?<![@\w])(text|div)", r"t:\1", step.get("match"))
        use = step.get("use")
        context = [
            found
            for each in context
            for found in each.xpath(path, namespaces={"t": TEI[1:-1]})
            if found.xpath(f"string({use})") == head
        ]
        step = inner
    (found,) = context
    return found


def test_a_reference_is_followed_by_the_citation_structure(published):
    root = parsed(ask(f"{DUSHANBE}.tei.xml").content)
    found = resolved(root, "zh-Hant/10.3")
    assert found.findtext(f"{TEI}p/{TEI}label") == "(三)"
    assert found.get(ID) == "zh-Hant_10.3"
    assert "existing agreements" in "".join(resolved(root, "en/10.3").itertext())


def test_a_correction_is_a_reading_beside_the_found_one(published):
    root = parsed(ask(f"{DUSHANBE}/zh-Hant/12.p2.tei.xml").content)
    readings = {app.findtext(f"{TEI}lem"): app.findtext(f"{TEI}rdg") for app in root.iter(f"{TEI}app")}
    assert readings["許可權"] == "權限"
    (reasons,) = [app for app in root.iter(f"{TEI}app") if app.findtext(f"{TEI}lem") == "許可權"]
    assert [note.get(LANG) for note in reasons.iter(f"{TEI}note")] == ["en", "zh-Hans", "zh-Hant"]
    converted = parsed(ask(f"{DUSHANBE}/zh-Hans/12.p2.tei.xml").content)
    assert "许可权" in {lemma.text for lemma in converted.iter(f"{TEI}lem")}


@pytest.mark.parametrize("suffix", ["txt", "md", "tei.xml", "akn.xml", "tmx"])
def test_a_converted_text_is_said_to_be_one(published, suffix):
    assert "OpenCC" in ask(f"{DUSHANBE}/zh-Hans+en.{suffix}").content.decode()
    assert "OpenCC" not in ask(f"{DUSHANBE}.{suffix}").content.decode()


def test_signatures_stand_in_the_tei_as_each_witness_prints_them(published):
    root = parsed(ask(f"{DUSHANBE}.tei.xml").content)
    people = {person.get(ID): person for person in root.iter(f"{TEI}person")}
    assert len(people) == 6
    printed = [name for name in people["signatory_kg"].findall(f"{TEI}persName") if name.get("source")]
    assert {name.get(LANG): "".join(name.itertext()) for name in printed} == {
        "zh-Hant": "吉爾吉斯共和國總統 庫爾曼別克·巴基耶夫",
        "en": "President of the Kyrgyz Republic",
    }
    signed = [one for one in root.iter(f"{TEI}signed") if one.get("corresp") == "#signatory_kg"]
    assert len(signed) == 2
    # Who only attended is named in the text of the communiqué itself, and must not be said to have signed.
    assert not list(parsed(ask(f"{BEIJING}.tei.xml").content).iter(f"{TEI}signed"))


def test_each_text_of_akoma_ntoso_is_an_expression_of_one_work(published):
    root = parsed(ask(f"{DUSHANBE}/zh-Hant+zh-Hans+en.akn.xml").content)
    statements = list(root.iter(f"{AKN}statement"))
    languages = [each.find(f".//{AKN}FRBRlanguage").get("language") for each in statements]
    assert languages == ["zh-Hant", "zh-Hans", "en"]
    translated = [each.find(f".//{AKN}FRBRtranslation") for each in statements]
    assert [each is not None and each.get("fromLanguage") for each in translated] == [False, "zh-Hant", False]
    points = [[each.get("eId") for each in statement.iter(f"{AKN}point")] for statement in statements]
    assert points == [[f"cl_10__point_{number}" for number in range(1, 6)]] * 3
    signed = [len(list(statement.iter(f"{AKN}signature"))) for statement in statements]
    assert signed == [2, 2, 6]
    person = statements[0].find(f".//{AKN}conclusions//{AKN}person")
    assert person.text == "庫爾曼別克·巴基耶夫"
    assert person.get("refersTo") == "#person_kg"


def test_the_table_of_a_view_has_its_texts_as_columns(published):
    page = io.StringIO(ask(f"{DUSHANBE}/zh-Hans+en/10.csv").content.decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(page))
    assert list(rows[0]) == ["key", "kind", "zh-Hans label", "zh-Hans text", "en label", "en text", "url"]
    assert [row["key"] for row in rows] == ["10", "10.1", "10.2", "10.3", "10.4", "10.5"]
    assert rows[3]["en label"] == "'-"
    assert rows[3]["en text"].startswith("implement existing agreements")


def test_signatures_are_carried_away_as_a_table(published):
    page = io.StringIO(ask(f"{DUSHANBE}/signatures.csv").content.decode("utf-8-sig"), newline="")
    assert [row["code"] for row in csv.DictReader(page)] == ["kz", "cn", "kg", "ru", "tj", "uz"]
    answer = ask(f"{DUSHANBE}/signatures.tei.xml")
    assert answer.status_code == 404


def test_plain_text_begins_with_the_words_and_ends_with_where_they_are_from(published):
    text = ask(f"{DUSHANBE}/zh-Hant/10.3.txt").content.decode()
    assert text.startswith("(三)落實人文領域現行的多邊和雙邊條約;\n\n----")
    assert f"{DUSHANBE}/zh-Hant/10.3 · release" in text


def test_the_menu_offers_what_there_is(published):
    page = ask(f"{DUSHANBE}/10.3").content.decode()
    for suffix in FORMATS:
        answer = ask(f"{DUSHANBE}/10.3.{suffix}")
        assert (f'href="{DUSHANBE}/10.3.{suffix}"' in page) == (answer.status_code == 200), suffix


def test_a_format_that_makes_no_sense_is_refused_by_name_in_json_too(published):
    assert ask(f"{DUSHANBE}/99.csv").status_code == 404
    message = json.loads(ask(f"{DUSHANBE}/99.json").content)
    assert message["error"] == "not-found"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_asks_at_most_seven_questions_however_long_it_is(published, suffix):
    asked = []
    for document in (DUSHANBE, BISHKEK):
        with CaptureQueriesContext(connections["release"]) as queries:
            answer = ask(f"{document}/zh-Hans+zh-Hant.{suffix}")
        assert answer.status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 7


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_page_of_another_site_may_read_every_file(published, suffix):
    assert ask(f"{DUSHANBE}.{suffix}")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_says_of_which_page_it_is(published, suffix):
    assert ask(f"{DUSHANBE}/zh-Hans+en.{suffix}")["Link"].endswith(f'{DUSHANBE}/zh-Hans+en>; rel="canonical"')


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_has_no_interface_language(published, suffix):
    answer = ask(f"/zh-hans{DUSHANBE}/zh-Hans+en.{suffix}")
    assert answer.status_code == 301
    assert answer["Location"] == f"{DUSHANBE}/zh-Hans+en.{suffix}"
