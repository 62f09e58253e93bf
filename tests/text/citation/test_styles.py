"""Every style, in both languages, for a document, a clause and a range: word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.text.citation.cited import plain
from archive.text.citation.styles import FIRST, STYLES
from archive.text.tag import Tag
from tests.text.citation.cases import BASE, ENGLISH, HASH, SIMPLIFIED, TRADITIONAL, clause, span

EN, HANS, HANT = clause(ENGLISH, "10.3"), clause(SIMPLIFIED, "10.3"), span(TRADITIONAL, "p5", "p7")
GOLDEN = [
    ("gbt-2025", ENGLISH, f"League of Lakes. Lakeside Declaration on the Use of Water[EB/OL]. English text，Declaration Archive release fedcba987654. （1999-09-03）[2026-01-02]. {BASE}/en?{HASH}."),
    ("gbt-2025", EN, f"League of Lakes. Lakeside Declaration on the Use of Water：cl. 10.3[EB/OL]. English text，Declaration Archive release fedcba987654. （1999-09-03）[2026-01-02]. {BASE}/en/10.3?{HASH}."),
    ("gbt-2025", HANS, f"湖泊联盟. 湖泊联盟湖滨宣言：第10条第3项[EB/OL]. 简体中文本，宣言文献库发布版fedcba987654. （1999-09-03）[2026-01-02]. {BASE}/zh-Hans/10.3?{HASH}."),
    # The edition prints no title: the archive's short one stands in brackets.
    ("gbt-2025", HANT, f"湖泊聯盟. [湖濱宣言]：第5段至第7段[EB/OL]. 繁體中文本，宣言文獻庫發布版fedcba987654. （1999-09-03）[2026-01-02]. {BASE}/zh-Hant/p5-p7?{HASH}."),
    ("gbt-2015", EN, f"League of Lakes. Lakeside Declaration on the Use of Water: cl. 10.3[EB/OL]. English text, Declaration Archive release fedcba987654. (1999-09-03)[2026-01-02]. {BASE}/en/10.3?{HASH}."),
    ("gbt-2015", HANS, f"湖泊联盟. 湖泊联盟湖滨宣言: 第10条第3项[EB/OL]. 简体中文本, 宣言文献库发布版fedcba987654. (1999-09-03)[2026-01-02]. {BASE}/zh-Hans/10.3?{HASH}."),
    ("gbt-2015", HANT, f"湖泊聯盟. [湖濱宣言]: 第5段至第7段[EB/OL]. 繁體中文本, 宣言文獻庫發布版fedcba987654. (1999-09-03)[2026-01-02]. {BASE}/zh-Hant/p5-p7?{HASH}."),
    ("chicago-note", ENGLISH, f"League of Lakes, “Lakeside Declaration on the Use of Water,” Declaration Archive, September 3, 1999, English text, release fedcba987654, {BASE}/en?{HASH}."),
    ("chicago-note", EN, f"League of Lakes, “Lakeside Declaration on the Use of Water,” Declaration Archive, September 3, 1999, cl. 10.3, English text, release fedcba987654, {BASE}/en/10.3?{HASH}."),
    ("chicago-note", HANS, f"League of Lakes, “Hubin xuanyan” 湖滨宣言 [Lakeside Declaration], Declaration Archive, September 3, 1999, cl. 10.3, Chinese text (zh-Hans), release fedcba987654, {BASE}/zh-Hans/10.3?{HASH}."),
    ("chicago-note", HANT, f"League of Lakes, “Hubin xuanyan” 湖濱宣言 [Lakeside Declaration], Declaration Archive, September 3, 1999, paras. 5–7, Chinese text (zh-Hant), release fedcba987654, {BASE}/zh-Hant/p5-p7?{HASH}."),
    ("chicago", EN, f"League of Lakes. “Lakeside Declaration on the Use of Water.” Declaration Archive, September 3, 1999, cl. 10.3. English text, release fedcba987654. {BASE}/en/10.3?{HASH}."),
    ("chicago", HANS, f"League of Lakes. “Hubin xuanyan” 湖滨宣言 [Lakeside Declaration]. Declaration Archive, September 3, 1999, cl. 10.3. Chinese text (zh-Hans), release fedcba987654. {BASE}/zh-Hans/10.3?{HASH}."),
    ("apa", ENGLISH, f"League of Lakes. (1999, September 3). Lakeside Declaration on the Use of Water (English text). Declaration Archive, release fedcba987654. {BASE}/en?{HASH}"),
    ("apa", EN, f"League of Lakes. (1999, September 3). Lakeside Declaration on the Use of Water (cl. 10.3, English text). Declaration Archive, release fedcba987654. {BASE}/en/10.3?{HASH}"),
    ("apa", HANT, f"League of Lakes. (1999, September 3). Hubin xuanyan 湖濱宣言 [Lakeside Declaration] (paras. 5–7, Chinese text zh-Hant). Declaration Archive, release fedcba987654. {BASE}/zh-Hant/p5-p7?{HASH}"),
    ("mla", EN, f"League of Lakes. “Lakeside Declaration on the Use of Water.” 3 Sept. 1999. Declaration Archive, English text, release fedcba987654, 2 Jan. 2026, cl. 10.3, {BASE}/en/10.3?{HASH}."),
    ("mla", HANT, f"League of Lakes. “Hubin xuanyan” 湖濱宣言 [Lakeside Declaration]. 3 Sept. 1999. Declaration Archive, Chinese text (zh-Hant), release fedcba987654, 2 Jan. 2026, pars. 5–7, {BASE}/zh-Hant/p5-p7?{HASH}."),
    ("oscola", EN, f"League of Lakes, ‘Lakeside Declaration on the Use of Water’ (Declaration Archive, 3 September 1999, English text, release fedcba987654 of 2 January 2026) cl 10.3 <{BASE}/en/10.3?{HASH}>."),
    ("oscola", HANT, f"League of Lakes, ‘Hubin xuanyan’ 湖濱宣言 [Lakeside Declaration] (Declaration Archive, 3 September 1999, Chinese text zh-Hant, release fedcba987654 of 2 January 2026) paras 5–7 <{BASE}/zh-Hant/p5-p7?{HASH}>."),
    ("oscola", ENGLISH, f"League of Lakes, ‘Lakeside Declaration on the Use of Water’ (Declaration Archive, 3 September 1999, English text, release fedcba987654 of 2 January 2026) <{BASE}/en?{HASH}>."),
    ("bluebook", EN, f"League of Lakes, Lakeside Declaration on the Use of Water cl. 10.3, Sept. 3, 1999, Declaration Archive (English text, release fedcba987654), {BASE}/en/10.3?{HASH}."),
    ("bluebook", HANT, f"League of Lakes, Hubin xuanyan (湖濱宣言) [Lakeside Declaration] ¶¶ 5–7, Sept. 3, 1999, Declaration Archive (Chinese text zh-Hant, release fedcba987654), {BASE}/zh-Hant/p5-p7?{HASH}."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "cited", "written"),
    GOLDEN,
    ids=lambda part: part[:14] if isinstance(part, str) else part.url[len(BASE) :],
)
def test_a_style_is_written_word_for_word(style, cited, written):
    assert plain(STYLES[style].write(cited)) == written


def test_every_style_is_written_in_both_languages_here():
    assert {(style, cited.tag.language) for style, cited, _ in GOLDEN} == {
        (style, tongue) for style in STYLES for tongue in ("en", "zh")
    }


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "cited", [ENGLISH, SIMPLIFIED, EN, HANS, HANT], ids=lambda cited: cited.url[len(BASE) :]
)
def test_a_citation_names_edition_place_release_and_hash(style, cited):
    written = plain(STYLES[style].write(cited))
    assert f"{cited.url}?{HASH}" in written
    assert "fedcba987654" in written
    assert "text" in written or "文本" in written
    assert cited.at is None or "10.3" in written or "第10条第3项" in written or "5" in written


@pytest.mark.parametrize("style", STYLES)
def test_what_is_unknown_is_left_out_and_leaves_no_gap(style):
    bare = replace(
        ENGLISH, author={}, adopted_on=None, titles={"fr": "Déclaration"}, printed="", tag=Tag.parse("fr")
    )
    written = plain(STYLES[style].write(bare))
    assert "Déclaration" in written
    for gap in (", ,", ". .", "  ", "()", "[]", "“”", "‘’", "None"):
        assert gap not in written, written
    assert not written.startswith((",", ".", " "))


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"gbt-2015", "gbt-2025"}))
def test_a_chinese_title_without_romanisation_stands_in_its_own_letters(style):
    written = plain(STYLES[style].write(replace(HANS, titles={"en": "Lakeside Declaration (1999)"})))
    assert "湖泊联盟湖滨宣言" in written and "[Lakeside Declaration]" in written


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"gbt-2015", "gbt-2025"}))
def test_every_run_of_another_language_says_so(style):
    runs = STYLES[style].write(HANS)
    assert {(run.lang, run.text) for run in runs if run.lang} >= {("zh-Hans", "湖滨宣言")}
    assert any(run.lang == "zh-Latn" and "Hubin xuanyan" in run.text for run in runs)


def test_apa_sets_the_title_in_italics_and_mla_the_archive():
    italic = {style: [run.text for run in STYLES[style].write(EN) if run.is_italic] for style in STYLES}
    assert italic.pop("apa") == ["Lakeside Declaration on the Use of Water"]
    assert italic.pop("mla") == ["Declaration Archive"]
    assert not any(italic.values())


def test_a_year_that_is_not_the_documents_stays_in_its_title():
    other = replace(EN, printed="", titles={"en": "Programme for the Lakes (2005)"})
    assert "“Programme for the Lakes (2005),”" in plain(STYLES["chicago-note"].write(other))


def test_a_second_witness_in_one_script_is_told_from_the_first():
    second = replace(HANS, tag=Tag.parse("zh-Hans-x-gazette"))
    assert "简体中文本（zh-Hans-x-gazette）" in plain(STYLES["gbt-2025"].write(second))
    assert "Chinese text (zh-Hans-x-gazette)" in plain(STYLES["mla"].write(second))


def test_the_style_shown_first_is_one_there_is():
    assert set(FIRST.values()) <= set(STYLES)


@pytest.mark.parametrize(("style", "written"), [
    ("chicago-note", "“The ‘Lakes’ First,”"), ("mla", "“The ‘Lakes’ First.”"), ("oscola", "‘The “Lakes” First’"),
    ("apa", "The “Lakes” First"), ("bluebook", "The “Lakes” First"), ("gbt-2025", "The “Lakes” First"),
])  # fmt: skip
def test_quotation_marks_within_quotation_marks_are_of_the_other_sort(style, written):
    printed = "The ‘Lakes’ First" if style == "oscola" else "The “Lakes” First"
    assert written in plain(STYLES[style].write(replace(EN, printed=printed)))


def test_an_apostrophe_is_no_quotation_mark():
    assert "‘The Lakes’ Declaration’" in plain(
        STYLES["oscola"].write(replace(EN, printed="The Lakes’ Declaration"))
    )
