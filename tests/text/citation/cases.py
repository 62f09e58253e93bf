"""What is cited in the tests of citations: an invented declaration in three editions, whole, by clause and by range."""

from __future__ import annotations

import datetime
from dataclasses import replace

from archive.text.address import Clause, Range
from archive.text.citation.cited import Cited
from archive.text.key import Key
from archive.text.tag import Tag

BASE = "https://archive.example/documents/1999-lakeside-declaration"
# URL with the hash at its end, as every citation has it.
HASH = "cited=0a1b2c3d4e5f"

ENGLISH = Cited(
    slug="1999-lakeside-declaration",
    titles={
        "en": "Lakeside Declaration (1999)",
        "zh-Hans": "湖滨宣言（1999年）",
        "zh-Hant": "湖濱宣言（1999年）",
        "zh-Latn": "Hubin xuanyan (1999)",
    },
    printed="Lakeside Declaration on the Use of Water",
    author={"en": "League of Lakes", "zh-Hans": "湖泊联盟", "zh-Hant": "湖泊聯盟"},
    kind="declaration",
    adopted_on=datetime.date(1999, 9, 3),
    place={"en": "Lakeside", "zh-Hans": "湖滨"},
    archive={"en": "Declaration Archive", "zh-Hans": "宣言文献库", "zh-Hant": "宣言文獻庫"},
    tag=Tag.parse("en"),
    at=None,
    articles=False,
    url=f"{BASE}/en",
    release="fedcba9876543210",
    released_on=datetime.date(2026, 1, 2),
    digest="0a1b2c3d4e5f" + 52 * "0",
)
SIMPLIFIED = replace(ENGLISH, printed="湖泊联盟湖滨宣言", tag=Tag.parse("zh-Hans"), url=f"{BASE}/zh-Hans")
TRADITIONAL = replace(ENGLISH, printed="", tag=Tag.parse("zh-Hant"), url=f"{BASE}/zh-Hant")


def clause(cited: Cited, key: str) -> Cited:
    return replace(cited, at=Clause(Key.parse(key)), url=f"{cited.url}/{key}")


def span(cited: Cited, first: str, last: str) -> Cited:
    return replace(cited, at=Range(Key.parse(first), Key.parse(last)), url=f"{cited.url}/{first}-{last}")
