"""The rules a document must keep before it is imported, each a named error with file and line."""

from __future__ import annotations

from archive.fixture.fault import (
    BadField,
    CoverageFault,
    DateFault,
    KeyFault,
    LabelFault,
    UnknownParty,
    UnknownReference,
)
from archive.fixture.form import RESEAL, Place
from archive.models import Correction, Document, Edition, Note, Signatory
from archive.text.key import Key
from archive.text.numerals import label_values
from archive.text.tag import MalformedTag, Tag

from .document_files import LoadedDocument, LoadedEdition
from .shared_files import Shared, known, unknown
from .witness_rules import check_corrections, check_signatures

MOST_LABEL = 64


def check_document(document: LoadedDocument, shared: Shared) -> None:
    """Every rule about one document. Raises the FixtureFault of the first that is broken."""
    form, place = document.form, document.place
    known(Document.Kind.values, form["kind"], place.at("kind"))
    known(Document.Status.values, form["status"], place.at("status"))
    if form["status"] == Document.Status.WITHDRAWN and not (
        form["withdrawn_on"] and form["withdrawn_because"]
    ):
        raise place.at("status").fault(
            BadField, "a withdrawn document says when (withdrawn_on) and why (withdrawn_because)"
        )
    check_dates(document, shared)
    check_signatories(document, shared)
    check_notes(document)
    for edition in document.editions:
        check_edition(edition)
        check_references(document, edition)
        check_stray_labels(edition)
        check_labels(edition)
        check_order(document, edition)
        check_signatures(document, edition)
        check_corrections(edition, Correction.Kind.values)
    check_coverage(document)


def check_dates(document: LoadedDocument, shared: Shared) -> None:
    form, place = document.form, document.place
    if not form["meeting"]:
        return
    meeting = shared.meetings.get(form["meeting"])
    if meeting is None:
        raise unknown(UnknownReference, "meeting", form["meeting"], place.at("meeting"))
    adopted = form["adopted_on"]
    if adopted and not meeting["start"] <= adopted <= meeting["end"]:
        what = f"{adopted} is outside the meeting, {meeting['start']} to {meeting['end']}"
        raise place.at("adopted_on").fault(DateFault, what)


def check_signatories(document: LoadedDocument, shared: Shared) -> None:
    codes = set()
    for index, signatory in enumerate(document.form["signatories"]):
        here = document.place.at("signatories", index)
        if signatory["party"] not in shared.parties:
            raise unknown(UnknownParty, "state or party", signatory["party"], here.at("party"))
        if signatory["person"] and signatory["person"] not in shared.people:
            raise unknown(UnknownReference, "person", signatory["person"], here.at("person"))
        known(Signatory.Capacity.values, signatory["capacity"], here.at("capacity"))
        if signatory["code"] in codes:
            raise here.at("code").fault(BadField, f"the code “{signatory['code']}” is used twice")
        codes.add(signatory["code"])


def check_notes(document: LoadedDocument) -> None:
    keys = {str(key) for key in document.keys}
    tags = {str(edition.tag) for edition in document.editions}
    for index, note in enumerate(document.form["notes"]):
        here = document.place.at("notes", index)
        known(Note.Kind.values, note["kind"], here.at("kind"))
        if note["clause"] and note["clause"] not in keys:
            raise unknown(UnknownReference, "clause", note["clause"], here.at("clause"))
        if note["edition"] and note["edition"] not in tags:
            raise unknown(UnknownReference, "edition", note["edition"], here.at("edition"))
        check_tag(note["language"], here.at("language"))


def check_tag(tag: str, place: Place) -> None:
    try:
        canonical = str(Tag.parse(tag))
    except MalformedTag as fault:
        raise place.fault(BadField, f"“{tag:.40}” is no language tag: {fault}") from fault
    if canonical != tag:
        raise place.fault(BadField, f"“{tag}” is written “{canonical}”")


