"""The JSON of a document: what scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

UNITS = {
    "2008-dushanbe-declaration": {"zh-Hant": ("000", 34), "en": ("003", 34)},
    "2007-bishkek-declaration": {"zh-Hans": ("001", 22)},
    "2002-moscow-foreign-ministers-communique": {"zh-Hans": ("002", 22)},
    "2018-beijing-foreign-ministers-communique": {"zh-Hans": ("004", 29)},
}


def document(slug: str, view: str = "") -> dict:
    return json.loads(Client().get(f"/documents/{slug}{view}.json").content)


@pytest.mark.parametrize("slug", UNITS)
def test_every_text_stands_verbatim_in_its_source(published, slug):
    data = document(slug)
    for tag, (number, units) in UNITS[slug].items():
        (file,) = Path(settings.ARCHIVE_FIXTURES, "sources").glob(f"{number}_*.txt")
        source = file.read_text(encoding="utf-8")
        held = [clause["texts"][tag] for clause in data["clauses"] if tag in clause["texts"]]
        assert len(held) == units
        assert all(text["text"] in source for text in held)
        assert next(e["clauses"] for e in data["editions"] if e["tag"] == tag) == units


def test_the_keys_of_dushanbe_are_those_promised(published):
    keys = [clause["key"] for clause in document("2008-dushanbe-declaration")["clauses"]]
    paragraphs = {1: 3, 2: 2, 3: 2, 4: 3, 5: 2, 6: 3, 7: 2, 8: 0, 9: 2, 10: 0, 11: 0, 12: 4, 13: 0, 14: 0}
    expected = ["preamble"]
    for number, count in paragraphs.items():
        expected += [str(number), *(f"{number}.p{n}" for n in range(1, count + 1))]
        if number == 10:
            expected += [f"10.{n}" for n in range(1, 6)]
    assert keys == expected


def test_a_container_comes_before_its_children_without_texts(published):
    clauses = {clause["key"]: clause for clause in document("2008-dushanbe-declaration")["clauses"]}
    assert clauses["1"]["texts"] == {}
    assert clauses["1.p1"]["parent"] == "1"
    assert clauses["10.3"]["kind"] == "item"
    assert clauses["10.3"]["texts"]["zh-Hant"]["label"] == "(三)"
    assert clauses["10.3"]["texts"]["en"]["label"] == "-"


def test_signatures_pair_by_state_and_not_by_order(published):
    signatories = {s["state"]: s for s in document("2008-dushanbe-declaration")["signatories"]}
    assert len(signatories) == 6
    assert signatories["kg"]["signatures"]["zh-Hant"]["name"] == "庫爾曼別克·巴基耶夫"
    assert "Kyrgyz" in signatories["kg"]["signatures"]["en"]["office"]
    assert sum("zh-Hant" not in s["signatures"] for s in signatories.values()) == 4


def test_participants_that_are_no_states_are_parties(published):
    people = document("2018-beijing-foreign-ministers-communique")["signatories"]
    assert len(people) == 10
    assert {p["party"] for p in people if p["state"] is None} == {
        "sco-secretary-general",
        "sco-rats-executive-committee",
    }
    assert [p["state"] for p in people if p["capacity"] == "chaired"] == ["cn"]


def test_a_correction_stands_beside_the_found_reading(published):
    clauses = {clause["key"]: clause for clause in document("2008-dushanbe-declaration")["clauses"]}
    text = clauses["12.p2"]["texts"]["zh-Hant"]
    (correction,) = [c for c in text["corrections"] if c["found"] == "許可權"]
    assert correction["reads"] == "權限"
    assert text["text"][correction["start"] :].startswith("許可權")
    assert correction["reason"]


def test_a_view_says_of_each_text_whether_it_is_converted(published):
    (clause,) = [
        c for c in document("2008-dushanbe-declaration", "/zh-Hans+zh")["clauses"] if c["key"] == "10.3"
    ]
    assert clause["texts"]["zh-Hans"]["converted"] is True
    assert clause["texts"]["zh"]["converted"] is False
    assert clause["texts"]["zh"]["lang"] == "zh-Hant"
    assert clause["texts"]["zh-Hans"]["sha256"] == clause["texts"]["zh"]["sha256"]


def test_a_range_holds_its_clauses_with_what_is_beneath(published):
    data = json.loads(Client().get("/documents/2008-dushanbe-declaration/10-12.json").content)
    assert data["range"] == "10-12"
    assert [clause["key"] for clause in data["clauses"]][:3] == ["10", "10.1", "10.2"]
    assert data["clauses"][-1]["key"] == "12.p4"


def test_a_file_says_what_it_is_called_and_of_what_kind_it_is(published):
    answer = Client().get("/documents/2008-dushanbe-declaration/zh-Hans+en/10.3.json")
    assert answer["Content-Type"] == "application/json"
    name = "2008-dushanbe-declaration_zh-Hans+en_10.3.json"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
