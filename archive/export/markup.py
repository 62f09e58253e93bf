"""XML as the archive writes it: built as a tree, so that no word of a text is ever read as markup."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from lxml import etree

# An element of lxml, which has no types of its own.
Element = Any
XML = "http://www.w3.org/XML/1998/namespace"
LANG, ID = f"{{{XML}}}lang", f"{{{XML}}}id"
STEP = "  "


def maker(namespace: str) -> Callable[..., Element]:
    """A function that makes elements of a namespace: name, then words and elements in order, then attributes.

    Attributes without a value are left out; `xml_lang` and `xml_id` are those of XML itself.
    """

    spaces = {None: namespace} if namespace else None

    def element(tag: str, /, *content: str | Element, **attributes: str | None) -> Element:
        made = etree.Element(f"{{{namespace}}}{tag}" if namespace else tag, nsmap=spaces)
        for key, value in attributes.items():
            if value is not None:
                made.set({"xml_lang": LANG, "xml_id": ID}.get(key, key), value)
        for part in content:
            append(made, part)
        return made

    return element


def append(parent: Element, part: str | Element) -> None:
    """Put words or an element behind what an element holds already."""
    if not isinstance(part, str):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    else:
        parent.text = (parent.text or "") + part


def document(root: Element, flowing: Collection[str], doctype: str = "") -> bytes:
    """The whole file, in UTF-8, indented.

    flowing: names of elements whose content is text: inside these no space is added, since it would be one of the
    text. A line feed stands between all other elements.
    """
    indent(root, frozenset(flowing), "\n")
    etree.cleanup_namespaces(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype or None)
    return made + b"\n"


def indent(element: Element, flowing: frozenset[str], margin: str) -> None:
    if not len(element) or etree.QName(element).localname in flowing:
        return
    element.text = margin + STEP
    for child in element:
        indent(child, flowing, margin + STEP)
        child.tail = margin + STEP
    element[-1].tail = margin
