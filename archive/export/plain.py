"""Plain text: the words of one text after the other, then, below a line, where they are from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from .extract import Extract, Text, describe

LINE = "-" * 40


def made(extract: Extract) -> bytes:
    """UTF-8, a blank line between paragraphs. Each text's tag stands above it where there are several."""
    several = len(extract.texts) > 1
    blocks: list[str] = []
    for text in extract.texts:
        blocks += [f"[{text.tag}]"] if several else []
        blocks += paragraphs(extract, text)
    blocks += [LINE, "\n".join(facts(extract))]
    return ("\n\n".join(blocks) + "\n").encode()


def paragraphs(extract: Extract, text: Text) -> Iterator[str]:
    """The title, the clauses and the signatures of one text, as printed."""
    if text.title and not extract.place:
        yield "\n".join(text.title)
    for _, wording in extract.printed(text):
        yield spaced(wording.label, wording.text)
    for _, office, name in extract.attested(text):
        yield spaced(office, name)


def spaced(first: str, then: str) -> str:
    """Two pieces of a line as one: a space between them, but none beside a character of full width."""
    if not first or not then:
        return first or then
    is_wide = any(unicodedata.east_asian_width(sign) in "WF" for sign in (first[-1], then[0]))
    return f"{first}{then}" if is_wide else f"{first} {then}"


def facts(extract: Extract) -> Iterator[str]:
    """What a reader has to know of these words to cite them."""
    yield f"{extract.title}{f', {extract.adopted_on}' if extract.adopted_on else ''}"
    yield extract.credit
    for text in extract.texts:
        yield describe(text)
        yield f"{text.tag}: source {text.source.url}, SHA-256 {text.source.sha256}"
    yield extract.licence
