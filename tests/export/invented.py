"""An invented pact whose wording is whatever a test wants it to be."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from hypothesis import strategies as st

from archive.export.extract import (
    Clause,
    Correction,
    Extract,
    Meeting,
    Note,
    Signatory,
    Source,
    Text,
    Wording,
)
from archive.text.characters import forbidden

BASE = "https://archive.example"
URL = f"{BASE}/documents/1923-springfield-pact"
# What markup, spreadsheets and readers of plain text may stumble over.
NASTY = (
    "<script>alert(1)</script>", "</seg></tuv>", "&amp;", "&lt;", "&#x41;", "]]>", "<![CDATA[", "<!--", "-->", "<?php",
    "=cmd|' /C calc'!A0", "＝1+1", "@SUM(1)", "-1", "+1", "\t=1", "'", '"', ",", ";", "\r\n", "\r", "\n", "\n\n", "    code",
    "\u202e", "\u2066", "\u200b", "\ufeff", "-{zh-hans:a;zh-hant:b}-", "javascript:alert(1)", "[a](javascript:b)",
    "# heading", "* item", "1. one", "> quote", "***", "---", "===", "`code`", "~~~", "| a | b |", "\\", "*a*", "_a_",
    "<http://a.b>", "![x](y)", "&nbsp;", "a  \nb", " ", "\u3000", "十、", "🦆", "e\u0301", "ﬁ", "\ue000", "$x$", "[^1]:", ": a",
)  # fmt: skip


def is_admitted(text: str) -> bool:
    """Whether an import would let the text in."""
    return next(forbidden(text), None) is None


# Words as hostile as an import lets them be; a clause never is without any.
wordings = (
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=6)), max_size=6)
    .map("".join)
    .filter(is_admitted)
)
words = wordings.filter(bool)


def text(tag: str, conversion: str = "", title: tuple[str, ...] = ()) -> Text:
    source = Source(
        name="courier & co.txt",
        sha256="0" * 64,
        url=f"{BASE}/sources/000000000000",
        characters=100,
        publisher="Courier <Springfield>",
        published_on=datetime.date(1923, 5, 2),
        rights={"en": "None & <none>."},
    )
    return Text(tag, tag, tag, tag, "copy", title, {"en": "a copy"}, source, conversion)


def clause(key: str, wordings: Mapping[str, Wording], kind: str = "paragraph", parent: str = "") -> Clause:
    return Clause(key, parent, kind, f"{URL}/{key}", wordings)


def wording(words: str, label: str = "", *corrections: Correction) -> Wording:
    return Wording(label, words, "1" * 64, corrections)


def pact(*clauses: Clause, tags: tuple[str, ...] = ("en",), place: str = "", **more) -> Extract:
    """A pact of these clauses, in these texts."""
    values = {
        "slug": "1923-springfield-pact",
        "kind": "treaty",
        "titles": {"en": "Springfield <Pact>", "ru": "Спрингфилдский пакт"},
        "adopted_on": datetime.date(1923, 5, 1),
        "meeting": None,
        "url": URL,
        "address": f"{URL}/{place}" if place else URL,
        "place": place,
        "release": "0123456789abcdef",
        "released": datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
        "licence": "Texts & notes: <as stated>.",
        "texts": tuple(text(tag) for tag in tags),
        "clauses": clauses,
    }
    return Extract(**(values | more))


def of_words(words: str, label: str = "", name: str = "") -> Extract:
    """A pact in which these words stand wherever words of a source, or of an editor, can stand."""
    corrected = Correction(0, words[:1], f"{words}!", "misprint", {"en": words}, words)
    held = {"en": wording(words, label, corrected), "ru": wording(words, label)}
    return pact(
        clause("preamble", {"en": wording(words)}, "preamble"),
        clause("10", held, "clause"),
        clause("10.3", held, "item", "10"),
        clause("part2", {}, "heading"),
        clause("part2.h1", {"en": wording(words)}, "heading", "part2"),
        clause("part2.1", held, "clause", "part2"),
        clause("closing", {"ru": wording(words)}, "closing"),
        tags=("en", "ru"),
        texts=(text("en", title=(words,)), text("ru", conversion=words)),
        titles={"en": words, "ru": words},
        meeting=Meeting(
            f"{BASE}/meetings/m", "ducks", {"en": words}, {"en": words}, datetime.date(1923, 5, 1), datetime.date(1923, 5, 1)
        ),
        signatories=(
            Signatory(
                "ducks", f"{URL}/signatures/ducks", "signed", "ducks", words, f"{BASE}/states/ducks", "d-duck", words,
                f"{BASE}/people/d-duck", {"en": (words, name), "ru": (name, words)},
            ),
        ),
        notes=(Note("10", "en", "textual", "en", words, words), Note("", "", "editorial", "ru", words, words)),
    )  # fmt: skip
