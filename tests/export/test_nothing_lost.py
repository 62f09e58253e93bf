"""Whichever clauses a text has, each stands in a file of it once, and in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.export import akn, epub, plain, tei
from archive.text.key import Key
from tests.export.books import opened
from tests.export.invented import clause, pact, wording
from tests.export.schemas import parsed

OUTLINE = (
    "h1", "preamble", "preamble.1", "preamble.p2", "preamble.p2.1", "preamble.p3", "p1", "p1.1", "p1.2", "1", "1.p1",
    "1.p2", "2", "2.1", "2.1.1", "2a", "part1", "part1.h1", "part1.preamble", "part1.1", "part1.chapter2",
    "part1.chapter2.section1", "part1.chapter2.section1.3", "closing", "closing.p2", "annex1", "annex1.1",
)  # fmt: skip
# A preamble that Akoma Ntoso has an element for: paragraphs alone, and nothing before it.
PLAIN = ("preamble", "preamble.p2", "preamble.p2.1", "preamble.p3", "p1", "p2")
SUBSETS = st.sampled_from((OUTLINE, PLAIN)).flatmap(
    lambda outline: st.tuples(st.just(outline), st.frozensets(st.sampled_from(outline)))
)


def held(outline: tuple[str, ...], keys: frozenset[str]):
    """A pact with this outline, in which one text has words for these keys alone."""
    clauses = []
    for key in outline:
        parent = Key.parse(key).parent
        words = {"en": wording(f"⟦{key}⟧")} if key in keys else {}
        clauses.append(clause(key, words, Key.parse(key).kind, str(parent or "")))
    return pact(*clauses)


def book(extract) -> bytes:
    return opened(epub.made(extract)).read("EPUB/text.xhtml")


@pytest.mark.parametrize("make", [tei.made, akn.made, book, plain.made], ids=["tei", "akn", "epub", "txt"])
@given(subset=SUBSETS)
@settings(max_examples=100)
def test_every_text_stands_once_in_reading_order(make, subset):
    outline, keys = subset
    data = make(held(outline, keys))
    text = data.decode() if make is plain.made else "".join(parsed(data).itertext())
    found = [part.partition("⟧")[0] for part in text.split("⟦")[1:]]
    assert found == [key for key in outline if key in keys]
