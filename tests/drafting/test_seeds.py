"""The sources of the archive, drafted by nothing but their bytes and language, give the fixtures that were reviewed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from archive.drafting.edition import Witness, draft_edition
from archive.drafting.files import files, slug_of
from archive.drafting.holdings import Holdings, holdings

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
# Source, edition, the document it was found to be, and its title as printed, line by line.
SEEDS = [
    ("000_a3ce7d98b03368cc", "zh-Hant", "2008-dushanbe-declaration", "上海合作組織成員國元首杜尚別宣言"),
    ("001_f13b98d1cdaf95ce", "zh-Hans", "2007-bishkek-declaration", "比什凯克宣言"),
    (
        "002_2682b7114b5ceaaa",
        "zh-Hans",
        "2002-moscow-foreign-ministers-communique",
        "上海合作组织外交部长会议联合公报",
    ),
    (
        "003_b906f74af87a08ed",
        "en",
        "2008-dushanbe-declaration",
        "Dushanbe\nDeclaration of Heads of SCO Member States",
    ),
    ("004_97ef1e0b00271ada", "zh-Hans", "2018-beijing-foreign-ministers-communique", ""),
]


@pytest.fixture(scope="module")
def known() -> Holdings:
    """What the archive knows of parties and meetings, and of no document or source."""
    return replace(holdings(FIXTURES), documents=frozenset(), digests={})


def table(*steps: str) -> dict:
    return tomllib.loads(FIXTURES.joinpath(*steps).read_text("utf-8"))


@pytest.mark.parametrize(("name", "tag", "slug", "title"), SEEDS)
def test_a_source_without_hints_is_drafted_as_its_fixture(known, name, tag, slug, title):
    path = FIXTURES / "sources" / f"{name}.txt"
    edition = draft_edition(Witness(path.name, path.read_bytes(), tag), known)
    assert slug_of(edition, known) == slug
    written = files(edition, slug, known)
    # Units, keys, labels, titles, offices, names, dates and places are in the span map, character by character.
    assert written[f"sources/{name}.spans"] == path.with_suffix(".spans").read_bytes()
    document, drafted = (
        table("documents", slug, "document.toml"),
        tomllib.loads(written[f"documents/{slug}/document.toml"].decode()),
    )
    told = ("meeting", "kind", "adopted_on", "clauses")
    assert {name: drafted[name] for name in told} == {name: document[name] for name in told}
    held = table("documents", slug, f"{tag}.toml")
    signed = tomllib.loads(written[f"documents/{slug}/{tag}.toml"].decode())
    assert signed["signatures"] == held["signatures"]
    capacities = {row["code"]: (row["party"], row["capacity"]) for row in document["signatories"]}
    for row in drafted["signatories"]:
        assert capacities[row["code"]] == (row["party"], row["capacity"])
    assert edition.found.title == title
    assert edition.found.place in table("meetings.toml")[document["meeting"]]["place"].values()
    assert edition.found.date == document["adopted_on"]


def test_the_only_doubts_of_the_sources_are_what_one_of_them_does_not_print(known):
    doubts = [
        (name[:3], doubt.reason)
        for name, tag, _, _ in SEEDS
        for doubt in draft_edition(
            Witness(name, (FIXTURES / "sources" / f"{name}.txt").read_bytes(), tag), known
        ).doubts
    ]
    assert doubts == [
        ("004", "no title was found"),
        ("004", "nothing names the kind; the text reports a meeting as communiqués do"),
    ]
