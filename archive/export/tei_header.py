"""The header of the TEI: what the file is, which witnesses it is of, and how it was made.

Of the TEI Guidelines: listWit §12.1.4.3, citeStructure §16.2.5.4, refsDecl §2.3.6, particDesc §2.4.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .extract import Extract, Note, Signatory, Source, Text, label
from .markup import Element, maker

NAMESPACE = "http://www.tei-c.org/ns/1.0"
tei = maker(NAMESPACE)
ARCHIVE = "Declaration Archive"
EDITING = (
    "Every text stands as its witness has it: nothing is modernised, completed or silently corrected. Where the "
    "editors read otherwise, the found reading is the lemma and theirs stands beside it."
)
# A reference is spelled as in the archive's addresses: "zh-Hant/10.3".
REFERENCES = "//text[@xml:id]"


def clause_id(tag: str, key: str) -> str:
    """ "zh-Hant_10.3": a tag begins with a letter, so this is a name XML allows."""
    return f"{tag}_{key}"


def witness_id(edition: str) -> str:
    return f"wit_{edition}"


def signatory_id(signatory: Signatory) -> str:
    return f"signatory_{signatory.code}"


def responsible(extract: Extract) -> Mapping[str, str]:
    """Who corrected or annotated → the id they have in this file."""
    wordings = (wording for clause in extract.clauses for wording in clause.wordings.values())
    names = [correction.by for wording in wordings for correction in wording.corrections]
    names += [note.author for note in extract.notes]
    return {name: f"resp_{at}" for at, name in enumerate(dict.fromkeys(names), 1)}


def header(extract: Extract) -> Element:
    remarks = list(notes(extract))
    described = tei(
        "fileDesc",
        titles(extract),
        publication(extract),
        *([tei("notesStmt", *remarks)] if remarks else []),
        tei("sourceDesc", tei("listWit", *witnesses(extract))),
    )
    return tei("teiHeader", described, encoding(extract), profile(extract))


def titles(extract: Extract) -> Element:
    named = [tei("title", title, xml_lang=tag) for tag, title in extract.titles.items()]
    makers = [
        tei("respStmt", tei("resp", "corrections and notes"), tei("name", name), xml_id=identity)
        for name, identity in responsible(extract).items()
    ]
    return tei("titleStmt", *(named or [tei("title", extract.slug)]), *makers)


def publication(extract: Extract) -> Element:
    when = extract.released.date().isoformat() if extract.released else None
    return tei(
        "publicationStmt",
        tei("publisher", ARCHIVE),
        *([tei("date", when, when=when)] if when else []),
        tei("idno", extract.address, type="URI"),
        tei("idno", extract.release, type="release"),
        tei("availability", tei("licence", extract.licence)),
    )


def notes(extract: Extract) -> Iterator[Element]:
    """The editors' notes, in the header so that none is ever taken for text."""
    by = responsible(extract)
    for note in extract.notes:
        tags = [text.tag for text in extract.texts if note.edition in ("", text.edition)]
        if tags:
            at = " ".join(target(extract, note, tag) for tag in tags) if note.key or note.edition else None
            yield tei(
                "note",
                note.body,
                type=note.kind,
                xml_lang=note.language,
                target=at,
                resp=f"#{by[note.author]}",
            )


def target(extract: Extract, note: Note, tag: str) -> str:
    """What a note is on: the clause where the text has it, else the text."""
    held = {clause.key for clause in extract.clauses if tag in clause.wordings}
    return f"#{clause_id(tag, note.key)}" if note.key in held else f"#{tag}"


def witnesses(extract: Extract) -> Iterator[Element]:
    """One a witness, in however many scripts it is shown."""
    for text in {text.edition: text for text in extract.texts}.values():
        source = text.source
        standing = [tei("note", words, xml_lang=tag, type="standing") for tag, words in text.note.items()]
        rights = [tei("note", words, xml_lang=tag, type="rights") for tag, words in source.rights.items()]
        yield tei(
            "witness",
            tei("bibl", *printed(source)),
            tei("idno", source.sha256, type="SHA-256"),
            tei("term", text.role, type="role"),
            *standing,
            *rights,
            xml_id=witness_id(text.edition),
            n=text.edition,
        )


def printed(source: Source) -> Iterator[Element]:
    """Where a witness was printed, as far as it is known, and where its bytes are kept."""
    if source.publisher:
        yield tei("publisher", source.publisher)
    if source.published_on:
        yield tei("date", source.published_on.isoformat(), when=source.published_on.isoformat())
    yield tei("ref", source.name, target=source.url)


def encoding(extract: Extract) -> Element:
    converted = [tei("p", f"{text.tag}: {text.conversion}") for text in extract.texts if text.conversion]
    return tei(
        "encodingDesc",
        tei("editorialDecl", tei("p", EDITING), *([tei("normalization", *converted)] if converted else [])),
        tei(
            "refsDecl",
            tei(
                "citeStructure",
                tei("citeStructure", unit="clause", match=".//div[@n]", use="@n", delim="/"),
                unit="text",
                match=REFERENCES,
                use="@xml:id",
            ),
        ),
        tei("variantEncoding", method="parallel-segmentation", location="internal"),
    )


def profile(extract: Extract) -> Element:
    languages = {text.lang: tei("language", text.lang, ident=text.lang) for text in extract.texts}
    people = [person(extract, one) for one in extract.signatories]
    return tei(
        "profileDesc",
        tei("creation", *creation(extract)),
        tei("langUsage", *languages.values()),
        *([tei("particDesc", tei("listPerson", *people))] if people else []),
        tei("textClass", tei("keywords", tei("term", extract.kind))),
    )


def creation(extract: Extract) -> Iterator[Element]:
    if extract.adopted_on:
        day = extract.adopted_on.isoformat()
        yield tei("date", day, when=day)
    if meeting := extract.meeting:
        yield tei("name", label(meeting.body), type="meeting", ref=meeting.url)
        yield from (tei("placeName", place, xml_lang=tag) for tag, place in meeting.place.items())


def person(extract: Extract, signatory: Signatory) -> Element:
    """A signatory or participant: for whom they stand, and what each witness prints of them."""
    editorial = [tei("persName", signatory.person_name, ref=signatory.person_url)] if signatory.person else []
    return tei(
        "person",
        tei("idno", signatory.url, type="URI"),
        *editorial,
        *(attestation(text, *signatory.attested[text.tag]) for text in attesting(extract, signatory)),
        tei("affiliation", signatory.party_name, ref=signatory.party_url),
        xml_id=signatory_id(signatory),
        role=signatory.capacity,
    )


def attesting(extract: Extract, signatory: Signatory) -> list[Text]:
    return [text for text in extract.texts if text.tag in signatory.attested]


def attestation(text: Text, office: str, name: str) -> Element:
    role = [tei("roleName", office)] if office else []
    space = [" "] if office and name else []
    witness = f"#{witness_id(text.edition)}"
    return tei("persName", *role, *space, name, xml_lang=text.lang, source=witness)