def check_edition(edition: LoadedEdition) -> None:
    form, place = edition.form, edition.place
    known(Edition.Role.values, form["role"], place.at("role"))
    known(("", "TW", "HK"), form["region"], place.at("region"))
    if form["region"] and edition.tag.script != "Hant":
        raise place.at("region").fault(BadField, "a region of character forms goes with the script Hant")


def check_references(document: LoadedDocument, edition: LoadedEdition) -> None:
    """Every key and signatory the span map names is there."""
    keys = {str(key) for key in document.keys}
    codes = {signatory["code"] for signatory in document.form["signatories"]}
    path = edition.source.map_path
    for claim in edition.claims:
        if claim.key and claim.key not in keys:
            what = f"the document has no clause “{claim.key:.60}”"
            raise UnknownReference(
                path, claim.line, what, f"Add the key to document.toml, or correct it. {RESEAL}"
            )
        if claim.code and claim.code not in codes:
            what = f"the document has no signatory “{claim.code:.60}”"
            raise UnknownParty(path, claim.line, what, f"Add the signatory, or correct the code. {RESEAL}")


def check_coverage(document: LoadedDocument) -> None:
    """Each edition holds every clause that has a text anywhere, or declares the gap."""
    keys = [str(key) for key in document.keys]
    worded = {key for edition in document.editions for key in edition.texts}
    parents = {str(key.parent) for key in document.keys if key.parent}
    for index, key in enumerate(keys):
        if key not in worded and key not in parents:
            raise document.place.at("clauses", index).fault(CoverageFault, f"no edition has a text for {key}")
    for edition in document.editions:
        gaps, place = edition.form["gaps"], edition.place.at("gaps")
        for index, key in enumerate(gaps):
            if key not in worded or key in edition.texts or key in gaps[:index]:
                what = f"“{key:.60}” is declared a gap, but is held, or is no clause with a text, or stands here twice"
                raise place.at(index).fault(CoverageFault, what)
        for key in keys:
            if key in worded and key not in edition.texts and key not in gaps:
                raise place.fault(
                    CoverageFault, f"{edition.tag} has no text for {key} and does not declare the gap"
                )


def check_stray_labels(edition: LoadedEdition) -> None:
    """A clause has one label, and its text follows it."""
    labelled: set[str] = set()
    worded = [claim for claim in edition.claims if claim.key]
    for at, claim in enumerate(worded):
        if claim.span.role != "label":
            continue
        follower = worded[at + 1] if at + 1 < len(worded) else None
        if claim.key in labelled or not follower or (follower.key, follower.span.role) != (claim.key, "text"):
            what = f"the label of {claim.key} is not followed by its text, or is its second"
            raise LabelFault(edition.source.map_path, claim.line, what, RESEAL)
        labelled.add(claim.key)


def check_labels(edition: LoadedEdition) -> None:
    """The number a label prints is the number of the key; a paragraph that opens a clause carries the clause's."""
    for spelled, text in edition.texts.items():
        path, key = edition.source.map_path, Key.parse(spelled)
        if len(text.label) > MOST_LABEL:
            raise LabelFault(path, text.line, f"the label of {key} is over {MOST_LABEL} characters", RESEAL)
        numbers = label_values(text.label)
        holder = key.parent if key.parts[-1] == "p1" and key.parent else key
        if (
            numbers
            and holder.number is not None
            and holder.parts[-1][0].isdigit()
            and holder.number not in numbers
        ):
            what = f"the label “{text.label}” says {min(numbers)}, the key is {key}"
            raise LabelFault(path, text.line, what, RESEAL)


def check_order(document: LoadedDocument, edition: LoadedEdition) -> None:
    """The clauses of an edition stand in its source in the document's order, unless it says otherwise."""
    if edition.form["is_reordered"]:
        return
    before = 0
    for key in document.keys:
        text = edition.texts.get(str(key))
        if text is None:
            continue
        if text.start < before:
            what = f"{key} stands before the clause it should follow"
            step = f"Correct the key, or say is_reordered = true in {edition.place.path}. {RESEAL}"
            raise KeyFault(edition.source.map_path, text.line, what, step)
        before = text.start
