"""Whether a document's rows, exported as they are, would be imported: every rule of the import, asked of the rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.fixture import manifest
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder

from . import outgest
from .document_files import LoadedDocument, load_document
from .document_rules import check_document
from .shared_files import load_shared
from .source_files import LoadedSource, load_source
from .tree import Tree

NOTHING: Mapping[str, bytes] = {}


def proved(slug: str, using: str, beside: Mapping[str, bytes] = NOTHING) -> LoadedDocument:
    """A document as its rows have it and the files `beside` say, which go before. Raises FixtureFault.

    Written to a folder that goes again.
    """
    with TemporaryDirectory(prefix="archive-proof-") as made:
        root = Path(made)
        for path, data in {**dict(outgest.files(using, slug)), **beside}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return checked(Folder(root), slug)


def checked(folder: Folder, slug: str) -> LoadedDocument:
    """The document `slug` of a tree, after every rule was asked of it. Raises FixtureFault."""
    loaded: dict[str, LoadedSource] = {}

    def source(path: str) -> LoadedSource:
        if path not in loaded:
            loaded[path] = load_source(folder, path, tree)
        return loaded[path]

    tree = Tree.of(path for path in folder.paths() if path != manifest.NAME)
    document = load_document(folder, slug, tree, source)
    check_document(document, load_shared(folder, tree.paths))
    return document


def fault_of(slug: str, using: str) -> FixtureFault | None:
    """The first rule the document breaks, None when it keeps all."""
    try:
        proved(slug, using)
    except FixtureFault as fault:
        return fault
    return None
