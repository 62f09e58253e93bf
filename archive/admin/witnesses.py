"""What the pages of documents and sources show beside their forms: the text, and the account of a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from archive.models import ClauseText, Correction, Document, Source
from archive.text.span import ROLES, Span, tiling_faults


@dataclass(frozen=True, slots=True)
class TextRow:
    """One clause: its number and key, and per edition what that prints there; None is a visible gap."""

    clause: int
    key: str
    texts: tuple[ClauseText | None, ...]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """All that templates/admin/archive/document/_text.html may use: edition tags, rows, corrections."""

    tags: tuple[str, ...]
    rows: tuple[TextRow, ...]
    corrections: tuple[Correction, ...]


def document_text(document: Document) -> DocumentText:
    """The document's text as published, clause by clause and edition by edition. Four queries."""
    editions = list(document.editions.order_by("tag"))
    texts: dict[int, dict[int, ClauseText]] = defaultdict(dict)
    for text in ClauseText.objects.filter(clause__document=document).select_related("edition"):
        texts[text.clause_id][text.edition_id] = text
    rows = tuple(
        TextRow(clause.pk, clause.key, tuple(texts[clause.pk].get(edition.pk) for edition in editions))
        for clause in document.clauses.order_by("order")
    )
    corrections = Correction.objects.filter(clause_text__clause__document=document)
    corrections = corrections.select_related("clause_text__clause", "clause_text__edition")
    ordered = corrections.order_by("clause_text__clause__order", "clause_text__edition__tag", "start")
    return DocumentText(tuple(edition.tag for edition in editions), rows, tuple(ordered))


@dataclass(frozen=True, slots=True)
class RoleRow:
    """How much of a source has one role."""

    role: str
    spans: int
    characters: int


@dataclass(frozen=True, slots=True)
class Account:
    """All that templates/admin/archive/source/_account.html may use.

    accounted: characters that are in some span, of `characters`; faults: where spans do not tile, in words.
    """

    rows: tuple[RoleRow, ...]
    accounted: int
    characters: int
    faults: tuple[str, ...]


def account(source: Source) -> Account:
    """Every character of the source by its role. One query."""
    found = source.spans.order_by("start").values_list("start", "end", "role")
    spans = [Span(start, end, role) for start, end, role in found]
    lengths: dict[str, list[int]] = defaultdict(list)
    reached = accounted = 0
    for span in spans:
        lengths[span.role].append(span.end - span.start)
        accounted += max(0, min(span.end, source.characters) - max(span.start, reached))
        reached = max(reached, span.end)
    rows = tuple(RoleRow(role, len(lengths[role]), sum(lengths[role])) for role in ROLES if role in lengths)
    faults = tuple(fault.what for fault in tiling_faults(spans, source.characters))
    return Account(rows, accounted, source.characters, faults)
