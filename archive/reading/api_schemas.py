"""The shapes of the archive's JSON, as JSON Schema 2020-12 has them (OpenAPI 3.1 `components/schemas`).

Fields may be added and are never renamed or removed, so no schema forbids further ones.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
DATE_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
ADDRESS_OR_NULL: Schema = {"type": ["string", "null"], "format": "uri"}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
DIGEST: Schema = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
COUNTS: Schema = {"type": "object", "additionalProperties": NUMBER}


def of(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def some(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def by(schema: Schema, key: str) -> Schema:
    """An object that has any keys, all of one kind."""
    return {"type": "object", "description": f"by {key}", "additionalProperties": schema}


def record(description: str, optional: dict[str, Schema] | None = None, **fields: Schema) -> Schema:
    """An object that has all of `fields`, and may have those of `optional`."""
    return {
        "type": "object",
        "description": description,
        "required": list(fields),
        "properties": {**fields, **(optional or {})},
    }


def extended(name: str, **fields: Schema) -> Schema:
    """What another schema has, and these fields."""
    return {"allOf": [of(name), {"type": "object", "required": list(fields), "properties": fields}]}


LABELS = by(TEXT, "language tag")

SCHEMAS: dict[str, Schema] = {
    "Error": record(
        "What happened, and addresses near to what was asked.", error=TEXT, message=TEXT, near=some(ADDRESS)
    ),
    "Correction": record(
        "An editor's reading beside the found one. start: code points from the start of `text`.",
        start=NUMBER, found=TEXT, reads=TEXT, kind=TEXT, reason=TEXT,
    ),
    "Text": record(
        "What one edition prints for a clause: always the found reading. sha256: of the text as published.",
        label=TEXT, text=TEXT, sha256=SHA256,
        optional={
            "lang": TEXT, "edition": TEXT, "corrections": some(of("Correction")),
            "converted": {**TRUTH, "description": "whether the script shown is computed; only in a view"},
        },
    ),
    "Clause": record(
        "An address of a document and what stands there in each edition; a container has no texts.",
        key=TEXT, parent=TEXT_OR_NULL, url=ADDRESS, texts=by(of("Text"), "edition tag, or tag of the view"),
        kind={"enum": ["preamble", "heading", "clause", "paragraph", "item", "closing"]},
    ),
    "Signature": record("What one edition prints.", office=TEXT, name=TEXT),
    "Signatory": record(
        "Who signed, attended or chaired. state: null for a party that is no state.",
        code=TEXT, state=TEXT_OR_NULL, party=TEXT, capacity=TEXT, person=TEXT_OR_NULL,
        signatures=by(of("Signature"), "edition tag; an edition that does not attest it is absent"),
    ),
    "Note": record(
        "An editor's note on a clause, or on the document where `clause` is null.",
        clause=TEXT_OR_NULL, edition=TEXT_OR_NULL, kind=TEXT, language=TEXT, body=TEXT, author=TEXT,
    ),
    "Edition": record(
        "One witness of a document.",
        tag=TEXT, language=TEXT, script=TEXT, role=TEXT, title=TEXT, note=LABELS, clauses=NUMBER,
        source=record(
            "What it is read from.",
            sha256=SHA256, format=TEXT, characters=NUMBER, url=TEXT, rights=LABELS,
        ),
    ),
    "MeetingOfDocument": {
        "anyOf": [
            record("", slug=TEXT, body=TEXT, place=LABELS, start=DATE, end=DATE),
            {"type": "null"},
        ]
    },
    "Document": record(
        "A document with all its clauses in reading order.",
        slug=TEXT, kind=TEXT, adopted_on=DATE_OR_NULL, title=LABELS, url=ADDRESS, release=TEXT_OR_NULL,
        meeting=of("MeetingOfDocument"), editions=some(of("Edition")), clauses=some(of("Clause")),
        signatories=some(of("Signatory")), notes=some(of("Note")),
    ),
    "DocumentLine": record(
        "A document in a list.", slug=TEXT, kind=TEXT, adopted_on=DATE_OR_NULL, title=LABELS, url=ADDRESS,
    ),
    "Documents": record(
        "One page of the documents found.",
        release=TEXT_OR_NULL, documents=some(extended("DocumentLine", editions=some(TEXT))), total=NUMBER,
        chosen=by(TEXT, "facet"), sort=TEXT, facets=by(COUNTS, "facet"), next=ADDRESS_OR_NULL,
    ),
    "Place": record(
        "A clause with what is beneath it, a range of clauses, or a signature block.",
        document=TEXT,
        optional={
            "title": LABELS, "adopted_on": DATE_OR_NULL, "release": TEXT_OR_NULL, "range": TEXT,
            "key": TEXT, "clauses": some(of("Clause")), "signatories": some(of("Signatory")),
        },
    ),
    "Meeting": record(
        "When and where a body met.",
        slug=TEXT, url=ADDRESS, body=TEXT, body_names=LABELS, start=DATE, end=DATE, place=LABELS,
        host=TEXT_OR_NULL, note=TEXT, documents=some(of("DocumentLine")),
    ),
    "Names": by(
        {
            "type": "object",
            "properties": {"preferred": TEXT, "official": TEXT, "variants": some(TEXT)},
        },
        "language tag",
    ),
    "Part": record(
        "One part taken in one document.",
        document=of("DocumentLine"), meeting=TEXT_OR_NULL, url=ADDRESS, code=TEXT, state=TEXT_OR_NULL,
        party=TEXT, person=TEXT_OR_NULL, capacity=TEXT, signatures=by(of("Signature"), "edition tag"),
    ),
    "Party": record(
        "A state, an organisation or an organ.",
        party=TEXT, state=TEXT_OR_NULL, kind=TEXT, url=ADDRESS, names=of("Names"), note=TEXT,
    ),
    "Person": record("Someone who signed or attended.", person=TEXT, url=ADDRESS, names=of("Names"), note=TEXT),
    "Meetings": record("Every meeting on record.", release=TEXT_OR_NULL, meetings=some(of("Meeting"))),
    "States": record("Every party.", release=TEXT_OR_NULL, states=some(of("Party"))),
    "People": record("Every person.", release=TEXT_OR_NULL, people=some(of("Person"))),
    "OneMeeting": extended("Meeting", release=TEXT_OR_NULL, participants=some(of("Part"))),
    "OneParty": extended("Party", release=TEXT_OR_NULL, documents=some(of("Part")), hosted=some(of("Meeting"))),
    "OnePerson": extended("Person", release=TEXT_OR_NULL, documents=some(of("Part"))),
    "Source": record(
        "A witness and the map that accounts for each of its characters.",
        sha256=SHA256, name=TEXT, format=TEXT, encoding=TEXT, url=ADDRESS, text_url=ADDRESS, bytes=NUMBER,
        characters=NUMBER, accounted=NUMBER, roles={"type": "object"}, editions=some({"type": "object"}),
        corrections=some({"type": "object"}), rights=LABELS, origin=LABELS, note=LABELS,
        spans={
            "type": "array",
            "description": "start, end (code points), role, and the path beneath /documents it is part of, or null",
            "items": {"type": "array", "minItems": 4, "maxItems": 4},
        },
    ),
    "ReleaseLine": record(
        "A published state of the archive.",
        id=TEXT, url=ADDRESS, date=MOMENT, previous=TEXT_OR_NULL, note=TEXT, licence=TEXT, is_current=TRUTH,
        counts=COUNTS,
    ),
    "Releases": record("The ledger, newest first.", release=TEXT_OR_NULL, releases=some(of("ReleaseLine"))),
    "TextChange": record(
        "A text that differs from the release before: SHA-256 before and after, empty for none.",
        place=TEXT, before=DIGEST, after=DIGEST,
        optional={"was": {**TEXT, "description": "the text that was replaced"}},
    ),
    "Release": extended(
        "ReleaseLine", digests={"type": "object"}, changes=some(of("TextChange")), addresses=some(TEXT),
        addresses_total=NUMBER, next=ADDRESS_OR_NULL,
        dataset={"type": ["object", "null"], "description": "url, bytes and sha256 of the ZIP, and of its files"},
    ),
    "Difference": record(
        "What changed between two releases, edition by edition.",
        release=TEXT_OR_NULL, url=ADDRESS, older=TEXT, newer=TEXT, changes=some(of("EditionChange")),
    ),
    "EditionChange": record(
        "Keys of one edition, and the wordings of what was changed where they are known.",
        document=TEXT, edition=TEXT, added=some(TEXT), changed=some(TEXT), removed=some(TEXT),
        reworded=some(record("", key=TEXT, was=TEXT, now=TEXT)),
    ),
    "Hit": record(
        "A clause that was found. marks: [start, end] of each occurrence, in code points of `text`.",
        document=TEXT, key=TEXT, edition=TEXT, url=ADDRESS, text=TEXT, label=TEXT, exact=TRUTH,
        marks=some({"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}),
    ),
    "Found": record(
        "One page of hits. searched_as: what was looked for beside the words as typed.",
        query=TEXT, searched_as=some(TEXT), total=NUMBER, total_capped=TRUTH, hits=some(of("Hit")),
        next=ADDRESS_OR_NULL, facets=by(COUNTS, "facet"), by_year=COUNTS,
    ),
    "Meant": record(
        "What a text was understood to mean.",
        query=TEXT, understood=TEXT, is_quotation=TRUTH, url=ADDRESS,
    ),
    "Match": record(
        "Where a quotation stands. start: in the text of the first clause, end: in that of the last.",
        url=ADDRESS, document=TEXT, edition=TEXT, start=NUMBER, end=NUMBER, text=TEXT,
        differences=some(record("", kind=TEXT, quoted=TEXT, printed=TEXT, start=NUMBER, end=NUMBER)),
    ),
    "Verdict": record(
        "Verbatim means equal but for script, width, punctuation and spacing.",
        query=TEXT, verdict={"enum": ["verbatim", "differs", "not-found"]}, matches=some(of("Match")),
    ),
    "Embedded": record("As oEmbed 1.0 has it.", version={"const": "1.0"}, type=TEXT, title=TEXT, html=TEXT),
    "Changes": record(
        "One page of the log: releases with the clauses they changed, and withdrawals.",
        release=TEXT_OR_NULL, next=ADDRESS_OR_NULL,
        entries=some(record("", kind={"enum": ["release", "withdrawal"]}, date=TEXT)),
    ),
}  # fmt: skip
