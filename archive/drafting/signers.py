"""The signatories of a draft under the codes of their document; those of unknown parties are left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive.text.align_signatures import pair_signatures
from archive.text.signatories import Signatory, code_for
from archive.text.span import Span
from archive.text.structure import Doubt


@dataclass(frozen=True, slots=True)
class Signers:
    """signatories: of the document, as its fixture lists them, new ones last; signatures: of the edition;
    codes: the code of a signature, by where its office or name begins; doubts: who was left out."""

    signatories: tuple[dict[str, Any], ...]
    signatures: tuple[dict[str, Any], ...]
    codes: Mapping[int, str]
    doubts: tuple[Doubt, ...] = ()


def signers(
    found: Sequence[Signatory], listed: Sequence[Mapping[str, Any]], parties: Collection[str]
) -> Signers:
    """The draft's signatories, paired by party with those the document lists.

    listed: the document's own; parties: the codes of all parties the archive knows.
    """
    known = [one for one in found if one.state in parties]
    doubts = tuple(left_out(one) for one in found if one.state not in parties)
    rows = [dict(one) for one in listed]
    paired = pair_signatures([one["party"] for one in listed], [one.state for one in known])
    codes = {pair.right: listed[pair.left]["code"] for pair in paired if pair.left is not None}
    for index, one in enumerate(known):
        if index not in codes:
            codes[index] = free(one, found, {row["code"] for row in rows})
            rows.append({"code": codes[index], "party": one.state, "capacity": one.capacity})
    order = {row["code"]: place for place, row in enumerate(rows)}
    signatures = [signature(codes[index], one) for index, one in enumerate(known)]
    starts = {
        start: codes[index]
        for index, one in enumerate(known)
        for start, words in ((one.office_start, one.office), (one.name_start, one.name))
        if start is not None and words
    }
    # An export writes the signatures in the order of the document's signatories.
    signatures.sort(key=lambda row: order[row["signatory"]])
    return Signers(tuple(rows), tuple(signatures), starts, doubts)


def left_out(one: Signatory) -> Doubt:
    who = f"{one.office} {one.name}".strip()
    why = f"the archive has no party “{one.state}”" if one.state else "no known party is named"
    return Doubt(one.start, f"“{who:.80}” is left out of the signatures: {why}; add it to parties.toml")


def free(one: Signatory, found: Sequence[Signatory], taken: Collection[str]) -> str:
    """The signatory's own code, or the next of its party that nobody has."""
    if one.code not in taken:
        return one.code
    number = 1 + sum(other.state == one.state for other in found)
    while (code := code_for(one.state, number)) in taken:
        number += 1
    return code


def signature(code: str, one: Signatory) -> dict[str, Any]:
    """The table of one signature in an edition's fixture."""
    return {
        "signatory": code,
        "office_start": one.office_start if one.office else None,
        "office": one.office,
        "name_start": one.name_start if one.name else None,
        "name": one.name,
    }


def recoded(spans: Sequence[Span], codes: Mapping[int, str], tag: str) -> tuple[Span, ...]:
    """The map with every office and name under its signature; those of nobody known become furniture."""
    return tuple(
        span if span.role not in ("office", "name") else coded(span, codes.get(span.start, ""), tag)
        for span in spans
    )


def coded(span: Span, code: str, tag: str) -> Span:
    if code:
        return replace(span, target=f"{tag}/signatures/{code}")
    return replace(span, role="furniture", target="")
