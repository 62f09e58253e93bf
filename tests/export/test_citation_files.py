"""Citations as files for reference managers: word for word, and read back by an independent parser where there is one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from citeproc.source.json import CiteProcJSON

from archive.export import bibtex, csl_json, ris
from archive.text.tag import Tag
from tests.text.citation.cases import BASE, ENGLISH, HASH, SIMPLIFIED, TRADITIONAL, clause, span

EN, HANT = clause(ENGLISH, "10.3"), span(TRADITIONAL, "p5", "p7")
# Nothing is known of it but that it is there.
BARE = replace(
    ENGLISH, author={}, adopted_on=None, place={}, titles={"fr": "Texte"}, printed="", tag=Tag.parse("fr")
)

BIBTEX = f"""@misc{{1999-lakeside-declaration:en:10.3,
  author = {{{{League of Lakes}}}},
  title = {{{{Lakeside Declaration on the Use of Water}}}},
  shorttitle = {{{{Lakeside Declaration}}}},
  date = {{1999-09-03}},
  year = {{1999}},
  month = sep,
  address = {{Lakeside}},
  howpublished = {{Declaration Archive, release fedcba987654}},
  langid = {{english}},
  note = {{cl. 10.3, English text. Release fedcba9876543210 of 2 January 2026. SHA-256 of the text {ENGLISH.digest}}},
  url = {{{BASE}/en/10.3?{HASH}}},
  urldate = {{2026-01-02}},
}}
"""
RIS = f"""TY  - RPRT
AU  - 湖泊聯盟
TI  - 湖濱宣言
TT  - Lakeside Declaration
DA  - 1999/09/03
PY  - 1999
CY  - 湖滨
PB  - 宣言文獻庫
ET  - Chinese text (zh-Hant), release fedcba987654
SE  - paras. 5–7
LA  - zh-Hant
M3  - declaration
ID  - 1999-lakeside-declaration:zh-Hant:p5-p7
UR  - {BASE}/zh-Hant/p5-p7?{HASH}
Y2  - 2026/01/02
N1  - paras. 5–7, Chinese text (zh-Hant)
N1  - Release fedcba9876543210 of 2 January 2026
N1  - SHA-256 of the text {ENGLISH.digest}
ER  -\x20
"""


def test_bibtex_is_written_word_for_word():
    assert bibtex.written([EN]).decode() == BIBTEX


def test_ris_is_written_word_for_word_in_lines_of_cr_lf():
    assert ris.written([replace(HANT, place={"zh-Hans": "湖滨"})]).decode() == RIS.replace("\n", "\r\n")


def test_csl_json_is_a_document_whose_note_makes_it_a_treaty():
    [item] = json.loads(csl_json.written([EN]))
    assert item["type"] == "document" and item["note"].startswith("type: treaty\n")
    assert item["author"] == [{"literal": "League of Lakes"}]
    assert item["issued"] == {"date-parts": [[1999, 9, 3]]}
    assert item["URL"] == EN.address and item["language"] == "en"


def test_an_independent_processor_reads_the_csl_json():
    read = CiteProcJSON(json.loads(csl_json.written([EN, SIMPLIFIED])))
    assert [str(read[name].title) for name in read] == [EN.printed, SIMPLIFIED.printed]


@pytest.mark.parametrize(
    "writer", [bibtex, ris, csl_json], ids=lambda writer: writer.__name__.rpartition(".")[2]
)
def test_what_is_unknown_is_left_out(writer):
    text = writer.written([BARE]).decode()
    assert "Texte" in text
    assert not any(
        gap in text for gap in ("None", "{}", '""', "AU  -", "author", "DA  -", "issued", "date = {}\n")
    )


@pytest.mark.parametrize(
    "writer", [bibtex, ris, csl_json], ids=lambda writer: writer.__name__.rpartition(".")[2]
)
def test_several_texts_are_several_items_with_names_of_their_own(writer):
    text = writer.written([ENGLISH, SIMPLIFIED, EN]).decode()
    for name in (
        "1999-lakeside-declaration:en",
        "1999-lakeside-declaration:zh-Hans",
        "1999-lakeside-declaration:en:10.3",
    ):
        assert any(text.count(name + end) == 1 for end in (",\n", "\r\n", '",')), name


HOSTILE = r"100 % of {lakes} & \rivers $5 #1 a_b ~ ^"


def test_no_title_breaks_out_of_bibtex():
    text = bibtex.written([replace(EN, printed=HOSTILE)]).decode()
    assert (
        r"{{100 \% of \{lakes\} \& \textbackslash{}rivers \$5 \#1 a\_b \textasciitilde{} \textasciicircum{}}}"
        in text
    )
    unescaped = text.replace(r"\{", "").replace(r"\}", "")
    assert unescaped.count("{") == unescaped.count("}")


def test_no_title_breaks_a_line_of_ris():
    text = ris.written([replace(EN, printed="One\r\nER  - \u2028TY  - JOUR")]).decode()
    assert "TI  - One ER - TY - JOUR\r\n" in text
    assert [line for line in text.splitlines() if line.startswith(("TY", "ER"))] == ["TY  - RPRT", "ER  - "]
