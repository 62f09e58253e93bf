"""The archive's own sources, drafted without a hint, are what the fixtures say a person made of them."""

import tomllib
from pathlib import Path

import pytest

from archive.text.span import tiling_faults
from tests.sources.drafts import draft_of, uncovered

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
EDITIONS = [
    ("000_a3ce7d98b03368cc", "2008-dushanbe-declaration", "zh-Hant"),
    ("001_f13b98d1cdaf95ce", "2007-bishkek-declaration", "zh-Hans"),
    ("002_2682b7114b5ceaaa", "2002-moscow-foreign-ministers-communique", "zh-Hans"),
    ("003_b906f74af87a08ed", "2008-dushanbe-declaration", "en"),
    ("004_97ef1e0b00271ada", "2018-beijing-foreign-ministers-communique", "zh-Hans"),
]
editions = pytest.mark.parametrize(("name", "slug", "tag"), EDITIONS)


def table(*steps):
    return tomllib.loads(FIXTURES.joinpath(*steps).read_text("utf-8"))


def drafted(name, tag):
    return draft_of((FIXTURES / "sources" / f"{name}.txt").read_bytes(), tag)


@editions
def test_units_are_the_clauses_of_the_fixture(name, slug, tag):
    found, text = drafted(name, tag)
    keys = table("documents", slug, "document.toml")["clauses"]
    assert list(found.keys) == keys
    assert [unit.key for unit in found.units if unit.key] == [key for key in keys if f"{key}.p1" not in keys]
    assert uncovered(found, text) == ""
    assert list(tiling_faults(found.spans, len(text))) == []


@editions
def test_day_place_body_and_kind_are_those_of_the_fixture(name, slug, tag):
    found, _ = drafted(name, tag)
    document = table("documents", slug, "document.toml")
    meeting = table("meetings.toml")[document["meeting"]]
    assert (found.date, found.kind, found.body) == (document["adopted_on"], document["kind"], meeting["body"])
    assert found.place == meeting["place"][tag]


@editions
def test_signatories_are_those_of_the_fixture(name, slug, tag):
    found, _ = drafted(name, tag)
    document, edition = table("documents", slug, "document.toml"), table("documents", slug, f"{tag}.toml")
    signatories = {one["code"]: one for one in document["signatories"]}
    fields = ("office", "name", "office_start", "name_start")
    assert [
        (one.code, one.state, one.capacity, *(getattr(one, name) for name in fields))
        for one in found.signatories
    ] == [
        (
            one["signatory"],
            signatories[one["signatory"]]["party"],
            signatories[one["signatory"]]["capacity"],
            one.get("office", ""),
            one.get("name", ""),
            one.get("office_start"),
            one.get("name_start"),
        )
        for one in edition.get("signatures", [])
    ]


def test_what_no_source_says_is_doubted_and_not_made_up():
    found, _ = drafted("004_97ef1e0b00271ada", "zh-Hans")
    assert found.title == ""
    assert [doubt.reason for doubt in found.doubts] == [
        "no title was found",
        "nothing names the kind; the text reports a meeting as communiqués do",
    ]
