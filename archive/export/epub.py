"""EPUB 3.3: a book of one document, clause by clause, its texts beneath one another.

W3C EPUB 3.3 (§4 container, §5 package, §7 navigation) and EPUB Accessibility 1.1 (§2.2 discovery metadata).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .epub_pages import about, matter, navigation
from .extract import Extract, Undated, label
from .markup import Element, document, maker
from .packed import stored

PACKAGE, CONTAINER = "http://www.idpf.org/2007/opf", "urn:oasis:names:tc:opendocument:xmlns:container"
CORE = "http://purl.org/dc/elements/1.1/"
opf, dc, container = maker(PACKAGE), maker(CORE), maker(CONTAINER)
MODIFIED = "%Y-%m-%dT%H:%M:%SZ"
# Content is text in these.
FLOWING = ("identifier", "title", "language", "publisher", "date", "source", "rights", "creator", "meta")
# What schema.org calls how the book can be read.
ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "unlocked"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "Text only, each paragraph in its own language and script; every clause has a place in the table of contents.",
    ),
)
STYLE = """body { margin: 1em; line-height: 1.6 }
h1, h2 { line-height: 1.3; text-align: start; hyphens: none }
section.clause { margin-block: 1em; break-inside: avoid }
section section.clause { margin-inline-start: 1em }
p { margin-block: .3em }
p.printed { text-align: center; font-weight: bold }
p:lang(zh) { line-height: 1.8; line-break: strict }
p.number { font-size: .8em }
p.number a { text-decoration: none }
nav ol { list-style: none; padding-inline-start: 1em }
dt { font-weight: bold }
dd { margin: 0 0 .5em; overflow-wrap: anywhere }
"""
CONTAINED = "META-INF/container.xml"


def made(extract: Extract) -> bytes:
    """Raises Undated: a book says when it was last changed."""
    files = [
        # First and not compressed, so that a reader knows the kind of the file from its first bytes (§4.3.3).
        ("mimetype", b"application/epub+zip"),
        (CONTAINED, rootfile()),
        ("EPUB/package.opf", package(extract)),
        ("EPUB/nav.xhtml", navigation(extract)),
        ("EPUB/text.xhtml", matter(extract)),
        ("EPUB/about.xhtml", about(extract)),
        ("EPUB/style.css", STYLE.encode()),
    ]
    return stored(files)


def rootfile() -> bytes:
    file = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    root = container("container", container("rootfiles", container("rootfile", **file)), version="1.0")
    return document(root, ())


def package(extract: Extract) -> bytes:
    pages = {"text": "text.xhtml", "about": "about.xhtml"}
    page = {"media-type": "application/xhtml+xml"}
    root = opf(
        "package",
        opf("metadata", *metadata(extract)),
        opf(
            "manifest",
            opf("item", id="nav", href="nav.xhtml", properties="nav", **page),
            *(opf("item", id=name, href=href, **page) for name, href in pages.items()),
            opf("item", id="style", href="style.css", **{"media-type": "text/css"}),
        ),
        opf("spine", *(opf("itemref", idref=name) for name in pages)),
        version="3.0",
        xml_lang="en",
        **{"unique-identifier": "address"},
    )
    return document(root, FLOWING)


def metadata(extract: Extract) -> Iterator[Element]:
    if extract.released is None:
        raise Undated(extract.address)
    yield dc("identifier", extract.address, id="address")
    yield dc("title", extract.title, id="title")
    yield from (dc("language", lang) for lang in dict.fromkeys(text.lang for text in extract.texts))
    yield dc("publisher", "Declaration Archive")
    if extract.meeting:
        yield dc("creator", label(extract.meeting.body))
    if extract.adopted_on:
        yield dc("date", extract.adopted_on.isoformat())
    for source in {text.source.url: text.source for text in extract.texts}.values():
        yield dc("source", source.url)
    yield dc("rights", extract.licence)
    yield opf(
        "meta", extract.released.astimezone(datetime.UTC).strftime(MODIFIED), property="dcterms:modified"
    )
    yield opf("meta", extract.release, property="schema:version")
    yield from (opf("meta", value, property=name) for name, value in ACCESS)
