"""The pages of an EPUB: the text, what it was made of, and the way through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .extract import Clause, Extract, Labels, Text, describe, label, tongue
from .markup import Element, document, maker
from .plain import spaced

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
html = maker(XHTML)
# Content is text in these.
FLOWING = ("title", "h1", "h2", "p", "a", "dt", "dd")
TYPE = f"{{{OPS}}}type"
# Signs of a clause that stand for it in the contents.
FIRST = 24
Beneath = Mapping[str, Sequence[Clause]]


def page(title: str, *content: Element) -> bytes:
    """A page in English, whose parts say so where they are in another language."""
    head = html(
        "head",
        html("title", title),
        html("link", rel="stylesheet", type="text/css", href="style.css"),
    )
    root = html("html", head, html("body", *content), xml_lang="en", lang="en")
    return document(root, FLOWING, "<!DOCTYPE html>")


def matter(extract: Extract) -> bytes:
    """The text: titles as printed, clauses, signatures and participants."""
    titles = [
        paragraph(text, " ".join(text.title), **{"class": "printed"}) for text in extract.texts if text.title
    ]
    converted = [html("p", describe(text)) for text in extract.texts if text.conversion]
    return page(
        extract.title,
        html("h1", extract.title),
        *converted,
        *titles,
        *sections(extract, extract.beneath(), ""),
        *signatures(extract),
    )


def sections(extract: Extract, beneath: Beneath, above: str) -> Iterator[Element]:
    """A section a clause under `above`; where it has words, with its key, which is its permanent address."""
    for clause in beneath.get(above, ()):
        words = [
            paragraph(text, spaced(clause.wordings[text.tag].label, clause.wordings[text.tag].text))
            for text in extract.texts
            if text.tag in clause.wordings
        ]
        number = html("p", html("a", clause.key, href=clause.url), **{"class": "number"})
        inner = sections(extract, beneath, clause.key)
        own = [number, *words] if words else []
        yield html("section", *own, *inner, id=anchor(clause.key), **{"class": "clause"})


def anchor(key: str) -> str:
    return f"c{key}"


def paragraph(text: Text, words: str, **attributes: str) -> Element:
    return html("p", words, xml_lang=text.lang, lang=text.lang, **attributes)


def signatures(extract: Extract) -> Iterator[Element]:
    if not extract.signatories:
        return
    lines: list[Element] = []
    for one in extract.signatories:
        lines.append(html("dt", f"{one.party_name}, {one.capacity}"))
        for text in extract.texts:
            if text.tag in one.attested:
                lines.append(html("dd", spaced(*one.attested[text.tag]), xml_lang=text.lang, lang=text.lang))
    heading = html("h2", "Signatures and participants")
    yield html("section", heading, html("dl", *lines), id="signatures")


def about(extract: Extract) -> bytes:
    """What the book is of, and by what it is proved."""
    facts = [
        ("Address", extract.address),
        ("Kind", extract.kind),
        ("Release", extract.release),
        ("Rights", extract.licence),
    ]
    if extract.adopted_on:
        facts.insert(2, ("Date", extract.adopted_on.isoformat()))
    if extract.meeting:
        place = f"{label(extract.meeting.body)}, {label(extract.meeting.place)}"
        facts.insert(2, ("Meeting", place))
    listed = [part for name, value in facts for part in (html("dt", name), html("dd", value))]
    for text in extract.texts:
        listed += [html("dt", f"Text {text.tag}"), html("dd", describe(text))]
        if text.note:
            listed.append(told(text.note))
        address = html("a", text.source.url, href=text.source.url)
        listed.append(html("dd", "Source ", address, f", SHA-256 {text.source.sha256}"))
        listed.append(told(text.source.rights))
    return page("About this text", html("h1", "About this text"), html("dl", *listed))


def told(labels: Labels) -> Element:
    """What the editors say of a text, in English or in the language they say it in."""
    return html("dd", label(labels), xml_lang=tongue(labels), lang=tongue(labels))


def navigation(extract: Extract) -> bytes:
    """The table of contents: every clause at the top of the document, and the pages."""
    links = [
        link("text.xhtml", extract.title, beneath=contents(extract)),
        link("about.xhtml", "About this text"),
    ]
    toc = html("nav", html("h1", "Contents"), html("ol", *links), id="toc")
    toc.set(TYPE, "toc")
    return page(extract.title, toc)


def contents(extract: Extract) -> list[Element]:
    """The clauses right under the document, by key and first words."""
    beneath = extract.beneath()
    entries = [
        link(f"text.xhtml#{anchor(clause.key)}", f"{clause.key} ", *opening(extract, beneath, clause))
        for clause in beneath.get("", ())
    ]
    if extract.signatories:
        entries.append(link("text.xhtml#signatures", "Signatures and participants"))
    return entries


def opening(extract: Extract, beneath: Beneath, clause: Clause) -> list[Element]:
    """The first words of a clause, or of the first one beneath it, in the first text that has any."""
    for text in extract.texts:
        if text.tag in clause.wordings:
            words = first_words(clause.wordings[text.tag].text)
            return [html("span", words, xml_lang=text.lang, lang=text.lang)]
    inner = (opening(extract, beneath, child) for child in beneath.get(clause.key, ()))
    return next((found for found in inner if found), [])


def first_words(text: str) -> str:
    words = " ".join(text.split())
    cut = words[:FIRST]
    return words if cut == words else f"{cut.rpartition(' ')[0] or cut}…"


def link(href: str, *words: str | Element, beneath: Sequence[Element] = ()) -> Element:
    nested = [html("ol", *beneath)] if beneath else []
    return html("li", html("a", *words, href=href), *nested)
