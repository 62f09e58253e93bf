"""The archive checks itself: what it promises, proved from the rows and the bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch

from archive.models import (
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Redirect,
    Release,
    ScriptRule,
    Signature,
    Source,
    Span,
)
from archive.search import proof as index_proof
from archive.sources import SourceError, text_digest
from archive.text.key import Key, MalformedKey, order_faults
from archive.text.script import BadRule, LengthChanged, NotRenderable, Rule, renderer
from archive.text.span import Span as PlainSpan
from archive.text.span import tiling_faults

CHUNK = 50
# In what scripts a Chinese text is offered, by the script it is held in.
SHOWN = {"Hans": ("zh-Hant", "zh-Hant-HK"), "Hant": ("zh-Hans",)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of a source its spans account for, in all and by role."""

    source: str
    characters: int
    accounted: int
    roles: dict[str, int]


@dataclass(slots=True)
class Proof:
    """What was checked, and every fault that was found, in words that name the place."""

    coverage: list[Coverage] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def verify(using: str) -> Proof:
    """Check everything the database `using` holds. Queries: constant for each fifty sources or documents."""
    proof, checked = Proof(), Counter[str]()
    rules = tuple(
        Rule(*row)
        for row in ScriptRule.objects.using(using)
        .order_by("shown", "found")
        .values_list("shown", "found", "reads")
    )
    spans = Prefetch("spans", Span.objects.using(using).order_by("start"))
    for source in (
        Source.objects.using(using).order_by("name").prefetch_related(spans).iterator(chunk_size=CHUNK)
    ):
        proof.coverage.append(coverage(source))
        proof.faults += source_faults(source)
    for document in documents(using):
        proof.faults += document_faults(document)
        for edition in document.editions.all():
            proof.faults += edition_faults(edition, rules, checked)
        checked["documents"] += 1
    proof.faults += address_faults(using, checked)
    proof.faults += release_faults(using)
    if using != "default":
        proof.faults += index_proof.faults(using)
    proof.checked = {"sources": len(proof.coverage), **checked}
    return proof


def documents(using: str) -> Iterator[Document]:
    texts = ClauseText.objects.using(using).select_related("clause").order_by("clause__order")
    own = Span.objects.using(using).order_by("start")
    beneath = [
        Prefetch("clauses", Clause.objects.using(using).select_related("parent").order_by("order")),
        Prefetch("editions", Edition.objects.using(using).select_related("source").order_by("tag")),
        Prefetch("editions__texts", texts),
        Prefetch("editions__texts__spans", own),
        Prefetch("editions__texts__corrections", Correction.objects.using(using).order_by("start")),
        Prefetch("editions__spans", own),
        Prefetch("editions__signatures", Signature.objects.using(using).select_related("signatory")),
    ]
    rows = Document.objects.using(using).order_by("slug").prefetch_related(*beneath)
    return rows.iterator(chunk_size=CHUNK)


def coverage(source: Source) -> Coverage:
    roles: Counter[str] = Counter()
    for span in source.spans.all():
        roles[span.role] += span.end - span.start
    return Coverage(source.name, source.characters, sum(roles.values()), dict(roles.most_common()))


def source_faults(source: Source) -> Iterator[str]:
    """Fixity, length, rights, and the tiling of the source by its spans."""
    if hashlib.sha256(bytes(source.data)).hexdigest() != source.sha256:
        yield f"{source.name}: its bytes do not have the SHA-256 recorded for them"
        return
    try:
        text = source.text()
    except SourceError as unreadable:
        yield f"{source.name}: {unreadable}"
        return
    length = len(text)
    if source.text_sha256 not in ("", text_digest(text)):
        yield f"{source.name}: its text does not have the SHA-256 recorded for it"
    if length != source.characters:
        yield f"{source.name}: {length} characters, {source.characters} recorded"
    if not source.rights:
        yield f"{source.name}: it has no rights statement"
    spans = [PlainSpan(span.start, span.end, span.role) for span in source.spans.all()]
    for fault in tiling_faults(spans, length):
        yield f"{source.name}: {fault.what}"


