"""The quotation check on the real texts, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import pytest

from archive.models import ClauseText
from archive.search import certify
from archive.search.quotation import LONGEST_QUOTATION

DUSHANBE = "2008-dushanbe-declaration"
BEIJING = "2018-beijing-foreign-ministers-communique"
ITEM = "落實人文領域現行的多邊和雙邊條約"


def texts(slug: str, tag: str) -> list[tuple[str, str, str]]:
    rows = ClauseText.objects.using("release").filter(clause__document__slug=slug, edition__tag=tag)
    return list(rows.order_by("clause__order").values_list("clause__key", "label", "text"))


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("落实人文领域现行的多边和双边条约", "verbatim"),
        (ITEM, "verbatim"),
        ("implement existing agreements in the framework of multilateral and bilateral treaties", "verbatim"),
        ("Implement existing agreements\nin the framework", "verbatim"),
        ("努·纳扎尔巴耶夫", "verbatim"),
        ("上海合作組織成員國元首杜尚別宣言", "verbatim"),
        ("落实人文领域全部的多边和双边条约", "differs"),
        ("implement all agreements in the framework of multilateral and bilateral treaties", "differs"),
        ("火星上的殖民地应当归全人类所有", "not-found"),
        ("Colonies on Mars shall belong to all mankind.", "not-found"),
        ("", "not-found"),
        ("。、 !", "not-found"),
        ("\x00\ud800'\"); DROP TABLE x", "not-found"),
    ],
)
def test_a_quotation_is_verbatim_differs_or_is_not_found(engine, quotation, verdict):
    assert certify(quotation).verdict == verdict


def test_a_match_names_its_clause_and_its_place(engine):
    (match,) = certify(f"  {ITEM}  ").matches
    assert (match.path, match.edition) == (f"/documents/{DUSHANBE}/10.3", "zh-Hant")
    assert [(part.key, part.start, part.end) for part in match.parts] == [("10.3", 0, len(ITEM))]
    assert (match.text, match.similarity, match.differences) == (ITEM, 1, ())


def test_every_clause_of_the_archive_is_found_where_it_stands(engine):
    for key, _, text in texts(DUSHANBE, "en") + texts(DUSHANBE, "zh-Hant"):
        found = certify(text)
        assert found.verdict == "verbatim"
        assert any(match.parts[0].key == key and not match.differences for match in found.matches), key


def test_a_quotation_may_span_clauses_of_one_edition(engine):
    (_, _, one), (_, _, two), (last, _, three) = texts(BEIJING, "zh-Hans")[3:6]
    found = certify(one[-20:] + two + three[:20])
    assert found.verdict == "verbatim"
    (match,) = found.matches
    assert [(part.start, part.end) for part in match.parts] == [
        (len(one) - 20, len(one)),
        (0, len(two)),
        (0, 20),
    ]
    assert match.parts[-1].key == last
    changed = certify(one[-20:] + two.replace("上海", "北海", 1) + three[:20])
    assert changed.verdict == "differs"
    assert [d.printed for d in changed.matches[0].differences if d.kind == "wording"] == ["上"]


def test_a_quotation_may_have_the_printed_labels_in_it(engine):
    items = [
        (label, text) for key, label, text in texts(DUSHANBE, "zh-Hant") if key in ("10.2", "10.3", "10.4")
    ]
    found = certify("".join(label + text for label, text in items))
    assert found.verdict == "verbatim"
    assert [part.key for part in found.matches[0].parts] == ["10.2", "10.3", "10.4"]


def test_a_whole_document_is_as_long_a_quotation_as_there_can_be(engine):
    whole = "\n".join(text for _, _, text in texts(BEIJING, "zh-Hans"))
    found = certify(whole)
    assert (found.verdict, found.is_shortened) == ("verbatim", True)
    assert sum(part.end - part.start for part in found.matches[0].parts) > LONGEST_QUOTATION - 50


def test_a_quotation_of_a_corrected_reading_is_told_to_be_one(engine):
    printed = next(text for key, _, text in texts(DUSHANBE, "zh-Hant") if key == "7.p1")
    at = printed.index("安全形度")
    found = certify(printed[at - 10 : at + 14].replace("安全形度", "安全角度"))
    assert found.verdict == "differs"
    assert [(d.kind, d.quoted, d.printed) for d in found.matches[0].differences] == [
        ("correction", "角", "形")
    ]
