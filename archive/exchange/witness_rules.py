"""What a fixture claims a source says, held against the source: signatures and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.fixture.fault import BadField, UnknownParty, UnknownReference, WitnessFault
from archive.fixture.form import RESEAL, Place

from .document_files import LoadedDocument, LoadedEdition
from .shared_files import known

MOST_READING = 200


def check_signatures(document: LoadedDocument, edition: LoadedEdition) -> None:
    """Every signature is of a signatory and printed where it says; every office and name span is in one."""
    codes = {signatory["code"] for signatory in document.form["signatories"]}
    seen: set[str] = set()
    printed: set[tuple[str, str, int, int]] = set()
    for index, signature in enumerate(edition.form["signatures"]):
        here = edition.place.at("signatures", index)
        code = signature["signatory"]
        if code not in codes:
            what = f"the document has no signatory “{code:.60}”"
            raise here.at("signatory").fault(
                UnknownParty, what, f"Add the signatory, or correct the code. {RESEAL}"
            )
        if code in seen:
            raise here.at("signatory").fault(BadField, f"{code} signs twice in this edition")
        seen.add(code)
        if not signature["office"] and not signature["name"]:
            raise here.fault(BadField, f"the signature of {code} has neither office nor name")
        for part in ("office", "name"):
            if place := printed_at(edition, signature, part, here):
                printed.add((part, code, *place))
    for claim in edition.claims:
        if claim.code and (claim.span.role, claim.code, claim.span.start, claim.span.end) not in printed:
            what = f"this {claim.span.role} is in no signature of “{claim.code}” in {edition.place.path}"
            raise WitnessFault(edition.source.map_path, claim.line, what, RESEAL)


def printed_at(
    edition: LoadedEdition, signature: dict[str, Any], part: str, place: Place
) -> tuple[int, int] | None:
    """Where in the source an office or name stands. Raises WitnessFault when other words stand there."""
    words, start = signature[part], signature[f"{part}_start"]
    if not words and start is None:
        return None
    if not words or start is None:
        raise place.at(part).fault(BadField, f"“{part}” and “{part}_start” go together")
    found = edition.source.text[start : start + len(words)]
    if found != words:
        what = f"the fixture has “{words:.60}”, the source has “{found:.60}” at character {start}"
        raise place.at(part).fault(WitnessFault, what)
    return start, start + len(words)


def check_corrections(edition: LoadedEdition, kinds: Iterable[str]) -> None:
    """Every correction stands on words the clause has, changes them, and overlaps no other."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for index, correction in enumerate(edition.form["corrections"]):
        here = edition.place.at("corrections", index)
        known(kinds, correction["kind"], here.at("kind"))
        text = edition.texts.get(correction["clause"])
        if text is None:
            what = f"{edition.tag} has no text for clause “{correction['clause']:.60}”"
            raise here.at("clause").fault(UnknownReference, what)
        start, found = correction["start"], correction["found"]
        end = start + len(found)
        if text.text[start:end] != found:
            what = f"the correction found “{found:.60}”, the text has “{text.text[start:end]:.60}” at {start}"
            raise here.at("found").fault(WitnessFault, what)
        if correction["reads"] == found or max(len(found), len(correction["reads"])) > MOST_READING:
            raise here.at("reads").fault(
                BadField, "a correction changes something, in at most 200 characters"
            )
        if any(start < other_end and other < end for other, other_end in taken.get(correction["clause"], ())):
            raise here.at("start").fault(
                BadField, f"two corrections of {correction['clause']} overlap at {start}"
            )
        taken.setdefault(correction["clause"], []).append((start, end))