def document_faults(document: Document) -> Iterator[str]:
    """Keys well-formed, unique and in order, each beneath its parent."""
    keys = []
    for clause in document.clauses.all():
        try:
            keys.append(key := Key.parse(clause.key))
        except MalformedKey as fault:
            yield f"{document.slug} {clause.key}: {fault}"
            continue
        if (clause.parent.key if clause.parent else "") != str(key.parent or ""):
            yield f"{document.slug} {clause.key}: its parent is not the clause its key names"
    for at, what in order_faults(keys):
        yield f"{document.slug} {keys[at]}: {what}"
    worded = {text.clause_id for edition in document.editions.all() for text in edition.texts.all()}
    containers = {clause.parent_id for clause in document.clauses.all()}
    for clause in document.clauses.all():
        if clause.pk not in worded and clause.pk not in containers:
            yield f"{document.slug} {clause.key}: no edition has a text for it"
    for edition in document.editions.all():
        held = {text.clause_id for text in edition.texts.all()}
        for clause in document.clauses.all():
            if clause.pk in worded and clause.pk not in held and clause.key not in edition.gaps:
                yield f"{document.slug} {edition.tag} {clause.key}: a gap that is not declared"


def edition_faults(edition: Edition, rules: tuple[Rule, ...], checked: Counter[str]) -> Iterator[str]:
    """Every text exactly its spans, every rendering of its length, everything quoted where it is said to be."""
    try:
        source = edition.source.text()
    except SourceError:
        # The source's own check has said so.
        return
    place = f"{edition.document.slug} {edition.tag}"
    if edition.title != words(source, [span for span in edition.spans.all() if span.role == "title"]):
        yield f"{place}: its title is not what the source prints"
    for text in edition.texts.all():
        own = list(text.spans.all())
        if text.text != words(source, [span for span in own if span.role == "text"]):
            yield f"{place} {text.clause.key}: its text is not exactly its spans"
        if text.label != words(source, [span for span in own if span.role == "label"]):
            yield f"{place} {text.clause.key}: its label is not exactly its spans"
        for correction in text.corrections.all():
            if text.text[correction.start : correction.start + len(correction.found)] != correction.found:
                yield f"{place} {text.clause.key}: a correction found “{correction.found}”, which is not there"
        yield from rendering_faults(edition, text, rules, checked)
        checked["texts"] += 1
    for signature in edition.signatures.all():
        for said, start in (
            (signature.office, signature.office_start),
            (signature.name, signature.name_start),
        ):
            if said and (start is None or source[start : start + len(said)] != said):
                yield f"{place} signatures/{signature.signatory.code}: “{said}” does not stand where it says"


def words(source: str, spans: list[Span]) -> str:
    return "\n".join(source[span.start : span.end] for span in spans)


def rendering_faults(
    edition: Edition, text: ClauseText, rules: tuple[Rule, ...], checked: Counter[str]
) -> Iterator[str]:
    held = "-".join(part for part in (edition.language, edition.script, edition.region) if part)
    for shown in SHOWN.get(edition.script, ()) if edition.language == "zh" else ():
        checked["renderings"] += 1
        try:
            renderer(held, shown, rules).render(text.text)
        except (LengthChanged, NotRenderable, BadRule) as fault:
            yield f"{edition.document.slug} {edition.tag} {text.clause.key} in {shown}: {fault}"


def address_faults(using: str, checked: Counter[str]) -> Iterator[str]:
    """Every address a recorded release printed is still held, redirected or withdrawn."""
    slugs = dict(Document.objects.using(using).values_list("slug", "status"))
    redirected = set(Redirect.objects.using(using).values_list("old", flat=True))
    held = {f"/documents/{slug}" for slug in slugs}
    clauses = Clause.objects.using(using).values_list("document__slug", "key")
    held |= {f"/documents/{slug}/{key}" for slug, key in clauses}
    signatories = Document.objects.using(using).filter(signatories__isnull=False)
    held |= {
        f"/documents/{s}/signatures/{code}"
        for s, code in signatories.values_list("slug", "signatories__code")
    }
    for addresses in Release.objects.using(using).values_list("addresses", flat=True):
        for address in addresses:
            checked["addresses"] += 1
            slug = address.split("/")[2] if address.count("/") >= 2 else ""
            stands_by = (address, f"/documents/{slug}")
            if (
                address not in held
                and slugs.get(slug) != "withdrawn"
                and not redirected.intersection(stands_by)
            ):
                yield f"{address}: was published and leads nowhere now"


def release_faults(using: str) -> Iterator[str]:
    for release in Release.objects.using(using).filter(is_current=True):
        if not release.licence.strip():
            yield f"release {release.id}: it has no licence"
