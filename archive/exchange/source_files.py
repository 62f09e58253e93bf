"""Source files: the witness's bytes, what is known of it, and the map of its characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from archive.fixture import forms, spanmap
from archive.fixture.fault import (
    BadEncoding,
    BadField,
    FixityFault,
    ForbiddenCharacter,
    SpanFault,
    UnknownReference,
)
from archive.fixture.folder import Folder
from archive.fixture.form import RESEAL, Place, parse, table
from archive.sources import (
    SourceError,
    UnknownEncoding,
    UnknownFormat,
    is_plainly_utf8,
    is_rendered,
    text_digest,
    text_of,
)
from archive.text.characters import forbidden
from archive.text.span import Span

from .tree import SOURCES, Tree


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """One source, decoded, with its spans and the lines these stand on in the span map."""

    name: str
    form: dict[str, Any]
    data: bytes
    text: str
    map_path: str
    spans: tuple[tuple[int, Span], ...]


def file_of(stem: str, tree: Tree, place: Place) -> str:
    """The path of the source named by its stem. Raises UnknownReference when it is not there, or not alone."""
    found = tree.sources.get(stem, [])
    if len(found) != 1:
        what = f"“{stem:.60}” is no source: {len(found)} files in {SOURCES} have this name"
        raise place.fault(UnknownReference, what, f"Put exactly one file {stem}.… there. {RESEAL}")
    return found[0]


def load_source(folder: Folder, path: str, tree: Tree) -> LoadedSource:
    """The source at `path` with its .toml and .spans. Raises FixtureFault for whatever is wrong with it."""
    stem = path.rpartition(".")[0]
    for needed, step in (
        (f"{stem}.toml", "Describe it there."),
        (f"{stem}.spans", "Draft it with manage.py draft_edition."),
    ):
        if needed not in tree.paths:
            raise SpanFault(
                needed, 0, f"{path} has no such file beside it", f"{step} Then run manage.py seal."
            )
    values, place = parse(folder.read(f"{stem}.toml"), f"{stem}.toml")
    form = table(forms.SOURCE, values, place)
    data = folder.read(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != form["sha256"]:
        what = f"its SHA-256 is {digest[:12]}…, {stem}.toml records {form['sha256'][:12]}…"
        raise FixityFault(
            path, 0, what, "A source is never changed: restore its bytes, or add it as a new source."
        )
    text = decoded(data, path, form, place)
    spans = load_spans(folder, f"{stem}.spans", text)
    return LoadedSource(path.removeprefix(SOURCES), form, data, text, f"{stem}.spans", spans)


def decoded(data: bytes, path: str, form: dict[str, Any], place: Place) -> str:
    """The source's text by its recorded format and encoding.

    Raises BadField for one that the archive does not read, BadEncoding where the bytes are in another, and
    ForbiddenCharacter with the line in the text.
    """
    if form["encoding"] != "utf-8" and is_plainly_utf8(data):
        raise place.at("encoding").fault(BadField, f"the source is utf-8, not “{form['encoding']:.30}”")
    try:
        text = text_of(data, form["format"], form["encoding"])
    except (UnknownFormat, UnknownEncoding) as fault:
        wrong = "format" if isinstance(fault, UnknownFormat) else "encoding"
        raise place.at(wrong).fault(BadField, str(fault).rstrip(".")) from fault
    except SourceError as fault:
        raise BadEncoding(
            path, 0, str(fault).rstrip("."), "Restore the file, or correct its record."
        ) from fault
    digest = text_digest(text)
    if is_rendered(form["format"], form["encoding"]) and not form["text_sha256"]:
        what = "the text is not the bytes themselves, and its own SHA-256 is not recorded"
        raise place.fault(BadField, what, f'Add text_sha256 = "{digest}" and run manage.py seal.')
    if form["text_sha256"] not in ("", digest):
        what = f"the SHA-256 of its text is {digest[:12]}…, {form['text_sha256']:.12}… is recorded"
        raise FixityFault(
            path, 0, what, "It must be read as it was when it was mapped: look for what changed."
        )
    for offset, name in forbidden(text):
        line = text.count("\n", 0, offset) + 1
        raise ForbiddenCharacter(path, line, f"{name} stands at character {offset}", "Remove the source.")
    return text


def load_spans(folder: Folder, path: str, text: str) -> tuple[tuple[int, Span], ...]:
    """The spans of a map with their lines, proved to tile `text`. Raises SpanFault, BadSyntax, BadEncoding."""
    data = folder.read(path)
    try:
        lines = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise BadEncoding(path, line, f"byte {fault.start} is not UTF-8", RESEAL) from fault
    return tuple(spanmap.loads(lines, path, text))
