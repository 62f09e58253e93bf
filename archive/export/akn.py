"""Akoma Ntoso 3.0: one text is a `statement`, several are a collection of statements, a part of one is a `portion`.

An eId is made of the clause's key, so it is the same in every language: 10.3 is "cl_10__point_3". The texts stand as
found; what the editors read otherwise is told by JSON and TEI.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archive.text.key import Key

from .akn_eid import eid, named
from .akn_meta import akn, expression_uri, meta, party_id, person_id
from .extract import Clause, Extract, Text, Wording
from .markup import Element, document

# Content is text in these.
FLOWING = (
    "docTitle", "heading", "isPartOf", "license", "num", "p", "person", "provenance", "rights", "role", "source"
)  # fmt: skip
Beneath = Mapping[str, Sequence[Clause]]


def made(extract: Extract) -> bytes:
    """Raises Undated."""
    texts = [text for text in extract.texts if any(True for _ in extract.printed(text))] or extract.texts[:1]
    if len(texts) == 1:
        return document(akn("akomaNtoso", one_text(extract, texts[0])), FLOWING)
    components = [akn("component", one_text(extract, text), eId=f"cmp_{text.tag}") for text in texts]
    root = akn("akomaNtoso", collection(extract, texts), akn("components", *components))
    return document(root, FLOWING)


def collection(extract: Extract, texts: Sequence[Text]) -> Element:
    """The texts as one collection, which names them by reference: each is a document with eIds of its own."""
    listed = [
        akn(
            "component",
            akn("documentRef", href=f"#cmp_{text.tag}", showAs=text.tag, eId=f"ref_{text.tag}"),
            eId=f"list_{text.tag}",
        )
        for text in texts
    ]
    return akn("documentCollection", meta(extract, texts), akn("collectionBody", *listed), name=extract.kind)


def one_text(extract: Extract, text: Text) -> Element:
    if extract.place:
        return portion(extract, text)
    beneath = extract.beneath()
    opening = preamble(beneath, text)
    body = list(divisions(beneath, "", text))
    # A main body holds something; where there is but a preamble it stands there.
    if opening is not None and len(body) > 1:
        del body[0]
    else:
        opening = None
    return akn(
        "statement",
        meta(extract, [text]),
        *titles(text),
        *([opening] if opening is not None else []),
        akn("mainBody", *(body or [akn("p")]), xml_lang=text.lang),
        *conclusions(extract, text),
        name=extract.kind,
    )


def portion(extract: Extract, text: Text) -> Element:
    """A clause or range, which says of what it is a part."""
    body = list(divisions(extract.beneath(), "", text))
    held = body[0] if len(body) == 1 else akn("hcontainer", *body, name="range")
    whole = akn("portionBody", held, xml_lang=text.lang)
    return akn("portion", meta(extract, [text]), whole, includedIn=expression_uri(extract, text))


def titles(text: Text) -> Iterator[Element]:
    """The title as printed, each line a paragraph."""
    if text.title:
        lines = [akn("p", akn("docTitle", line)) for line in text.title]
        yield akn("preface", *lines, xml_lang=text.lang)


def preamble(beneath: Beneath, text: Text) -> Element | None:
    """The preamble where the text begins with one that is paragraphs alone, for these have an element of their own."""
    first = next((clause for clause in beneath.get("", ()) if has_text(clause, beneath, text)), None)
    if first is None or first.key != "preamble":
        return None
    further = beneath.get("preamble", ())
    if any(Key.parse(clause.key).sort != "p" or clause.key in beneath for clause in further):
        return None
    held = [
        (clause, clause.wordings[text.tag]) for clause in (first, *further) if text.tag in clause.wordings
    ]
    if any(wording.label for _, wording in held):
        return None
    paragraphs = [
        akn("container", akn("p", wording.text), name="paragraph", eId=eid(clause.key))
        if clause is not first
        else akn("p", wording.text)
        for clause, wording in held
    ]
    return akn("preamble", *paragraphs, eId=eid("preamble"), xml_lang=text.lang)


def has_text(clause: Clause, beneath: Beneath, text: Text) -> bool:
    """Whether a text has words for a clause or for anything beneath it."""
    return text.tag in clause.wordings or any(
        has_text(child, beneath, text) for child in beneath.get(clause.key, ())
    )


def divisions(beneath: Beneath, above: str, text: Text) -> Iterator[Element]:
    """An element a clause under `above` that the text has, or has anything of."""
    for clause in beneath.get(above, ()):
        inner = list(divisions(beneath, clause.key, text))
        wording = clause.wordings.get(text.tag)
        if wording or inner:
            element, _, name = named(clause.key)
            own = words(clause, wording, bool(inner)) if wording else []
            yield akn(element, *own, *inner, name=name, eId=eid(clause.key))


def words(clause: Clause, wording: Wording, is_container: bool) -> list[Element]:
    """Label and words as the standard has them: number, then heading, content, or what introduces the parts."""
    number = [akn("num", wording.label)] if wording.label else []
    if clause.kind == "heading":
        return [*number, akn("heading", wording.text)]
    return [*number, akn("intro" if is_container else "content", akn("p", wording.text))]


def conclusions(extract: Extract, text: Text) -> Iterator[Element]:
    """The signatures. Who attended or chaired is named in the text itself."""
    signed = []
    for one, office, name in extract.attested(text):
        if one.capacity == "signed":
            role = [akn("role", office, refersTo="#role_signed")] if office else []
            person = (
                [akn("person", name, refersTo=f"#{person_id(one)}", **{"as": "#role_signed"})] if name else []
            )
            space = [" "] if office and name else []
            signature = akn("signature", *role, *space, *person, refersTo=f"#{party_id(one)}")
            signed.append(akn("p", signature))
    if signed:
        yield akn("conclusions", *signed, xml_lang=text.lang)
