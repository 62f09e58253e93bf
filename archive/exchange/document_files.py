"""Document files: one folder a document, with document.toml and one {tag}.toml an edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.fixture import forms
from archive.fixture.fault import BadField, BadSyntax, KeyFault, UnknownReference
from archive.fixture.folder import Folder
from archive.fixture.form import RESEAL, Place, parse, table
from archive.text.key import Key, MalformedKey, order_faults
from archive.text.span import TARGETED_ROLES, Span
from archive.text.tag import MalformedTag, Tag

from .source_files import LoadedSource, file_of
from .tree import DOCUMENTS, Tree

DOCUMENT_FILE = "document.toml"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that belongs to an edition. key: of its clause; code: of its signatory; both "" for the title, place…"""

    line: int
    span: Span
    key: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class LoadedText:
    """What an edition prints for a clause, and the line of the span map where it begins."""

    label: str
    text: str
    start: int
    line: int


@dataclass(frozen=True, slots=True)
class LoadedEdition:
    """One edition: its table, its source, and what its spans say."""

    tag: Tag
    form: dict[str, Any]
    place: Place
    source: LoadedSource
    title: str
    texts: dict[str, LoadedText]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """One document with all its editions, in the order of their tags."""

    slug: str
    form: dict[str, Any]
    place: Place
    keys: tuple[Key, ...]
    editions: tuple[LoadedEdition, ...]


def load_document(
    folder: Folder, slug: str, tree: Tree, source: Callable[[str], LoadedSource]
) -> LoadedDocument:
    """One document as its files have it; the rules about it are in document_rules.

    source: path of a source file → the loaded source. Raises FixtureFault.
    """
    path = f"{DOCUMENTS}{slug}/{DOCUMENT_FILE}"
    if path not in tree.paths:
        raise BadSyntax(path, 0, "the document has no such file", f"Describe the document there. {RESEAL}")
    values, place = parse(folder.read(path), path)
    form = table(forms.DOCUMENT, values, place)
    keys = load_keys(form["clauses"], place.at("clauses"))
    files = (file for file in tree.documents[slug] if file != path)
    editions = [load_edition(folder, file, slug, tree, source) for file in files]
    if not editions:
        raise place.fault(
            UnknownReference, "the document has no edition", f"Add a file {slug}/{{tag}}.toml. {RESEAL}"
        )
    return LoadedDocument(slug, form, place, keys, tuple(editions))


def load_keys(spelled: list[str], place: Place) -> tuple[Key, ...]:
    """The clause keys of a document, well-formed, unique and in order. Raises KeyFault."""
    keys = []
    for index, text in enumerate(spelled):
        try:
            keys.append(Key.parse(text))
        except MalformedKey as fault:
            raise place.at(index).fault(KeyFault, f"“{text:.60}” is no clause key: {fault}") from fault
    for index, what in order_faults(keys):
        raise place.at(index).fault(KeyFault, f"{spelled[index]}: {what}")
    return tuple(keys)


def load_edition(
    folder: Folder, path: str, slug: str, tree: Tree, source: Callable[[str], LoadedSource]
) -> LoadedEdition:
    """One edition, its wording read from its source through the spans. Raises FixtureFault."""
    name = path.rpartition("/")[2].removesuffix(".toml")
    values, place = parse(folder.read(path), path)
    form = table(forms.EDITION, values, place)
    try:
        tag = Tag.parse(name)
    except MalformedTag as fault:
        raise place.fault(BadField, f"“{name:.60}” is no edition tag: {fault}", "Rename the file.") from fault
    if str(tag) != name:
        raise place.fault(BadField, f"the tag “{name}” is written “{tag}”", "Rename the file.")
    witness = source(file_of(form["source"], tree, place.at("source")))
    claims = tuple(claims_of(slug, name, witness))
    title = "\n".join(witness.text[c.span.start : c.span.end] for c in claims if c.span.role == "title")
    return LoadedEdition(tag, form, place, witness, title, texts_of(witness, claims), claims)


def target_of(target: str, slug: str, tag: str) -> list[str] | None:
    """The part of `target` after this edition's own name, in steps; None when it names another edition."""
    steps = target.split("/")
    if steps[0] == slug:
        steps = steps[1:]
    return steps[1:] if steps and steps[0] == tag else None


def claims_of(slug: str, tag: str, source: LoadedSource) -> list[Claim]:
    """The spans of a source that belong to one edition. Raises UnknownReference, BadField, with the map's line."""
    found = []
    for line, span in source.spans:
        steps = target_of(span.target, slug, tag)
        if steps is None:
            continue
        if span.role not in TARGETED_ROLES:
            raise BadField(source.map_path, line, f"{span.role} is part of no edition", RESEAL)
        is_wording = span.role in ("label", "text")
        if is_wording and len(steps) == 1:
            found.append(Claim(line, span, key=steps[0]))
        elif not is_wording and len(steps) == 2 and steps[0] == "signatures":
            found.append(Claim(line, span, code=steps[1]))
        elif not is_wording and not steps and span.role not in ("office", "name"):
            found.append(Claim(line, span))
        else:
            what = f"“{span.target:.60}” is no target for the role {span.role}"
            raise UnknownReference(source.map_path, line, what, RESEAL)
    return found


def texts_of(source: LoadedSource, claims: tuple[Claim, ...]) -> dict[str, LoadedText]:
    """Key → what the edition prints there."""
    labels: dict[str, list[Claim]] = {}
    texts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.key:
            (labels if claim.span.role == "label" else texts).setdefault(claim.key, []).append(claim)
    return {
        key: LoadedText(
            label=wording(source, labels.get(key, [])),
            text=wording(source, own),
            start=own[0].span.start,
            line=own[0].line,
        )
        for key, own in texts.items()
    }


def wording(source: LoadedSource, claims: list[Claim]) -> str:
    """The words of these spans, one line each."""
    return "\n".join(source.text[claim.span.start : claim.span.end] for claim in claims)
