"""Invented DOCX packages for a test, part by part."""

from __future__ import annotations

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(name, target, kind=OFFICE):
    return f'<Relationship Id="{name}" Type="{kind}/{name}" Target="{target}"/>'


def package(body, numbering="", styles="", parts=None, main="word/document.xml"):
    """A DOCX whose body holds this markup; parts: kind → markup of a header, footer or notes."""
    folder, name = main.rsplit("/", 1)
    beside = {
        kind: markup
        for kind, markup in {"numbering": numbering, "styles": styles, **(parts or {})}.items()
        if markup
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        top = relation("officeDocument", main)
        file.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{top}</Relationships>')
        known = "".join(relation(kind, f"{kind}.xml") for kind in beside)
        file.writestr(
            f"{folder}/_rels/{name}.rels", f'<Relationships xmlns="{RELATIONS}">{known}</Relationships>'
        )
        for kind, markup in beside.items():
            file.writestr(f"{folder}/{kind}.xml", f"<w:{kind} {NAMES}>{markup}</w:{kind}>")
        file.writestr(
            main,
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}</w:body></w:document>',
        )
    return data.getvalue()


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def listed(words, number=1, level=0):
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at, form, text, start=1, suffix="nothing"):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:suff w:val="{suffix}"/></w:lvl>'
    )


def numbered(*levels, more=""):
    """The numbering part of one list, number 1."""
    held = "".join(levels)
    return (
        f'<w:abstractNum w:abstractNumId="0">{held}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
