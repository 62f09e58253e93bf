"""The package of a DOCX: its parts, read within limits (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from .fault import OversizedSource, UnreadableMarkup

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same names in the strict form of the standard, which few programs write.
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_UNFOLDED, MOST_PARTS, MOST_ELEMENTS = 50_000_000, 5_000, 300_000
MAIN = "word/document.xml"


class Package:
    """A package that has been opened, none of its parts read yet."""

    def __init__(self, file: ZipFile) -> None:
        """Raises OversizedSource for more than fifty million bytes unfolded, UnreadableMarkup for another package."""
        self.file = file
        self.elements_read = 0
        parts = file.infolist()
        unfolded = sum(part.file_size for part in parts)
        if unfolded > MOST_UNFOLDED or len(parts) > MOST_PARTS:
            raise OversizedSource(
                f"the package unfolds to {unfolded:,} bytes in {len(parts):,} parts, the most is {MOST_UNFOLDED:,} "
                f"in {MOST_PARTS:,}. Save its text alone."
            )
        self.names = frozenset(part.filename for part in parts)
        self.main = next(self.related("_rels/.rels", "", "/officeDocument"), MAIN)
        if self.main not in self.names:
            raise UnreadableMarkup("the package holds no document. Save the text as DOCX.")

    def beside(self, kind: str) -> list[str]:
        """The parts the main one names as its "/header", "/footnotes" …, in order of their names."""
        folder, name = posixpath.split(self.main)
        return sorted(set(self.related(f"{folder}/_rels/{name}.rels", folder, f"/{kind}")))

    def related(self, relations: str, folder: str, kind: str) -> Iterator[str]:
        """The parts that a part of relations names, by the end of their kind."""
        if relations not in self.names:
            return
        for relation in self.root(relations).iter(RELATION):
            target = relation.get("Target", "")
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if path in self.names:
                    yield path

    def root(self, path: str) -> etree._Element:
        """A small part as a tree."""
        return next(self.elements(path, whole=True))

    def elements(self, path: str, whole: bool = False) -> Iterator[etree._Element]:
        """The blocks of a part one by one, each forgotten before the next; whole: the root alone, with everything.

        Raises UnreadableMarkup for XML that is none, too deep, has a document type, or too many elements.
        """
        try:
            with self.file.open(path) as stream:
                events = etree.iterparse(
                    stream, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
                    huge_tree=False, remove_comments=True, remove_pis=True,
                )  # fmt: skip
                yield from self.blocks(events, path, whole)
        except etree.XMLSyntaxError as fault:
            raise UnreadableMarkup(f"{path} is no XML: {fault.msg}. Save the document again.") from fault

    def blocks(self, events: etree.iterparse, path: str, whole: bool) -> Iterator[etree._Element]:
        depth, level = 0, 0
        for event, element in events:
            if event == "start":
                depth += 1
                self.elements_read += 1
                if depth == 1 and element.getroottree().docinfo.doctype:
                    raise UnreadableMarkup(f"{path} has a document type. Save the document again.")
                if self.elements_read > MOST_ELEMENTS:
                    raise OversizedSource(f"more than {MOST_ELEMENTS:,} elements. Save the text alone.")
                # The blocks of the main part stand in its body, those of other parts in their root.
                level = depth + 1 if depth == 2 and element.tag in (f"{W}body", f"{STRICT}body") else level
                continue
            if not whole and depth == (level or 2) and depth > 1:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            depth -= 1
            if whole and depth == 0:
                yield element
