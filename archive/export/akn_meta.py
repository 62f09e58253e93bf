"""What an Akoma Ntoso file says of itself: work, expression and manifestation, and who is referred to.

Akoma Ntoso 3.0 (OASIS, akn-core v1.0 part 2) and its naming convention (akn-nc v1.0): a work is what was adopted, an
expression one text of it in one language and script, a manifestation the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .akn_eid import portion_of
from .extract import Extract, Signatory, Text, Undated, label
from .markup import Element, maker

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TERMS = "http://purl.org/dc/terms/"
akn, term = maker(NAMESPACE), maker(TERMS)
MEDIA_TYPE = "application/akn+xml"
# ISO 3166 leaves this code to its users; the naming convention asks for one, and an organisation has its own.
NO_COUNTRY = "zz"
# By these names a file refers to whoever made its parts.
ARCHIVE, AUTHOR, CONVERTER = "#archive", "#author", "#opencc"


def meta(extract: Extract, texts: Sequence[Text]) -> Element:
    """The head of a file or component that holds these texts: one, or all of them for their collection."""
    return akn(
        "meta",
        identification(extract, texts),
        akn("references", *references(extract, texts), source=ARCHIVE),
        akn("proprietary", *facts(extract, texts), source=ARCHIVE),
    )


def identification(extract: Extract, texts: Sequence[Text]) -> Element:
    name, when = event(extract)
    work, place = work_uri(extract), f"/!main{portion_of(extract.place)}"
    expression = expression_uri(extract, texts[0]) if len(texts) == 1 else f"{work}/mul@{when}"
    translations = [translation(extract, text) for text in texts if text.conversion]
    made = extract.released.date().isoformat() if extract.released else when
    return akn(
        "identification",
        akn(
            "FRBRWork",
            *naming(work, place),
            akn("FRBRalias", value=extract.url, name="permanent-address"),
            *dated(when, name, AUTHOR),
            akn("FRBRcountry", value=extract.meeting.organisation if extract.meeting else NO_COUNTRY),
            akn("FRBRsubtype", value=extract.kind),
            akn("FRBRnumber", value=extract.slug),
            akn("FRBRname", value=extract.title),
        ),
        akn(
            "FRBRExpression",
            *naming(expression, place),
            *dated(when, name, AUTHOR),
            *(akn("FRBRlanguage", language=text.lang) for text in texts),
            *translations,
        ),
        akn(
            "FRBRManifestation",
            *naming(expression, f"{place}.xml"),
            akn("FRBRalias", value=f"{extract.address}.akn.xml", name="permanent-address"),
            *dated(made, "generation", ARCHIVE),
            akn("FRBRformat", value=MEDIA_TYPE),
        ),
        source=ARCHIVE,
    )


def naming(uri: str, component: str) -> tuple[Element, Element]:
    return akn("FRBRthis", value=uri + component), akn("FRBRuri", value=uri)


def dated(when: str, name: str, author: str) -> tuple[Element, Element]:
    return akn("FRBRdate", date=when, name=name), akn("FRBRauthor", href=author)


def event(extract: Extract) -> tuple[str, str]:
    """The day a work is named by, and of what it is the day. Raises Undated."""
    printed = sorted(text.source.published_on for text in extract.texts if text.source.published_on)
    if extract.adopted_on:
        return "adoption", extract.adopted_on.isoformat()
    if extract.meeting:
        return "meeting", extract.meeting.start.isoformat()
    if printed:
        return "publication", printed[0].isoformat()
    if extract.released:
        return "release", extract.released.date().isoformat()
    raise Undated(extract.url)


def work_uri(extract: Extract) -> str:
    country = extract.meeting.organisation if extract.meeting else NO_COUNTRY
    _, when = event(extract)
    return f"/akn/{country}/statement/{extract.kind}/{when}/{extract.slug}"


def expression_uri(extract: Extract, text: Text) -> str:
    _, when = event(extract)
    return f"{work_uri(extract)}/{text.lang if text.conversion else text.edition}@{when}"


def translation(extract: Extract, text: Text) -> Element:
    """A rendering in another script is an expression made of another, and of no authority."""
    witness = f"{work_uri(extract)}/{text.edition}@{event(extract)[1]}"
    return akn("FRBRtranslation", href=witness, fromLanguage=text.held, authoritative="false", by=CONVERTER)


def references(extract: Extract, texts: Sequence[Text]) -> Iterator[Element]:
    """Everybody this file refers to by "#…"."""
    home = extract.url.partition("/documents/")[0]
    yield akn("TLCOrganization", eId="archive", href=home, showAs="Declaration Archive")
    if meeting := extract.meeting:
        yield akn("TLCOrganization", eId="author", href=meeting.url, showAs=label(meeting.body))
    else:
        yield akn("TLCOrganization", eId="author", href=extract.url, showAs="not recorded")
    for one in extract.signatories:
        yield akn("TLCOrganization", eId=party_id(one), href=one.party_url, showAs=one.party_name)
        person = one.person_name or f"for {one.party_name}"
        yield akn("TLCPerson", eId=person_id(one), href=one.person_url or one.url, showAs=person)
    for capacity in dict.fromkeys(one.capacity for one in extract.signatories):
        yield akn("TLCRole", eId=f"role_{capacity}", href=f"{home}/about/method", showAs=capacity)
    if any(text.conversion for text in texts):
        yield akn("TLCProcess", eId="opencc", href=f"{home}/about/method", showAs="OpenCC")


def party_id(signatory: Signatory) -> str:
    """Each signatory's own: several may stand for one party."""
    return f"party_{signatory.code}"


def person_id(signatory: Signatory) -> str:
    return f"person_{signatory.code}"


def facts(extract: Extract, texts: Sequence[Text]) -> Iterator[Element]:
    """Release, licence and witnesses, in Dublin Core's terms: the standard has no elements for them."""
    yield term("isPartOf", f"release {extract.release}")
    yield term("license", extract.licence)
    for text in texts:
        yield term("source", f"{text.source.url} (SHA-256 {text.source.sha256})")
        if text.conversion:
            yield term("provenance", f"{text.tag}: {text.conversion}")
        yield from (term("rights", words, xml_lang=tag) for tag, words in text.source.rights.items())
