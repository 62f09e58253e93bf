"""A book of a document: whole, valid, and its words are words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from archive.export import epub
from archive.export.extract import Undated
from tests.export import invented
from tests.export.books import JAVA, NO_JAVA, messages, opened
from tests.export.invented import NASTY, clause, of_words, pact, wording
from tests.export.schemas import parsed

HTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def page(data: bytes, name: str):
    return parsed(opened(data).read(f"EPUB/{name}"))


@pytest.mark.skipif(JAVA is None, reason=NO_JAVA)
def test_the_checker_of_the_standard_finds_nothing(tmp_path):
    words = "".join(NASTY)
    assert messages(epub.made(of_words(words, words, words)), tmp_path) == []


def test_a_reader_knows_the_kind_of_the_file_from_its_first_bytes():
    data = epub.made(of_words("Ducks."))
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert opened(data).testzip() is None


def test_the_same_document_is_the_same_book():
    assert epub.made(of_words("Ducks.")) == epub.made(of_words("Ducks."))


def test_everything_the_package_names_is_in_it_and_nothing_else():
    data = epub.made(of_words("Ducks."))
    named = {item.get("href") for item in page(data, "package.opf").iter(f"{OPF}item")}
    held = {name.removeprefix("EPUB/") for name in opened(data).namelist() if name.startswith("EPUB/")}
    assert held == named | {"package.opf"}


def test_every_link_of_the_contents_leads_to_a_place_of_the_text():
    data = epub.made(of_words("Ducks."))
    ids = {
        f"text.xhtml#{element.get('id')}" for element in page(data, "text.xhtml").iter() if element.get("id")
    }
    links = {link.get("href") for link in page(data, "nav.xhtml").iter(f"{HTML}a")}
    assert links <= ids | {"text.xhtml", "about.xhtml"}
    assert "text.xhtml#c10" in links
    assert "text.xhtml#signatures" in links


@given(invented.words)
@settings(max_examples=25, deadline=None)
def test_it_gives_every_word_back_in_its_language(words):
    held = pact(clause("p1", {"en": wording(words), "ru": wording(words)}), tags=("en", "ru"))
    paragraphs = [one for one in page(epub.made(held), "text.xhtml").iter(f"{HTML}p") if one.get(LANG)]
    assert [(one.get(LANG), one.text) for one in paragraphs] == [("en", words), ("ru", words)]


def test_it_says_how_it_can_be_read():
    said = {
        meta.get("property") for meta in page(epub.made(of_words("Ducks.")), "package.opf").iter(f"{OPF}meta")
    }
    assert {
        "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
        "schema:accessibilityHazard", "schema:accessibilitySummary", "dcterms:modified",
    } <= said  # fmt: skip


def test_a_book_says_when_it_was_last_changed_or_is_not_made():
    with pytest.raises(Undated):
        epub.made(pact(clause("1", {"en": wording("Ducks.")}), released=None))
