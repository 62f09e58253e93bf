"""Whatever a source says, an export says it, and nothing of it is taken for markup."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from lxml import etree
from markdown_it import MarkdownIt

from archive.export import markdown, plain, table, tei, tmx
from tests.export import invented
from tests.export.invented import NASTY, clause, of_words, pact, wording
from tests.export.schemas import against, parsed

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = settings(max_examples=25, deadline=None)


def rows(data: bytes) -> list[list[str]]:
    """A CSV as its documentation says to read it: an apostrophe at the start of a cell is taken off."""
    text = data.decode("utf-8-sig")
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


@given(invented.words, invented.wordings)
@EXAMPLES
def test_a_table_gives_every_word_back(words, label):
    read = rows(table.made(of_words(words, label)))
    assert read[0] == ["key", "kind", "en label", "en text", "ru label", "ru text", "url"]
    assert read[2][:6] == ["10", "clause", label, words, label, words]


@given(invented.words)
@EXAMPLES
def test_no_cell_of_a_table_begins_like_a_formula(words):
    text = table.made(of_words(words)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(table.FORMULA)]


def shown(markup: str) -> str:
    """What a reader of the Markdown sees of its one paragraph; fails when there is anything but words in it."""
    blocks = MarkdownIt("commonmark").parse(markup)
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    (inline,) = [block for block in blocks if block.type == "inline"]
    assert {child.type for child in inline.children} <= {"text", "text_special", "softbreak"}
    return "".join(child.content if child.type != "softbreak" else "\n" for child in inline.children)


@given(invented.words)
@EXAMPLES
def test_markdown_reads_every_word_as_words(words):
    assert shown(markdown.escaped(words)) == words


@given(invented.words)
@EXAMPLES
def test_markdown_stays_in_its_paragraphs(words):
    made = markdown.made(of_words(words)).decode()
    blocks = [block.tag for block in MarkdownIt("commonmark").parse(made) if block.type == "heading_open"]
    assert blocks == ["h1", *["h2"] * 7]


@given(invented.words)
@EXAMPLES
def test_a_translation_memory_gives_every_word_back(words):
    root = parsed(tmx.made(of_words(words, words)))
    assert [seg.text for seg in root.iter("seg")] == [words] * 6
    assert {prop.text for prop in root.iter("prop") if prop.get("type") == "x-label"} == {words}


@given(invented.words, invented.wordings)
@EXAMPLES
def test_the_tei_gives_every_word_back(words, label):
    root = parsed(tei.made(of_words(words, label, words)))
    (division,) = root.xpath("//*[@xml:id='en_10']")
    (paragraph,) = division.findall(f"{TEI}p")
    assert found_reading(paragraph) == words
    assert "".join(paragraph.findtext(f"{TEI}label") or "") == label
    assert paragraph.findtext(f".//{TEI}rdg") == f"{words}!"


def found_reading(paragraph: etree._Element) -> str:
    """The words of a clause without its label and with the lemma of each app alone."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        pieces += [child.findtext(f"{TEI}lem") or ""] if child.tag == f"{TEI}app" else []
        pieces += [child.tail or ""]
    return "".join(pieces)


@given(invented.words)
@EXAMPLES
def test_plain_text_has_every_word_as_it_is(words):
    assert f"\n\n{plain.spaced('', words)}\n\n" in plain.made(of_words(words)).decode()


@pytest.mark.parametrize(("suffix", "make"), [("tei.xml", tei.made), ("tmx", tmx.made)])
def test_no_trick_breaks_the_schema(suffix, make):
    words = "".join(NASTY)
    assert against(suffix, make(of_words(words, words, words))) == []


def test_no_unit_is_made_of_one_language():
    held = pact(clause("1", {"en": wording("Ducks.")}), clause("2", {"en": wording("A."), "ru": wording("Б.")}), tags=("en", "ru"))  # fmt: skip
    assert [unit.get("tuid") for unit in parsed(tmx.made(held)).iter("tu")] == ["1923-springfield-pact/2"]


@pytest.mark.parametrize(
    "held",
    [
        pact(),
        pact(clause("1", {}, "clause")),
        pact(clause("1", {"en": wording("Ducks.")}, "clause"), tags=("en", "ru"), place="1"),
    ],
    ids=["no clause", "a container alone", "a clause in one of two texts"],
)
def test_a_text_that_has_nothing_here_is_a_gap(held):
    data = tei.made(held)
    assert against("tei.xml", data) == []
    bodies = list(parsed(data).iter(f"{TEI}body"))
    assert [len(list(body.iter(f"{TEI}gap"))) for body in bodies] == [0] * (len(bodies) - 1) + [1]
