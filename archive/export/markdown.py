"""Markdown (CommonMark): clause by clause, the texts beneath one another, every sign of markup in them escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .extract import Extract, Text, describe
from .plain import spaced

# Every sign that CommonMark reads as markup somewhere, and what it would take off or fold: spaces at either end
# of a line, tabs, and the ends of lines themselves.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&:=^$@\"']")
_SPACE = re.compile(r"[\t\r\n]|^\s|\s\Z| (?= )")


def escaped(text: str) -> str:
    """The text as CommonMark that is read as just this text, in one paragraph or heading."""
    # An entity of a space or of the end of a line is never markup, and is read as the character itself.
    return _SPACE.sub(lambda found: f"&#{ord(found[0])};", _MARKUP.sub(r"\\\g<0>", text))


def made(extract: Extract) -> bytes:
    blocks = [f"# {escaped(extract.title)}", *opening(extract), *clauses(extract), *signatures(extract)]
    return ("\n\n".join((*blocks, "---", listed(facts(extract)))) + "\n").encode()


def opening(extract: Extract) -> Iterator[str]:
    """The title as each text prints it."""
    for text in extract.texts if not extract.place else ():
        if text.title:
            yield paragraph(text, " ".join(text.title), extract)


def clauses(extract: Extract) -> Iterator[str]:
    """A heading a clause that has a text: its key, linked to its address."""
    for clause in extract.clauses:
        if clause.wordings:
            yield f"## [{escaped(clause.key)}](<{clause.url}>)"
        for text in extract.texts:
            if wording := clause.wordings.get(text.tag):
                yield paragraph(text, spaced(wording.label, wording.text), extract)


def signatures(extract: Extract) -> Iterator[str]:
    if extract.signatories:
        yield "## Signatures and participants"
    for one in extract.signatories:
        yield f"**{escaped(one.party_name)}**, {one.capacity}"
        for text in extract.texts:
            if text.tag in one.attested:
                yield paragraph(text, spaced(*one.attested[text.tag]), extract)


def paragraph(text: Text, words: str, extract: Extract) -> str:
    """One text's words, with its tag before them where there are several texts."""
    return f"`{text.tag}` {escaped(words)}" if len(extract.texts) > 1 else escaped(words)


def facts(extract: Extract) -> Iterator[str]:
    yield f"<{extract.address}>, release `{extract.release}`"
    if extract.adopted_on:
        yield f"{extract.kind}, {extract.adopted_on}"
    for text in extract.texts:
        yield escaped(describe(text))
        yield f"{text.tag}: source <{text.source.url}>, SHA-256 `{text.source.sha256}`"
    yield escaped(extract.licence)


def listed(lines: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"* {line}" for line in lines)
