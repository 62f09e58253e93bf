"""TMX 1.4b: a translation memory of the aligned units, a unit a clause that has a text in two columns or more."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from .extract import Clause, Extract
from .markup import Element, document, maker

# Content is text in these.
FLOWING = ("seg", "prop", "note")
STAMP = "%Y%m%dT%H%M%SZ"
tmx = maker("")


class NothingAligned(ValueError):
    """No clause has a text in two languages or scripts."""


def made(extract: Extract) -> bytes:
    """srclang is the first text's; the date is the release's, so that the file is always the same.

    Raises NothingAligned.
    """
    units = [
        unit(extract, clause, own) for clause in extract.clauses if len(own := variants(extract, clause)) > 1
    ]
    if not units:
        raise NothingAligned(extract.address)
    root = tmx("tmx", header(extract), tmx("body", *units), version="1.4")
    return document(root, FLOWING, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')


def header(extract: Extract) -> Element:
    return tmx(
        "header",
        *properties(extract),
        creationtool="Declaration Archive",
        creationtoolversion="1.0",
        segtype="paragraph",
        adminlang="en",
        srclang=extract.texts[0].lang,
        datatype="plaintext",
        creationdate=date(extract),
        **{"o-tmf": "declaration-archive"},
    )


def date(extract: Extract) -> str | None:
    return extract.released.astimezone(datetime.UTC).strftime(STAMP) if extract.released else None


def properties(extract: Extract) -> Iterator[Element]:
    """What the units were taken from. A property's type is the archive's own, hence its x-."""
    yield tmx("prop", extract.title, type="x-title")
    yield tmx("prop", extract.address, type="x-address")
    yield tmx("prop", extract.release, type="x-release")
    yield tmx("prop", extract.licence, type="x-licence")
    for text in extract.texts:
        yield tmx("prop", text.source.sha256, type=f"x-source-{text.tag}")
        if text.conversion:
            yield tmx("prop", text.conversion, type=f"x-converted-{text.tag}")


def unit(extract: Extract, clause: Clause, variants: Sequence[Element]) -> Element:
    """A unit is named by document and key, so that memories of several documents can be put together."""
    address = tmx("prop", clause.url, type="x-address")
    name = f"{extract.slug}/{clause.key}"
    return tmx("tu", address, *variants, tuid=name, creationdate=date(extract))


def variants(extract: Extract, clause: Clause) -> list[Element]:
    """What each text prints for a clause; of texts in one language and script the first."""
    found: dict[str, Element] = {}
    for text in extract.texts:
        wording = clause.wordings.get(text.tag)
        if wording and text.lang not in found:
            edition = tmx("prop", text.edition, type="x-edition")
            label = [tmx("prop", wording.label, type="x-label")] if wording.label else []
            found[text.lang] = tmx("tuv", edition, *label, tmx("seg", wording.text), xml_lang=text.lang)
    return list(found.values())
