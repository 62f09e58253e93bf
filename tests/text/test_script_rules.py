"""The archive's script rules: each mends what stock OpenCC gets wrong, and none touches another word."""

import tomllib
from pathlib import Path

import pytest
import tomli_w

from archive.text.script import Rule, renderer

WRITTEN = (Path(__file__).parents[2] / "fixtures" / "rules.toml").read_text("utf-8")
TABLES = tomllib.loads(WRITTEN)["rules"]
RULES = tuple(Rule(row["shown"], row["found"], row["reads"]) for row in TABLES)
# An invented context for each rule: as held, as shown in zh-Hant, and in zh-Hant-HK where that differs.
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "script_contexts.tsv").read_text("utf-8").splitlines()
]
CONTEXTS = [
    (row[0], shown, row[1 if shown == "zh-Hant" else -1])
    for row in ROWS
    for shown in ("zh-Hant", "zh-Hant-HK")
]


@pytest.mark.parametrize(
    ("text", "stock", "reads"),
    [
        ("根据本国历史", "根據本國曆史", "根據本國歷史"),
        ("并为此提供资金", "併為此提供資金", "並為此提供資金"),
        ("是唯一出路", "是唯一齣路", "是唯一出路"),
        ("这只会加剧紧张", "這隻會加劇緊張", "這只會加劇緊張"),
        ("改革考试制度", "改革考試製度", "改革考試制度"),
        ("采取措施", "採取措施", "採取措施"),
        ("在此形势下采取措施", "在此形勢下采取措施", "在此形勢下採取措施"),
        ("各级干部", "各級幹部", "各級幹部"),
        ("监察干部", "監察干部", "監察幹部"),
    ],
)
@pytest.mark.parametrize("shown", ["zh-Hant", "zh-Hant-HK"])
def test_words_stock_opencc_gets_wrong_are_right_here(shown, text, stock, reads):
    assert renderer("zh-Hans", shown).render(text) == stock
    assert renderer("zh-Hans", shown, RULES).render(text) == reads


@pytest.mark.parametrize(("shown", "stock"), [("zh-Hant", "馬裡"), ("zh-Hant-HK", "馬裏")])
def test_the_state_of_mali_keeps_its_name(shown, stock):
    assert renderer("zh-Hans", shown).render("马里") == stock
    assert renderer("zh-Hans", shown, RULES).render("马里") == "馬里"


@pytest.mark.parametrize(("text", "shown", "reads"), CONTEXTS)
def test_a_context_of_a_rule_reads_right(text, shown, reads):
    assert renderer("zh-Hans", shown, RULES).render(text) == reads


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.shown != "zh-Hans"], ids=str)
def test_without_any_one_rule_a_context_would_read_wrong(rule):
    texts = [(text, reads) for text, shown, reads in CONTEXTS if shown == rule.shown and rule.found in text]
    without = renderer("zh-Hans", rule.shown)
    if all(without.render(text) == reads for text, reads in texts):
        # The rule only guards against another one, so that one must stay in.
        without = renderer("zh-Hans", rule.shown, tuple(other for other in RULES if other != rule))
    assert any(without.render(text) != reads for text, reads in texts)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.shown == "zh-Hans"], ids=str)
def test_without_a_rule_for_simplified_its_phrase_would_read_wrong(rule):
    for held in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        assert renderer(held, "zh-Hans").render(rule.found) != rule.reads
        assert renderer(held, "zh-Hans", RULES).render(f"的{rule.found}。") == f"的{rule.reads}。"


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("农历和公历，历法、日历、挂历", "農曆和公曆，曆法、日曆、掛曆"),
        ("各国历法", "各國曆法"),
        ("一并为此说明", "一併為此說明"),
        ("合并为一", "合併為一"),
        ("并入、兼并、并购", "併入、兼併、併購"),
        ("并发症", "併發症"),
        ("被发左衽", "被髮左衽"),
        ("一出戏", "一齣戲"),
        ("一只船", "一隻船"),
        ("没有关系", "沒有關係"),
        ("全面了解情况", "全面瞭解情況"),
        ("头发和理发", "頭髮和理髮"),
        ("家具", "傢俱"),
        ("试制、研制、缝制产品", "試製、研製、縫製產品"),
        ("和面", "和麵"),
        ("书签", "書籤"),
        ("公里、里程碑、里海", "公里、里程碑、裡海"),
        ("尽力而为", "盡力而為"),
    ],
)
def test_the_rules_leave_other_words_as_they_were(text, reads):
    assert renderer("zh-Hans", "zh-Hant", RULES).render(text) == reads
    assert renderer("zh-Hans", "zh-Hant").render(text) == reads


def test_the_rules_are_canonical_sorted_and_each_has_its_reason():
    assert tomli_w.dumps({"rules": TABLES}, multiline_strings=False) == WRITTEN
    assert {tuple(row) for row in TABLES} == {("shown", "found", "reads", "reason", "reviewed_by")}
    keys = [(row["shown"], row["found"]) for row in TABLES]
    assert keys == sorted(set(keys))
    assert [row["found"] for row in TABLES if not row["reason"].endswith(".") or not row["reviewed_by"]] == []
