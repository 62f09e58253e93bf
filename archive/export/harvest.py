"""OAI-PMH 2.0 answers as XML: a plain description of what is offered in, bytes out.

https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of Dublin Core. language: of the value, "" where it is none's."""

    element: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as a harvester sees it. since: moment; metadata: None for a header alone and for what is gone."""

    identifier: str
    since: str
    sets: tuple[str, ...] = ()
    is_deleted: bool = False
    metadata: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where a list goes on. token: "" for its last part; total: of the whole list; cursor: records before this part."""

    token: str
    total: int
    cursor: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What every answer says of itself. arguments: of a request that was understood, the verb among them."""

    moment: str
    base_url: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Repository:
    """Who offers the records. example: an identifier of its own."""

    name: str
    email: str
    earliest: str
    scheme: str
    example: str


def envelope(answer: Answer) -> etree._Element:
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {OAI_SCHEMA}")
    add(root, "responseDate", answer.moment)
    add(root, "request", answer.base_url, **answer.arguments)
    return root


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    one = etree.SubElement(parent, f"{{{OAI}}}{name}", attributes)
    one.text = text
    return one


def written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def error(answer: Answer, code: str, message: str) -> bytes:
    root = envelope(answer)
    add(root, "error", message, code=code)
    return written(root)


def identify(answer: Answer, repository: Repository) -> bytes:
    root = envelope(answer)
    one = add(root, "Identify")
    add(one, "repositoryName", repository.name)
    add(one, "baseURL", answer.base_url)
    add(one, "protocolVersion", "2.0")
    add(one, "adminEmail", repository.email)
    add(one, "earliestDatestamp", repository.earliest)
    add(one, "deletedRecord", "persistent")
    add(one, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    space = "http://www.openarchives.org/OAI/2.0/oai-identifier"
    described = etree.SubElement(add(one, "description"), f"{{{space}}}oai-identifier", nsmap={None: space})
    described.set(f"{{{XSI}}}schemaLocation", f"{space} {space}.xsd")
    for name, text in (
        ("scheme", "oai"),
        ("repositoryIdentifier", repository.scheme),
        ("delimiter", ":"),
        ("sampleIdentifier", repository.example),
    ):
        etree.SubElement(described, f"{{{space}}}{name}").text = text
    return written(root)


def metadata_formats(answer: Answer, formats: Iterable[tuple[str, str, str]]) -> bytes:
    """formats: (prefix, schema, namespace)."""
    root = envelope(answer)
    listed = add(root, "ListMetadataFormats")
    for prefix, schema, namespace in formats:
        one = add(listed, "metadataFormat")
        add(one, "metadataPrefix", prefix)
        add(one, "schema", schema)
        add(one, "metadataNamespace", namespace)
    return written(root)


def sets(answer: Answer, named: Iterable[tuple[str, str]]) -> bytes:
    """named: (setSpec, name)."""
    root = envelope(answer)
    listed = add(root, "ListSets")
    for spec, name in named:
        one = add(listed, "set")
        add(one, "setSpec", spec)
        add(one, "setName", name)
    return written(root)


def records(answer: Answer, found: Sequence[Record], resumption: Resumption | None) -> bytes:
    """The records of ListRecords, of ListIdentifiers or of GetRecord, whichever verb was asked."""
    root = envelope(answer)
    verb = answer.arguments["verb"]
    listed = add(root, verb)
    for record in found:
        within = listed if verb == "ListIdentifiers" else add(listed, "record")
        header(within, record)
        if record.metadata is not None:
            add(within, "metadata").append(record.metadata)
    if resumption:
        size = {"completeListSize": str(resumption.total), "cursor": str(resumption.cursor)}
        add(listed, "resumptionToken", resumption.token or None, **size)
    return written(root)


def header(parent: etree._Element, record: Record) -> None:
    one = add(parent, "header", **({"status": "deleted"} if record.is_deleted else {}))
    add(one, "identifier", record.identifier)
    add(one, "datestamp", record.since)
    for name in record.sets:
        add(one, "setSpec", name)


def dublin_core(statements: Iterable[Statement]) -> etree._Element:
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {OAI_DC_SCHEMA}")
    for statement in statements:
        one = etree.SubElement(root, f"{{{DC}}}{statement.element}")
        one.text = statement.value
        if statement.language:
            one.set(XML_LANG, statement.language)
    return root
