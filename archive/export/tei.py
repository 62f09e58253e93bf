"""TEI P5: every text with its witness, the corrections as apparatus, the alignment as links.

Of the TEI Guidelines: app and rdg §12.1, parallel segmentation §12.2.3, standOff §16.10, linkGrp §16.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .extract import Clause, Correction, Extract, Text, Wording
from .markup import Element, append, document
from .tei_header import clause_id, header, responsible, signatory_id, tei, witness_id

# Content is text in these, and a space would be one of it.
FLOWING = (
    "affiliation", "app", "date", "head", "idno", "language", "lem", "licence", "name", "note", "p", "persName",
    "placeName", "publisher", "rdg", "ref", "resp", "roleName", "signed", "term", "title",
)  # fmt: skip


def made(extract: Extract) -> bytes:
    texts = [shown(extract, text) for text in extract.texts]
    whole = texts[0] if len(texts) == 1 else tei("text", tei("group", *texts))
    root = tei("TEI", header(extract), *alignment(extract), whole, xml_lang="en")
    return document(root, FLOWING)


def alignment(extract: Extract) -> Iterator[Element]:
    """A link a clause that stands in several texts."""
    links = []
    for clause in extract.clauses:
        tags = [text.tag for text in extract.texts if text.tag in clause.wordings]
        if len(tags) > 1:
            links.append(
                tei("link", target=" ".join(f"#{clause_id(tag, clause.key)}" for tag in tags), n=clause.key)
            )
    if links:
        yield tei("standOff", tei("linkGrp", *links, type="alignment"))


def shown(extract: Extract, text: Text) -> Element:
    """One text: its title as printed, its clauses, its signatures."""
    titles = [tei("head", line, type="title") for line in text.title] if not extract.place else []
    # A text that has nothing of what is carried away is there with a gap, and not left out unsaid.
    held = list(divisions(extract.beneath(), "", text, responsible(extract)))
    body = tei("body", *titles, *(held or [tei("p", tei("gap", reason="absent"))]), *closing(extract, text))
    return tei("text", body, xml_lang=text.lang, xml_id=text.tag, corresp=f"#{witness_id(text.edition)}")


def divisions(
    beneath: Mapping[str, Sequence[Clause]], above: str, text: Text, by: Mapping[str, str]
) -> Iterator[Element]:
    """A division a clause under `above` that the text has, or has anything of, with what is beneath it in it."""
    for clause in beneath.get(above, ()):
        wording = clause.wordings.get(text.tag)
        inner = list(divisions(beneath, clause.key, text, by))
        if wording or inner:
            own = [words(clause, wording, text, by)] if wording else []
            name = clause_id(text.tag, clause.key)
            yield tei("div", *own, *inner, type=clause.kind, n=clause.key, xml_id=name)


def words(clause: Clause, wording: Wording, text: Text, by: Mapping[str, str]) -> Element:
    """What a text prints for a clause. The found reading is the lemma, what the editors read another reading."""
    made = tei("head" if clause.kind == "heading" else "p")
    if wording.label:
        append(made, tei("label", wording.label))
    at = 0
    for correction in wording.corrections:
        append(made, wording.text[at : correction.start])
        append(made, apparatus(correction, text, by))
        at = correction.start + len(correction.found)
    append(made, wording.text[at:])
    return made


def apparatus(correction: Correction, text: Text, by: Mapping[str, str]) -> Element:
    return tei(
        "app",
        tei("lem", correction.found, wit=f"#{witness_id(text.edition)}"),
        tei("rdg", correction.reads, resp=f"#{by[correction.by]}", type="correction"),
        *(tei("note", words, xml_lang=tag) for tag, words in correction.reason.items()),
        type=correction.kind,
    )


def closing(extract: Extract, text: Text) -> Sequence[Element]:
    """The signatures. Who attended or chaired is named in the text itself, and so only in the header."""
    signed = [
        tei("signed", person(office, name, one.person_url), corresp=f"#{signatory_id(one)}")
        for one, office, name in extract.attested(text)
        if one.capacity == "signed"
    ]
    return [tei("closer", *signed)] if signed else []


def person(office: str, name: str, url: str) -> Element:
    role = [tei("roleName", office)] if office else []
    return tei("persName", *role, *([" "] if office and name else []), name, ref=url or None)
